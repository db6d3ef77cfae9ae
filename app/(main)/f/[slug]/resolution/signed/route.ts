/** The signed scan, for the people of the forum; always as a file, never run by a browser. */
import { currentActor } from '#app/actor.ts';
import { isRefusal, statusOf } from '#domain/errors.ts';
import { runtime } from '#server/runtime.ts';

type Context = { params: Promise<{ slug: string }> };

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  try {
    const file = await runtime().resolution.queries.signedScan(await currentActor(), slug);
    return new Response(new Uint8Array(file.data), {
      headers: {
        'content-type': file.mime,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "sandbox; default-src 'none'",
        'cache-control': 'private, no-store',
      },
    });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return Response.json({ ok: false, code: error.vecheCode }, { status: statusOf(error.vecheCode) });
  }
}
