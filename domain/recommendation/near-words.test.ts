import { expect, it } from 'vitest';
import { meantBy, slipsBetween, wordsOf } from './near-words.ts';

it('[RC60] what was typed becomes words: ё as е, without signs, at most eight', () => {
  expect(wordsOf('  Ёлка, «ЁЛКА» — № 12-рп!')).toEqual(['елка', '12', 'рп']);
  expect(wordsOf('а б в г д е ж з и к')).toHaveLength(8);
  expect(wordsOf('%_\\')).toEqual([]);
});

it('[RC60] a slip is a letter more, less, other or swapped with its neighbour', () => {
  expect(slipsBetween('наставничество', 'наставничество')).toBe(0);
  expect(slipsBetween('настовничество', 'наставничество')).toBe(1);
  expect(slipsBetween('натсавничество', 'наставничество')).toBe(1);
  expect(slipsBetween('наставнчество', 'наставничество')).toBe(1);
  expect(slipsBetween('', 'да')).toBe(2);
});

it('[RC60] the nearest known words are meant; a word that only shares its ending is not', () => {
  const known = ['наставник', 'наставничества', 'наставничество', 'безопасность', 'ремонт'];
  expect(meantBy('настовничество', known).slice(0, 2)).toEqual(['наставничество', 'наставничества']);
  expect(meantBy('настав', known)).toEqual(['наставник', 'наставничества', 'наставничество']);
  expect(meantBy('кибербезопасность', known)).toEqual([]);
  expect(meantBy('сад', ['сам', 'сад'])).toEqual(['сад']);
});
