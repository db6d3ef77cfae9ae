/**
 * A quiz over two processes on one database: phones and the projector on one, the moderator and other phones on the
 * other, which is killed while answers come. With Redis and without: what a Socket.IO adapter would promise is asked here.
 */
import { tmpdir } from 'node:os';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { PlayView } from '#domain/quiz/run-views.ts';
import type { ScreenState } from '#domain/room/views.ts';
import { type Part, startRedis } from '../nodes/nodes.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { connectPhone, openView, type Phone, sendCommand } from './testing/node.ts';
import {
  followRun,
  moveTo,
  type NodeProcess,
  type Playing,
  sendAnswer,
  startProcess,
} from './testing/playing.ts';
import { BUS, must, type Stage, stageQuiz } from './testing/stage.ts';

const NIGHT = process.env.NIGHTLY === '1';
const SOON = { timeout: 60_000 };
let world: TestWorld;
let redis: Part | null = null;
const nodes: NodeProcess[] = [];
const sockets: Phone[] = [];
beforeAll(async () => {
  world = await createTestServices({ now: new Date() });
  redis = await startRedis(tmpdir());
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.disconnect();
  for (const node of nodes.splice(0)) await node.kill();
});
afterAll(async () => {
  await redis?.stop();
  await world?.end();
});

async function seated(stage: Stage, table: number, node: NodeProcess): Promise<Playing> {
  const person = await stage.player();
  must(await stage.sit(person, table));
  const one = await followRun(world, node.origin, person, stage.runId);
  sockets.push(one.phone);
  return one;
}

/** Every step of the moderator through the socket of this node. */
async function moderate(stage: Stage, node: NodeProcess) {
  const phone = await connectPhone(world, node.origin, stage.moderator);
  sockets.push(phone);
  return async (action: string) => {
    const { data } = must(await openView<PlayView>(phone, 'quiz.play', stage.runId));
    const expectV = data.run.v;
    return sendCommand(phone, 'quiz.step', { runId: stage.runId, expectV, action });
  };
}

async function hang(stage: Stage, node: NodeProcess): Promise<() => ScreenState> {
  const { commands } = world.nouns.room;
  const of = { forumId: stage.forum.id };
  const { token } = must(await commands.openScreen(stage.moderator, { ...of, name: '' }));
  must(await commands.showScene(stage.moderator, { ...of, scene: { kind: 'quiz' } }));
  const wall = await connectPhone(world, node.origin, null);
  sockets.push(wall);
  let shown: ScreenState;
  wall.on('view:changed', ({ data }) => {
    shown = data as ScreenState;
  });
  shown = must(await openView<ScreenState>(wall, 'screen.state', `${stage.forum.id}:${token}`)).data;
  return () => shown;
}

async function play(redisUrl?: string, middle = async () => {}): Promise<void> {
  world.clock.set(new Date());
  const stage = await stageQuiz(world, [{ ...BUS, seconds: 5 }, BUS]);
  for (let at = 0; at < 2; at += 1)
    must(await world.nouns.quiz.commands.addTable(stage.moderator, { runId: stage.runId }));
  nodes.push(...(await Promise.all([0, 0].map((port) => startProcess(world.appUrl, port, redisUrl)))));
  const [here, there] = nodes as [NodeProcess, NodeProcess];
  const ours = [await seated(stage, 1, here), await seated(stage, 2, here), await seated(stage, 3, here)];
  const theirs = [await seated(stage, 4, there), await seated(stage, 5, there)];
  const all = [...ours, ...theirs];
  const wall = await hang(stage, here);
  const onWall = () => (wall().scene as { quiz?: PlayView | null }).quiz ?? null;
  let step = await moderate(stage, there);
  const everywhere = (...phases: string[]) =>
    vi.waitUntil(
      () => [...all.map(({ view }) => view), onWall()].every((one) => phases.includes(one?.run.phase ?? '')),
      SOON,
    );

  // The bell of a question is rung by whichever node looks first, and once.
  must(await step('next'));
  must(await step('open'));
  const began = performance.now();
  await everywhere('answering', 'locked');
  if (NIGHT) expect(performance.now() - began).toBeLessThan(2_500);
  await everywhere('locked');
  const bells = await world.sql`
    select count(*)::int as n from event where noun_id = ${stage.runId} and type = 'quiz.round_locked'`;
  expect(bells[0]?.n).toBe(1);

  must(await step('reveal'));
  must(await step('next'));
  must(await step('open'));
  await everywhere('answering');
  const roundId = all[0]?.view?.round?.id ?? '';
  await middle();
  const first = sendAnswer(ours[0] as Playing, roundId);
  const lost = theirs.map((one) => sendAnswer(one, roundId));
  await there.kill();
  expect(await first).toBe('taken');
  // The phones of the dead node come to the living one and send again what was not answered, under the same key.
  for (const one of theirs) moveTo(one, here);
  expect(await Promise.all([...ours.slice(1).map((one) => sendAnswer(one, roundId)), ...lost])).toEqual(
    Array(4).fill('taken'),
  );
  const rows = await world.sql`select unit_id from quiz_answer where round_id = ${roundId}`;
  expect(new Set(rows.map(({ unit_id }) => unit_id)).size).toBe(5);
  expect(rows).toHaveLength(5);

  step = await moderate(stage, here);
  must(await step('lock'));
  must(await step('reveal'));
  await vi.waitUntil(() => all.every(({ view }) => view?.round?.reveal?.right === 5), SOON);
  await vi.waitUntil(() => onWall()?.round?.reveal?.answered === 5, SOON);
}

const noRedis = process.env.VECHE_LEFT_OUT?.includes('redis') ?? false;

// By day one pair of nodes: with Redis, which dies under them, so that they go on as those without.
if (NIGHT || noRedis)
  it('[QZ52] two nodes without Redis: a node dies while answers come, the run goes on, answers are rows', async () => {
    await play();
  }, 180_000);

it.skipIf(noRedis)(
  '[QZ52] two nodes with Redis, and Redis dies too: the same',
  async () => {
    await play(`redis://127.0.0.1:${redis?.port}`, async () => redis?.stop());
  },
  180_000,
);
