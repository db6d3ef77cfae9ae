/** The same attacks where they come from: real sockets of a real node, with sessions, and nothing between. */
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { Actor } from '#domain/actor.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { connectPhone, type LiveNode, openNode, openView, type Phone, sendCommand } from './testing/node.ts';
import { must, RIGHT, stageQuiz, WRONG } from './testing/stage.ts';

let world: TestWorld;
let node: LiveNode;
const phones: Phone[] = [];
beforeAll(async () => {
  world = await createTestServices();
  node = await openNode(world);
});
afterEach(() => {
  for (const phone of phones.splice(0)) phone.disconnect();
});
afterAll(async () => {
  await node?.stop();
  await world?.end();
});

async function connect(person: Actor | null, options?: Record<string, unknown>): Promise<Phone> {
  const phone = await connectPhone(world, node.origin, person, options);
  phones.push(phone);
  return phone;
}

/** An open question; two tables have a phone each. */
async function asked() {
  const stage = await stageQuiz(world);
  const people = [await stage.player(), await stage.player()] as const;
  must(await stage.sit(people[0], 1));
  must(await stage.sit(people[1], 2));
  const { round } = await stage.go('next', 'open');
  const [one, two] = [await connect(people[0]), await connect(people[1])];
  const units = (await stage.desk()).units.map(({ id }) => id);
  return { stage, people, one, two, units, roundId: round?.id ?? '' };
}
const answer = (phone: Phone, roundId: string, more: object = {}, cmdId?: string) =>
  sendCommand(phone, 'quiz.answer', { roundId, value: RIGHT, ...more }, cmdId);
const rows = (roundId: string) =>
  world.sql`select unit_id, value, took_ms from quiz_answer where round_id = ${roundId} order by took_ms`;
const tookOf = async (roundId: string) => (await rows(roundId)).map(({ took_ms }) => Number(took_ms));

it('[QZ40] a socket answers for its own session’s table, whatever it writes into the frame', async () => {
  const { one, units, roundId, stage, people } = await asked();
  const foreign = units[1] ?? '';
  for (const more of [{ unitId: foreign }, { playerId: foreign }, { accountId: people[1].accountId }])
    expect(await answer(one, roundId, more)).toMatchObject({ code: 'invalid_input' });
  expect(await openView(one, 'quiz.mine', `${stage.runId}:${foreign}`)).toMatchObject({ code: 'not_found' });
  expect(await answer(await connect(null), roundId)).toMatchObject({ code: 'signed_out' });
  const forged = await connect(null, {
    extraHeaders: { origin: node.origin, cookie: 'veche.session=eyJ.a.b' },
  });
  expect(await answer(forged, roundId)).toMatchObject({ code: 'signed_out' });
  expect(await rows(roundId)).toEqual([]);
  must(await answer(one, roundId));
  expect((await rows(roundId)).map(({ unit_id }) => unit_id)).toEqual([units[0]]);
});

it('[QZ41] rounds that are not open, are closed or are another run’s take nothing from a socket', async () => {
  const { stage, one, roundId } = await asked();
  await stage.go('lock');
  expect(await answer(one, roundId)).toMatchObject({ code: 'quiz/round_closed' });
  const ready = await stage.go('reveal', 'next');
  expect(await answer(one, ready.round?.id ?? '')).toMatchObject({ code: 'quiz/not_open' });
  const other = await asked();
  expect(await answer(one, other.roundId)).toMatchObject({ code: 'not_found' });
  expect(await answer(one, world.services.ids.id())).toMatchObject({ code: 'not_found' });
  expect(await rows(roundId)).toEqual([]);
});

it('[QZ42] of twenty answers in one breath one is the row, and only its key is answered again', async () => {
  const { one, two, roundId, units } = await asked();
  const sent = Array.from({ length: 20 }, (_, at) => ({
    key: world.services.ids.id(),
    value: at % 2 ? RIGHT : WRONG,
  }));
  const results = await Promise.all(sent.map(({ key, value }) => answer(one, roundId, { value }, key)));
  const first = sent.filter((_, at) => results[at]?.ok);
  expect(first).toHaveLength(1);
  expect(results.filter((result) => !result.ok && result.code === 'quiz/answered')).toHaveLength(19);
  const { key, value } = first[0] ?? sent[0]!;
  must(await answer(one, roundId, { value: value === RIGHT ? WRONG : RIGHT }, key));
  // The key of somebody else's answer is nobody else's key.
  must(await answer(two, roundId, { value: RIGHT }, key));
  expect(new Map((await rows(roundId)).map((row) => [row.unit_id, row.value]))).toEqual(
    new Map([
      [units[0], value],
      [units[1], RIGHT],
    ]),
  );
});

it('[QZ43] [QZ44] late is the server’s word: no time in the frame or the handshake is heard', async () => {
  const { one, two, people, roundId } = await asked();
  world.clock.advance(40_000);
  for (const more of [{ at: 0 }, { receivedAt: 0 }, { tookMs: 1 }, { rttMs: 60_000 }])
    expect(await answer(one, roundId, more)).toMatchObject({ code: 'invalid_input' });
  const clever = await connect(people[0], { auth: { protocol: 2, offset: -40_000 } });
  const refused = new Promise<Error & { data?: unknown }>((done) => clever.once('connect_error', done));
  expect((await refused).data).toEqual({ code: 'badFrame' });
  expect(await one.emitWithAck('clock:ping', { t0: -1e12 })).toMatchObject({ ok: true, data: { t0: -1e12 } });
  must(await answer(one, roundId));
  world.clock.advance(50_800);
  expect(await answer(two, roundId)).toMatchObject({ code: 'quiz/late' });
  expect((await tookOf(roundId))[0]).toBeGreaterThan(39_600);
});

/** Holds back every pong of this socket, as a modified client would. */
function holdPongs(phone: Phone, ms: number): () => number {
  let sent = 0;
  phone.io.once('open', () => {
    const engine = phone.io.engine as unknown as { _sendPacket(type: string, ...rest: unknown[]): void };
    const send = engine._sendPacket.bind(engine);
    engine._sendPacket = (type, ...rest) => {
      if (type !== 'pong') return send(type, ...rest);
      sent += 1;
      setTimeout(() => send(type, ...rest), ms);
    };
  });
  return () => sent;
}

it('[QZ45] pongs held back on purpose are worth three tenths of a second, an honest phone gets what it lost', async () => {
  const { stage, people, one, two, roundId } = await asked();
  const slow = await connect(people[0]);
  const held = holdPongs(slow, 900);
  await vi.waitUntil(() => held() > 0 && two.connected && one.connected, { timeout: 5_000 });
  world.clock.advance(10_000);
  // Until the server has measured the held pong it gives nothing at all.
  const early = must(await answer(slow, roundId));
  expect(early).toMatchObject({ roundId });
  expect((await tookOf(roundId))[0]).toBe(10_000);
  await stage.go('lock', 'reveal', 'next', 'open');
  const next = (await stage.desk()).play.round?.id ?? '';
  await vi.waitUntil(() => held() > 1, { timeout: 5_000 });
  const late = performance.now() + 1_000;
  await vi.waitUntil(() => performance.now() > late, { timeout: 5_000 });
  world.clock.advance(10_000);
  must(await answer(slow, next));
  must(await answer(two, next));
  const [credited, honest] = await tookOf(next);
  expect(credited).toBe(9_700);
  expect(honest).toBeGreaterThan(9_900);
  expect(Number((await world.sql`select max(rtt_ms) as most from quiz_answer`)[0]?.most)).toBeGreaterThan(
    600,
  );
}, 20_000);

it('[LV11] a flood ends its own socket by name; the other table’s answer is acknowledged meanwhile', async () => {
  const { one, two, people, roundId, stage, units } = await asked();
  must(await openView(two, 'quiz.play', stage.runId));
  const bye = new Promise<unknown>((done) => one.once('bye', done));
  const gone = new Promise<unknown>((done) => one.once('disconnect', done));
  for (let at = 0; at < 20_000; at += 1)
    one.emit(
      'command:run',
      { name: 'quiz.answer', cmdId: String(at).padStart(20, 'x'), input: { roundId, value: RIGHT } },
      () => {},
    );
  must(await answer(two, roundId));
  expect(await bye).toEqual({ code: 'tooMany' });
  await gone;
  const taken = (await rows(roundId)).map(({ unit_id }) => unit_id);
  expect(taken.filter((unit) => unit === units[1])).toHaveLength(1);
  expect(taken.length).toBeLessThanOrEqual(2);
  expect(two.connected).toBe(true);
  // The door is not shut for whoever comes back and behaves.
  must(await openView(await connect(people[0]), 'quiz.play', stage.runId));
});

it('[RM11] the address of a projector cannot be guessed: wrong, foreign and taken back are one answer', async () => {
  const { stage } = await asked();
  const { commands } = world.nouns.room;
  const { id, token } = must(
    await commands.openScreen(stage.moderator, { forumId: stage.forum.id, name: '' }),
  );
  expect(Buffer.from(token, 'base64url').length * 8).toBeGreaterThanOrEqual(128);
  const stranger = await connect(null);
  const other = await world.forum();
  const ask = (forumId: string, secret: string) => openView(stranger, 'screen.state', `${forumId}:${secret}`);
  must(await ask(stage.forum.id, token));
  const no = { ok: false, code: 'not_found' };
  expect(await ask(other.id, token)).toEqual(no);
  expect(
    await ask(
      stage.forum.id,
      token.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')),
    ),
  ).toEqual(no);
  must(await commands.revokeScreen(stage.moderator, { screenId: id }));
  expect(await ask(stage.forum.id, token)).toEqual(no);
  const guess = () => ask(stage.forum.id, world.services.ids.token());
  for (let at = 0; at < 20; at += 1) expect(await guess()).toEqual(no);
  const burst = await Promise.all(Array.from({ length: 150 }, guess));
  expect(burst.at(-1)).toMatchObject({ code: 'rate_limited' });
});
