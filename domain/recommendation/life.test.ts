import { expect, it } from 'vitest';
import { afterReport, checkResumeOn, isStrict, needsSecond, nextReport, opensDispute } from './life.ts';
import { VERDICTS } from './rules.ts';

it('[RC80] a small forum meets none of it', () => {
  expect(isStrict('recommendations', { extended: false })).toBe(false);
  expect(isStrict('control', { extended: false })).toBe(true);
  expect(isStrict('recommendations', { extended: true })).toBe(true);
});

it('[RC81] suspended until a day: named, later than today, half a year at most', () => {
  expect(checkResumeOn(null, '2026-11-21')).toBe('board/until_needed');
  expect(checkResumeOn('2026-11-21', '2026-11-21')).toBe('board/until_past');
  expect(checkResumeOn('2026-11-22', '2026-11-21')).toBeNull();
  expect(checkResumeOn('2027-05-24', '2026-11-21')).toBeNull();
  expect(checkResumeOn('2027-05-25', '2026-11-21')).toBe('board/until_far');
});

it('[RC82] the rhythm of reports stays, over ends of months and missed turns', () => {
  expect(nextReport('2026-01-31', 1, '2026-01-31')).toBe('2026-02-28');
  expect(nextReport('2026-01-31', 1, '2026-03-01')).toBe('2026-03-31');
  expect(nextReport('2026-01-20', 12, '2028-06-01')).toBe('2029-01-20');
  const row = { control: 'periodic' as const, cadence: 3, reportDue: '2026-06-30' };
  expect(afterReport(row, '2026-06-20')).toEqual({ reportDue: '2026-09-30' });
  expect(afterReport(row, '2026-07-05')).toEqual({ reportDue: '2026-09-30' });
  expect(afterReport(row, '2026-04-01')).toEqual({});
  expect(afterReport({ ...row, control: 'once' }, '2026-07-05')).toEqual({});
});

it('[RC84] every verdict but the full one is given by two where control is strict', () => {
  expect(VERDICTS.filter((one) => needsSecond(true, one))).toEqual(VERDICTS.filter((one) => one !== 'done'));
  expect(VERDICTS.some((one) => needsSecond(false, one))).toBe(false);
});

it('[RC85] three voices, and more than say otherwise, open a dispute', () => {
  expect(opensDispute({ holds: 0, not: 2 })).toBe(false);
  expect(opensDispute({ holds: 0, not: 3 })).toBe(true);
  expect(opensDispute({ holds: 3, not: 3 })).toBe(false);
});
