/** Dates along the months: which months a drawing needs so that every date and today are on it. */
import { addMonths, type Day } from '../resolution/calendar.ts';
import type { MemberRow } from './views.ts';

export type TimelineRow = Pick<MemberRow, 'id' | 'number' | 'text' | 'state' | 'verdict' | 'deadlineText'> & {
  baselineDue: Day | null;
  currentDue: Day | null;
};

const LONGEST = 120;

/** First days of the months from the earliest date to the month after the latest; at most ten years. */
export function monthsOf(
  rows: readonly { baselineDue: Day | null; currentDue: Day | null }[],
  today: Day,
): Day[] {
  const days = [today, ...rows.flatMap((row) => [row.baselineDue, row.currentDue])].filter(
    (day): day is Day => day !== null,
  );
  const sorted = [...days].sort();
  let month = `${(sorted[0] as Day).slice(0, 7)}-01`;
  const end = sorted.at(-1) as Day;
  const months = [month];
  while (month <= end && months.length < LONGEST) {
    month = addMonths(month, 1) as Day;
    months.push(month);
  }
  return months;
}
