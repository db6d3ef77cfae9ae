/** Hints to other nodes, at most one a draft in a short while: a busy room commits far more often than anybody need hear. */
export class Hints {
  readonly #publish: (draftId: string, seq: number) => void;
  readonly #waiting = new Map<string, number>();
  readonly #everyMs: number;
  #timer: NodeJS.Timeout | null = null;

  constructor(publish: (draftId: string, seq: number) => void, everyMs: number) {
    this.#publish = publish;
    this.#everyMs = everyMs;
  }

  /** The first goes at once; a negative seq («look again») is never hidden by a later number. */
  send(draftId: string, seq: number): void {
    if (this.#timer) {
      const known = this.#waiting.get(draftId);
      this.#waiting.set(draftId, known !== undefined && known < 0 ? known : seq);
      return;
    }
    this.#publish(draftId, seq);
    this.#timer = setTimeout(() => this.flush(), this.#everyMs);
  }

  flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const [draftId, seq] of waiting) this.#publish(draftId, seq);
  }
}
