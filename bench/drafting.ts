/**
 * The drafting engine under load, as people meet it: a server process, a load process, a real PostgreSQL with fsync on,
 * rights, guard, presence and acknowledgements switched on.
 *   npm run bench -- drafting --clients 300 --typists 20 --rate 5 [--seconds 15] [--join 500 --kb 1024]
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import * as Y from 'yjs';
import { createDrafting } from '#server/drafting/drafting.ts';
import { notesKind } from '#server/drafting/kinds.ts';
import { localHints, openAuthorize, silentLog } from '#server/drafting/testing.ts';
import { quantiles } from '#server/drafting/timings.ts';
import { randomIds } from '#server/ids.ts';
import { migrate } from '#server/migrate.ts';
import { openPostgres } from '#server/postgres/open.ts';

const { values } = parseArgs({
  args: process.argv.slice(2).filter((word) => word !== 'drafting'),
  options: {
    clients: { type: 'string', default: '300' },
    typists: { type: 'string', default: '20' },
    rate: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '15' },
    join: { type: 'string' },
    kb: { type: 'string', default: '1024' },
    'database-url': { type: 'string' },
  },
});

const root = resolve(import.meta.dirname, '..');
const pin = (core: number) =>
  existsSync('/usr/bin/taskset') && cpus().length > 1 ? ['/usr/bin/taskset', '-c', String(core)] : [];

/** One process on one core, so that the load does not slow what it measures. */
function start(core: number, file: string, args: string[]): ChildProcess {
  const [command, ...rest] = [
    ...pin(core),
    process.execPath,
    '--import',
    'tsx',
    resolve(root, file),
    ...args,
  ];
  return spawn(command!, rest, { cwd: root, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
}
const next = <T>(child: ChildProcess) =>
  new Promise<T>((done, fail) => {
    child.once('message', (message) => done(message as T));
    child.once('exit', (code) => fail(new Error(`a bench process ended with ${code}`)));
  });
interface ServerStats {
  cpu: { user: number; system: number };
  rss: number;
  flushes: number;
  updates: number;
  commitMs: { p50: number; p99: number };
  skipped: number;
}
const stats = (child: ChildProcess) => {
  child.send('stats');
  return next<ServerStats>(child);
};

async function bareCommit(sql: postgres.Sql): Promise<{ p50: number; p99: number }> {
  await sql`create table if not exists bench_commit (n int, data text)`;
  const times: number[] = [];
  for (let i = 0; i < 300; i += 1) {
    const at = performance.now();
    await sql`insert into bench_commit values (${i}, 'x')`;
    times.push(performance.now() - at);
  }
  return quantiles(times);
}

function bigText(kb: number): Uint8Array {
  const doc = new Y.Doc();
  const notes = doc.getXmlFragment('notes');
  doc.transact(() => {
    for (let size = 0; size < kb * 1024; size += 400) {
      const paragraph = new Y.XmlElement('paragraph');
      notes.push([paragraph]);
      paragraph.insert(0, [
        new Y.XmlText('Рекомендовать образовательным организациям. '.repeat(5).slice(0, 190)),
      ]);
    }
  });
  return Y.encodeStateAsUpdate(doc);
}

const dataDir = mkdtempSync(join(tmpdir(), 'veche-bench-'));
const log = silentLog;
const given = values['database-url'];
const database = await openPostgres({ dataDir, log, ...(given ? { databaseUrl: given } : {}) });
const children: ChildProcess[] = [];
try {
  await migrate(database.ownerUrl);
  const sql = postgres(database.ownerUrl, { max: 2, onnotice: () => {} });
  const draftId = randomIds.id();
  const maker = createDrafting({
    sql,
    log,
    ids: randomIds,
    clock: { now: () => new Date() },
    hints: localHints(),
    kinds: { notes: notesKind },
    authorize: openAuthorize,
  });
  await maker.create(sql, {
    id: draftId,
    kind: 'notes',
    accountId: 'bench',
    ...(values.join ? { initial: bigText(Number(values.kb)) } : {}),
  });
  await maker.stop();
  const server = start(0, 'server/drafting/testing-server.ts', [database.appUrl, '0']);
  children.push(server);
  const { port } = await next<{ port: number }>(server);
  const load = start(1, 'bench/drafting-load.ts', [
    JSON.stringify({
      url: `ws://127.0.0.1:${port}/draft`,
      draftId,
      clients: Number(values.join ?? values.clients),
      typists: values.join ? 0 : Number(values.typists),
      rate: Number(values.rate),
      seconds: values.join ? 0 : Number(values.seconds),
    }),
  ]);
  children.push(load);
  await next(load);
  const before = await stats(server);
  const startedAt = performance.now();
  load.send('go');
  const result = await next<Record<string, unknown>>(load);
  const seconds = (performance.now() - startedAt) / 1_000;
  const after = await stats(server);
  const cpu = (after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system) / 1e6 / seconds;
  console.log(
    JSON.stringify(
      {
        ...result,
        serverCpu: `${Math.round(cpu * 100)} %`,
        serverRssMb: Math.round(after.rss / 1e6),
        perFlush: Number(
          ((after.updates - before.updates) / Math.max(1, after.flushes - before.flushes)).toFixed(1),
        ),
        commitMs: after.commitMs,
        skipped: after.skipped,
        bareCommitMs: await bareCommit(sql),
      },
      (_key, value) => (typeof value === 'number' ? Math.round(value * 100) / 100 : value),
      2,
    ),
  );
  await sql.end();
} finally {
  for (const child of children) child.kill('SIGKILL');
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
