/**
 * The one http server: every request and every upgrade passes here before Next, the JSON door, Socket.IO or the
 * drafting engine see it. Order: target → probes → host → origin → body → route → Next.
 * Invariant: nothing behind the front ever sees a forwarded header, a host or a nonce chosen by a client.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isRefusal, statusOf } from '#domain/errors.ts';
import { createMetrics } from '#server/metrics.ts';
import { inRequest } from '#server/request-scope.ts';
import { accessLine } from './access-log.ts';
import { plainAddress } from './address.ts';
import { admit, alignRawHeaders, dropCookies, type Refused, readTarget } from './admission.ts';
import { answer, answerSocket } from './answer.ts';
import { limitBody } from './body.ts';
import { createCompression } from './compress.ts';
import { trackConnections } from './connections.ts';
import { contentSecurityPolicy, sealHeaders, securityHeaders } from './headers.ts';
import { createHostCheck } from './host.ts';
import { isSafe, requestVerdict } from './origin.ts';
import { partsFor, withParts } from './page-parts.ts';
import { createProbes } from './probes.ts';
import { compileRoutes } from './routes.ts';
import { DEFAULT_LIMITS, type FrontOptions, type RequestContext, UPLOAD_PATHS } from './types.ts';
import { createUpgrades } from './upgrades.ts';

export type Front = ReturnType<typeof createFront>;

const METHODS = new Set(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']);

export function createFront(options: FrontOptions) {
  const { env, log, next } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const metrics = options.metrics ?? createMetrics();
  const development = env.mode === 'development';
  const uploads = options.uploadPaths ?? UPLOAD_PATHS;
  const match = compileRoutes(options.routes);
  const compress = createCompression();
  let draining = false;

  const server = createServer({
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    connectionsCheckingInterval: Math.min(1_000, limits.headersMs),
    insecureHTTPParser: false,
  });
  server.timeout = limits.idleMs;
  server.maxConnections = limits.connections;

  const checkHost = createHostCheck({
    publicUrl: env.publicUrl,
    port: () => (server.address() as AddressInfo | null)?.port ?? env.port,
  });
  const connections = trackConnections(server, {
    perAddress: limits.connectionsPerAddress,
    behindProxy: env.trustedProxies > 0,
    onRefused: () => metrics.httpRefused.inc({ reason: 'connections' }),
  });
  server.on('connection', (socket) => {
    metrics.httpConnections.set(connections.count());
    socket.once('close', () => metrics.httpConnections.set(connections.count()));
  });
  const probe = createProbes({
    ready: options.ready,
    draining: () => draining,
    metrics,
    metricsToken: env.metricsToken,
  });

  const refuseRequest = (req: IncomingMessage, res: ServerResponse, refused: Refused) => {
    metrics.httpRefused.inc({ reason: refused.code });
    // What was refused unread ends with its connection: the next request must not begin inside its body.
    if (!isSafe(req.method)) res.setHeader('Connection', 'close');
    answer(res, refused.status, { ok: false, code: refused.code });
    req.resume();
  };

  const watch = (
    req: IncomingMessage,
    res: ServerResponse,
    pathname: string,
    known: () => RequestContext | null,
  ) => {
    const started = performance.now();
    res.once('close', () => {
      const ms = performance.now() - started;
      const kind = pathname.startsWith('/_next/') ? 'static' : pathname.startsWith('/api/') ? 'api' : 'page';
      const method = METHODS.has(req.method ?? '') ? req.method! : 'other';
      metrics.httpSeconds.observe(
        { method, kind, status: `${Math.floor(res.statusCode / 100)}xx` },
        ms / 1_000,
      );
      if (kind === 'static' || pathname === '/healthz' || pathname === '/readyz' || pathname === '/metrics')
        return;
      const ctx = known();
      log.info(
        accessLine({
          requestId: ctx?.requestId ?? '',
          method,
          pathname,
          status: res.statusCode,
          ms,
          bytes: Number(res.getHeader('Content-Length') ?? 0),
          address: ctx?.address ?? plainAddress(req.socket.remoteAddress),
        }),
        'request',
      );
    });
  };

  const handle = async (
    req: IncomingMessage,
    res: ServerResponse,
    expectsContinue: boolean,
  ): Promise<void> => {
    const target = readTarget(req.url);
    const pathname = target?.pathname ?? '/';
    let ctx: RequestContext | null = null;
    watch(req, res, pathname, () => ctx);
    for (const [name, value] of Object.entries(securityHeaders(false))) res.setHeader(name, value);
    let policy = "default-src 'none'; frame-ancestors 'none'";
    sealHeaders(req, res, { pathname, development, draining: () => draining, policy: () => policy });

    if (target === null) return refuseRequest(req, res, { status: 400, code: 'invalid_input' });
    if (!METHODS.has(req.method ?? '')) return refuseRequest(req, res, { status: 405, code: 'http/method' });
    const ownHost = checkHost(req.headers.host, null, null).ok;
    if (await probe(req, res, pathname, ownHost)) return;

    const admitted = admit(req, target, { checkHost, hops: env.trustedProxies });
    if ('code' in admitted) return refuseRequest(req, res, admitted);
    ctx = admitted;

    const found = match(req.method!, pathname);
    const route = found.kind === 'route' ? found.route : null;
    if (!isSafe(req.method) || route?.ownPagesOnly) {
      const verdict = requestVerdict(req.headers, ctx.origin, pathname);
      if (verdict === 'refused') return refuseRequest(req, res, { status: 403, code: 'http/foreign_origin' });
      if (verdict === 'bare') dropCookies(req);
    }

    policy = contentSecurityPolicy({
      nonce: ctx.nonce,
      host: ctx.host,
      development,
      formActions: options.formActions,
    });
    for (const [name, value] of Object.entries(securityHeaders(ctx.proto === 'https')))
      res.setHeader(name, value);
    res.setHeader('X-Request-Id', ctx.requestId);
    req.headers['content-security-policy'] = policy;
    req.headers['x-request-id'] = ctx.requestId;
    alignRawHeaders(req);

    const upload = uploads.some((pattern) => pattern.test(pathname));
    if (!limitBody(req, res, route?.bodyLimit ?? (upload ? limits.uploadBytes : limits.bodyBytes))) return;
    if (expectsContinue) res.writeContinue();

    if (found.kind === 'route') return await found.route.handler(req, res, { ...ctx, params: found.params });
    if (found.kind === 'method' && pathname.startsWith('/api/')) {
      res.setHeader('Allow', found.allow.join(', '));
      return refuseRequest(req, res, { status: 405, code: 'http/method' });
    }
    const parts = development ? null : partsFor(req);
    const visit = parts && ((await options.pages?.visit(req, ctx, parts)) ?? null);
    if (!development) compress(req, res, pathname, parts, visit?.keep);
    await withParts(parts, () =>
      inRequest(async () => {
        if (!(await visit?.serve(res))) await next(req, res);
      }, visit?.record),
    );
  };

  const guarded = (expectsContinue: boolean) => (req: IncomingMessage, res: ServerResponse) => {
    req.on('error', () => {});
    res.on('error', () => {});
    handle(req, res, expectsContinue).catch((error: unknown) => {
      if (isRefusal(error)) {
        const { vecheCode: code, params, fields, retryAfterMs } = error;
        answer(res, statusOf(code), { ok: false, code, params, fields, retryAfterMs });
        return;
      }
      log.error({ err: error, requestId: res.getHeader('X-Request-Id') }, 'request failed');
      if (res.headersSent) res.destroy();
      else answer(res, 500, { ok: false, code: 'internal' });
    });
  };
  server.on('request', guarded(false));
  server.on('checkContinue', guarded(true));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const status = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }[error.code ?? ''] ?? 400;
    metrics.httpRefused.inc({ reason: `client_${status}` });
    answerSocket(socket, status);
  });
  server.on(
    'upgrade',
    createUpgrades({
      upgrades: options.upgrades,
      decoy: development ? options.decoy : undefined,
      admit: (req, target) => admit(req, target, { checkHost, hops: env.trustedProxies }),
      draining: () => draining,
      log,
      metrics,
    }),
  );

  return {
    server,
    metrics,
    /** Resolves with the real port (PORT=0 takes a free one); rejects where the port is taken. */
    listen: (): Promise<{ port: number }> =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen({ host: env.host, port: env.port }, () => {
          server.off('error', reject);
          server.on('error', (error) => log.error({ err: error }, 'http server'));
          resolve({ port: (server.address() as AddressInfo).port });
        });
      }),
    /** From here on /readyz says no, so that a balancer turns away before we stop accepting. */
    announceDrain: () => {
      draining = true;
    },
    /** Resolves when the last socket is gone; owners of long sockets close theirs meanwhile (1012). */
    drain: (deadlineMs = limits.drainMs): Promise<void> => {
      draining = true;
      return server.listening ? connections.drain(deadlineMs) : Promise.resolve();
    },
  };
}
