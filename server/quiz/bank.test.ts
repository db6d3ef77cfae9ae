/** The bank by its commands on a real database: questions written and moved, quizzes copied and put away, images and who gets them. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#domain/actor.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { JPEG, PNG } from './testing/pictures.ts';

let world: TestWorld;
let moderator: Actor;
let director: Actor;
let forum: { id: string; slug: string };
beforeAll(async () => {
  world = await createTestServices();
  [moderator, director] = [await world.person(), await world.person()];
  forum = await world.forum();
  await world.join(forum.id, moderator, ['moderator']);
  await world.join(forum.id, director, ['participant']);
});
afterAll(() => world.end());

const bank = () => world.nouns.quiz.commands;
const ask = () => world.nouns.quiz.queries;
const single = (stem: string) => ({
  kind: 'single' as const,
  stem,
  options: [
    { id: 'a', text: 'Да' },
    { id: 'b', text: 'Нет' },
  ],
  key: { options: ['a'] },
});
function good<T>(result: { ok: true; data: T } | { ok: false; code: string }): T {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.data;
}
async function made(...stems: string[]) {
  const { id } = good(
    await bank().createQuiz(moderator, { forumId: forum.id, title: 'Квиз', questions: stems.map(single) }),
  );
  const edit = () => ask().quizEdit(moderator, forum.slug, id);
  return {
    quizId: id,
    edit,
    stems: async () => (await edit()).list.map(({ number, stem }) => `${number} ${stem}`),
    idOf: async (stem: string) => (await edit()).list.find((one) => one.stem === stem)?.id ?? '',
  };
}
/** A run of it, with one table, up to where it stands. */
async function played(
  quizId: string,
  ...actions: ('next' | 'open' | 'lock' | 'reveal' | 'finish' | 'close')[]
) {
  const { id: runId } = good(await bank().openRun(moderator, { quizId, tables: 2 }));
  const desk = () => ask().desk(moderator, runId);
  const step = async (action: (typeof actions)[number]) =>
    good(await bank().stepRun(moderator, { runId, expectV: (await desk()).play.run.v, action }));
  for (const action of actions) await step(action);
  return { runId, desk, step };
}

it('[QB4] a question is written, mended and taken out; two who mend one do not overwrite each other', async () => {
  const quiz = await made('Первый');
  const saved = good(
    await bank().saveQuestion(moderator, {
      quizId: quiz.quizId,
      questionId: null,
      version: null,
      question: single('Второй'),
    }),
  );
  expect(saved.number).toBe(2);
  const mend = (stem: string, version: number) =>
    bank().saveQuestion(moderator, {
      quizId: quiz.quizId,
      questionId: saved.id,
      version,
      question: single(stem),
    });
  good(await mend('Второй, иначе', 1));
  expect(await mend('Второй, ещё иначе', 1)).toMatchObject({ code: 'conflict' });
  expect(await quiz.stems()).toEqual(['1 Первый', '2 Второй, иначе']);
  expect(await mend('', 2)).toMatchObject({ code: 'invalid_input' });
  const bad = { ...single('Без ключа'), key: {} };
  expect(
    await bank().saveQuestion(moderator, {
      quizId: quiz.quizId,
      questionId: null,
      version: null,
      question: bad,
    }),
  ).toMatchObject({ code: 'quiz/key_missing', params: { number: 3 } });
  good(
    await bank().removeQuestion(moderator, { quizId: quiz.quizId, questionId: await quiz.idOf('Первый') }),
  );
  expect(await quiz.stems()).toEqual(['1 Второй, иначе']);
});

it('[QB5] questions are put in order one step at a time, far, past the end; numbers stay 1, 2, 3', async () => {
  const quiz = await made('а', 'б', 'в', 'г');
  const move = async (stem: string, to: number) =>
    good(
      await bank().moveQuestion(moderator, {
        quizId: quiz.quizId,
        questionId: await quiz.idOf(stem),
        to,
      }),
    );
  await move('г', 1);
  expect(await quiz.stems()).toEqual(['1 г', '2 а', '3 б', '4 в']);
  await move('г', 2);
  expect(await quiz.stems()).toEqual(['1 а', '2 г', '3 б', '4 в']);
  expect((await move('а', 400)).number).toBe(4);
  expect(await quiz.stems()).toEqual(['1 г', '2 б', '3 в', '4 а']);
  const other = await made('чужой');
  expect(
    await bank().moveQuestion(moderator, {
      quizId: quiz.quizId,
      questionId: await other.idOf('чужой'),
      to: 1,
    }),
  ).toMatchObject({ code: 'not_found' });
});

it('[QB6] a copy is a quiz of its own; questions of a file are added behind; an empty one waits for its first', async () => {
  const quiz = await made('а');
  const copy = good(await bank().duplicateQuiz(moderator, { quizId: quiz.quizId, title: 'Копия' }));
  good(await bank().addQuestions(moderator, { quizId: quiz.quizId, questions: [single('б'), single('в')] }));
  expect(await quiz.stems()).toEqual(['1 а', '2 б', '3 в']);
  expect((await ask().quizEdit(moderator, forum.slug, copy.id)).list.map(({ stem }) => stem)).toEqual(['а']);
  expect(
    await bank().addQuestions(moderator, { quizId: quiz.quizId, questions: [{ ...single('?'), key: {} }] }),
  ).toMatchObject({ code: 'quiz/key_missing', params: { number: 4 } });
  const empty = await made();
  expect(await bank().openRun(moderator, { quizId: empty.quizId })).toMatchObject({
    code: 'quiz/no_questions',
  });
});

it('[QB7] what was played is put away and never deleted: its questions, its runs and their results stay', async () => {
  const quiz = await made('а');
  const run = await played(quiz.quizId, 'next', 'open', 'lock', 'reveal', 'finish', 'close');
  expect(await bank().removeQuiz(moderator, { quizId: quiz.quizId })).toMatchObject({ code: 'quiz/was_run' });
  good(await bank().archiveQuiz(moderator, { quizId: quiz.quizId, archived: true }));
  const card = async () => (await ask().quizBank(moderator, forum.slug)).find(({ id }) => id === quiz.quizId);
  expect(await card()).toMatchObject({ archived: true, wasRun: true });
  expect(await bank().openRun(moderator, { quizId: quiz.quizId })).toMatchObject({ code: 'quiz/archived' });
  expect((await ask().results(moderator, run.runId)).questions).toHaveLength(1);
  expect((await ask().quizPreview(moderator, forum.slug, quiz.quizId)).runs).toMatchObject([
    { id: run.runId, over: true, tables: 2, rounds: 1 },
  ]);
  good(await bank().archiveQuiz(moderator, { quizId: quiz.quizId, archived: false }));
  expect(await card()).toMatchObject({ archived: false });
  const fresh = await made('а');
  good(await bank().removeQuiz(moderator, { quizId: fresh.quizId }));
  await expect(fresh.edit()).rejects.toMatchObject({ vecheCode: 'not_found' });
});

it('[QB8] while a run is on, its questions stand still; after it they may be mended and the rounds keep what was asked', async () => {
  const quiz = await made('а', 'б');
  const questionId = await quiz.idOf('а');
  const run = await played(quiz.quizId, 'next', 'open');
  const of = { quizId: quiz.quizId, questionId };
  const edits = [
    bank().saveQuestion(moderator, { ...of, version: 1, question: single('в') }),
    bank().moveQuestion(moderator, { ...of, to: 2 }),
    bank().removeQuestion(moderator, of),
    bank().setImage(moderator, { ...of, data: PNG, alt: 'Флаг' }),
    bank().addQuestions(moderator, { quizId: quiz.quizId, questions: [single('г')] }),
    bank().archiveQuiz(moderator, { quizId: quiz.quizId, archived: true }),
  ];
  for (const edit of edits) expect(await edit).toMatchObject({ ok: false, code: 'quiz/is_on' });
  for (const action of ['lock', 'reveal', 'finish'] as const) await run.step(action);
  good(await bank().saveQuestion(moderator, { ...of, version: 1, question: single('Другой') }));
  expect((await ask().results(moderator, run.runId)).questions.map(({ stem }) => stem)).toEqual(['а']);
  await run.step('close');
});

it('[QB9] keys are on the page where questions are written and in files, for those who keep the bank; nobody else learns of either', async () => {
  const quiz = await made('Секрет');
  expect((await quiz.edit()).list[0]).toMatchObject({ key: { options: ['a'] } });
  expect(JSON.stringify(await ask().quizPreview(moderator, forum.slug, quiz.quizId))).not.toMatch(/"key"/);
  const file = await ask().questionsFile(moderator, forum.slug, quiz.quizId, 'questions.gift');
  expect(file.data.toString()).toContain('=Да');
  for (const query of [
    () => ask().quizEdit(director, forum.slug, quiz.quizId),
    () => ask().quizPreview(director, forum.slug, quiz.quizId),
    () => ask().quizRuns(director, forum.slug),
    () => ask().questionsFile(director, forum.slug, quiz.quizId, 'questions.json'),
    () => ask().questionsFile(moderator, forum.slug, quiz.quizId, 'questions.exe'),
    () => ask().importPage(moderator, forum.slug, 'q'.repeat(22)),
  ])
    await expect(query()).rejects.toMatchObject({ vecheCode: 'not_found' });
});

it('[QB1] the rehearsal of an ordering does not stand in its right order', async () => {
  const words = ['Яблоко', 'Арбуз', 'Мандарин'];
  const question = {
    kind: 'order' as const,
    stem: 'По порядку?',
    options: words.map((text, at) => ({ id: 'abc'[at] ?? '', text })),
    key: { order: ['a', 'b', 'c'] },
  };
  const { id } = good(
    await bank().createQuiz(moderator, { forumId: forum.id, title: 'Порядок', questions: [question] }),
  );
  const preview = await ask().quizPreview(moderator, forum.slug, id);
  expect(preview.list[0]?.options.map(({ text }) => text)).toEqual(['Арбуз', 'Мандарин', 'Яблоко']);
});

it('[QB10] an image needs its words, is one of three kinds and of a bearable size; replaced, its bytes go', async () => {
  const quiz = await made('С картинкой');
  const of = { quizId: quiz.quizId, questionId: await quiz.idOf('С картинкой') };
  const set = (data: Uint8Array<ArrayBuffer> | null, alt = 'Флаг школы') =>
    bank().setImage(moderator, { ...of, data, alt });
  expect(await set(PNG, ' ')).toMatchObject({ code: 'invalid_input', fields: { alt: 'too_short' } });
  expect(await set(new Uint8Array(2_000_001))).toMatchObject({ fields: { data: 'too_large' } });
  expect(await set(new Uint8Array(Buffer.from('<svg onload="alert(1)"/>')))).toMatchObject({
    code: 'quiz/image_kind',
  });
  const vast = Uint8Array.from(PNG, (byte, at) => (at === 17 ? 1 : byte));
  expect(await set(vast)).toMatchObject({ code: 'quiz/image_size' });
  expect(await set(null)).toMatchObject({ code: 'quiz/image_missing' });
  good(await set(PNG));
  const image = async () => (await quiz.edit()).list[0]?.image;
  const first = await image();
  expect(first).toMatchObject({ alt: 'Флаг школы', width: 6, height: 4 });
  good(await set(null, 'Флаг школы № 7'));
  expect(await image()).toEqual({ ...first, alt: 'Флаг школы № 7' });
  // A copy shows the same bytes, so they stay when the first lets them go.
  const copy = good(await bank().duplicateQuiz(moderator, { quizId: quiz.quizId, title: 'Копия' }));
  good(await set(JPEG));
  const kept = () => world.sql`select id from file where id = ${first?.fileId ?? ''}`;
  expect(await kept()).toHaveLength(1);
  good(await bank().removeQuiz(moderator, { quizId: copy.id }));
  expect(await kept()).toHaveLength(0);
  const second = await image();
  good(await bank().removeImage(moderator, of));
  expect(await image()).toBeNull();
  expect(await world.sql`select id from file where id = ${second?.fileId ?? ''}`).toHaveLength(0);
});

it('[QB12] a player and the projector get the image from the moment the question is open, and no other image', async () => {
  const quiz = await made('а', 'б');
  for (const stem of ['а', 'б'])
    good(
      await bank().setImage(moderator, {
        quizId: quiz.quizId,
        questionId: await quiz.idOf(stem),
        data: PNG,
        alt: 'Приметная картинка',
      }),
    );
  const [now, later] = (await quiz.edit()).list.map(({ image }) => image?.fileId ?? '');
  const screen = good(
    await world.nouns.room.commands.openScreen(moderator, { forumId: forum.id, name: 'Стена' }),
  );
  good(await world.nouns.room.commands.showScene(moderator, { forumId: forum.id, scene: { kind: 'quiz' } }));
  const asPlayer = (id = '') => ask().questionImage(director, forum.slug, id);
  const asWall = (id = '') => world.nouns.room.queries.screenImage(screen.token, id);
  const refused = async (id = '') => {
    await expect(asPlayer(id)).rejects.toMatchObject({ vecheCode: 'not_found' });
    await expect(asWall(id)).rejects.toMatchObject({ vecheCode: 'not_found' });
  };
  await refused(now);
  const run = await played(quiz.quizId, 'next');
  await refused(now);
  expect(JSON.stringify(await ask().play(director, run.runId))).not.toContain('Приметная');
  await run.step('open');
  expect((await ask().play(director, run.runId)).round?.image).toMatchObject({ fileId: now, width: 6 });
  expect(await asPlayer(now)).toMatchObject({ mime: 'image/png' });
  expect((await asWall(now)).data.equals(PNG)).toBe(true);
  await refused(later);
  const stranger = await world.person();
  await expect(ask().questionImage(stranger, forum.slug, now ?? '')).rejects.toMatchObject({
    vecheCode: 'not_found',
  });
  // Who keeps the bank sees every image of it, and nothing that is no question's image.
  expect(await ask().questionImage(moderator, forum.slug, later ?? '')).toMatchObject({ mime: 'image/png' });
  await expect(ask().questionImage(moderator, forum.slug, 'x'.repeat(22))).rejects.toMatchObject({
    vecheCode: 'not_found',
  });
  for (const action of ['lock', 'reveal', 'finish', 'close'] as const) await run.step(action);
  await refused(now);
});
