/**
 * A quiz with a hall of phones, as they meet it: sockets with sessions, rights, real PostgreSQL with fsync on. Everybody
 * answers within three seconds, the answer is shown, the server is killed and all come back. In the same run the pattern of
 * open-source quizzes: the counter to everybody at each answer.
 *   npm run bench -- quiz --players 1000 [--no-baseline]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { io } from 'socket.io-client';
import { PROTOCOL_VERSION } from '#domain/protocol-version.ts';
import { migrate } from '#server/migrate.ts';
import { openPostgres } from '#server/postgres/open.ts';
import { silentLog } from '#server/testing/log.ts';
import { end, endAll, next, start } from './drafting/processes.ts';
import { seedQuiz } from './quiz/seed.ts';
import { budgets, load, printTable, verdict } from './table.ts';

const { values } = parseArgs({
  args: process.argv.slice(2).filter((word) => word !== 'quiz'),
  options: {
    players: { type: 'string', default: '1000' },
    'no-baseline': { type: 'boolean', default: false },
    'database-url': { type: 'string' },
  },
});
const players = Number(values.players);
const LIVE = 'server/quiz/testing/live-process.ts';
const WITHIN_MS = 3_000;

type Stats = { cpu: NodeJS.CpuUsage; memory: NodeJS.MemoryUsage };
type Child = ReturnType<typeof start>;
const asked = <T>(child: Child, message: object | string) => {
  const answer = next<T & { error?: string }>(child).then((body) => {
    if (body.error) throw new Error(body.error);
    return body;
  });
  child.send(message);
  return answer;
};
const now = () => performance.timeOrigin + performance.now();
const cpuOf = (before: Stats, after: Stats) =>
  (after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system) / 1e6;
type Acks = {
  acked: number;
  refused: string[];
  ms: { p50: number; p99: number; max: number };
  foreign: number;
};

const dataDir = mkdtempSync(join(tmpdir(), 'veche-bench-'));
const given = values['database-url'];
const database = await openPostgres({ dataDir, log: silentLog, ...(given ? { databaseUrl: given } : {}) });
const sql = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
try {
  await migrate(database.ownerUrl);
  const seeded = await seedQuiz(database.appUrl, players);
  let server = start(0, LIVE, [database.appUrl, '0'], ['--expose-gc']);
  const { port } = await next<{ port: number }>(server);
  const origin = `http://127.0.0.1:${port}`;
  const hall = start(1, 'bench/quiz/hall.ts', []);
  await next(hall);
  const empty = await asked<Stats>(server, 'stats');
  const came = await asked<{ ms: number }>(hall, { do: 'come', origin, ...seeded });
  const full = await asked<Stats>(server, 'stats');
  const perClientKb = (full.memory.rss - empty.memory.rss) / 1_024 / players;

  const leader = io(origin, {
    path: '/live',
    transports: ['websocket'],
    auth: { protocol: PROTOCOL_VERSION },
    extraHeaders: { cookie: seeded.moderator, origin },
  });
  const told: number[] = [];
  type Play = { run: { v: number; phase: string }; round: { id: string } | null };
  const opened = async <T>(name: string) =>
    (await leader.emitWithAck('view:open', { name, id: seeded.runId })) as { ok: boolean; data: { data: T } };
  await opened('quiz.progress');
  leader.on('view:changed', ({ name }: { name: string }) => {
    if (name === 'quiz.progress') told.push(now());
  });
  const desk = async () => {
    const answer = await opened<{ play: Play }>('quiz.desk');
    await leader.emitWithAck('view:close', { name: 'quiz.desk', id: seeded.runId });
    return answer.data.data.play;
  };
  let steps = 0;
  const step = async (action: string) => {
    const { run } = await desk();
    steps += 1;
    const cmdId = `bench${String(steps).padStart(17, '0')}`;
    const input = { runId: seeded.runId, expectV: run.v, action };
    const at = now();
    const result = (await leader.emitWithAck('command:run', { name: 'quiz.step', cmdId, input })) as {
      ok: boolean;
    };
    if (!result.ok) throw new Error(`${action}: ${JSON.stringify(result)}`);
    return at;
  };
  await step('next');
  await step('open');
  const roundId = (await desk()).round?.id ?? '';
  told.length = 0;
  const [before, began] = [await asked<Stats>(server, 'stats'), now()];
  const acks = await asked<Acks>(hall, { do: 'answer', roundId, withinMs: WITHIN_MS });
  const [after, seconds] = [await asked<Stats>(server, 'stats'), (now() - began) / 1_000];
  const [{ n: rows }] =
    (await sql`select count(*)::int as n from quiz_answer where round_id = ${roundId}`) as unknown as [
      { n: number },
    ];
  const perSecond = told.length / seconds;
  await step('lock');
  const shownAt = await step('reveal');
  const reveal = await asked<{ phones: number; last: number }>(hall, {
    do: 'await',
    what: 'reveal',
    roundId,
  });
  leader.disconnect();

  const back = asked<{ back: number; ms: number }>(hall, { do: 'back' });
  await end(server);
  server = start(0, LIVE, [database.appUrl, String(port)], ['--expose-gc']);
  await next(server);
  const storm = await back;
  await end(server);
  await end(hall);

  const budget = budgets().quiz;
  const figures: [string, number, string][] = [
    ['ack after COMMIT, p50 ms', acks.ms.p50, 'p50'],
    ['ack after COMMIT, p99 ms', acks.ms.p99, 'p99'],
    ['reveal and own result at the last phone, ms', reveal.last - shownAt, 'reveal'],
    ['progress to the moderator, a second', perSecond, 'progress'],
    ['facts to phones while answering', acks.foreign, 'foreign'],
    ['memory a client, kB', perClientKb, 'kB'],
    ['server while answering, cores', cpuOf(before, after) / seconds, 'cores'],
    ['all back after kill -9, s', storm.ms / 1_000, 'back'],
  ];
  console.log(
    `${players} players, load ${load()}: came in ${Math.round(came.ms)} ms, answered within ${WITHIN_MS} ms`,
  );
  console.log(
    `acknowledged ${acks.acked}, rows ${rows}, reveal at ${reveal.phones} phones, back ${storm.back}`,
  );
  printTable(
    ['', 'measured', 'budget', ''],
    figures.map(([name, value, key]) => [
      name,
      value.toFixed(1),
      budget[key] ?? '',
      verdict(value, budget[key]),
    ]),
  );
  const broken =
    acks.acked !== players || rows !== acks.acked || reveal.phones !== players || storm.back !== players;
  if (broken) console.log('NOT ALL: an answer, a reveal or a phone is missing', acks.refused);
  if (broken || figures.some(([, value, key]) => verdict(value, budget[key]) === 'OVER'))
    process.exitCode = 1;

  if (!values['no-baseline']) {
    const naive = start(0, 'bench/quiz/baseline.ts', []);
    const at = await next<{ port: number }>(naive);
    const crowd = start(1, 'bench/quiz/hall.ts', []);
    await next(crowd);
    await asked(crowd, { do: 'come', ...seeded, origin: `http://127.0.0.1:${at.port}` });
    const start0 = await asked<Stats>(naive, 'stats');
    const slow = await asked<Acks>(crowd, { do: 'answer', roundId, withinMs: WITHIN_MS });
    const busy = cpuOf(start0, await asked<Stats>(naive, 'stats'));
    console.log('\nbeside it: counter to all on each answer (nothing written)');
    printTable(
      ['', 'counter to all', 'Veche'],
      [
        ['ack p50, ms', slow.ms.p50.toFixed(0), acks.ms.p50.toFixed(0)],
        ['ack p99, ms', slow.ms.p99.toFixed(0), acks.ms.p99.toFixed(0)],
        ['CPU of the server, s', busy.toFixed(1), cpuOf(before, after).toFixed(1)],
      ],
    );
  }
} finally {
  await endAll();
  await sql.end();
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
