import { expect, it } from 'vitest';
import { cohortOf, flowOf, shareOf } from './dashboard.ts';

it('[RC90] a share has its denominator, small numbers have none, a horizon that has not passed is open', () => {
  expect(shareOf(3, 4)).toBeNull();
  expect(shareOf(3, 5)).toBe(60);
  const counts = {
    number: '1',
    adoptedOn: '2025-11-21',
    total: 25,
    within: { 6: 4, 12: 10, 24: 12, 48: 12 },
  };
  const { cells } = cohortOf(counts, '2026-11-21');
  expect(cells.map((c) => [c.months, c.n, c.of, c.share, c.open])).toEqual([
    [6, 4, 25, 16, false],
    [12, 10, 25, 40, false],
    [24, 12, 25, null, true],
    [48, 12, 25, null, true],
  ]);
});

it('[RC91] sums go on from month to month without gaps, over New Year', () => {
  const flow = flowOf(
    [
      { month: '2026-02-01', adopted: 3, answered: 0, closed: 0 },
      { month: '2025-11-01', adopted: 5, answered: 1, closed: 0 },
      { month: '2026-01-01', adopted: 0, answered: 2, closed: 1 },
    ],
    '2026-03-10',
  );
  expect(flow.map((m) => [m.month, m.adopted, m.answered, m.closed])).toEqual([
    ['2025-11-01', 5, 1, 0],
    ['2025-12-01', 5, 1, 0],
    ['2026-01-01', 5, 3, 1],
    ['2026-02-01', 8, 3, 1],
    ['2026-03-01', 8, 3, 1],
  ]);
  expect(flowOf([], '2026-03-10')).toEqual([]);
});
