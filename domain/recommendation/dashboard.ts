/**
 * What a board tells as a whole: each share with its denominator, small numbers as counts, what is too young for a
 * horizon left open. Addressees and themes stand in the order of the paper: this is no ranking, and it is never public.
 */
import { addMonths, type Day } from '../resolution/calendar.ts';
import type { BoardForum } from './views.ts';

export const HORIZONS = [6, 12, 24, 48] as const;
export type Horizon = (typeof HORIZONS)[number];
/** Fewer than this are told as counts, without a share. */
export const SMALL = 5;

/** Rows of one resolution, and how many of them were followed within so many months of its adoption. */
export type CohortCounts = { number: string; adoptedOn: Day; total: number; within: Record<Horizon, number> };
export type CohortCell = { months: Horizon; n: number; of: number; share: number | null; open: boolean };
export type Cohort = { number: string; adoptedOn: Day; total: number; cells: CohortCell[] };

export const shareOf = (n: number, of: number): number | null =>
  of < SMALL ? null : Math.round((n * 100) / of);

/** A horizon that has not passed yet is open: what is counted so far, and no share. */
export function cohortOf(counts: CohortCounts, today: Day): Cohort {
  const { number, adoptedOn, total, within } = counts;
  const cells = HORIZONS.map((months) => {
    const open = (addMonths(adoptedOn, months) as Day) > today;
    const n = within[months];
    return { months, n, of: total, share: open ? null : shareOf(n, total), open };
  });
  return { number, adoptedOn, total, cells };
}

export type MonthFlow = { month: Day; adopted: number; answered: number; closed: number };
/** Sums from the beginning, month by month without gaps; the last hundred and twenty at most. */
export function flowOf(
  counts: readonly { month: Day; adopted: number; answered: number; closed: number }[],
  today: Day,
): MonthFlow[] {
  const first = [...counts.map((one) => one.month)].sort()[0];
  if (!first) return [];
  const byMonth = new Map(counts.map((one) => [one.month, one]));
  const flow: MonthFlow[] = [];
  let sum = { adopted: 0, answered: 0, closed: 0 };
  for (let month = first; month <= today && flow.length < 1200; month = addMonths(month, 1) as Day) {
    const now = byMonth.get(month) ?? { adopted: 0, answered: 0, closed: 0 };
    sum = {
      adopted: sum.adopted + now.adopted,
      answered: sum.answered + now.answered,
      closed: sum.closed + now.closed,
    };
    flow.push({ month, ...sum });
  }
  return flow.slice(-120);
}

export type Slice = {
  name: string;
  total: number;
  open: number;
  answered: number;
  closed: number;
  followed: number;
};
export type Lateness = {
  dated: number;
  closedInTime: number;
  closedLate: number;
  passed: number;
  ahead: number;
};
/** The least value that half of what was counted does not exceed. */
export function medianOf(counts: readonly { value: number; n: number }[]): {
  n: number;
  median: number | null;
} {
  const sorted = [...counts].sort((a, b) => a.value - b.value);
  const all = sorted.reduce((sum, { n }) => sum + n, 0);
  let seen = 0;
  for (const { value, n } of sorted) {
    seen += n;
    if (seen * 2 >= all) return { n: all, median: value };
  }
  return { n: 0, median: null };
}

/** Of the organiser's own: half of the matters took no longer; null where there were none. */
export type OwnLatency = {
  sending: { n: number; median: number | null };
  deciding: { n: number; median: number | null };
  concluding: { n: number; median: number | null };
  waiting: { n: number; oldest: number | null };
};

export type DashboardView = {
  forum: BoardForum;
  today: Day;
  total: number;
  cohorts: Cohort[];
  flow: MonthFlow[];
  /** Null where the profile does not speak of lateness to this reader. */
  lateness: Lateness | null;
  byAddressee: Slice[];
  byTheme: Slice[];
  own: OwnLatency;
};
