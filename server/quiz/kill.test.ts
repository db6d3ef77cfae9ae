/**
 * The server is killed without a word in each phase and started again on the same port: acknowledged answers are rows,
 * none twice, phones are back by themselves, and a long silence stops the clock. By day three kills in two phases; at night
 * (NIGHTLY=1) twenty in each.
 */
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { Action, Phase } from '#domain/quiz/run.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { followRun, type NodeProcess, type Playing, sendAnswer, startProcess } from './testing/playing.ts';
import { BUS, must, type Stage, stageQuiz } from './testing/stage.ts';

const NIGHT = process.env.NIGHTLY === '1';
const PHONES = 5;
const TIMES = NIGHT ? 20 : 2;
/** Each start loads the whole server, on a machine that may be busy with other tests. */
const START_MS = 120_000;
const SOON = { timeout: 120_000 };
let world: TestWorld;
/** One server for the whole file: what a kill leaves is started again on the same port. */
let node: NodeProcess;
const all: Playing[] = [];

beforeAll(async () => {
  world = await createTestServices({ now: new Date() });
  node = await startProcess(world.appUrl);
}, START_MS);
afterEach(() => {
  for (const { phone } of all.splice(0)) phone.disconnect();
});
afterAll(async () => {
  await node?.kill();
  await world?.end();
});
const serve = async () => {
  node = await startProcess(world.appUrl, node.port);
};

async function hall(): Promise<{ stage: Stage; phones: Playing[] }> {
  world.clock.set(new Date());
  const stage = await stageQuiz(
    world,
    Array.from({ length: TIMES + 3 }, () => BUS),
  );
  const phones: Playing[] = [];
  for (let at = 0; at < PHONES; at += 1) {
    const person = await stage.player();
    const { play } = await stage.desk();
    if (at >= play.tables.length)
      must(await world.nouns.quiz.commands.addTable(stage.moderator, { runId: stage.runId }));
    must(await stage.sit(person, at + 1));
    phones.push(await followRun(world, node.origin, person, stage.runId));
  }
  all.push(...phones);
  return { stage, phones };
}

const go = async (stage: Stage, ...actions: Action[]) => {
  for (const action of actions) {
    world.clock.set(new Date());
    // The clock of the server may have been quicker by a breath.
    const { phase } = (await stage.desk()).play.run;
    if (action === 'open' && phase === 'paused') await stage.go('resume');
    else if (!(action === 'open' && phase === 'answering')) await stage.go(action);
  }
};
const roundOf = async (stage: Stage) => (await stage.desk()).play.round?.id ?? '';

/** kill -9 and a new process; everybody comes back by themselves. */
async function killed(phones: Playing[], meanwhile = async () => {}): Promise<void> {
  const before = phones.map(({ opened }) => opened);
  await node.kill();
  await meanwhile();
  await serve();
  await vi.waitUntil(() => phones.every(({ opened }, at) => opened > (before[at] ?? 0)), SOON);
}

async function rowsOf(roundId: string): Promise<number> {
  const rows =
    await world.sql`select unit_id, count(*)::int as n from quiz_answer where round_id = ${roundId} group by 1`;
  expect(rows.every(({ n }) => n === 1)).toBe(true);
  return rows.length;
}

/** As if the server had been away for so many seconds. */
const lastSign = async ({ runId }: Stage, seconds: number) => {
  await world.sql`update quiz_run set seen_at = now() - ${`${seconds} seconds`}::interval where id = ${runId}`;
};

it(`[QZ51] [QZ9] killed in «answering» ${TIMES} times: each acknowledged answer is one row, scored once; a long silence stops the clock`, async () => {
  const { stage, phones } = await hall();
  for (let time = 0; time < TIMES; time += 1) {
    await go(stage, 'next', 'open');
    const roundId = await roundOf(stage);
    let acked = 0;
    const sending = phones.map((one) => sendAnswer(one, roundId).finally(() => (acked += 1)));
    // Each time in another moment: a few acknowledged, nearly all, nothing.
    await vi.waitUntil(() => acked >= (time * 2 + 2) % PHONES, SOON);
    const long = time === 1;
    await killed(phones, () => (long ? lastSign(stage, 10) : Promise.resolve()));
    const said = await Promise.all(sending);
    if (long) {
      // More than three seconds of silence: the clock stands where it stood at the last sign of life.
      await vi.waitUntil(() => phones.every(({ view }) => view?.run.phase === 'paused'), SOON);
      expect(phones[0]?.view?.round?.leftMs).toBeGreaterThan(60_000);
    }
    expect(await rowsOf(roundId)).toBe(said.filter((one) => one === 'taken').length);
    await go(stage, 'lock', 'reveal');
    const { reveal } = (await stage.desk()).play.round ?? {};
    expect(reveal?.right).toBe(said.filter((one) => one === 'taken').length);
    for (const [at, { person }] of phones.entries()) {
      const { result } = (await stage.page(person)).mine ?? {};
      expect(result?.share ?? null).toBe(said[at] === 'taken' ? 1 : null);
      expect(result?.total).toBe(result?.right);
    }
  }
}, 900_000);

/** Every other phase in the order of one run; what is pressed to come there from the one before. */
const PHASES: [Phase, Action[]][] = [
  ['lobby', []],
  ['ready', ['next']],
  ['paused', ['open', 'pause']],
  ['locked', ['lock']],
  ['reveal', ['reveal']],
  ['leaderboard', ['board']],
  ['finished', ['finish']],
];

/** By day the phase in which there is most to lose. */
const TRIED = NIGHT ? PHASES : PHASES.filter(([phase]) => phase === 'reveal');

it.each(TRIED.map(([phase]) => phase))(
  `[QZ51] killed in «%s»${NIGHT ? `, ${TIMES} times` : ''}: it stands where it stood, answers are there once, everybody is back`,
  async (phase) => {
    const { stage, phones } = await hall();
    const before = PHASES.slice(0, PHASES.findIndex(([name]) => name === phase) + 1);
    let first = '';
    for (const action of before.flatMap(([, path]) => path)) {
      await go(stage, action);
      if (action !== 'open') continue;
      first = await roundOf(stage);
      const said = await Promise.all(phones.map((one) => sendAnswer(one, first)));
      expect(said).toEqual(Array(PHONES).fill('taken'));
    }
    for (let time = 0; time < (NIGHT ? TIMES : 1); time += 1) {
      await killed(phones);
      const { run } = (await stage.desk()).play;
      // The time for reading goes on without us; every other phase waits for a person.
      expect(phase === 'ready' ? ['ready', 'answering', 'paused'] : [phase]).toContain(run.phase);
    }
    if (first) expect(await rowsOf(first)).toBe(PHONES);
    if (phase !== 'ready')
      await vi.waitUntil(() => phones.every(({ view }) => view?.run.phase === phase), SOON);
    if (!['reveal', 'leaderboard', 'finished'].includes(phase)) return;
    for (const { person } of phones) expect((await stage.page(person)).mine?.result?.total).toBe(1);
  },
  900_000,
);
