/**
 * Who is calling, and how: address and scheme as TRUSTED_PROXIES hops vouch for them.
 * Invariant: without trusted proxies nothing a client writes in X-Forwarded-* changes anything.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

/** IPv4 written inside IPv6 is IPv4, and a zone is dropped: one address has one spelling. */
export function plainAddress(address: string | undefined): string {
  if (address === undefined) return '';
  const bare = address.replace(/^\[|\]$/g, '').split('%')[0] ?? '';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare);
  return mapped?.[1] ?? bare.toLowerCase();
}

export function isLoopback(address: string): boolean {
  return address === '::1' || /^127\.\d+\.\d+\.\d+$/.test(address);
}

function list(header: string | string[] | undefined): string[] {
  const text = Array.isArray(header) ? header.join(',') : (header ?? '');
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Each trusted hop appended the address it saw: count back from our own peer. */
export function clientAddress(peer: string | undefined, headers: IncomingHttpHeaders, hops: number): string {
  const own = plainAddress(peer);
  if (hops === 0) return own;
  const chain = [...list(headers['x-forwarded-for']), own];
  const claimed = plainAddress(chain[Math.max(0, chain.length - 1 - hops)]);
  return isIP(claimed) ? claimed : own;
}

/** The scheme seen by the outermost trusted hop; null when no trusted hop said one. */
export function forwardedProto(headers: IncomingHttpHeaders, hops: number): 'http' | 'https' | null {
  if (hops === 0) return null;
  const chain = list(headers['x-forwarded-proto']);
  const proto = chain[Math.max(0, chain.length - hops)]?.toLowerCase();
  return proto === 'http' || proto === 'https' ? proto : null;
}

export function forwardedHost(headers: IncomingHttpHeaders, hops: number): string | null {
  if (hops === 0) return null;
  const chain = list(headers['x-forwarded-host']);
  return chain[Math.max(0, chain.length - hops)] ?? null;
}

/** For logs: enough to see a flood, not enough to find a person. */
export function truncatedAddress(address: string): string {
  const family = isIP(address);
  if (family === 4) return `${address.split('.').slice(0, 3).join('.')}.0`;
  return family === 6 ? `${expandIpv6(address).slice(0, 3).join(':')}::` : '';
}

/** One household or one hall: an IPv4 address, or an IPv6 /64. */
export function addressGroup(address: string): string {
  return isIP(address) === 6 ? expandIpv6(address).slice(0, 4).join(':') : address;
}

function expandIpv6(address: string): string[] {
  const [left = '', right] = address.split('::');
  const head = left === '' ? [] : left.split(':');
  if (right === undefined) return head;
  const tail = right === '' ? [] : right.split(':');
  return [...head, ...Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0'), ...tail];
}

const FORWARDING = [
  'forwarded',
  'x-real-ip',
  'x-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
  'x-original-url',
  'x-rewrite-url',
  'x-original-host',
  'x-http-method-override',
  // Next's inner speech and our own nonce are never taken from outside.
  'x-nonce',
  'x-middleware-subrequest',
  'x-matched-path',
  'x-now-route-matches',
  'next-resume',
  'x-next-resume-state-length',
  'content-security-policy',
  'content-security-policy-report-only',
];
const FORWARDING_PREFIXES = ['x-forwarded-', 'x-middleware-', 'x-invoke-', 'x-vercel-', 'x-now-'];

/** Leaves only what this server vouches for, so that Next and next-auth cannot be told another host or scheme. */
export function overwriteForwarded(
  headers: IncomingHttpHeaders,
  truth: { address: string; proto: string; host: string },
): void {
  for (const name of Object.keys(headers)) {
    if (FORWARDING.includes(name) || FORWARDING_PREFIXES.some((prefix) => name.startsWith(prefix))) {
      delete headers[name];
    }
  }
  const port = /:(\d+)$/.exec(truth.host)?.[1] ?? (truth.proto === 'https' ? '443' : '80');
  headers.host = truth.host;
  headers['x-forwarded-for'] = truth.address;
  headers['x-forwarded-proto'] = truth.proto;
  headers['x-forwarded-host'] = truth.host;
  headers['x-forwarded-port'] = port;
}
