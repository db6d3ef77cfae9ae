/**
 * Tries a piece of storing until it works: soon again at first, at random moments, and says when it fails or just hangs.
 * Invariant: whoever was told «not saving» is told when it works again; nobody is told «saved» in between.
 */
import type { Persist } from './room-deps.ts';

const HANG_MS = 1_500;
/**
 * A question whose connection died may never be answered: it is asked again. Should the first have been stored after
 * all, its updates stand in the log twice, and Yjs takes an update once.
 */
const GIVE_UP_MS = 10_000;

export interface RetryHooks {
  ended(): boolean;
  failing(error: unknown): void;
  tooLong(): void;
  recovered(): void;
  tooLongMs: number;
}

/** Undefined when the owner has ended meanwhile. */
export async function withRetry<T>(work: () => Promise<T>, hooks: RetryHooks): Promise<T | undefined> {
  const started = performance.now();
  let failed = false;
  let told = false;
  const fail = (error: unknown) => {
    failed = true;
    hooks.failing(error);
  };
  for (let attempt = 1; ; attempt += 1) {
    if (hooks.ended()) return undefined;
    const left = Math.max(0, hooks.tooLongMs - (performance.now() - started));
    const hang = setTimeout(() => fail(new Error('storing takes long')), HANG_MS);
    const long = told
      ? null
      : setTimeout(() => {
          told = true;
          hooks.tooLong();
        }, left);
    let giveUp: NodeJS.Timeout | undefined;
    try {
      const result = await Promise.race([
        work(),
        new Promise<never>((_, reject) => {
          giveUp = setTimeout(() => reject(new Error('storing hangs')), GIVE_UP_MS);
        }),
      ]);
      if (failed || told) hooks.recovered();
      return result;
    } catch (error) {
      fail(error);
    } finally {
      clearTimeout(giveUp);
      clearTimeout(hang);
      if (long) clearTimeout(long);
    }
    const most = Math.min(2_000, 50 * 2 ** attempt);
    await new Promise((resolve) => setTimeout(resolve, most / 2 + (Math.random() * most) / 2));
    if (!told && performance.now() - started > hooks.tooLongMs) {
      told = true;
      hooks.tooLong();
    }
  }
}

/** Whether a room can store: people are told soon when not, and cut off when that lasts. */
export class Storing {
  failing = false;
  shut = false;
  readonly persist: Persist;

  constructor(
    tooLongMs: number,
    hooks: { ended(): boolean; failing(error: unknown): void; tell(ok: boolean): void; cutOff(): void },
  ) {
    const turn = (failing: boolean) => {
      if (this.failing === failing) return;
      this.failing = failing;
      hooks.tell(!failing);
    };
    this.persist = (work) =>
      withRetry(work, {
        ended: hooks.ended,
        tooLongMs,
        failing: (error) => {
          hooks.failing(error);
          turn(true);
        },
        tooLong: () => {
          this.shut = true;
          hooks.cutOff();
        },
        recovered: () => {
          this.shut = false;
          turn(false);
        },
      });
  }
}
