/**
 * When a room may flush again: at once while it is idle; after a flush it rests at least as long as it worked, so that it
 * never takes more than about half a core, and a crowd is told no more often than it can read.
 */
import type { Limits } from './limits.ts';

/** Of one flush, in ms of the monotonic clock: its begin, all applied, committed. */
export interface Flush {
  started: number;
  applied: number;
  committed: number;
}
/** A processor held up for longer says nothing about what a flush costs. */
const COST_MAX_MS = 1_000;

export class Pace {
  readonly #limits: Pick<Limits, 'crowd' | 'crowdPauseMs'>;
  #notBefore = 0;

  constructor(limits: Pick<Limits, 'crowd' | 'crowdPauseMs'>) {
    this.#limits = limits;
  }

  /** ms until the next flush may begin; not above 0: now. */
  get delay(): number {
    return this.#notBefore - performance.now();
  }

  /** The next flush is urgent. */
  urgent(): void {
    this.#notBefore = 0;
  }

  /** A flush for so many people ends now. */
  after({ started, applied, committed }: Flush, people: number): { ms: number; commitMs: number } {
    const ended = performance.now();
    const commitMs = committed - applied;
    const cost = Math.min(COST_MAX_MS, applied - started + (ended - committed));
    const crowd = people > this.#limits.crowd ? started + this.#limits.crowdPauseMs : 0;
    // While the commit was awaited the room took nothing of the core: that was a part of its rest.
    this.#notBefore = Math.max(ended + Math.max(0, cost - commitMs), crowd);
    return { ms: ended - started, commitMs };
  }
}
