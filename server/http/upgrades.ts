/**
 * The one upgrade dispatcher: a table of paths. Next would add a listener of its own and answer for any path, and
 * engine.io ends upgrades it does not know; so nobody but this file listens to `upgrade`.
 */
import type { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Metrics } from '#server/metrics.ts';
import { alignRawHeaders, dropCookies, type Refused, readTarget, type Target } from './admission.ts';
import { answerSocket } from './answer.ts';
import { upgradeVerdict } from './origin.ts';
import type { FrontLog, RequestContext, UpgradeHandler, UpgradeTable } from './types.ts';

const HOT_RELOAD = new Set(['/_next/hmr', '/_next/webpack-hmr']);

export function createUpgrades(options: {
  upgrades: UpgradeTable;
  decoy?: EventEmitter;
  admit: (req: IncomingMessage, target: Target) => RequestContext | Refused;
  draining: () => boolean;
  log: FrontLog;
  metrics: Metrics;
}) {
  const prefixes = Object.keys(options.upgrades).sort((a, b) => b.length - a.length);
  const find = (pathname: string): UpgradeHandler | null => {
    const prefix = prefixes.find((one) => {
      const bare = one.replace(/\/$/, '');
      return pathname === bare || pathname.startsWith(`${bare}/`);
    });
    return prefix === undefined ? null : (options.upgrades[prefix] ?? null);
  };

  type Verdict = { status: number; reason: string } | { ctx: RequestContext; handler: UpgradeHandler };

  const hotReload: UpgradeHandler = (req, socket, head) => {
    options.decoy?.emit('upgrade', req, socket, head);
  };

  const judge = (req: IncomingMessage): Verdict => {
    if (options.draining()) return { status: 503, reason: 'draining' };
    const target = readTarget(req.url);
    if (target === null || req.method !== 'GET') return { status: 400, reason: 'target' };
    if (req.headers.upgrade?.toLowerCase() !== 'websocket') return { status: 400, reason: 'protocol' };
    const ctx = options.admit(req, target);
    if ('code' in ctx) return { status: ctx.status, reason: 'host' };
    const reload = options.decoy !== undefined && HOT_RELOAD.has(target.pathname);
    const handler = reload ? hotReload : find(target.pathname);
    if (handler === null) return { status: 404, reason: 'path' };
    const verdict = upgradeVerdict(req.headers, ctx.origin, target.query);
    if (verdict === 'refused') return { status: 403, reason: 'origin' };
    if (verdict === 'bare') dropCookies(req);
    alignRawHeaders(req);
    return { ctx, handler };
  };

  return (req: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy());
    const verdict = judge(req);
    if ('status' in verdict) {
      options.metrics.httpRefused.inc({ reason: `upgrade_${verdict.reason}` });
      answerSocket(socket, verdict.status);
      return;
    }
    // The owner may need a moment to authorise; the request's own idle timer must not cut a long socket later.
    req.socket.setTimeout(0);
    Promise.resolve(verdict)
      .then(({ handler, ctx }) => handler(req, socket, head, ctx))
      .catch((error: unknown) => {
        options.log.error({ err: error, route: verdict.ctx.pathname.split('/')[1] }, 'upgrade failed');
        answerSocket(socket, 500);
      });
  };
}
