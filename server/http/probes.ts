/**
 * /healthz (the process answers), /readyz (it may be sent users) and /metrics. Probes come from balancers under any
 * Host name; metrics go to a bearer of METRICS_TOKEN, or to a direct loopback peer under a name of ours.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Metrics } from '#server/metrics.ts';
import { isLoopback, plainAddress } from './address.ts';
import { answer } from './answer.ts';
import type { Readiness } from './types.ts';

const READY_FOR_MS = 500;

export function createProbes(options: {
  ready: () => Promise<Readiness>;
  draining: () => boolean;
  metrics: Metrics;
  metricsToken?: string;
}) {
  let asked: { at: number; answer: Promise<Readiness> } | null = null;

  /** Many probes, one question to the database. */
  const ready = (): Promise<Readiness> => {
    const now = performance.now();
    if (asked === null || now - asked.at > READY_FOR_MS) {
      asked = { at: now, answer: options.ready().catch(() => ({ ok: false, reasons: ['internal'] })) };
    }
    return asked.answer;
  };

  const mayReadMetrics = (req: IncomingMessage, ownHost: boolean): boolean => {
    const bearer = /^bearer (.+)$/i.exec(req.headers.authorization ?? '')?.[1];
    if (bearer !== undefined) return options.metricsToken !== undefined && same(bearer, options.metricsToken);
    const forwarded = Object.keys(req.headers).some(
      (name) => name === 'forwarded' || name.startsWith('x-forwarded-'),
    );
    return ownHost && !forwarded && isLoopback(plainAddress(req.socket.remoteAddress));
  };

  /** True where the request was one of the probes. Called before X-Forwarded-* are overwritten. */
  return async (
    req: IncomingMessage,
    res: ServerResponse,
    pathname: string,
    ownHost: boolean,
  ): Promise<boolean> => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return false;
    if (pathname === '/healthz') {
      answer(res, 200, { ok: true });
    } else if (pathname === '/readyz') {
      const state = options.draining() ? { ok: false, reasons: ['draining'] } : await ready();
      answer(res, state.ok ? 200 : 503, { ok: state.ok, reasons: state.reasons });
    } else if (pathname === '/metrics') {
      if (!mayReadMetrics(req, ownHost)) answer(res, 403, { ok: false, code: 'forbidden' });
      else {
        const text = await options.metrics.registry.metrics();
        res.writeHead(200, { 'Content-Type': options.metrics.registry.contentType });
        res.end(text);
      }
    } else return false;
    return true;
  };
}

function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
