/** An image that was judged by its bytes, shown inside our pages; never anything that could run. Bytes of an id do not change. */
import { isRefusal, statusOf } from '#domain/errors.ts';

export async function imageResponse(found: Promise<{ mime: string; data: Uint8Array }>): Promise<Response> {
  try {
    const { mime, data } = await found;
    return new Response(new Uint8Array(data), {
      headers: {
        'content-type': mime,
        'content-length': String(data.byteLength),
        'content-disposition': 'inline',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "sandbox; default-src 'none'",
        'cache-control': 'private, max-age=3600',
      },
    });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return Response.json({ ok: false, code: error.vecheCode }, { status: statusOf(error.vecheCode) });
  }
}
