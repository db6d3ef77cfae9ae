import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#domain/actor.ts';
import { coarse, wordKey } from '#domain/poll/rules.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';

let world: TestWorld;
let chair: Actor;
let people: Actor[];
beforeAll(async () => {
  world = await createTestServices({ now: new Date('2026-02-11T07:00:00Z') });
  chair = await world.person({ name: 'Чернова Лидия Викторовна' });
  people = await Promise.all(Array.from({ length: 6 }, () => world.person()));
});
afterAll(() => world.end());

const commands = () => world.nouns.poll.commands;
async function stage(over: Record<string, unknown> = {}) {
  const forum = await world.forum();
  await world.join(forum.id, chair, ['organiser', 'participant']);
  for (const person of people) await world.join(forum.id, person, ['participant']);
  const floorId = forum.id;
  const made = await commands().createPoll(chair, {
    floorId,
    kind: 'single',
    title: 'Продолжаем после обеда?',
    options: ['Да', 'Нет'],
    open: true,
    ...over,
  });
  if (!made.ok) throw new Error(made.code);
  const pollId = made.data.id;
  const hall = async () => (await world.nouns.floor.queries.hall(people[0]!, floorId)).poll;
  const desk = async () =>
    (await world.nouns.poll.queries.pollDesk(chair, floorId)).find(({ id }) => id === pollId)!;
  return { forum, floorId, pollId, hall, desk };
}
const answer = (at: number, pollId: string, ...options: string[]) =>
  commands().answerPoll(people[at]!, { pollId, options });

it('[PL1] results stay hidden until shown, and under five answers from everybody', async () => {
  const { pollId, hall, desk } = await stage();
  for (const at of [0, 1, 2, 3]) expect(await answer(at, pollId, '1')).toMatchObject({ ok: true });
  await commands().showPoll(chair, { pollId, shown: true });
  expect(await hall()).toMatchObject({ answered: 4, result: null, care: null });
  expect((await desk()).result).toBeNull();
  await commands().showPoll(chair, { pollId, shown: false });
  await answer(4, pollId, '2');
  expect((await hall())!.result).toBeNull();
  expect((await desk()).result).toMatchObject({ answered: 5, options: [{ count: 4 }, { count: 1 }] });
  await commands().showPoll(chair, { pollId, shown: true });
  expect((await hall())!.result).toMatchObject({ options: [{ count: 4 }, { count: 1 }] });
});

it('[PL2] one answer a person, changed until closed, also from two phones at once; then refused', async () => {
  const { pollId, desk } = await stage();
  for (const at of [1, 2, 3, 4]) await answer(at, pollId, '1');
  await Promise.all([answer(0, pollId, '1'), answer(0, pollId, '2'), answer(0, pollId, '2')]);
  expect((await desk()).answered).toBe(5);
  const { result, version } = await desk();
  expect(result!.options.reduce((sum, { count }) => sum + count, 0)).toBe(5);
  await commands().setPollState(chair, { pollId, expectV: version, state: 'closed' });
  expect(await answer(5, pollId, '1')).toMatchObject({ code: 'poll/not_open' });
  expect(await commands().setPollState(chair, { pollId, expectV: version, state: 'closed' })).toMatchObject({
    code: 'conflict',
  });
  expect((await desk()).answered).toBe(5);
});

it('[PL3] what is no answer to the poll is refused', async () => {
  const { pollId } = await stage();
  expect(await answer(0, pollId, '1', '2')).toMatchObject({ code: 'poll/choose_one' });
  expect(await answer(0, pollId)).toMatchObject({ code: 'poll/choose_one' });
  expect(await answer(0, pollId, '7')).toMatchObject({ code: 'poll/option_unknown' });
  const stranger = await world.person();
  expect(await commands().answerPoll(stranger, { pollId, options: ['1'] })).toMatchObject({
    code: 'not_found',
  });
  const { pollId: scale, desk } = await stage({ kind: 'scale', options: [] });
  for (const at of [0, 1, 2, 3]) await answer(at, scale, '5');
  await answer(4, scale, '3');
  expect(await answer(5, scale, '6')).toMatchObject({ code: 'poll/option_unknown' });
  expect((await desk()).result!.mean).toBeCloseTo(4.6);
});

it('[PL4] a word is counted once a person whatever its spelling; words are put aside and joined by hand', async () => {
  const { pollId, hall, desk } = await stage({ kind: 'cloud', options: [] });
  const say = (at: number, ...words: string[]) => commands().addCloudWords(people[at]!, { pollId, words });
  await say(0, 'Доверие', 'доверие!', 'Ещё школа');
  await say(1, 'доверие');
  await say(2, 'доверия');
  await say(3, 'ЕЩЕ  ШКОЛА');
  await say(4, 'отчёты');
  await commands().showPoll(chair, { pollId, shown: true });
  expect((await hall())!.result!.words).toEqual([
    { text: expect.stringMatching(/доверие/i), count: 2 },
    { text: expect.stringMatching(/школа/i), count: 2 },
    { text: 'доверия', count: 1 },
    { text: 'отчёты', count: 1 },
  ]);
  await commands().mergeWord(chair, { pollId, from: 'доверия', into: 'доверие' });
  await commands().hideWord(chair, { pollId, word: 'Отчёты', hidden: true });
  expect((await hall())!.result!.words.map(({ count }) => count)).toEqual([3, 2]);
  await commands().mergeWord(chair, { pollId, from: 'доверия', into: null });
  await commands().hideWord(chair, { pollId, word: 'отчеты', hidden: false });
  expect((await desk()).result!.words).toHaveLength(4);
  expect(await say(0, 'а', 'б', 'в', 'г')).toMatchObject({ code: 'poll/too_many_words' });
  expect(await say(5, '!!!')).toMatchObject({ code: 'poll/no_word' });
});

it('[PL5] a coarse word waits for the moderator and is not shown', async () => {
  const { pollId, desk } = await stage({ kind: 'cloud', options: [] });
  const words = ['хуйня', 'сука', 'рубеж', 'потребность', 'оскорбление', 'учёба', 'себе'];
  for (const [at, person] of people.entries())
    await commands().addCloudWords(person, { pollId, words: [words[at]!] });
  expect((await desk()).result!.words.map(({ text }) => text).sort()).toEqual([
    'оскорбление',
    'потребность',
    'рубеж',
    'учёба',
  ]);
  expect((await desk()).care!.hidden).toHaveLength(2);
  expect(words.map(wordKey).filter(coarse)).toEqual(['хуйня', 'сука']);
});

it('[PL6] one poll of a floor is open at a time; only one that nobody was asked is removed', async () => {
  const { floorId, pollId, hall, desk } = await stage();
  const next = await commands().createPoll(chair, { floorId, kind: 'cloud', title: 'Одним словом' });
  expect((await hall())!.id).toBe(pollId);
  if (!next.ok) throw new Error(next.code);
  await commands().setPollState(chair, { pollId: next.data.id, expectV: 1, state: 'open' });
  expect((await hall())!.id).toBe(next.data.id);
  expect((await desk()).state).toBe('closed');
  expect(await commands().removePoll(chair, { pollId })).toMatchObject({ code: 'poll/asked' });
  expect(
    await commands().createPoll(chair, { floorId, kind: 'single', title: 'Как?', options: ['Да', 'да '] }),
  ).toMatchObject({ code: 'poll/options_twice' });
});

it('[PL7] no payload tells who answered what', async () => {
  const { forum, floorId, pollId } = await stage();
  for (const at of [0, 1, 2, 3, 4]) await answer(at, pollId, '1');
  const desk = JSON.stringify(await world.nouns.poll.queries.pollDesk(chair, floorId));
  const hall = JSON.stringify(await world.nouns.floor.queries.hall(chair, floorId));
  for (const row of await world.sql<
    { id: string }[]
  >`select id from participant where forum_id = ${forum.id}`) {
    expect(desk).not.toContain(row.id);
    expect(hall).not.toContain(row.id);
  }
  const events = await world.sql`select type from event where noun = 'poll' and noun_id = ${pollId}`;
  expect(events.map(({ type }) => type)).toEqual(['poll.opened']);
});
