/** The adopted resolution as a Word file; the same readers as of the page. */
import { currentActor } from '#app/actor.ts';
import { isRefusal, statusOf } from '#domain/errors.ts';
import { runtime } from '#server/runtime.ts';

type Context = { params: Promise<{ slug: string }> };

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  try {
    const { name, data } = await runtime().resolution.queries.adoptedDocx(await currentActor(), slug);
    return new Response(new Uint8Array(data), {
      headers: {
        'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        'content-disposition': `attachment; filename="${name.replace(/[^a-z0-9.-]/gi, '')}"`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      },
    });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return Response.json({ ok: false, code: error.vecheCode }, { status: statusOf(error.vecheCode) });
  }
}
