/** A stored scan or evidence: only ever a download, never run or shown inside our pages, whatever its bytes are. */
import { currentActor } from '#app/actor.ts';
import { isRefusal, statusOf } from '#domain/errors.ts';
import { runtime } from '#server/runtime.ts';

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string; id: string }> },
): Promise<Response> {
  const { slug, id } = await params;
  try {
    const file = await runtime().recommendation.queries.storedFile(
      await currentActor(),
      slug,
      id.slice(0, 40),
    );
    return new Response(new Uint8Array(file.data), {
      headers: {
        'content-type': file.mime,
        'content-length': String(file.data.length),
        'content-disposition': `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
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
