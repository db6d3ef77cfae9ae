/** A PostgreSQL of the bench's own, with fsync on, and drafts in it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import * as Y from 'yjs';
import { createDrafting, type Drafting } from '#server/drafting/drafting.ts';
import { noneKind, notesKind } from '#server/drafting/kinds.ts';
import { localHints, openAuthorize, silentLog } from '#server/drafting/testing.ts';
import { quantiles } from '#server/drafting/timings.ts';
import { randomIds } from '#server/ids.ts';
import { migrate } from '#server/migrate.ts';
import { clusterAt } from '#server/postgres/cluster.ts';
import { openPostgres } from '#server/postgres/open.ts';
import { findPostmaster } from '#server/postgres/postmaster.ts';

export interface Bench {
  sql: postgres.Sql;
  /** What a server process is given. */
  url: string;
  dataDir: string;
  /** Of a server of ours; null beside a given one. */
  postmaster: number | null;
  drafting: Drafting;
  newDraft(kind: 'none' | 'notes', initial?: Uint8Array): Promise<string>;
}

export async function withDatabase(
  given: string | undefined,
  work: (bench: Bench) => Promise<void>,
): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'veche-bench-'));
  const database = await openPostgres({ dataDir, log: silentLog, ...(given ? { databaseUrl: given } : {}) });
  const sql = postgres(database.ownerUrl, { max: 2, onnotice: () => {} });
  try {
    await migrate(database.ownerUrl);
    const drafting = createDrafting({
      sql,
      log: silentLog,
      ids: randomIds,
      clock: { now: () => new Date() },
      hints: localHints(),
      kinds: { none: noneKind, notes: notesKind },
      authorize: openAuthorize,
      limits: { compactRows: 1_000_000_000 },
    });
    const newDraft: Bench['newDraft'] = async (kind, initial) => {
      const id = randomIds.id();
      await drafting.create(sql, { id, kind, accountId: 'bench', ...(initial ? { initial } : {}) });
      return id;
    };
    const postmaster = given ? null : (findPostmaster(clusterAt(dataDir))?.pid ?? null);
    await work({ sql, url: database.appUrl, dataDir, postmaster, drafting, newDraft });
    await drafting.stop();
  } finally {
    await sql.end({ timeout: 2 });
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Commits of one small row, a few a second, as long as the load runs: what the database itself takes meanwhile. */
export function bareCommits(sql: postgres.Sql): () => Promise<{ p50: number; p99: number; max: number }> {
  const times: number[] = [];
  let stopped = false;
  const run = async () => {
    await sql`create table if not exists bench_commit (n int, data text)`;
    while (!stopped) {
      const at = performance.now();
      await sql`insert into bench_commit values (${times.length}, 'x')`;
      times.push(performance.now() - at);
      await new Promise((done) => setTimeout(done, 25));
    }
  };
  const running = run();
  return async () => {
    stopped = true;
    await running;
    // The first one plans the statement.
    return quantiles(times.slice(1));
  };
}

export function textOf(kb: number): Uint8Array {
  const doc = new Y.Doc();
  const notes = doc.getXmlFragment('notes');
  const words = 'Рекомендовать образовательным организациям. '.repeat(5).slice(0, 190);
  doc.transact(() => {
    for (let size = 0; size < kb * 1024; size += 400) {
      const paragraph = new Y.XmlElement('paragraph');
      notes.push([paragraph]);
      paragraph.insert(0, [new Y.XmlText(words)]);
    }
  });
  return Y.encodeStateAsUpdate(doc);
}
