/** A run from the lobby to the podium on a real database, by its commands alone. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { BUS, must, RIGHT, stageQuiz, WRONG } from './testing/stage.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await createTestServices();
});
afterAll(() => world.end());

it('[QZ1] a whole quiz: lobby, question, answers, reveal, table of results, podium', async () => {
  const stage = await stageQuiz(world);
  const [one, two, three] = [await stage.player(), await stage.player(), await stage.player()];
  must(await stage.sit(one, 1));
  must(await stage.sit(two, 2));
  must(await stage.sit(three, 3));
  expect((await stage.go('next')).run.phase).toBe('ready');
  await stage.pass(5_000);
  expect((await stage.desk()).play.run.phase).toBe('answering');
  must(await stage.answer(one, RIGHT));
  must(await stage.answer(two, WRONG));
  await stage.pass(92_000);
  expect((await stage.desk()).play.run.phase).toBe('locked');
  const shown = await stage.go('reveal');
  expect(shown.round?.reveal).toMatchObject({
    answered: 2,
    right: 1,
    solution: ['Сообщает родителям, кто отвечает за детей'],
    explanation: 'Сначала дети',
  });
  const { mine } = await stage.page(one);
  expect(mine).toMatchObject({
    table: 1,
    result: { share: 1, points: 1, total: 1, right: 1, of: 1, place: 1 },
  });
  expect((await stage.page(three)).mine?.result).toMatchObject({ share: null, total: 0, right: 0, of: 1 });
  await stage.go('next', 'open', 'lock', 'reveal', 'board');
  expect((await stage.page(two)).play?.board).toEqual([
    { name: '', table: 1, points: 1, right: 1, of: 2, place: 1 },
  ]);
  await stage.go('finish');
  must(await stage.step('close'));
  expect((await stage.page(one)).play).toBeNull();
  expect(world.errors).toEqual([]);
});

it('[QZ2] a stale step is refused, so that two moderators never skip twice', async () => {
  const stage = await stageQuiz(world);
  const { v } = (await stage.desk()).play.run;
  const step = () =>
    world.nouns.quiz.commands.stepRun(stage.moderator, { runId: stage.runId, expectV: v, action: 'next' });
  const both = await Promise.all([step(), step()]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ code: 'conflict' });
  expect(await stage.step('reveal')).toMatchObject({ code: 'quiz/not_now' });
});

it('[QZ6] a pause stops the clock, an extension moves the bell, and used time leaves the pause out', async () => {
  const stage = await stageQuiz(world, [BUS], { teams: false });
  const person = await stage.player('Зайцева Ольга Ивановна');
  must(await world.nouns.quiz.commands.joinRun(person, { runId: stage.runId }));
  await stage.go('next', 'open');
  await stage.pass(10_000);
  const paused = await stage.go('pause');
  expect(paused.round?.leftMs).toBe(80_000);
  expect(await stage.answer(person, RIGHT)).toMatchObject({ code: 'quiz/paused' });
  await stage.pass(600_000);
  await stage.go('resume', 'extend');
  await stage.pass(5_000);
  must(await stage.answer(person, RIGHT, { rttMs: 100 }));
  const [row] = await world.sql`select took_ms from quiz_answer where round_id = ${paused.round!.id}`;
  // 15 s of the clock, 50 ms of credit; the added half minute stands at the end.
  expect(row?.took_ms).toBe(15_000 - 50);
});

it('[QZ7] a wrong key is mended after the reveal: everything is counted anew, in the bank too', async () => {
  const stage = await stageQuiz(world, [BUS, BUS]);
  const person = await stage.player();
  must(await stage.sit(person, 2));
  await stage.go('next', 'open');
  must(await stage.answer(person, WRONG));
  const play = await stage.go('lock', 'reveal');
  expect((await stage.page(person)).mine?.result).toMatchObject({ total: 0 });
  const mend = (options: string[]) =>
    world.nouns.quiz.commands.regradeRound(stage.moderator, {
      runId: stage.runId,
      expectV: play.run.v,
      roundId: play.round!.id,
      key: { options },
    });
  expect(await mend(['a', 'b'])).toMatchObject({ code: 'quiz/key_too_many' });
  must(await mend(['a']));
  expect((await stage.page(person)).mine?.result).toMatchObject({ total: 1, right: 1 });
  const [bank] =
    await world.sql`select key from quiz_question where quiz_id = ${stage.quizId} and number = 1`;
  expect(bank?.key).toEqual({ options: ['a'] });
});

it('[QZ8] a round asked again is a new round, and only its last attempt counts; a cancelled one counts nothing', async () => {
  const stage = await stageQuiz(world);
  const person = await stage.player();
  must(await stage.sit(person, 1));
  await stage.go('next', 'open');
  must(await stage.answer(person, RIGHT));
  const first = await stage.go('lock', 'reveal');
  const again = await stage.go('reopen', 'open');
  expect(again.round).toMatchObject({ attempt: 2, ordinal: 1 });
  expect(again.round?.id).not.toBe(first.round?.id);
  must(await stage.answer(person, WRONG));
  await stage.go('lock', 'reveal');
  expect((await stage.page(person)).mine?.result).toMatchObject({ total: 0, of: 1 });
  await stage.go('cancel');
  expect((await stage.page(person)).mine?.result).toMatchObject({ total: 0, of: 0 });
  expect((await stage.go('next')).round?.ordinal).toBe(2);
});

it('[QZ9] silence of the server longer than three seconds stops the clock where it stood', async () => {
  const stage = await stageQuiz(world);
  await stage.go('next', 'open');
  await stage.pass(30_000);
  world.clock.advance(2_900);
  must(await stage.sweep());
  expect((await stage.desk()).play.run.phase).toBe('answering');
  world.clock.advance(600_000);
  must(await stage.sweep());
  const { play } = await stage.desk();
  expect(play.run.phase).toBe('paused');
  expect(play.round?.leftMs).toBe(90_000 - 32_900);
  const again = await stage.go('resume');
  expect(again.round!.closeAt - world.clock.now().getTime()).toBe(90_000 - 32_900);
});

it('[QZ10] equals at the top play a decider alone; it parts them and adds no points', async () => {
  const stage = await stageQuiz(world, [
    BUS,
    {
      kind: 'number',
      stem: 'Сколько школ в районе?',
      key: { values: ['28'], closest: true },
      parts: { decider: true },
    },
  ]);
  const people = [await stage.player(), await stage.player(), await stage.player()];
  for (const [at, person] of people.entries()) must(await stage.sit(person, at + 1));
  await stage.go('next', 'open');
  must(await stage.answer(people[0]!, RIGHT));
  must(await stage.answer(people[1]!, RIGHT));
  const board = await stage.go('lock', 'reveal', 'board');
  expect(board.board?.map(({ place }) => place)).toEqual([1, 1]);
  expect(await stage.step('next')).toMatchObject({ code: 'quiz/no_more' });
  await stage.go('decider', 'open');
  expect((await stage.page(people[2]!)).mine?.sitsOut).toBe(true);
  expect(await stage.answer(people[2]!, { number: 28 })).toMatchObject({ code: 'quiz/sits_out' });
  must(await stage.answer(people[0]!, { number: 40 }));
  must(await stage.answer(people[1]!, { number: 30 }));
  await stage.go('lock', 'reveal', 'finish');
  expect((await stage.desk()).play.board).toMatchObject([
    { table: 2, points: 1, place: 1 },
    { table: 1, points: 1, place: 2 },
  ]);
});

it('[QZ12] each with a phone of their own: the table is the mean of those who answered', async () => {
  const stage = await stageQuiz(world, [BUS], { phones: 'each' });
  const people = [await stage.player(), await stage.player(), await stage.player()];
  for (const person of people) must(await stage.sit(person, 1));
  await stage.go('next', 'open');
  must(await stage.answer(people[0]!, RIGHT));
  must(await stage.answer(people[1]!, WRONG));
  await stage.go('lock', 'reveal');
  expect((await stage.desk()).standings[0]).toMatchObject({ table: 1, points: 0.5, right: 0, of: 1 });
});

it('[QZ13] who played is forgotten when the quiz is closed; the numbers stay', async () => {
  const stage = await stageQuiz(world, [BUS], { teams: false });
  const person = await stage.player('Зайцева Ольга Ивановна');
  must(await world.nouns.quiz.commands.joinRun(person, { runId: stage.runId }));
  await stage.go('next', 'open');
  must(await stage.answer(person, RIGHT));
  await stage.go('lock', 'reveal', 'finish');
  expect((await stage.desk()).play.board).toMatchObject([{ name: 'Зайцева\u00a0О.\u00a0И.', table: null }]);
  must(await stage.step('close'));
  const rows = await world.sql`select name, participant_id from quiz_player where run_id = ${stage.runId}`;
  expect(rows).toEqual([expect.objectContaining({ name: '', participant_id: null })]);
  expect(await world.sql`select 1 from quiz_answer`.then((list) => list.length)).toBeGreaterThan(0);
});
