/**
 * Words shared by the parts of the HTTP front: what it needs, what a raw route gets, and its limits.
 * Everything in RequestContext was checked or computed by the front; nothing in it is taken from a header on trust.
 */
import type { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Metrics } from '#server/metrics.ts';
import type { KeptPages } from './kept-pages.ts';

export type FrontEnv = {
  mode: 'production' | 'development' | 'test';
  host: string;
  port: number;
  publicUrl?: URL;
  trustedProxies: number;
  metricsToken?: string;
};

export interface FrontLog {
  info(fields: Record<string, unknown>, msg?: string): void;
  warn(fields: Record<string, unknown>, msg?: string): void;
  error(fields: Record<string, unknown>, msg?: string): void;
}

export type RequestContext = {
  requestId: string;
  /** The client's address after TRUSTED_PROXIES hops; never written to a log whole. */
  address: string;
  proto: 'http' | 'https';
  /** As a browser would write it: without the default port of `proto`. */
  host: string;
  origin: string;
  nonce: string;
  pathname: string;
  query: URLSearchParams;
};

export type RouteContext = RequestContext & {
  /** Values of `:name` in the pattern, decoded. */
  params: Record<string, string>;
};
export type RouteHandler = (
  req: IncomingMessage,
  res: ServerResponse,
  ctx: RouteContext,
) => void | Promise<void>;

/** `:name` takes one segment, a last `*` the rest. Any method that is not listed falls through to Next. */
export type Route = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | '*';
  pattern: string;
  handler: RouteHandler;
  bodyLimit?: number;
  /** Reading, too, must come from our own pages (Socket.IO polling). */
  ownPagesOnly?: boolean;
};
export type RouteTable = readonly Route[];

export type UpgradeHandler = (
  req: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  ctx: RequestContext,
) => void | Promise<void>;
export type UpgradeTable = Readonly<Record<string, UpgradeHandler>>;

export type FrontLimits = {
  headerBytes: number;
  bodyBytes: number;
  uploadBytes: number;
  headersMs: number;
  requestMs: number;
  idleMs: number;
  keepAliveMs: number;
  /** Generous: a whole hall of phones may stand behind one address. */
  connectionsPerAddress: number;
  connections: number;
  /** Long-lived sockets get this long to be closed by their owners before they are cut. */
  drainMs: number;
};

export const DEFAULT_LIMITS: FrontLimits = {
  headerBytes: 16 * 1024,
  bodyBytes: 1024 * 1024,
  uploadBytes: 12 * 1024 * 1024,
  headersMs: 8_000,
  requestMs: 120_000,
  idleMs: 120_000,
  keepAliveMs: 65_000,
  connectionsPerAddress: 4_096,
  connections: 16_384,
  drainMs: 15_000,
};

/** Pages and actions to which files are sent; everywhere else a body is small. */
export const UPLOAD_PATHS: readonly RegExp[] = [
  /(^|\/)(import|imports|upload|uploads|files|scan|scans)(\/|$)/,
  // An official's answer by link, and the secretary's letters.
  /^\/o\/[\w-]{32}$/,
  /^\/f\/[^/]+\/letters$/,
  // A question with its image.
  /^\/f\/[^/]+\/quiz\/[\w-]+\/edit\/[\w-]+$/,
];

export type Readiness = { ok: boolean; reasons: string[] };

export type FrontOptions = {
  /** Pages that are the same for many; without it every page is made anew. */
  pages?: KeptPages;
  env: FrontEnv;
  log: FrontLog;
  next: (req: IncomingMessage, res: ServerResponse) => Promise<void>;
  routes: RouteTable;
  /** By path prefix; the longest that fits wins. */
  upgrades: UpgradeTable;
  ready: () => Promise<Readiness>;
  /** In development, hot reloading sockets are handed to this emitter (given to Next as its `httpServer`). */
  decoy?: EventEmitter;
  metrics?: Metrics;
  limits?: Partial<FrontLimits>;
  uploadPaths?: readonly RegExp[];
  /** Origins to which a sign-in form may redirect (the OIDC issuer). */
  formActions?: readonly string[];
};
