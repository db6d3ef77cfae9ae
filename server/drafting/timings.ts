/** The last flushes in numbers, for /metrics and the bench. */
const KEEP = 512;

export class Timings {
  readonly #flushes: number[] = [];
  readonly #commits: number[] = [];
  updates = 0;
  flushes = 0;

  flush(ms: number, commitMs: number, updates: number): void {
    const at = this.flushes % KEEP;
    this.#flushes[at] = ms;
    this.#commits[at] = commitMs;
    this.flushes += 1;
    this.updates += updates;
  }

  summary() {
    return {
      updates: this.updates,
      flushes: this.flushes,
      flushMs: quantiles(this.#flushes),
      commitMs: quantiles(this.#commits),
    };
  }
}

export function quantiles(values: readonly number[]): { p50: number; p99: number; max: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (q: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), max: sorted.at(-1) ?? 0 };
}
