/** Seats of a quiz: who comes late, comes back with another phone, changes places, is called by a name. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { must, RIGHT, stageQuiz } from './testing/stage.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await createTestServices();
});
afterAll(() => world.end());

it('[QZ53] who comes late sits down in the middle of a question, answers it, and is asked nothing of what was before', async () => {
  const stage = await stageQuiz(world);
  const first = await stage.player();
  must(await stage.sit(first, 1));
  await stage.go('next', 'open');
  must(await stage.answer(first, RIGHT));
  await stage.go('lock', 'reveal', 'next', 'open');
  const late = await stage.player();
  must(await stage.sit(late, 2));
  must(await stage.answer(late, RIGHT));
  await stage.go('lock', 'reveal');
  expect((await stage.page(late)).mine?.result).toMatchObject({ share: 1, total: 1, right: 1, of: 2 });
  expect((await stage.page(first)).mine?.result).toMatchObject({ total: 1, right: 1, of: 2 });
});

it('[QZ53] the same person on another phone is the same player: the answer is there, the points too', async () => {
  const stage = await stageQuiz(world, undefined, { phones: 'each' });
  const person = await stage.player();
  must(await stage.sit(person, 1));
  await stage.go('next', 'open');
  must(await stage.answer(person, RIGHT));
  // Another device: only the session is the same.
  const again = { ...person };
  must(await stage.sit(again, 1));
  expect((await stage.page(again)).mine?.answer?.value).toEqual(RIGHT);
  expect(await stage.answer(again, RIGHT)).toMatchObject({ code: 'quiz/answered' });
  await stage.go('lock', 'reveal');
  expect((await stage.page(again)).mine?.result).toMatchObject({ total: 1, right: 1 });
  const [{ n }] = (await world.sql`
    select count(*)::int as n from quiz_player where run_id = ${stage.runId}`) as unknown as [{ n: number }];
  expect(n).toBe(1);
});

it('[QZ53] a table may be changed until the first question, and not after', async () => {
  const stage = await stageQuiz(world);
  const person = await stage.player();
  must(await stage.sit(person, 1));
  must(await stage.sit(person, 2));
  expect((await stage.page(person)).mine?.table).toBe(2);
  await stage.go('next');
  expect(await stage.sit(person, 3)).toMatchObject({ code: 'quiz/table_fixed' });
});

it('[QZ54] names: from the list, mended by the moderator, never twice, nothing that cannot be seen', async () => {
  const stage = await stageQuiz(world);
  const person = await stage.player('Ветрова Ольга Игоревна');
  must(await stage.sit(person, 1));
  const { units } = await stage.desk();
  expect(units[0]?.people.map(({ name: called }) => called).join()).toMatch(/^Ветрова\sО\.\sИ\.$/);
  const name = (unitId: string, words: string) =>
    world.nouns.quiz.commands.renameUnit(stage.moderator, { runId: stage.runId, unitId, name: words });
  must(await name(units[0]?.id ?? '', 'Первые парты'));
  expect(await name(units[1]?.id ?? '', 'ПЕРВЫЕ ПАРТЫ')).toMatchObject({ code: 'quiz/name_taken' });
  for (const words of ['', ' ', '\u202e\u200b', 'a'.repeat(200)])
    expect([words, await name(units[1]?.id ?? '', words)]).toEqual([
      words,
      expect.objectContaining({ code: 'invalid_input' }),
    ]);
});

it('[QZ23] twice the time for one person at a table: their bell and nobody else’s; the hall is not told', async () => {
  const stage = await stageQuiz(world, undefined, { phones: 'each' });
  const [slow, quick] = [await stage.player('Ветрова Ольга Игоревна'), await stage.player()];
  for (const person of [slow, quick]) must(await stage.sit(person, 1));
  await stage.go('next', 'open');
  const people = (await stage.desk()).units[0]?.people ?? [];
  const unitId = people.find(({ name }) => name.startsWith('Ветрова'))?.id ?? '';
  must(await world.nouns.quiz.commands.setFactor(stage.moderator, { runId: stage.runId, unitId, factor: 2 }));
  expect((await stage.desk()).units[0]).toMatchObject({ factor: 1 });
  expect((await stage.desk()).units[0]?.people.map(({ factor }) => factor).sort()).toEqual([1, 2]);
  expect((await stage.page(slow)).mine?.factor).toBe(2);
  expect((await stage.page(quick)).mine?.factor).toBe(1);
  expect(JSON.stringify((await stage.page(quick)).play)).not.toContain('factor');
  await stage.pass(95_000);
  expect(await stage.answer(quick, RIGHT)).toMatchObject({ code: 'quiz/late' });
  must(await stage.answer(slow, RIGHT));
});

it('[QZ55] a question is skipped, the one that is on is cancelled and counts nothing, and any may be asked out of turn', async () => {
  const stage = await stageQuiz(world, [
    { kind: 'slide' },
    ...Array.from({ length: 3 }, () => ({ kind: 'open' as const })),
  ]);
  expect((await stage.go('next')).run.phase).toBe('showing');
  must(await stage.step('next', { number: 4 }));
  expect((await stage.desk()).play.number).toBe(4);
  await stage.go('open', 'cancel');
  const { play } = await stage.desk();
  expect(play.run.phase).toBe('between');
  must(await stage.step('next', { number: 2 }));
  expect((await stage.desk()).play).toMatchObject({ number: 2, run: { phase: 'ready' } });
});
