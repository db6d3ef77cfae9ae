import { expect, it } from 'vitest';
import { isWorkday, workdayOnOrAfter, workdayOnOrBefore, workdaysBetween } from './workdays.ts';

const daysOf = (year: number) =>
  Array.from({ length: 366 }, (_, i) => new Date(Date.UTC(year, 0, 1 + i)).toISOString().slice(0, 10)).filter(
    (day) => day.startsWith(String(year)),
  );

it('[RN9] as many working days as the production calendars of the years say', () => {
  // 2024: 248, 2025: 247, 2026: 247 working days in a five-day week.
  expect(daysOf(2024).filter((day) => isWorkday(day)).length).toBe(248);
  expect(daysOf(2025).filter((day) => isWorkday(day)).length).toBe(247);
  expect(daysOf(2026).filter((day) => isWorkday(day)).length).toBe(247);
});

it('[RN9] moved days, both ways', () => {
  expect(isWorkday('2025-11-01')).toBe(true); // a Saturday that worked
  expect(isWorkday('2025-05-08')).toBe(false);
  expect(isWorkday('2026-01-09')).toBe(false);
  expect(isWorkday('2026-03-09')).toBe(false);
});

it('[RN9] a year without a decree follows the code: a weekend holiday gives the next working day', () => {
  // 2032-05-01 and 2032-05-09 are a Saturday and a Sunday, 2032-06-12 a Saturday.
  expect(isWorkday('2032-05-03')).toBe(false);
  expect(isWorkday('2032-05-04')).toBe(true);
  expect(isWorkday('2032-05-10')).toBe(false);
  expect(isWorkday('2032-06-14')).toBe(false);
  // January's own days off are not carried over.
  expect(isWorkday('2033-01-10')).toBe(true);
});

it('[RN9] over new year, over a leap day and from a day off to the working day before and after it', () => {
  expect(workdayOnOrBefore('2027-01-05')).toBe('2026-12-30');
  expect(workdayOnOrAfter('2026-01-01')).toBe('2026-01-12');
  expect(workdaysBetween('2025-12-29', '2026-01-12')).toBe(2);
  expect(workdaysBetween('2024-02-28', '2024-03-01')).toBe(2);
  expect(workdaysBetween('2026-03-10', '2026-03-10')).toBe(0);
});
