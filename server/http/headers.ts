/**
 * Security headers of every response: Next's pages, raw routes, files and errors alike.
 * The nonce is new for each request and reaches Next through the request's own content-security-policy header,
 * from which Next 16 takes it; a nonce sent by a client was removed before.
 */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http';

export const newNonce = () => randomBytes(16).toString('base64');

/**
 * Chrome 80 knows 'strict-dynamic' and trusts what a nonced script loads; Safari 14 does not, and loads the same
 * chunks by 'self'. `ws:` is spelt out because Safari's 'self' does not cover it.
 */
export function contentSecurityPolicy(options: {
  nonce: string;
  host: string;
  development: boolean;
  formActions?: readonly string[];
}): string {
  const { nonce, host, development } = options;
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ws://${host} wss://${host}`,
    "media-src 'self' blob:",
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `form-action ${["'self'", ...(options.formActions ?? [])].join(' ')}`,
  ].join('; ');
}

/** Headers that do not depend on the page. COOP and HSTS mean nothing on plain http and only fill its console. */
export function securityHeaders(https: boolean): Record<string, string> {
  const headers: Record<string, string> = {
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    // With no-referrer a plain form would send «Origin: null» and be refused.
    'Referrer-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Permitted-Cross-Domain-Policies': 'none',
  };
  if (https) {
    headers['Cross-Origin-Opener-Policy'] = 'same-origin';
    headers['Strict-Transport-Security'] = 'max-age=31536000';
  }
  return headers;
}

/** Built files carry a hash in their name and nothing of a person; they alone may be kept by caches. */
const CACHEABLE = /^\/(_next\/static|fonts|icons)\/|^\/(favicon\.ico|icon\.svg|manifest\.webmanifest)$/;

type HeadArguments = [
  number,
  (string | OutgoingHttpHeaders | OutgoingHttpHeader[])?,
  (OutgoingHttpHeaders | OutgoingHttpHeader[])?,
];

/**
 * Decides at the last moment, when the handler has said its own headers: whatever was asked for with a cookie or a
 * token is never kept by anybody, a draining server lets go of the connection, and an answer that named no policy of its
 * own (a file names a narrower one) has that of the pages. Next leaves out what stands on the answer before it, so this
 * must come after it.
 */
export function sealHeaders(
  req: IncomingMessage,
  res: ServerResponse,
  options: { pathname: string; development: boolean; draining: () => boolean; policy: () => string },
): void {
  const personal = req.headers.cookie !== undefined || req.headers.authorization !== undefined;
  const keepable = CACHEABLE.test(options.pathname);
  const writeHead = res.writeHead.bind(res) as (...head: HeadArguments) => ServerResponse;
  const seal = (...head: HeadArguments): ServerResponse => {
    const [status, second, third] = head;
    const given = typeof second === 'object' ? second : third;
    if (given !== undefined && !Array.isArray(given)) {
      for (const [name, value] of Object.entries(given)) if (value !== undefined) res.setHeader(name, value);
    }
    if (!keepable && (personal || !res.hasHeader('Cache-Control'))) {
      res.setHeader('Cache-Control', personal ? 'private, no-store' : 'no-store');
    }
    if (!res.hasHeader('Content-Security-Policy')) res.setHeader('Content-Security-Policy', options.policy());
    if (options.draining()) res.setHeader('Connection', 'close');
    res.removeHeader('X-Powered-By');
    const rest = Array.isArray(given) ? [given] : [];
    return typeof second === 'string'
      ? writeHead(status, second, ...(rest as [OutgoingHttpHeader[]?]))
      : writeHead(status, ...(rest as [OutgoingHttpHeader[]?]));
  };
  res.writeHead = seal as typeof res.writeHead;
}
