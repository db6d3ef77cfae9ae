/**
 * One view of one audience with somebody looking at it on this node. Loads are serial, at most one each
 * `coalesceMs` (the first at once), and a fact that arrives during a load causes another: the last state always
 * goes out. Revisions rise from load to load, on every node alike, because they begin at the clock.
 */
export type Snapshot = { rev: number; data: unknown };

export type WatchedViewOptions = {
  load: () => Promise<unknown>;
  nextRev: () => number;
  coalesceMs: number;
  /** Whole new state, only when it differs from the last one sent. */
  changed: (snapshot: Snapshot) => void;
  /** The load failed; true gives up, false tries again. */
  failed: (error: unknown) => boolean;
};

/** A snapshot this young is handed to the next who opens the view: a hall that comes in together costs one load. */
const FRESH_MS = 1_000;
const RETRY_MS = [250, 500, 1_000, 2_000, 5_000];

export class WatchedView {
  readonly #options: WatchedViewOptions;
  #loading: Promise<Snapshot> | null = null;
  #dirty = false;
  #timer: NodeJS.Timeout | null = null;
  #last: (Snapshot & { json: string; at: number }) | null = null;
  #startedAt = Number.NEGATIVE_INFINITY;
  #failures = 0;
  #ended = false;

  constructor(options: WatchedViewOptions) {
    this.#options = options;
  }

  /** Something this view depends on has changed. */
  touch(): void {
    if (this.#ended) return;
    if (this.#loading !== null) this.#dirty = true;
    else if (this.#timer === null) {
      const wait = this.#startedAt + this.#options.coalesceMs - performance.now();
      if (wait <= 0) this.#reload();
      else this.#later(wait);
    }
  }

  /** The state for somebody who has just come. */
  current(): Promise<Snapshot> {
    if (this.#loading !== null) return this.#loading;
    const last = this.#last;
    const settled = this.#timer === null && last !== null && performance.now() - last.at < FRESH_MS;
    return settled ? Promise.resolve({ rev: last.rev, data: last.data }) : this.#run();
  }

  end(): void {
    this.#ended = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #later(ms: number): void {
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#reload();
    }, ms);
    this.#timer.unref();
  }

  #reload(): void {
    this.#run().then(
      () => {
        this.#failures = 0;
      },
      (error: unknown) => {
        if (this.#ended || this.#options.failed(error)) return;
        const wait = RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)]!;
        this.#failures += 1;
        if (this.#timer === null && this.#loading === null) this.#later(wait);
      },
    );
  }

  #run(): Promise<Snapshot> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#dirty = false;
    this.#startedAt = performance.now();
    const rev = this.#options.nextRev();
    this.#loading = this.#options
      .load()
      .then((data) => {
        const json = JSON.stringify(data) ?? 'null';
        const before = this.#last;
        this.#last = { rev, data, json, at: performance.now() };
        if (!this.#ended && before !== null && before.json !== json) this.#options.changed({ rev, data });
        return { rev, data };
      })
      .finally(() => {
        this.#loading = null;
        if (this.#dirty && !this.#ended) {
          this.#dirty = false;
          this.touch();
        }
      });
    return this.#loading;
  }
}
