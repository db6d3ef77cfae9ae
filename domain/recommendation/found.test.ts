import { expect, it } from 'vitest';
import { FOUND_END, FOUND_START, foundPieces } from './found.ts';

const mark = (word: string) => `${FOUND_START}${word}${FOUND_END}`;

it('[RC60] found words are pieces of the text, which stays whole', () => {
  expect(foundPieces(`обеспечить ${mark('наставничество')} и ${mark('стажировки')}`)).toEqual([
    { text: 'обеспечить ', found: false },
    { text: 'наставничество', found: true },
    { text: ' и ', found: false },
    { text: 'стажировки', found: true },
  ]);
  expect(foundPieces('ничего')).toEqual([{ text: 'ничего', found: false }]);
  expect(foundPieces('')).toEqual([]);
});
