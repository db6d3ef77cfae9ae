/**
 * The door itself: is the target well formed, the Host ours, the Origin allowed? It answers with the context of the
 * request, its headers already overwritten, or with the status to refuse by. Requests and upgrades share it.
 */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { clientAddress, forwardedHost, forwardedProto, overwriteForwarded } from './address.ts';
import type { FrontCode } from './answer.ts';
import { newNonce } from './headers.ts';
import type { createHostCheck } from './host.ts';
import type { RequestContext } from './types.ts';

export type Refused = { status: number; code: FrontCode };
export type Target = { pathname: string; query: URLSearchParams };

/** Null for `//host`, absolute forms, backslashes and control characters: each has misled a router before. */
export function readTarget(url: string | undefined): Target | null {
  if (url === undefined || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e\x80-\uffff]*$/.test(url)) return null;
  const [path = '/', ...rest] = url.split('?');
  if (path.includes('#') || /\/\.{1,2}(\/|$)/.test(path) || path.includes('\0')) return null;
  return { pathname: path, query: new URLSearchParams(rest.join('?')) };
}

function count(req: IncomingMessage, name: string): number {
  let found = 0;
  for (let i = 0; i < req.rawHeaders.length; i += 2)
    if (req.rawHeaders[i]?.toLowerCase() === name) found += 1;
  return found;
}

export function admit(
  req: IncomingMessage,
  target: Target,
  options: { checkHost: ReturnType<typeof createHostCheck>; hops: number },
): RequestContext | Refused {
  if (count(req, 'host') > 1 || count(req, 'origin') > 1) return { status: 400, code: 'invalid_input' };
  const verdict = options.checkHost(
    req.headers.host,
    forwardedProto(req.headers, options.hops),
    forwardedHost(req.headers, options.hops),
  );
  if (!verdict.ok) {
    return { status: verdict.status, code: verdict.status === 400 ? 'invalid_input' : 'http/foreign_host' };
  }
  const address = clientAddress(req.socket.remoteAddress, req.headers, options.hops);
  overwriteForwarded(req.headers, { address, proto: verdict.proto, host: verdict.host });
  return {
    requestId: randomBytes(9).toString('base64url'),
    address,
    proto: verdict.proto,
    host: verdict.host,
    origin: verdict.origin,
    nonce: newNonce(),
    ...target,
  };
}

/** Whoever proves itself by a token alone does so without the browser's cookies. */
export function dropCookies(req: IncomingMessage): void {
  delete req.headers.cookie;
}

/** `rawHeaders` must not tell another story than `headers` did after they were overwritten. */
export function alignRawHeaders(req: IncomingMessage): void {
  req.rawHeaders = Object.entries(req.headers).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value ?? '']).flatMap((one) => [name, one]),
  );
}
