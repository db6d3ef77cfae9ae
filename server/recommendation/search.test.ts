import { afterAll, beforeAll, expect, it } from 'vitest';
import { foundPieces } from '#domain/recommendation/found.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { type BoardWorld, boardWorld } from './testing.ts';

let world: TestWorld;
let b: BoardWorld;
beforeAll(async () => {
  world = await createTestServices();
  b = await boardWorld(world);
});
afterAll(() => world.end());

const ask = (q: string, over = {}) =>
  world.nouns.recommendation.queries.boardTable(b.member, b.forum.slug, { q, ...over });
const numbers = async (q: string, over = {}) => (await ask(q, over)).rows.map(({ number }) => number);

it('[RC60] a word is found in any of its forms, ё as е, by capitals or not, and is marked in the text', async () => {
  expect(await numbers('наставничества')).toEqual([1]);
  expect(await numbers('ПАРТНЕРСКИЕ СВЯЗИ')).toEqual([2]);
  expect(await numbers('партнёрская связь')).toEqual([2]);
  const view = await ask('поддержкой');
  expect(foundPieces(view.found?.[2] ?? '').filter((piece) => piece.found)).toEqual([
    { text: 'поддержку', found: true },
  ]);
  expect(
    foundPieces(view.found?.[2] ?? '')
      .map(({ text }) => text)
      .join(''),
  ).toBe(view.rows[0]?.text);
});

it('[RC60] what is misspelt or half typed is found by its letters, a number by itself', async () => {
  expect(await numbers('наставничиство')).toEqual([1]);
  expect(await numbers('партнёрск')).toEqual([2]);
  expect((await numbers('№ 4'))[0]).toBe(4);
  expect(await numbers('кибербезопасность')).toEqual([]);
});

it('[RC60] a search keeps to the filter and to the forum, takes any characters, and never pages past its best', async () => {
  expect(await numbers('директорами', { group: 'closed' })).toEqual([]);
  for (const q of ['%', '_', "'", '"', '& | !', 'a\0b', '(', ':*', 'x'.repeat(500)]) await ask(q);
  const other = await world.forum();
  await world.join(other.id, b.member, ['participant']);
  expect(
    (await world.nouns.recommendation.queries.boardTable(b.member, other.slug, { q: 'наставничество' })).rows,
  ).toEqual([]);
  expect((await ask('образовательных')).next).toBeNull();
});
