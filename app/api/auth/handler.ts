/**
 * next-auth 4 with one OpenID provider, driven with explicit inputs: options are made per request, because «Secure»
 * follows the request's scheme, and the session cookie is ours. No credentials or mail provider: those are our forms.
 * The token carries {sub, sv} only; who that is, is asked of the database on every request.
 */
import { createHash, randomBytes } from 'node:crypto';
import NextAuth, { type NextAuthOptions } from 'next-auth';
import { safeNext } from '#domain/account/redirect.ts';
import { SESSION_COOKIE_NAME, SESSION_MAX_AGE_S, type SignedIn } from '#domain/account/session.ts';
import type { Result } from '#domain/result.ts';

export type Oidc = { issuer: string; clientId: string; clientSecret: string; name: string };
export type Said = {
  issuer: string;
  subject: string;
  email: string | null;
  emailVerified: boolean;
  name: string;
};
export type AuthDeps = {
  secret: string;
  oidc: Oidc;
  secure: boolean;
  signIn(said: Said): Promise<Result<SignedIn>>;
};

type Claims = { sub?: string; email?: string; email_verified?: boolean | string; name?: string };

export function authOptions({ secret, oidc, secure, signIn }: AuthDeps): NextAuthOptions {
  let signed: SignedIn | null = null;
  const cookie = { httpOnly: true, sameSite: 'lax' as const, path: '/', secure };
  return {
    secret,
    useSecureCookies: secure,
    session: { strategy: 'jwt', maxAge: SESSION_MAX_AGE_S },
    pages: { signIn: '/signin', error: '/signin' },
    cookies: { sessionToken: { name: SESSION_COOKIE_NAME, options: cookie } },
    logger: { error() {}, warn() {}, debug() {} },
    providers: [
      {
        id: 'oidc',
        name: oidc.name,
        type: 'oauth',
        wellKnown: `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        clientId: oidc.clientId,
        clientSecret: oidc.clientSecret,
        idToken: true,
        checks: ['pkce', 'state', 'nonce'],
        authorization: { params: { scope: 'openid email profile' } },
        profile: (claims: Claims) => ({
          id: claims.sub ?? '',
          name: claims.name ?? '',
          email: claims.email ?? null,
        }),
      },
    ],
    callbacks: {
      async signIn({ profile }) {
        const claims = (profile ?? {}) as Claims;
        if (!claims.sub) return false;
        const answer = await signIn({
          issuer: oidc.issuer,
          subject: claims.sub,
          email: claims.email ?? null,
          emailVerified: claims.email_verified === true || claims.email_verified === 'true',
          name: (claims.name ?? '').slice(0, 1000),
        });
        signed = answer.ok ? answer.data : null;
        return answer.ok;
      },
      jwt: ({ token }) =>
        signed ? { sub: signed.accountId, sv: signed.sessionVersion } : { sub: token.sub, sv: token.sv },
      redirect({ url, baseUrl }) {
        const path = url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url;
        return `${baseUrl}${safeNext(path)}`;
      },
    },
  };
}

type Call = {
  action: 'signin' | 'callback';
  method: 'GET' | 'POST';
  query: Record<string, string>;
  headers: Record<string, string>;
  cookies: Record<string, string>;
  body?: Record<string, string>;
};

/** Runs one step of next-auth and answers with what the browser must get. */
export async function runAuth(call: Call, deps: AuthDeps): Promise<Response> {
  const headers = new Headers({ 'Cache-Control': 'no-store' });
  let status = 200;
  let setCookies: string[] = [];
  const response = {
    status(code: number) {
      status = code;
      return response;
    },
    getHeader: (name: string) => (name.toLowerCase() === 'set-cookie' ? setCookies : headers.get(name)),
    setHeader(name: string, value: string | string[]) {
      if (name.toLowerCase() === 'set-cookie') setCookies = [value].flat();
      else headers.set(name, String(value));
      return response;
    },
    json: () => response,
    send: () => response,
    end: () => response,
  };
  const request = {
    ...call,
    query: { ...call.query, nextauth: [call.action, 'oidc'] },
    body: call.body,
  };
  await (NextAuth as unknown as (req: unknown, res: unknown, options: NextAuthOptions) => Promise<void>)(
    request,
    response,
    authOptions(deps),
  );
  for (const cookie of setCookies) headers.append('Set-Cookie', cookie);
  const to = headers.get('Location');
  // next-auth's own error pages do not exist here: whatever failed, the sign-in page says so.
  if (!to || new URL(to, 'http://veche.invalid').pathname.startsWith('/api/auth/')) {
    headers.set('Location', '/signin?error=oidc');
    return new Response(null, { status: 303, headers });
  }
  return new Response(null, { status: status === 302 ? 303 : status, headers });
}

/** Starts at the provider from a plain form: our own page has proved its origin, so the double-submit token is made here. */
export function startAuth(
  input: { next: string; headers: Record<string, string>; cookies: Record<string, string> },
  deps: AuthDeps,
): Promise<Response> {
  const csrfToken = randomBytes(32).toString('hex');
  const hash = createHash('sha256').update(`${csrfToken}${deps.secret}`).digest('hex');
  const name = `${deps.secure ? '__Host-' : ''}next-auth.csrf-token`;
  return runAuth(
    {
      action: 'signin',
      method: 'POST',
      query: {},
      headers: input.headers,
      cookies: { ...input.cookies, [name]: `${csrfToken}|${hash}` },
      body: { csrfToken, callbackUrl: input.next },
    },
    deps,
  );
}
