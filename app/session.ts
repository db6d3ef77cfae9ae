/**
 * The session cookie as pages set it: the same name and life as next-auth's, a fresh token at every sign-in (so a cookie
 * planted before is worth nothing), Secure only where the request came by https, since a hall has plain http.
 */
import { cookies, headers } from 'next/headers';
import { SESSION_COOKIE_NAME, SESSION_MAX_AGE_S, type SignedIn } from '#domain/account/session.ts';
import { runtime } from '#server/runtime.ts';

export async function startSession(signed: Pick<SignedIn, 'accountId' | 'sessionVersion'>): Promise<void> {
  const token = await runtime().sessions.issue(signed.accountId, signed.sessionVersion);
  (await cookies()).set(SESSION_COOKIE_NAME, token, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    maxAge: SESSION_MAX_AGE_S,
    secure: (await headers()).get('x-forwarded-proto') === 'https',
  });
}

export async function endSession(): Promise<void> {
  (await cookies()).delete({ name: SESSION_COOKIE_NAME, path: '/' });
}

/** Where the request came from, as server/http.ts vouches: it overwrites this header on every request. */
export async function callerAddress(): Promise<string> {
  return ((await headers()).get('x-forwarded-for') ?? '').slice(0, 64);
}
