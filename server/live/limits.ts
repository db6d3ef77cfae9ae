/**
 * Floods are counted before anything is parsed or asked of the database: a bucket a connection (synchronous, since
 * one read may bring twenty thousand packets), and limiters an account, so that ten tabs are not ten times the right.
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Fail } from '#domain/result.ts';

export const WINDOW_MS = 10_000;

export type Flood = 'ok' | 'refuse' | 'close';

/** A fixed window: over `points` refused, over three times as many closed. */
export function packetCounter(points: number, now: () => number = () => performance.now()): () => Flood {
  let from = now();
  let seen = 0;
  return () => {
    const at = now();
    if (at - from >= WINDOW_MS) {
      from = at;
      seen = 0;
    }
    seen += 1;
    if (seen > points * 3) return 'close';
    return seen > points ? 'refuse' : 'ok';
  };
}

/** Resolves with the refusal, or null where the actor may go on. */
export function accountLimiter(points: number): (key: string) => Promise<Fail | null> {
  const limiter = new RateLimiterMemory({ points, duration: WINDOW_MS / 1_000 });
  return async (key) => {
    try {
      await limiter.consume(key);
      return null;
    } catch (rejected) {
      if (!(rejected instanceof RateLimiterRes)) throw rejected;
      return { ok: false, code: 'rate_limited', retryAfterMs: rejected.msBeforeNext };
    }
  };
}
