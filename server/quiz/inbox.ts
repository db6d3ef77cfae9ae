/**
 * Answers that arrive together are written together: one statement, one commit, then each acknowledgement. The next
 * batch gathers while the last one is on disk, so nobody waits for a timer. Moderators hear at most four times a second.
 */
import type { ErrorCode } from '#domain/errors.ts';
import type { Result } from '#domain/result.ts';
import type { Services } from '../services.ts';
import { putAnswers, type Sent, type Taken, whyNot } from './answer-repository.ts';
import { tell } from './tell.ts';

export type Receipt = { roundId: string; receivedAt: number };

const MOST = 400;
const TELL_MS = 250;

type Waiting = { sent: Sent; done(result: Result<Receipt>): void };

class Inbox {
  readonly #services: Services;
  #queue: Waiting[] = [];
  #running = false;
  readonly #news = new Map<string, Set<string>>();
  #telling: NodeJS.Timeout | null = null;

  constructor(services: Services) {
    this.#services = services;
  }

  put(sent: Sent): Promise<Result<Receipt>> {
    return new Promise((done) => {
      this.#queue.push({ sent, done });
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    // What this turn of the loop still brings belongs to the first batch.
    await new Promise((turn) => setImmediate(turn));
    while (this.#queue.length > 0) {
      const batch = this.#queue.splice(0, MOST);
      try {
        await this.#write(batch);
      } catch (err) {
        this.#services.log.error({ err }, 'answers were not written');
        for (const { done } of batch) done({ ok: false, code: 'unavailable', retryAfterMs: 1_000 });
      }
    }
    this.#running = false;
  }

  async #write(batch: Waiting[]): Promise<void> {
    const { db } = this.#services;
    const taken = await putAnswers(
      db,
      batch.map(({ sent }) => sent),
    );
    const keys = new Set(taken.map(keyOf));
    const refused = batch.filter(({ sent }) => !keys.has(keyOf(sent)));
    for (const { sent, done } of batch) if (keys.has(keyOf(sent))) done(receipt(sent));
    this.#note(taken);
    for (const { sent, done } of refused) done(await refusal(db, sent));
  }

  #note(taken: readonly Taken[]): void {
    for (const { runId, forumId, unitId, table } of taken) {
      const units = this.#news.get(`${runId}:${forumId}`) ?? new Set();
      if (table) units.add(unitId);
      this.#news.set(`${runId}:${forumId}`, units);
    }
    if (this.#news.size === 0 || this.#telling) return;
    this.#telling = setTimeout(() => {
      this.#telling = null;
      const keys: string[] = [];
      for (const [both, units] of this.#news) {
        const [runId, forumId] = both.split(':');
        keys.push(`quiz:${runId}:progress`, `forum:${forumId}:quizcount`);
        for (const unit of units) keys.push(`quiz:${runId}:unit:${unit}`);
      }
      this.#news.clear();
      void tell(this.#services, keys);
    }, TELL_MS);
    this.#telling.unref();
  }
}

const keyOf = ({ roundId, cmdId }: { roundId: string; cmdId: string }) => `${roundId}:${cmdId}`;
const receipt = ({ roundId, receivedAt }: Sent): Result<Receipt> => ({
  ok: true,
  data: { roundId, receivedAt: receivedAt.getTime() },
});

export async function refusal(db: Services['db'], sent: Sent): Promise<Result<Receipt>> {
  const why: ErrorCode | 'taken' = await whyNot(db, sent);
  return why === 'taken' ? receipt(sent) : { ok: false, code: why };
}

const inboxes = new WeakMap<object, Inbox>();

export function inboxOf(services: Services): Inbox {
  const known = inboxes.get(services) ?? new Inbox(services);
  inboxes.set(services, known);
  return known;
}
