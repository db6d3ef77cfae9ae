/**
 * The server is killed without a word in each phase and started again on the same port: acknowledged answers are rows,
 * none twice, phones are back by themselves, and a long silence stops the clock. More rounds at night (NIGHTLY=1).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { PROTOCOL_VERSION } from '#domain/protocol-version.ts';
import type { PlayView } from '#domain/quiz/run-views.ts';
import { SESSION_COOKIE } from '../actor.ts';
import { randomIds } from '../ids.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { must, RIGHT, type Stage, stageQuiz } from './testing/stage.ts';

const TIMES = process.env.NIGHTLY ? 20 : 2;
const PHONES = 6;
let world: TestWorld;
let child: ChildProcess | null = null;
const sockets: Socket[] = [];

beforeAll(async () => {
  world = await createTestServices({ now: new Date() });
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
  child?.kill('SIGKILL');
  child = null;
});
afterAll(() => world.end());

async function serve(port = 0): Promise<number> {
  const file = resolve(import.meta.dirname, 'testing/live-process.ts');
  child = spawn(process.execPath, ['--import', 'tsx', file, world.appUrl, String(port)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [message] = (await once(child, 'message')) as [{ port: number }];
  return message.port;
}
async function kill(): Promise<void> {
  const gone = child && once(child, 'exit');
  child?.kill('SIGKILL');
  await gone;
}

type Phone = { socket: Socket; view: PlayView | null; opened: number };
async function phone(accountId: string, runId: string, port: number): Promise<Phone> {
  const origin = `http://127.0.0.1:${port}`;
  const cookie = `${SESSION_COOKIE}=${await world.sessions.issue(accountId, 1)}`;
  const socket = io(origin, {
    path: '/live',
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 50,
    reconnectionDelayMax: 200,
    auth: { protocol: PROTOCOL_VERSION },
    extraHeaders: { cookie, origin },
  });
  sockets.push(socket);
  const one: Phone = { socket, view: null, opened: 0 };
  socket.on('connect', () => {
    socket.emit(
      'view:open',
      { name: 'quiz.play', id: runId },
      (answer: { ok: boolean; data: { data: PlayView } }) => {
        if (!answer.ok) return;
        one.view = answer.data.data;
        one.opened += 1;
      },
    );
  });
  socket.on('view:changed', ({ name, data }: { name: string; data: PlayView }) => {
    if (name === 'quiz.play') one.view = data;
  });
  await vi.waitUntil(() => one.opened > 0, { timeout: 15_000 });
  return one;
}

/** Sent until it is answered, under one key, as the page does. */
async function send(one: Phone, roundId: string): Promise<string> {
  const cmdId = randomIds.id();
  for (;;) {
    await vi.waitUntil(() => one.socket.connected, { timeout: 15_000 });
    const result = (await one.socket
      .timeout(1_500)
      .emitWithAck('command:run', { name: 'quiz.answer', cmdId, input: { roundId, value: RIGHT } })
      .catch(() => null)) as { ok: boolean; code?: string } | null;
    if (result?.ok) return 'taken';
    if (result?.code && result.code !== 'unavailable') return result.code;
  }
}

async function hall(): Promise<{ stage: Stage; phones: Phone[]; port: number }> {
  world.clock.set(new Date());
  const stage = await stageQuiz(world);
  const port = await serve();
  const phones: Phone[] = [];
  for (let at = 0; at < PHONES; at += 1) {
    const person = await stage.player();
    const { play } = await stage.desk();
    if (at >= play.tables.length)
      must(await world.nouns.quiz.commands.addTable(stage.moderator, { runId: stage.runId }));
    must(await stage.sit(person, at + 1));
    phones.push(await phone(person.accountId, stage.runId, port));
  }
  return { stage, phones, port };
}

const phaseAt = async (stage: Stage, ...actions: Parameters<Stage['go']>) => {
  for (const action of actions) {
    world.clock.set(new Date());
    await stage.go(action);
  }
};
const PATHS = {
  lobby: [],
  ready: ['next'],
  answering: ['next', 'open'],
  paused: ['next', 'open', 'pause'],
  locked: ['next', 'open', 'lock'],
  reveal: ['next', 'open', 'lock', 'reveal'],
} as const;

for (const [phase, path] of Object.entries(PATHS))
  it(`[QZ51] killed in «${phase}»: what was acknowledged is there once, and everybody is back`, async () => {
    const { stage, phones, port } = await hall();
    await phaseAt(stage, ...path);
    const roundId = (await stage.desk()).play.round?.id ?? '';
    for (let time = 0; time < (phase === 'answering' ? 1 : TIMES); time += 1) {
      const before = phones.map(({ opened }) => opened);
      const sending = phase === 'answering' ? phones.map((one) => send(one, roundId)) : [];
      await kill();
      await serve(port);
      await vi.waitUntil(() => phones.every(({ opened }, at) => opened > (before[at] ?? 0)), {
        timeout: 20_000,
      });
      const said = await Promise.all(sending);
      const rows =
        await world.sql`select unit_id, count(*)::int as n from quiz_answer where round_id = ${roundId} group by 1`;
      expect(rows.every(({ n }) => n === 1)).toBe(true);
      expect(rows.length).toBe(said.filter((one) => one === 'taken').length);
    }
    const { play } = await stage.desk();
    expect(play.round?.id ?? '').toBe(roundId);
    if (phase !== 'ready' && phase !== 'answering') expect(play.run.phase).toBe(phase);
    for (const one of phones) expect(one.view?.run.id).toBe(stage.runId);
  }, 120_000);

it('[QZ51] a silence of more than three seconds while answering stops the clock', async () => {
  const { stage, phones, port } = await hall();
  await phaseAt(stage, 'next', 'open');
  await kill();
  // The last sign of life lies ten seconds back, as after a long outage.
  await world.sql`update quiz_run set seen_at = now() - interval '10 seconds' where id = ${stage.runId}`;
  await serve(port);
  await vi.waitUntil(() => phones.every(({ view }) => view?.run.phase === 'paused'), { timeout: 20_000 });
  expect(phones[0]?.view?.round?.leftMs).toBeGreaterThan(60_000);
}, 60_000);
