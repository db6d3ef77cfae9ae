import { describe, expect, it } from 'vitest';
import { marker, markersOf } from './markers.ts';

describe('markers', () => {
  it('[RS10] Russian letters leave out ё й ъ ы ь and go on with аа) after я)', () => {
    const all = markersOf('cyrillic', Array(30).fill(0));
    expect(all.slice(0, 12)).toEqual([
      'а)',
      'б)',
      'в)',
      'г)',
      'д)',
      'е)',
      'ж)',
      'з)',
      'и)',
      'к)',
      'л)',
      'м)',
    ]);
    expect(all.slice(27)).toEqual(['я)', 'аа)', 'аб)']);
    expect(all.join('')).not.toMatch(/[ёйъыь]/);
  });
  it('[RS10] the other styles', () => {
    expect(markersOf('decimal-paren', [0, 0, 0])).toEqual(['1)', '2)', '3)']);
    expect(markersOf('decimal-dot', [0, 1, 1, 0])).toEqual(['1.', '1.1.', '1.2.', '2.']);
    expect(markersOf('dash', [0, 1])).toEqual(['–', '–']);
    expect(markersOf('none', [0])).toEqual(['']);
    expect(markersOf('latin-paren', [0, 1, 1, 0])).toEqual(['(a)', '(i)', '(ii)', '(b)']);
    expect(marker('latin-paren', [0, 48])).toBe('(xlix)');
  });
  it('[RS10] nested levels number anew under each parent, and a jump in level counts as one', () => {
    expect(markersOf('cyrillic', [0, 1, 1, 2, 0, 1])).toEqual(['а)', '1)', '2)', '–', 'б)', '1)']);
    expect(markersOf('decimal-paren', [0, 1, 1])).toEqual(['1)', 'а)', 'б)']);
    expect(markersOf('cyrillic', [2, 3])).toEqual(['а)', '1)']);
  });
});
