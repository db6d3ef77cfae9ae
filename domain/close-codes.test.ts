import { expect, test } from 'vitest';
import { CLOSE, CLOSE_NAMES, closeNameOf } from '#domain/close-codes.ts';

test('[LV1] every close code is one number with one name and one sentence', () => {
  expect(new Set(CLOSE_NAMES.map((name) => CLOSE[name].code)).size).toBe(CLOSE_NAMES.length);
  for (const name of CLOSE_NAMES) {
    const { code, meaning } = CLOSE[name];
    expect(code === 1012 || code === 1013 || (code >= 4400 && code < 4600)).toBe(true);
    expect(meaning.endsWith('.')).toBe(true);
    expect(closeNameOf(code)).toBe(name);
  }
  expect(closeNameOf(1006)).toBeNull();
});
