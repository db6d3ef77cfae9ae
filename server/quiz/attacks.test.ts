/** Attacks on a quiz, one test each, through the doors that phones have: the socket's commands, views and the page. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isRefusal } from '#domain/errors.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { viewRegistry } from '../views.ts';
import { BUS, must, RIGHT, type Stage, stageQuiz, WRONG } from './testing/stage.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await createTestServices();
});
afterAll(() => world.end());

async function opened(): Promise<{
  stage: Stage;
  person: Awaited<ReturnType<Stage['player']>>;
  roundId: string;
}> {
  const stage = await stageQuiz(world);
  const person = await stage.player();
  must(await stage.sit(person, 1));
  const play = await stage.go('next', 'open');
  return { stage, person, roundId: play.round?.id ?? '' };
}
const rows = async (roundId: string) =>
  world.sql`select value, took_ms, unit_id from quiz_answer where round_id = ${roundId}`;

it('[QZ40] nobody answers for another: the unit is the server’s, whatever the payload says', async () => {
  const { stage, roundId } = await opened();
  const other = await stage.player();
  expect(await stage.answer(other, RIGHT)).toMatchObject({ code: 'quiz/not_playing' });
  const extra = await world.nouns.run(
    other,
    'quiz.answer',
    { roundId, value: RIGHT, unitId: (await stage.desk()).units[0]?.id },
    { channel: 'live', cmdId: world.services.ids.id() },
  );
  expect(extra).toMatchObject({ code: 'invalid_input' });
  expect(await stage.answer(null, RIGHT)).toMatchObject({ code: 'signed_out' });
  expect(await stage.answer(await world.person(), RIGHT)).toMatchObject({ code: 'not_found' });
  expect(await rows(roundId)).toEqual([]);
});

it('[QZ41] a round that is not open yet, is closed, or is of another run takes nothing', async () => {
  const { stage, person, roundId } = await opened();
  await stage.go('lock');
  expect(await stage.answer(person, RIGHT, { roundId })).toMatchObject({ code: 'quiz/round_closed' });
  await stage.go('reveal', 'next');
  expect(await stage.answer(person, RIGHT, { roundId })).toMatchObject({ code: 'quiz/round_closed' });
  expect(await stage.answer(person, RIGHT)).toMatchObject({ code: 'quiz/not_open' });
  const foreign = await opened();
  expect(await stage.answer(person, RIGHT, { roundId: foreign.roundId })).toMatchObject({
    code: 'not_found',
  });
  expect(await stage.answer(person, RIGHT, { roundId: world.services.ids.id() })).toMatchObject({
    code: 'not_found',
  });
  expect(await rows(roundId)).toEqual([]);
});

it('[QZ42] the first answer counts: a second is refused, the same one again is answered as before', async () => {
  const { stage, person, roundId } = await opened();
  const cmdId = world.services.ids.id();
  const first = must(await stage.answer(person, WRONG, { cmdId }));
  expect(must(await stage.answer(person, WRONG, { cmdId })).roundId).toBe(first.roundId);
  expect(await stage.answer(person, RIGHT)).toMatchObject({ code: 'quiz/answered' });
  const many = await Promise.all(Array.from({ length: 20 }, () => stage.answer(person, RIGHT)));
  expect(many.every((result) => !result.ok && result.code === 'quiz/answered')).toBe(true);
  expect((await rows(roundId)).map(({ value }) => value)).toEqual([WRONG]);
});

it('[QZ43] late is late: three quarters of a second of grace, then nothing, also while the round still stands open', async () => {
  const { stage, person, roundId } = await opened();
  const second = await stage.player();
  must(await stage.sit(second, 2));
  await stage.pass(90_000);
  world.clock.advance(700);
  must(await stage.answer(person, RIGHT));
  world.clock.advance(100);
  expect(await stage.answer(second, RIGHT)).toMatchObject({ code: 'quiz/late' });
  expect(await rows(roundId)).toHaveLength(1);
});

it('[QZ44] a forged time is no field of an answer; used time is the server’s', async () => {
  const { stage, person, roundId } = await opened();
  world.clock.advance(40_000);
  const forged = await world.nouns.run(
    person,
    'quiz.answer',
    { roundId, value: RIGHT, at: 0, receivedAt: 0, rttMs: 100_000 },
    { channel: 'live', cmdId: world.services.ids.id() },
  );
  expect(forged).toMatchObject({ code: 'invalid_input' });
  must(await stage.answer(person, RIGHT));
  expect((await rows(roundId))[0]?.took_ms).toBe(40_000);
});

it('[QZ45] latency held back on purpose earns three tenths of a second at most', async () => {
  const { stage, person, roundId } = await opened();
  world.clock.advance(10_000);
  must(await stage.answer(person, RIGHT, { rttMs: 60_000 }));
  expect((await rows(roundId))[0]?.took_ms).toBe(9_700);
});

it('[QZ47] an answer that does not fit is refused: unknown, twice, of another kind, too long', async () => {
  const { stage, person, roundId } = await opened();
  for (const value of [{ options: ['z'] }, { options: ['a', 'b'] }, { text: 'б' }, { number: 1 }])
    expect(await stage.answer(person, value)).toMatchObject({ code: 'quiz/answer_unfit' });
  for (const value of [
    { text: 'а'.repeat(301) },
    { options: [] },
    { options: ['a'], text: 'x' },
    {},
    null,
    'b',
  ])
    expect(await stage.answer(person, value as never)).toMatchObject({ code: 'invalid_input' });
  expect(await rows(roundId)).toEqual([]);
});

it('[QZ48] the key is in nothing that a player can reach before the reveal', async () => {
  const stage = await stageQuiz(world, [
    { ...BUS, explanation: 'Тайное пояснение', options: BUS.options },
    {
      kind: 'order',
      options: ['один', 'два', 'три', 'четыре'].map((text, at) => ({ id: 'abcd'[at] ?? '', text })),
      key: { order: ['c', 'a', 'd', 'b'] },
    },
    {
      kind: 'match',
      options: BUS.options ?? [],
      parts: { targets: ['раз', 'два', 'три'].map((text, at) => ({ id: 'abc'[at] ?? '', text })) },
      key: {
        pairs: [
          { left: 'a', right: 'b' },
          { left: 'b', right: 'c' },
          { left: 'c', right: 'a' },
        ],
      },
    },
    { kind: 'short', key: { values: ['Секретное слово'], typos: 1 } },
    { kind: 'number', key: { values: ['93417.25'], tolerance: 2 } },
  ]);
  const person = await stage.player();
  must(await stage.sit(person, 1));
  const views = viewRegistry(world.services);
  const reachable = async () => {
    const out: unknown[] = [await stage.page(person)];
    const unitId = (await stage.page(person)).mine?.unitId ?? '';
    for (const [name, entry] of views)
      for (const id of [stage.runId, `${stage.runId}:${unitId}`, stage.forum.id, `${stage.forum.id}:1`]) {
        if (!entry.id.safeParse(id).success) continue;
        const audience = await entry.audience(person, id).catch((error: unknown) => {
          if (isRefusal(error)) return null;
          throw error;
        });
        if (audience !== null) out.push([name, await entry.load(audience, id).catch(() => null)]);
      }
    return JSON.stringify(out);
  };
  const secret =
    /Тайное|Секретное|93417|"key":\{|"solution"|"explanation"|"tolerance"|"pairs"|"order":\[|"right":true/;
  for (let at = 0; at < 5; at += 1) {
    await stage.go('next');
    const ready = await reachable();
    expect(ready).not.toMatch(secret);
    expect(ready).not.toContain('Сообщает родителям');
    await stage.go('open');
    expect(await reachable()).not.toMatch(secret);
    await stage.go('pause', 'resume', 'lock');
    expect(await reachable()).not.toMatch(secret);
    await stage.go('reveal');
  }
  expect(await reachable()).toContain('93417.25');
  const facts = await world.sql`select message::text from outbox`;
  const events = await world.sql`select data::text from event where stream = ${stage.forum.id}`;
  expect(JSON.stringify([facts, events])).not.toMatch(/Секретное|Тайное|Сообщает/);
});

it('[QZ49] who was taken out does not come back, and a closed door lets nobody new in', async () => {
  const { stage, person, roundId } = await opened();
  const { commands } = world.nouns.quiz;
  must(await commands.setDoor(stage.moderator, { runId: stage.runId, open: false }));
  const late = await stage.player();
  expect(await stage.sit(late, 2)).toMatchObject({ code: 'quiz/door_closed' });
  must(await stage.sit(person, 1));
  must(
    await commands.kickUnit(stage.moderator, {
      runId: stage.runId,
      unitId: (await stage.desk()).units[0]?.id ?? '',
    }),
  );
  expect(await stage.sit(person, 1)).toMatchObject({ code: 'quiz/removed' });
  expect(await stage.answer(person, RIGHT)).toMatchObject({ code: 'quiz/removed' });
  expect((await stage.page(person)).out).toBe('removed');
  expect(await rows(roundId)).toEqual([]);
});

it('[QZ50] another phone takes over a table by its own word, keeps its points, and the first stops answering', async () => {
  const { stage, person } = await opened();
  must(await stage.answer(person, RIGHT));
  await stage.go('lock', 'reveal', 'next', 'open');
  const second = await stage.player();
  expect(await stage.sit(second, 1)).toMatchObject({ code: 'quiz/table_taken', params: { number: 1 } });
  must(await stage.sit(second, 1, true));
  expect(await stage.answer(person, RIGHT)).toMatchObject({ code: 'quiz/other_phone' });
  must(await stage.answer(second, RIGHT));
  await stage.go('lock', 'reveal');
  expect((await stage.page(second)).mine?.result).toMatchObject({ total: 2, right: 2 });
  expect((await stage.page(person)).out).toBe('other_phone');
});
