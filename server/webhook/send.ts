/**
 * One signed POST to somebody else's program: no redirect is followed, no proxy is used, five seconds and 16 kB at most.
 * `Veche-Signature: t=<seconds>,v1=<hex>` is HMAC-SHA256 of `<t>.<body>` by the secret that was shown once.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { mayConnect } from './guard.ts';

export type Resolve = (host: string) => Promise<{ address: string; family: number }[]>;
export type Sent = { ok: boolean; answer: string };

const LIMIT = { ms: 5_000, bytes: 16 * 1024 };
const systemResolve: Resolve = (host) => lookup(host, { all: true, verbatim: true });
const failed = (code: string) => Object.assign(new Error(code), { code });

export function signature(secret: string, body: string, seconds: number): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, '');

export async function postSigned(
  to: { url: string; secret: string; body: string; headers: Record<string, string>; now: Date },
  options: { loopback: boolean; resolve?: Resolve; ms?: number; ca?: string },
): Promise<Sent> {
  const url = new URL(to.url);
  const allowed = (address: string) => mayConnect(address, url.protocol, options.loopback);
  // A literal address is connected to without being looked up.
  if (isIP(bare(url.hostname)) && !allowed(bare(url.hostname)))
    return { ok: false, answer: 'address_refused' };
  const resolve = options.resolve ?? systemResolve;
  const guarded: LookupFunction = (host, how, done) => {
    resolve(host).then(
      (found) => {
        // One private address among public ones is reason enough.
        if (found.length === 0 || !found.every(({ address }) => allowed(address)))
          return done(failed('address_refused'), '', 4);
        const [first] = found;
        if (how.all) done(null, found as never);
        else done(null, first?.address ?? '', first?.family ?? 4);
      },
      () => done(failed('name_unknown'), '', 4),
    );
  };
  return new Promise((settle) => {
    const request = (url.protocol === 'https:' ? https : http).request(
      url,
      {
        method: 'POST',
        agent: false,
        lookup: guarded,
        signal: AbortSignal.timeout(options.ms ?? LIMIT.ms),
        ...(options.ca && { ca: options.ca }),
        headers: {
          ...to.headers,
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(to.body),
          'user-agent': 'Veche-Webhook/1',
          'veche-signature': signature(to.secret, to.body, Math.floor(to.now.getTime() / 1_000)),
        },
      },
      (response) => {
        const status = response.statusCode ?? 0;
        let seen = 0;
        const done = (answer: string) => settle({ ok: status >= 200 && status < 300, answer });
        response.on('data', (chunk: Buffer) => {
          seen += chunk.length;
          if (seen <= LIMIT.bytes) return;
          done(String(status));
          request.destroy();
        });
        response.on('end', () => done(String(status)));
        response.on('error', () => done(String(status)));
      },
    );
    request.on('error', (error: NodeJS.ErrnoException) => settle({ ok: false, answer: codeOf(error) }));
    request.end(to.body);
  });
}

function codeOf(error: NodeJS.ErrnoException): string {
  if (error.name === 'TimeoutError' || error.name === 'AbortError' || error.code === 'ABORT_ERR')
    return 'timeout';
  return /^[A-Z0-9_]{3,40}$|^[a-z_]{3,30}$/.test(error.code ?? '') ? String(error.code) : 'failed';
}

// The secret must sign, so it is kept: sealed by a key that is not in the database.

const keyOf = (authSecret: string) => Buffer.from(hkdfSync('sha256', authSecret, '', 'veche webhook', 32));

export function seal(secret: string, authSecret: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(authSecret), iv);
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

export function unseal(sealed: string, authSecret: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(authSecret), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}
