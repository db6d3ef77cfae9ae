/**
 * How often one may try. Counted in memory of each process; a hall of 1,000 phones behind one address must get in within
 * two minutes, with the slips of 1,000 fingers, so what is counted by address alone is generous and what guards one
 * secret (a badge, a mailbox) is strict. A hall whose phones have come in is not shut out by what others guess elsewhere.
 * Points are spent before the check and given back after success, so that guesses made at the same moment count too.
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { refuse } from '#domain/errors.ts';
import { addressGroup } from '../http/address.ts';
import type { Services } from '../services.ts';

const MINUTE = 60;
export const RULES = {
  /** Wrong join codes: 300 of a million in ten minutes from an address, 2,000 from everywhere. */
  codeByAddress: { points: 300, duration: 10 * MINUTE },
  codeByAll: { points: 2000, duration: 10 * MINUTE },
  /** Looking oneself up. */
  seatByAddress: { points: 6_000, duration: 10 * MINUTE },
  /** Wrong badge codes: of one seat, of one forum, from one address in one forum. */
  badgeBySeat: { points: 6, duration: 15 * MINUTE },
  badgeByForum: { points: 300, duration: 15 * MINUTE },
  badgeByAddress: { points: 200, duration: 15 * MINUTE },
  /** Newcomers by code. */
  guestByAddress: { points: 2_000, duration: 10 * MINUTE },
  signInByPair: { points: 8, duration: 15 * MINUTE },
  signInByMail: { points: 60, duration: 60 * MINUTE },
  signInByAddress: { points: 300, duration: 15 * MINUTE },
  letterByMail: { points: 4, duration: 15 * MINUTE },
  letterByAddress: { points: 150, duration: 15 * MINUTE },
  linkByAddress: { points: 300, duration: 15 * MINUTE },
  ownPassword: { points: 8, duration: 15 * MINUTE },
  setup: { points: 10, duration: 15 * MINUTE },
} as const;
export type RuleName = keyof typeof RULES;
/** Addresses that came in by a right code, and for how long that is remembered. */
const HALLS = { most: 5_000, ms: 12 * 60 * MINUTE * 1_000 };

export type Limits = {
  /** Takes one try; refuses with `rate_limited` and the time to wait. */
  spend(rule: RuleName, subject: string): Promise<void>;
  /** Refuses where the tries are used up, without taking one. */
  check(rule: RuleName, subject: string): Promise<void>;
  /** Gives a try back: it was right. */
  giveBack(rule: RuleName, subject: string): Promise<void>;
  /** A right code came from this address. */
  cameIn(address: string): void;
  hasComeIn(address: string): boolean;
};

const made = new WeakMap<Services, Limits>();

/** The limits of this process. */
export function limitsOf(services: Services): Limits {
  const known = made.get(services);
  if (known) return known;
  const limiters = new Map<RuleName, RateLimiterMemory>();
  const of = (rule: RuleName) => {
    let limiter = limiters.get(rule);
    if (!limiter) {
      limiter = new RateLimiterMemory({ ...RULES[rule], keyPrefix: rule });
      limiters.set(rule, limiter);
    }
    return limiter;
  };
  // A provider gives one household more IPv6 addresses than there are codes: they are one caller.
  const who = (rule: RuleName, subject: string) =>
    rule.endsWith('ByAddress') ? addressGroup(subject) : subject;
  const halls = new Map<string, number>();
  const limits: Limits = {
    cameIn(address) {
      const group = addressGroup(address);
      halls.delete(group);
      halls.set(group, services.clock.now().getTime());
      for (const oldest of halls.keys()) {
        if (halls.size <= HALLS.most) break;
        halls.delete(oldest);
      }
    },
    hasComeIn(address) {
      const at = halls.get(addressGroup(address));
      return at !== undefined && services.clock.now().getTime() - at < HALLS.ms;
    },
    async spend(rule, subject) {
      try {
        await of(rule).consume(who(rule, subject));
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        refuse('rate_limited', { retryAfterMs: Math.max(1000, error.msBeforeNext) });
      }
    },
    async check(rule, subject) {
      const state = await of(rule).get(who(rule, subject));
      if (state && state.consumedPoints >= RULES[rule].points) {
        refuse('rate_limited', { retryAfterMs: Math.max(1000, state.msBeforeNext) });
      }
    },
    async giveBack(rule, subject) {
      await of(rule).reward(who(rule, subject));
    },
  };
  made.set(services, limits);
  return limits;
}
