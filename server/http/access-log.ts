/**
 * One line a request: no query string, no cookie, no whole address, and no path segment that could be a token,
 * a code or an id. What remains shows which page is slow or failing, not who opened it.
 */
import { truncatedAddress } from './address.ts';

/** `/f/Kq3…/quiz/2` → `/f/:/quiz/:`; built files are one route. */
export function routeOf(pathname: string): string {
  if (pathname.startsWith('/_next/')) return '/_next';
  return pathname
    .slice(0, 400)
    .split('/')
    .slice(0, 12)
    .map((segment) => (segment === '' || /^(v\d|[a-z][a-z-]{0,19})$/.test(segment) ? segment : ':'))
    .join('/');
}

export function accessLine(fields: {
  requestId: string;
  method: string;
  pathname: string;
  status: number;
  ms: number;
  bytes: number;
  address: string;
}): Record<string, unknown> {
  const { pathname, address, ms, ...rest } = fields;
  return {
    ...rest,
    ms: Math.round(ms),
    route: routeOf(pathname),
    address: truncatedAddress(address),
  };
}
