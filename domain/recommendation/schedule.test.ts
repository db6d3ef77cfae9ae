import { expect, it } from 'vitest';
import { scheduleOf, towardsGranted } from './schedule.ts';

const open = (baselineDue: string) =>
  scheduleOf({ state: 'accepted', baselineDue, closedOn: null }, '2026-11-21');

it('[RC70] beside a granted day the days are counted to it, not to the first one', () => {
  const soon = open('2026-12-01');
  expect(soon).toEqual({ kind: 'soon', days: 10 });
  expect(towardsGranted(soon, '2026-12-01', '2026-12-01')).toEqual(soon);
  expect(towardsGranted(soon, '2026-12-01', '2027-03-03')).toEqual({ kind: 'ahead', days: 102 });
  const past = open('2026-11-01');
  expect(towardsGranted(past, '2026-11-01', '2026-11-26')).toEqual({ kind: 'soon', days: 5 });
  expect(towardsGranted(past, '2026-11-01', '2026-11-20')).toEqual({ kind: 'past', days: 1 });
  const closed = scheduleOf(
    { state: 'closed', baselineDue: '2026-11-01', closedOn: '2026-11-10' },
    '2026-11-21',
  );
  expect(towardsGranted(closed, '2026-11-01', '2026-12-01')).toEqual(closed);
});
