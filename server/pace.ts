/** How often one may do a thing, counted in memory of this process by account; nothing of it is written down. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { refuse } from '#domain/errors.ts';
import type { Services } from './services.ts';

export type Pace = { name: string; points: number; seconds: number };

const made = new WeakMap<Services, Map<string, RateLimiterMemory>>();

/** Takes one turn; refuses with `rate_limited` and the time to wait. */
export async function spend(services: Services, { name, points, seconds }: Pace, who: string): Promise<void> {
  const all = made.get(services) ?? new Map<string, RateLimiterMemory>();
  made.set(services, all);
  const limiter = all.get(name) ?? new RateLimiterMemory({ points, duration: seconds, keyPrefix: name });
  all.set(name, limiter);
  try {
    await limiter.consume(who);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    refuse('rate_limited', { retryAfterMs: Math.max(1000, error.msBeforeNext) });
  }
}
