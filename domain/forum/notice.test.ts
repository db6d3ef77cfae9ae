/** Notice: whole days between invitation and meeting, over ends of months and of winter time. */
import { expect, test } from 'vitest';
import { daysBetween, shortNotice } from './rules.ts';

test('[EL13] fewer days than the rules give are pointed out, exactly as many are not', () => {
  expect(daysBetween('2026-02-25', '2026-03-04')).toBe(7);
  expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  expect(daysBetween('2026-03-04', '2026-02-25')).toBe(0);
  for (let days = 0; days <= 60; days += 1)
    for (let left = 0; left <= 62; left += 1) {
      const told = new Date(Date.UTC(2026, 2, 1) - left * 86_400_000).toISOString().slice(0, 10);
      expect(shortNotice(told, '2026-03-01', days)).toEqual(left < days ? { left, days } : null);
    }
});
