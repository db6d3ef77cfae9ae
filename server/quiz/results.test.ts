/** Results as files: for whom they are, what stands in them, and that a spreadsheet runs nothing of it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#domain/actor.ts';
import { readTable } from '../documents/tables.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import type { ResultWords } from './result-files.ts';
import { BUS, must, RIGHT, stageQuiz, WRONG } from './testing/stage.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await createTestServices();
});
afterAll(() => world.end());

const WORDS: ResultWords = {
  place: 'Место',
  name: 'Название',
  points: 'Баллы',
  right: 'Верно',
  of: 'Всего',
  question: 'Вопрос',
  answered: 'Ответили',
  share: 'Верно, %',
  number: '№',
  discrimination: 'Различимость',
  time: 'Время',
  table: 'Стол {number}',
  seat: 'Стол',
  player: 'Участник',
};
const table = (actor: Actor, runId: string, file: string) =>
  world.nouns.quiz.queries.resultsTable(actor, runId, file, WORDS);

/** Two tables of two with a phone each; the second question half of them get right. */
async function game(settings: object) {
  const stage = await stageQuiz(world, [BUS, { ...BUS, stem: '=1+1' }], settings);
  const organiser = await stage.player('Организатор', ['organiser']);
  const people = [];
  for (const [at, name] of ['=Петров', 'Иванова', 'Сидоров', 'Ёлкина'].entries()) {
    const person = await stage.player(name);
    must(await stage.sit(person, at < 2 ? 1 : 2));
    people.push(person);
  }
  for (const values of [
    [RIGHT, RIGHT, WRONG, WRONG],
    [RIGHT, WRONG, RIGHT, WRONG],
  ]) {
    await stage.go('next', 'open');
    for (const [at, value] of values.entries()) must(await stage.answer(people[at] ?? null, value));
    await stage.go('lock', 'reveal');
  }
  await stage.go('finish');
  must(await stage.step('close'));
  return { stage, organiser, people, runId: stage.runId };
}
const EACH = { teams: true, phones: 'each', keepPersonal: true };

it('[QZ60] per person: for the organiser alone, in the order of tables and names, without places', async () => {
  const { organiser, stage, people, runId } = await game(EACH);
  const { data } = await table(organiser, runId, 'people.csv');
  expect([...data.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(data.toString().slice(1).split('\r\n')).toEqual([
    'Название;Стол;Верно;Всего;Баллы;№ 1, %;№ 2, %',
    "'=Петров;1;2;2;2;100;100",
    'Иванова;1;1;2;1;100;0',
    'Ёлкина;2;0;2;0;0;0',
    'Сидоров;2;1;2;1;0;100',
    '',
  ]);
  const sheet = await readTable({
    bytes: (await table(organiser, runId, 'people.xlsx')).data,
    filename: 'people.xlsx',
  });
  expect(sheet.rows.slice(1)).toEqual([
    ['Название', 'Стол', 'Верно', 'Всего', 'Баллы', '№ 1, %', '№ 2, %'],
    ["'=Петров", '1', '2', '2', '2', '100', '100'],
    ['Иванова', '1', '1', '2', '1', '100', '0'],
    ['Ёлкина', '2', '0', '2', '0', '0', '0'],
    ['Сидоров', '2', '1', '2', '1', '0', '100'],
  ]);
  for (const other of [stage.moderator, people[0] as Actor])
    for (const file of ['people.csv', 'people.xlsx'])
      await expect(table(other, runId, file)).rejects.toMatchObject({ vecheCode: 'not_found' });
  expect(await world.nouns.quiz.queries.results(organiser, runId)).toMatchObject({ personal: true });
  expect(await world.nouns.quiz.queries.results(stage.moderator, runId)).toMatchObject({ personal: false });
});

it('[QZ61] per team and per question; a stem that is a formula is text', async () => {
  const { stage, runId } = await game({ ...EACH, keepPersonal: false });
  const csv = async (file: string) =>
    (await table(stage.moderator, runId, file)).data.toString().slice(1).split('\r\n');
  expect(await csv('places.csv')).toEqual([
    'Место;Название;Баллы;Верно;Всего;№ 1, %;№ 2, %',
    '1;Стол 1;1,5;1;2;100;50',
    '2;Стол 2;0,5;0;2;0;50',
    '',
  ]);
  const [head, first, second] = await csv('questions.csv');
  expect(head).toBe('№;Вопрос;Ответили;Верно, %;Различимость;Время');
  expect(first).toMatch(/^1;Что директор делает первым\?;4;50;;/);
  expect(second).toMatch(/^2;'=1\+1;4;50;;/);
});

it('[QZ62] where personal results are not kept there is no such file, not for the organiser either', async () => {
  const { organiser, runId } = await game({ ...EACH, keepPersonal: false });
  await expect(table(organiser, runId, 'people.csv')).rejects.toMatchObject({ vecheCode: 'not_found' });
});

it('[QZ63] everybody for themselves: beyond the first three nobody has a name but for the organiser who may know it', async () => {
  const { organiser, stage, runId } = await game({ teams: false, phones: 'each', keepPersonal: true });
  const names = async (actor: Actor) =>
    (await world.nouns.quiz.queries.results(actor, runId)).places.map(({ place, name }) => [place, name]);
  expect((await names(organiser)).map(([, name]) => name)).toEqual(
    expect.arrayContaining(['=Петров', 'Ёлкина']),
  );
  expect(await names(stage.moderator)).toEqual([
    [1, '=Петров'],
    [2, expect.any(String)],
    [2, expect.any(String)],
    [4, ''],
  ]);
  const csv = (await table(stage.moderator, runId, 'places.csv')).data.toString();
  expect(csv).not.toContain('Ёлкина');
  expect(csv).toContain(';Участник;');
});

it('[QZ64] who is erased leaves their answers as numbers', async () => {
  const { organiser, people, runId } = await game(EACH);
  const gone = people[1] as Actor;
  must(await world.nouns.account.commands.eraseAccount(gone, { accountId: gone.accountId, confirm: true }));
  const csv = (await table(organiser, runId, 'people.csv')).data.toString();
  expect(csv).not.toContain('Иванова');
  expect(csv).toContain(';1;1;2;1;100;0');
});
