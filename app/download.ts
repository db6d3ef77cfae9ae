/** A file made by us, as a download under its own name in any letters; a refusal is its code, as everywhere. */
import { isRefusal, statusOf } from '#domain/errors.ts';

export type Download = { name: string; mime: string; data: Uint8Array };

export async function download(made: Promise<Download>): Promise<Response> {
  try {
    const { name, mime, data } = await made;
    const ending = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? '';
    const plain = name
      .slice(0, name.length - ending.length)
      .replace(/[^ -~]|["\\%]/g, '')
      .trim();
    return new Response(new Uint8Array(data), {
      headers: {
        'content-type': mime,
        'content-length': String(data.byteLength),
        'content-disposition': `attachment; filename="${/[a-z]{3}/i.test(plain) ? plain : 'document'}${ending}"; filename*=UTF-8''${encodeURIComponent(name)}`,
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
