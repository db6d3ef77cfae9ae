/**
 * The provider sends people back here. Of next-auth's own routes only the callback is open, and `session`, answered
 * from the database like every other door; everything else is done by our pages and does not exist here.
 */
import { currentActor } from '#app/actor.ts';
import { runAuth } from '../handler.ts';
import { authRequest } from '../request.ts';

type Context = { params: Promise<{ nextauth: string[] }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const [action, provider] = (await params).nextauth;
  if (action === 'session' && provider === undefined) {
    const actor = await currentActor();
    return Response.json(actor ? { user: { name: actor.name } } : {}, {
      status: actor ? 200 : 401,
      headers: { 'Cache-Control': 'no-store' },
    });
  }
  const known = action === 'callback' && provider === 'oidc' ? await authRequest() : null;
  if (!known) return new Response(null, { status: 404 });
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return runAuth(
    { action: 'callback', method: 'GET', query, headers: known.headers, cookies: known.cookies },
    known.deps,
  );
}
