/**
 * For which names this server answers: PUBLIC_URL, loopback, and the addresses of our own interfaces with the
 * real port. A page fetched under any other name (DNS rebinding, a forged Host) gets 421 and no byte of content.
 */
import { networkInterfaces } from 'node:os';
import { plainAddress } from './address.ts';

export type HostVerdict =
  | { ok: true; host: string; origin: string; proto: 'http' | 'https' }
  | { ok: false; status: 400 | 421 };

type Parsed = { name: string; port: number | null };

/** Null where the text is not a host with an optional port. */
export function parseHost(text: string): Parsed | null {
  const match = /^(\[[0-9a-f:.]{2,45}\]|[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)(?::(\d{1,5}))?$/i.exec(text);
  if (!match?.[1]) return null;
  const port = match[2] === undefined ? null : Number(match[2]);
  if (port !== null && (port < 1 || port > 65_535)) return null;
  return { name: match[1].toLowerCase(), port };
}

const defaultPort = (proto: string) => (proto === 'https' || proto === 'https:' ? 443 : 80);

function ownAddresses(): Set<string> {
  const names = new Set<string>();
  for (const addresses of Object.values(networkInterfaces())) {
    for (const { address, family } of addresses ?? []) {
      const plain = plainAddress(address);
      names.add(family === 'IPv6' ? `[${plain}]` : plain);
    }
  }
  return names;
}

/**
 * A check bound to the real port. A laptop changes networks in the middle of an event, so the interfaces are read
 * again, at most every five seconds.
 */
export function createHostCheck(options: {
  publicUrl?: URL;
  port: () => number;
  now?: () => number;
  addresses?: () => Set<string>;
}) {
  const now = options.now ?? (() => performance.now());
  const addresses = options.addresses ?? ownAddresses;
  let own = addresses();
  let readAt = now();

  const isOwn = (name: string): boolean => {
    if (name === 'localhost' || name === '127.0.0.1' || name === '[::1]') return true;
    if (!own.has(name) && now() - readAt > 5_000) {
      own = addresses();
      readAt = now();
    }
    return own.has(name);
  };

  const publicHost = options.publicUrl === undefined ? null : parseHost(options.publicUrl.host);
  const publicPort =
    options.publicUrl === undefined ? 0 : (publicHost?.port ?? defaultPort(options.publicUrl.protocol));

  const isPublic = (host: Parsed): boolean =>
    publicHost !== null &&
    host.name === publicHost.name &&
    (host.port ?? defaultPort(options.publicUrl!.protocol)) === publicPort;

  /** `forwardedHost` is what a trusted proxy said; it may only ever choose PUBLIC_URL. */
  return (
    text: string | undefined,
    proto: 'http' | 'https' | null,
    forwardedHost: string | null,
  ): HostVerdict => {
    const forwarded = forwardedHost === null ? null : parseHost(forwardedHost);
    const host = text === undefined ? null : parseHost(text);
    if (host === null) return { ok: false, status: 400 };
    if (isPublic(host) || (forwarded !== null && isPublic(forwarded))) {
      const url = options.publicUrl!;
      return {
        ok: true,
        host: url.host,
        origin: url.origin,
        proto: url.protocol === 'https:' ? 'https' : 'http',
      };
    }
    const scheme = proto ?? 'http';
    const port = host.port ?? defaultPort(scheme);
    if (port !== options.port() || !isOwn(host.name)) return { ok: false, status: 421 };
    const written = port === defaultPort(scheme) ? host.name : `${host.name}:${port}`;
    return { ok: true, host: written, origin: `${scheme}://${written}`, proto: scheme };
  };
}
