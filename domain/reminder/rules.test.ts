import { describe, expect, it } from 'vitest';
import { daysBetween } from '../recommendation/schedule.ts';
import { addDays } from '../resolution/calendar.ts';
import { DEFAULT_SETTINGS, notesFor, REMEMBERED, stepOfDay } from './rules.ts';

const board = { forumId: 'f', open: 7, circles: 1, next: null };
const year = (first: string, days = 366) =>
  Array.from({ length: days }, (_, i) => addDays(first, i) as string);
const keysOver = (days: string[], one = board, settings = DEFAULT_SETTINGS) => [
  ...new Set(days.flatMap((day) => notesFor(one, settings, day).map((note) => note.key))),
];

describe('[RN1] silence is the default', () => {
  it('over a year: ten monthly digests, two texts for schools, one summary, nothing in July and August', () => {
    const keys = keysOver(year('2026-09-01', 365));
    expect(keys.filter((k) => k.startsWith('monthly'))).toHaveLength(10);
    expect(keys.filter((k) => k.startsWith('schools'))).toEqual([
      'schools:f:2026-12-01',
      'schools:f:2027-05-15',
    ]);
    expect(keys.filter((k) => k.startsWith('year'))).toEqual(['year:f:2027']);
    expect(keys).toHaveLength(13);
    for (const day of year('2027-07-01', 62)) expect(notesFor(board, DEFAULT_SETTINGS, day)).toEqual([]);
  });
  it('a finished board says nothing; what is switched off is not said', () => {
    expect(keysOver(year('2026-09-01'), { ...board, open: 0 })).toEqual([]);
    expect(
      keysOver(year('2026-09-01'), board, { digest: false, schools: false, ladder: true, officials: false }),
    ).toEqual([]);
  });
  it('the first of January is said on the first working day', () => {
    expect(notesFor(board, DEFAULT_SETTINGS, '2026-01-09')).toEqual([]);
    expect(notesFor(board, DEFAULT_SETTINGS, '2026-01-12')).toMatchObject([{ rule: 'monthly' }]);
  });
  it('a machine that was off for a month does not say last month’s news', () => {
    expect(notesFor(board, DEFAULT_SETTINGS, '2026-10-31')).toEqual([]);
  });
});

it('[RN2] ten days before the next meeting, once', () => {
  const one = { ...board, next: { id: 'n', on: '2027-02-12' } };
  const keys = year('2027-01-20', 40)
    .map((day) => [day, notesFor(one, DEFAULT_SETTINGS, day).filter((n) => n.rule === 'meeting')] as const)
    .filter(([, notes]) => notes.length > 0);
  expect(keys[0]?.[0]).toBe('2027-02-02');
  expect(keys.at(-1)?.[0]).toBe('2027-02-12');
  expect(new Set(keys.map(([, notes]) => notes[0]?.key))).toEqual(new Set(['meeting:f:n']));
});

describe('[RN3] the ladder', () => {
  it('T−30, −10, −3, 0, +3, +10, +30, then weekly', () => {
    const steps = year('2026-09-01', 120).flatMap((day) => stepOfDay('2026-10-15', day) ?? []);
    expect([...new Set(steps)].slice(0, 10)).toEqual([-30, -10, -3, 0, 3, 10, 30, 37, 44, 51]);
  });
  it('a date on a day off counts from the working day before it', () => {
    expect(stepOfDay('2026-11-04', '2026-11-03')).toBe(0);
  });
  it('is silent in July and August', () => {
    expect(stepOfDay('2026-07-15', '2026-07-15')).toBeNull();
    expect(stepOfDay('2026-07-15', '2026-09-01')).toBe(44);
  });
  it('[RN5] no step lasts as long as what was said is looked for', () => {
    for (const due of year('2026-12-10', 40)) {
      const days = year(addDays(due, -60) as string, 180);
      const steps = days.map((day) => stepOfDay(due, day));
      for (const step of new Set(steps))
        if (step !== null)
          expect(
            daysBetween(days[steps.indexOf(step)] ?? '', days[steps.lastIndexOf(step)] ?? ''),
          ).toBeLessThan(REMEMBERED);
    }
  });
});
