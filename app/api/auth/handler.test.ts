/** A real OpenID provider on loopback: discovery, code with PKCE, signed id_token; next-auth talks to it over http. */
import { createHash, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { decode } from 'next-auth/jwt';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AuthDeps, runAuth, type Said, startAuth } from './handler.ts';

type Grant = { challenge: string; nonce: string };
let server: Server;
let issuer = '';
let claims: Record<string, unknown> = {};
const grants = new Map<string, Grant>();
const secret = 'Zq7vN2xW9bT4mK8sR1pL6yD3hF5gJ0cA';
const said: Said[] = [];

beforeAll(async () => {
  process.env.AUTH_TRUST_HOST = 'true';
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256', use: 'sig' };
  server = createServer((req, res) => {
    const json = (body: unknown, status = 200) => {
      res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    };
    if (req.url?.startsWith('/.well-known/')) {
      return json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    }
    if (req.url === '/jwks') return json({ keys: [jwk] });
    let body = '';
    req.on('data', (part) => {
      body += part;
    });
    req.on('end', async () => {
      const form = new URLSearchParams(body);
      const grant = grants.get(form.get('code') ?? '');
      grants.delete(form.get('code') ?? '');
      const proof = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url');
      if (!grant || proof !== grant.challenge) return json({ error: 'invalid_grant' }, 400);
      const token = new SignJWT({ ...claims, nonce: grant.nonce })
        .setProtectedHeader({ alg: 'RS256', kid: 'k' })
        .setIssuer(issuer)
        .setAudience('veche')
        .setIssuedAt()
        .setExpirationTime('5m');
      json({ access_token: 'a', token_type: 'Bearer', id_token: await token.sign(privateKey) });
    });
  });
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise<void>((go) => server.close(() => go())));

function deps(over: Partial<AuthDeps> = {}): AuthDeps {
  return {
    secret,
    secure: false,
    oidc: { issuer, clientId: 'veche', clientSecret: 'client-secret', name: 'Школьный вход' },
    signIn: async (person) => {
      said.push(person);
      return { ok: true, data: { accountId: 'A'.repeat(22), sessionVersion: 7, next: '/' } };
    },
    ...over,
  };
}
const headers = { host: 'veche.lan:3000', 'x-forwarded-host': 'veche.lan:3000', 'x-forwarded-proto': 'http' };
const jarOf = (response: Response) =>
  Object.fromEntries(
    response.headers.getSetCookie().map((line) => {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
    }),
  );

/** As the browser goes: our form, the provider's consent, back with a code. */
async function walk(
  next: string,
  over: Partial<AuthDeps> = {},
  change: { state?: string; verifier?: boolean } = {},
) {
  const started = await startAuth({ next, headers, cookies: {} }, deps(over));
  const to = new URL(started.headers.get('Location') ?? '');
  const code = randomBytes(8).toString('hex');
  grants.set(code, {
    challenge: to.searchParams.get('code_challenge') ?? '',
    nonce: to.searchParams.get('nonce') ?? '',
  });
  const cookies = jarOf(started);
  if (change.verifier)
    for (const name of Object.keys(cookies)) if (name.includes('pkce')) delete cookies[name];
  const state = change.state ?? to.searchParams.get('state') ?? '';
  const back = await runAuth(
    { action: 'callback', method: 'GET', query: { code, state }, headers, cookies },
    deps(over),
  );
  return { started, to, back };
}

it('[AK14] a form sends to the provider with PKCE, state and nonce, and the answer signs in with our cookie', async () => {
  claims = { sub: 'person-1', email: 'Petrova@School.ru', email_verified: true, name: 'Петрова Анна' };
  const { to, back, started } = await walk('/f/forum/now');
  expect(to.origin).toBe(issuer);
  expect(to.searchParams.get('code_challenge_method')).toBe('S256');
  expect(to.searchParams.get('redirect_uri')).toBe('http://veche.lan:3000/api/auth/callback/oidc');
  expect(
    started.headers.getSetCookie().every((line) => /HttpOnly/i.test(line) && /SameSite=Lax/i.test(line)),
  ).toBe(true);
  expect(said.at(-1)).toEqual({
    issuer,
    subject: 'person-1',
    email: 'Petrova@School.ru',
    emailVerified: true,
    name: 'Петрова Анна',
  });
  expect(back.status).toBe(303);
  expect(back.headers.get('Location')).toBe('http://veche.lan:3000/f/forum/now');
  const cookie = back.headers.getSetCookie().find((line) => line.startsWith('veche.session='));
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).not.toMatch(/Secure/i);
  const token = await decode({ token: jarOf(back)['veche.session'], secret });
  expect(token).toMatchObject({ sub: 'A'.repeat(22), sv: 7 });
  expect(JSON.stringify(token)).not.toContain('School');
});

it('[AK14] an unverified address is told as unverified', async () => {
  claims = { sub: 'person-2', email: 'victim@school.ru', name: 'Кто То' };
  await walk('/');
  expect(said.at(-1)).toMatchObject({ subject: 'person-2', emailVerified: false });
});

it('[AK14] a forged state, a missing verifier and a refusal of ours sign nobody in', async () => {
  claims = { sub: 'person-3' };
  const before = said.length;
  const refusing: Partial<AuthDeps> = {
    signIn: async () => ({ ok: false, code: 'account/sign_in_refused' }),
  };
  const walks = [
    await walk('/', {}, { state: 'forged' }),
    await walk('/', {}, { verifier: true }),
    await walk('/', refusing),
  ];
  expect(said).toHaveLength(before);
  for (const { back } of walks) {
    expect(back.headers.get('Location')).toContain('/signin');
    expect(back.headers.getSetCookie().some((line) => line.startsWith('veche.session='))).toBe(false);
  }
});

it('[AK2] [AK14] the way back leads to our own pages; over https the cookie is Secure', async () => {
  claims = { sub: 'person-4' };
  for (const evil of ['https://evil.ru/', '//evil.ru', '/\\evil.ru']) {
    const { back } = await walk(evil);
    expect(new URL(back.headers.get('Location') ?? '').host).toBe('veche.lan:3000');
  }
  const { back } = await walk('/', { secure: true });
  expect(back.headers.getSetCookie().find((line) => line.startsWith('veche.session='))).toMatch(/Secure/i);
});
