import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#domain/actor.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';

let world: TestWorld;
let moderator: Actor;
let director: Actor;
let forum: { id: string; slug: string };
beforeAll(async () => {
  world = await createTestServices();
  moderator = await world.person();
  director = await world.person();
  forum = await world.forum();
  await world.join(forum.id, moderator, ['moderator']);
  await world.join(forum.id, director, ['participant']);
});
afterAll(() => world.end());

const BUS = {
  kind: 'single' as const,
  situation: '7:40. Водитель школьного автобуса сообщает, что не выйдет на линию.',
  stem: 'Что делает директор первым?',
  options: [
    { id: 'a', text: 'Звонит родителям' },
    { id: 'b', text: 'Приметный верный ответ' },
  ],
  key: { options: ['b'] },
  explanation: 'Порядок действий',
};

it('[QB1] the bank lists a quiz ready to start; its preview has no key and no explanation, not even for moderators', async () => {
  const made = await world.nouns.quiz.commands.createQuiz(moderator, {
    forumId: forum.id,
    title: 'Утро директора',
    questions: [BUS, { ...BUS, key: { options: ['a'] } }],
  });
  if (!made.ok) throw new Error(JSON.stringify(made));
  expect(await world.nouns.quiz.queries.quizBank(moderator, forum.slug)).toEqual([
    {
      id: made.data.id,
      title: 'Утро директора',
      teams: true,
      questions: 2,
      seconds: 180,
      archived: false,
      wasRun: false,
    },
  ]);
  const preview = await world.nouns.quiz.queries.quizPreview(moderator, forum.slug, made.data.id);
  expect(preview.list).toHaveLength(2);
  expect(preview.list[0]).toMatchObject({ keyed: true, stem: BUS.stem });
  expect(JSON.stringify(preview)).not.toMatch(/"key"|explanation|Порядок действий/);
  const rows = await world.sql`select data::text from event where stream = ${forum.id}`;
  expect(JSON.stringify(rows)).not.toContain('Приметный');
});

it('[QB2] participants and strangers do not learn that there is a quiz', async () => {
  await expect(world.nouns.quiz.queries.quizBank(director, forum.slug)).rejects.toMatchObject({
    vecheCode: 'not_found',
  });
  expect(
    await world.nouns.quiz.commands.createQuiz(director, {
      forumId: forum.id,
      title: 'Чужой',
      questions: [BUS],
    }),
  ).toMatchObject({ code: 'forbidden' });
});

it('[QB3] a key that points nowhere is refused with the number of its question, and nothing is saved', async () => {
  const before = (await world.nouns.quiz.queries.quizBank(moderator, forum.slug)).length;
  const create = (question: object) =>
    world.nouns.quiz.commands.createQuiz(moderator, {
      forumId: forum.id,
      title: 'С ошибкой',
      questions: [BUS, { ...BUS, ...question }],
    });
  expect(await create({ key: { options: ['z'] } })).toMatchObject({
    code: 'quiz/key_unknown',
    params: { number: 2 },
  });
  expect(await create({ key: {} })).toMatchObject({ code: 'quiz/key_missing' });
  expect(await create({ key: { options: ['a', 'b'] } })).toMatchObject({ code: 'quiz/key_too_many' });
  expect(await create({ options: [BUS.options[0]], key: { options: ['a'] } })).toMatchObject({
    code: 'quiz/options_missing',
  });
  expect(await create({ kind: 'poll' })).toMatchObject({ code: 'quiz/key_needless' });
  expect(await create({ kind: 'number', key: { values: ['много'] } })).toMatchObject({
    code: 'quiz/key_unknown',
  });
  expect((await world.nouns.quiz.queries.quizBank(moderator, forum.slug)).length).toBe(before);
});
