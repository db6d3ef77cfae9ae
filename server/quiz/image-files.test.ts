/** Images go out with the questions in a file of ours and come back the same; what carries none says so. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { PNG, WEBP } from './testing/pictures.ts';
import { must } from './testing/stage.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await createTestServices();
});
afterAll(() => world?.end());

async function bank() {
  const { commands, queries } = world.nouns.quiz;
  const keeper = await world.person({ name: 'Ведущая Анна' });
  const forum = await world.forum();
  await world.join(forum.id, keeper, ['moderator']);
  const question = (stem: string) => ({
    kind: 'single' as const,
    stem,
    options: [
      { id: 'a', text: 'Первый' },
      { id: 'b', text: 'Второй' },
    ],
    key: { options: ['b'] },
  });
  const { id } = must(
    await commands.createQuiz(keeper, {
      forumId: forum.id,
      title: 'Утро директора',
      questions: [question('С картинкой'), question('Без неё'), question('С другой')],
    }),
  );
  const list = async (quizId = id) => (await queries.quizEdit(keeper, forum.slug, quizId)).list;
  const ids = (await list()).map((one) => one.id);
  const image = async (at: number, data: typeof PNG, alt: string) =>
    must(await commands.setImage(keeper, { quizId: id, questionId: ids[at] ?? '', data, alt }));
  const file = async (format: string) =>
    (await queries.questionsFile(keeper, forum.slug, id, `questions.${format}`)).data;
  const preview = (bytes: Uint8Array, filename = 'quiz.json') =>
    queries.previewImport(keeper, forum.slug, { bytes, filename });
  return { ...{ commands, queries, keeper, forum, id, list, image, file, preview, question } };
}

it('[QZ38] [QB10] images go out in our file and come back the same, with their words; other files say what they leave out', async () => {
  const { commands, queries, keeper, forum, id, list, image, file, preview } = await bank();
  await image(0, PNG, 'Четыре столбика, последний красный');
  await image(2, WEBP, 'План школы');
  const read = await preview(await file('json'));
  expect(read.problems).toEqual([]);
  expect(read.found.map(({ question }) => question.image?.alt ?? null)).toEqual([
    'Четыре столбика, последний красный',
    null,
    'План школы',
  ]);
  const made = must(
    await commands.createQuiz(keeper, {
      forumId: forum.id,
      title: 'Ещё раз',
      questions: read.found.map(({ question }) => question),
    }),
  );
  const added = must(
    await commands.addQuestions(keeper, { quizId: made.id, questions: [read.found[0]?.question] as never }),
  );
  const back = await list(added.id);
  const [first, second, third, fourth] = back;
  expect(first?.image).toMatchObject({ alt: 'Четыре столбика, последний красный', width: 6, height: 4 });
  expect([second?.image, third?.image?.alt, fourth?.image?.alt]).toEqual([
    null,
    'План школы',
    first?.image?.alt,
  ]);
  const bytes = async (fileId = '') =>
    new Uint8Array((await queries.questionImage(keeper, forum.slug, fileId)).data);
  expect(await bytes(first?.image?.fileId)).toEqual(PNG);
  expect(await bytes(third?.image?.fileId)).toEqual(WEBP);
  expect(await bytes(fourth?.image?.fileId)).toEqual(PNG);

  const { exports } = await queries.quizPreview(keeper, forum.slug, id);
  const lost = Object.fromEntries(exports.map((one) => [one.format, one.lost]));
  const two = [{ note: 'image', count: 2 }];
  expect(lost).toEqual({ gift: two, csv: two, json: [] });
  for (const format of ['gift', 'csv']) {
    const other = await preview(await file(format), `quiz.${format}`);
    expect(other.found.map(({ question }) => [question.stem, question.image])).toEqual([
      ['С картинкой', undefined],
      ['Без неё', undefined],
      ['С другой', undefined],
    ]);
  }
});

it('[QZ38] more images than a file holds: the first go along, the rest are said beforehand', async () => {
  const { queries, keeper, forum, id, image, file, preview } = await bank();
  const large = (size: number) => new Uint8Array(Buffer.concat([PNG, Buffer.alloc(size - PNG.length)]));
  await image(0, large(1_900_000), 'Большая');
  await image(1, large(1_900_000), 'Вторая большая');
  await image(2, PNG, 'Малая');
  const { exports } = await queries.quizPreview(keeper, forum.slug, id);
  expect(exports.find(({ format }) => format === 'json')?.lost).toEqual([{ note: 'image', count: 1 }]);
  const { found, problems } = await preview(await file('json'));
  expect(problems).toEqual([]);
  expect(found.map(({ question }) => question.image?.alt)).toEqual(['Большая', undefined, 'Малая']);
});

it('[QB10] an image that is none is told with its line and saves nothing', async () => {
  const { commands, queries, keeper, forum, image, file, preview, question } = await bank();
  await image(0, PNG, 'Столбики');
  const text = (await file('json')).toString('utf8');
  const broken = text.replace(/"data":"[^"]+"/, `"data":"${Buffer.from('<svg/>').toString('base64')}"`);
  const read = await preview(Buffer.from(broken));
  expect(read.found).toHaveLength(2);
  expect(read.problems).toEqual([{ line: 2, code: 'bad_image', text: 'С картинкой' }]);
  const silent = await preview(Buffer.from(text.replace('"alt":"Столбики"', '"alt":""')));
  expect(silent.problems.map(({ code }) => code)).toEqual(['bad_image']);
  const before = (await queries.quizBank(keeper, forum.slug)).length;
  const data = Buffer.from('GIF89a').toString('base64');
  expect(
    await commands.createQuiz(keeper, {
      forumId: forum.id,
      title: 'Не картинка',
      questions: [{ ...question('Что на ней?'), image: { alt: 'Что-то', data } }],
    }),
  ).toMatchObject({ ok: false, code: 'quiz/image_kind' });
  expect(await queries.quizBank(keeper, forum.slug)).toHaveLength(before);
});
