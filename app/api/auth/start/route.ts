/** «Войти через …»: a plain form posts here and is sent on to the provider, with PKCE, state and nonce. */
import { safeNext } from '#domain/account/redirect.ts';
import { startAuth } from '../handler.ts';
import { authRequest } from '../request.ts';

export async function POST(request: Request): Promise<Response> {
  const known = await authRequest();
  if (!known) return new Response(null, { status: 404 });
  const form = await request.formData().catch(() => null);
  const next = safeNext(form?.get('next'));
  return startAuth({ next, headers: known.headers, cookies: known.cookies }, known.deps);
}
