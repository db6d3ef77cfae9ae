/**
 * Which requests may change something: those which our own pages sent. Next lets a server action without an
 * Origin pass and Socket.IO takes any Origin, so the rule stands here, before both.
 */
import type { IncomingHttpHeaders } from 'node:http';

/** `bare` passes only without its cookies: the request proves itself by a token alone. */
export type OriginVerdict = 'own' | 'bare' | 'refused';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
export const isSafe = (method: string | undefined) => SAFE.has(method ?? '');

const hasBearer = (headers: IncomingHttpHeaders) => /^bearer \S/i.test(headers.authorization ?? '');

function sentByOwnPage(headers: IncomingHttpHeaders, origin: string): boolean {
  if (headers.origin !== undefined) return headers.origin === origin;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  return originOf(headers.referer) === origin;
}

function originOf(url: string | undefined): string | null {
  if (url === undefined || !URL.canParse(url)) return null;
  return new URL(url).origin;
}

/** For every unsafe method, server actions included, and for polling. Programs bring a bearer token to /api/. */
export function requestVerdict(
  headers: IncomingHttpHeaders,
  origin: string,
  pathname: string,
): OriginVerdict {
  if (sentByOwnPage(headers, origin)) return 'own';
  const program = headers.origin === undefined && headers['sec-fetch-site'] === undefined;
  return program && hasBearer(headers) && pathname.startsWith('/api/') ? 'bare' : 'refused';
}

/** A browser always names the Origin of a websocket; a program without one must bring a ticket or a token. */
export function upgradeVerdict(
  headers: IncomingHttpHeaders,
  origin: string,
  query: URLSearchParams,
): OriginVerdict {
  if (headers.origin !== undefined) return headers.origin === origin ? 'own' : 'refused';
  return query.has('ticket') || hasBearer(headers) ? 'bare' : 'refused';
}
