import { expect, test } from 'vitest';
import { markOf, readMark } from './desk-marks.ts';

test('[FO58] a mark says of a row exactly what it is', () => {
  for (let bits = 0; bits < 8; bits += 1) {
    const row = { present: (bits & 1) > 0, voting: (bits & 2) > 0, confirmed: (bits & 4) > 0 };
    expect(markOf(row)).toHaveLength(1);
    expect(readMark(markOf(row))).toEqual(row);
  }
  expect(readMark(undefined)).toEqual({ present: false, voting: false, confirmed: false });
  expect(readMark('x')).toEqual({ present: false, voting: false, confirmed: false });
});
