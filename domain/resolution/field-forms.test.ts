import { expect, it } from 'vitest';
import { BLOCK_DEFAULTS, GROUP_DEFAULTS, LIMITS, META_DEFAULTS } from './draft.ts';
import { BLOCK_FORMS, checked, fits, GROUP_FORMS, META_FORMS } from './field-forms.ts';

const ID = 'A'.repeat(22);

it('[RS2] every default fits its own field', () => {
  for (const [key, value] of Object.entries(BLOCK_DEFAULTS))
    expect(fits(BLOCK_FORMS, key, value), key).toBe(true);
  for (const [key, value] of Object.entries(GROUP_DEFAULTS))
    expect(fits(GROUP_FORMS, key, value), key).toBe(true);
  for (const [key, value] of Object.entries(META_DEFAULTS))
    expect(fits(META_FORMS, key, value), key).toBe(true);
});

it('[RS2] a field holds its own kind of value only, within its bounds', () => {
  const good: [string, unknown][] = [
    ['kind', 'clause'],
    ['group', ID],
    ['level', 3],
    ['owner', 'я'.repeat(LIMITS.owner)],
    ['deadlineDay', '2026-12-31'],
    ['deadlinePrecision', 'school-year'],
    ['end', { how: 'merged', into: ID, text: '' }],
  ];
  for (const [key, value] of good) expect(fits(BLOCK_FORMS, key, value), key).toBe(true);
  const bad: [string, unknown][] = [
    ['kind', 'heading'],
    ['group', `${ID}x`],
    ['pos', ''],
    ['level', 4],
    ['level', 1.5],
    ['level', '1'],
    ['owner', 'я'.repeat(LIMITS.owner + 1)],
    ['owner', null],
    ['deadlineDay', '2026-13-01'],
    ['deadlinePrecision', 'soon'],
    ['end', { how: 'merged', into: ID }],
    ['end', { how: 'merged', into: ID, text: '', more: 1 }],
    ['end', []],
    ['constructor', {}],
    ['__proto__', {}],
  ];
  for (const [key, value] of bad) expect(fits(BLOCK_FORMS, key, value), key).toBe(false);
  expect(fits(GROUP_FORMS, 'addressees', [{ name: 'a', bodyId: null }])).toBe(true);
  expect(fits(GROUP_FORMS, 'addressees', [{ name: 'a' }])).toBe(false);
  expect(fits(GROUP_FORMS, 'addressees', Array(LIMITS.addressees + 1).fill({ name: '', bodyId: null }))).toBe(
    false,
  );
  expect(fits(GROUP_FORMS, 'deleted', 0)).toBe(false);
});

it('[RS2] an operation throws before anything is written where a field does not fit', () => {
  expect(checked(META_FORMS, { event: 'x' })).toEqual({ event: 'x' });
  expect(() => checked(META_FORMS, { language: 'de' as 'ru' })).toThrow(/language/);
  expect(() => checked(BLOCK_FORMS, { toString: 'x' } as object)).toThrow();
});
