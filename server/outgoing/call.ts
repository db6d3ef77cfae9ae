/**
 * One POST to somebody else's program, at an address that a person gave: no redirect is followed, no proxy is used, five
 * seconds and 16 kB at most, public addresses only (guard.ts).
 */
import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { mayConnect } from './guard.ts';

export type Resolve = (host: string) => Promise<{ address: string; family: number }[]>;
export type Sent = { ok: boolean; answer: string };
export type CallOptions = { loopback: boolean; resolve?: Resolve; ms?: number; ca?: string };

const LIMIT = { ms: 5_000, bytes: 16 * 1024 };
const systemResolve: Resolve = (host) => lookup(host, { all: true, verbatim: true });
const failed = (code: string) => Object.assign(new Error(code), { code });

/** A literal address is connected to without being looked up. */
export function literalRefused(url: URL, loopback: boolean): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) > 0 && !mayConnect(host, url.protocol, loopback);
}

export async function call(
  to: { url: string; body: string | Buffer; headers: Record<string, string> },
  options: CallOptions,
): Promise<Sent> {
  const url = new URL(to.url);
  if (literalRefused(url, options.loopback)) return { ok: false, answer: 'address_refused' };
  const resolve = options.resolve ?? systemResolve;
  const allowed = (address: string) => mayConnect(address, url.protocol, options.loopback);
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
        headers: { ...to.headers, 'content-length': Buffer.byteLength(to.body) },
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
