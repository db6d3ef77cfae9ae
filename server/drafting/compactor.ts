/**
 * Turns a long log into a snapshot, off the main thread, for open and closed drafts alike.
 * Invariant: rows go only after a snapshot that holds them was built from rows, opened again and found equal in state
 * vector and text; and then only those which the snapshot before it holds too, so that one bad snapshot loses nothing.
 */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type postgres from 'postgres';
import type { Limits } from './limits.ts';
import type { DraftLog } from './room-deps.ts';
import type { Snapshot, Store } from './store.ts';

export interface CompactorDeps {
  store: Store;
  sql: postgres.Sql;
  log: DraftLog;
  now(): Date;
  id(): string;
  limits: Limits;
}
export interface Task {
  snapshot: Uint8Array | null;
  rows: Uint8Array[];
}
export type Built =
  | { ok: true; data: Uint8Array; sv: Uint8Array; textHash: string }
  | { ok: false; reason: string };

const REST_MS = 10_000;

export class Compactor {
  readonly #deps: CompactorDeps;
  readonly #line = new Set<string>();
  #work: Promise<void> | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #worker: Worker | null = null;
  #rest: NodeJS.Timeout | null = null;
  #stopped = false;
  done = 0;

  constructor(deps: CompactorDeps) {
    this.#deps = deps;
  }

  request(draftId: string): void {
    if (this.#stopped) return;
    this.#line.add(draftId);
    this.#work ??= this.#drain().finally(() => {
      this.#work = null;
    });
  }

  async #drain(): Promise<void> {
    for (const draftId of this.#line) {
      this.#line.delete(draftId);
      if (this.#stopped) return;
      try {
        await this.compact(draftId);
      } catch (error) {
        this.#deps.log.error({ draftId, err: error }, 'drafting: compaction failed, the log stays');
      }
    }
  }

  async sweep(limit: number): Promise<number> {
    let count = 0;
    for (const id of await this.#deps.store.overgrown(this.#deps.limits.compactRows, limit)) {
      if (await this.compact(id)) count += 1;
    }
    return count;
  }

  /** One after another, whoever asks, a room or the look of every five minutes: the worker answers one question at a time. */
  compact(draftId: string): Promise<boolean> {
    const next = this.#last.then(() => (this.#stopped ? false : this.#compact(draftId)));
    this.#last = next.catch(() => {});
    return next;
  }

  async #compact(draftId: string): Promise<boolean> {
    const { store, sql, log, now, limits } = this.#deps;
    const head = await store.head(sql, draftId);
    if (!head) return false;
    const [last] = await store.snapshots(sql, draftId, head.generation);
    const rows = await store.rowsAfter(sql, draftId, last?.seq ?? 0, head.headSeq);
    const seq = rows.at(-1)?.seq;
    if (seq === undefined) return false;
    const built = await this.#build({ snapshot: last?.data ?? null, rows: rows.map((row) => row.data) });
    if (!built.ok) {
      log.error({ draftId, reason: built.reason }, 'drafting: a snapshot did not verify, the log stays');
      return false;
    }
    const snapshot: Snapshot = { seq, data: built.data, sv: built.sv, textHash: built.textHash };
    await sql.begin(async (tx) => {
      await store.addSnapshot(tx, {
        ...snapshot,
        id: this.#deps.id(),
        draftId,
        generation: head.generation,
        name: null,
        by: null,
        at: now(),
      });
      await store.raiseSnapshotSeq(tx, draftId, seq);
    });
    await store.thin(draftId, limits.keepSnapshots);
    this.done += 1;
    return true;
  }

  #build(task: Task): Promise<Built> {
    if (this.#rest) clearTimeout(this.#rest);
    this.#worker ??= startWorker();
    const worker = this.#worker;
    return new Promise<Built>((resolve, reject) => {
      const finish = () => {
        worker.off('message', onMessage);
        worker.off('error', onError);
        worker.off('exit', onExit);
      };
      const onMessage = (built: Built) => {
        finish();
        this.#rest = setTimeout(() => void this.#dismiss(), REST_MS);
        this.#rest.unref();
        resolve(built);
      };
      const onError = (error: unknown) => {
        finish();
        this.#worker = null;
        reject(error);
      };
      const onExit = () => onError(new Error('the compaction worker ended'));
      worker.on('message', onMessage);
      worker.on('error', onError);
      worker.on('exit', onExit);
      worker.postMessage(task);
    });
  }

  async #dismiss(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    if (this.#rest) clearTimeout(this.#rest);
    this.#rest = null;
    await worker?.terminate();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#work;
    await this.#last;
    await this.#dismiss();
  }
}

/** The worker is TypeScript too, and tsx takes hold of a worker only from inside. */
function startWorker(): Worker {
  const manifest = createRequire(import.meta.url).resolve('tsx/package.json');
  const loader = new URL('./dist/esm/api/index.mjs', pathToFileURL(manifest)).href;
  const task = new URL('./compaction-worker.ts', import.meta.url).href;
  const boot = `import(${JSON.stringify(loader)}).then(({ register }) => {
    register();
    return import(${JSON.stringify(task)});
  });`;
  const worker = new Worker(boot, { eval: true, execArgv: [] });
  worker.unref();
  return worker;
}
