/**
 * Working days of Russia: the holidays of article 112 of the Labour Code, the days moved by the government for the years
 * already known, and for others the code's own rule (a holiday on a weekend gives the next working day off, but those of
 * January). What a year brings later is added by the administrator.
 */
import { addDays, type Day } from '../resolution/calendar.ts';

const HOLIDAYS = new Set([
  ...['01', '02', '03', '04', '05', '06', '07', '08'].map((d) => `01-${d}`),
  '02-23',
  '03-08',
  '05-01',
  '05-09',
  '06-12',
  '11-04',
]);

export type Moved = { off: readonly Day[]; on: readonly Day[] };

/** Decrees of the government; a year named here has no other moved days. */
export const MOVED: Readonly<Record<number, Moved>> = {
  2024: {
    off: ['2024-04-29', '2024-04-30', '2024-05-10', '2024-12-30', '2024-12-31'],
    on: ['2024-04-27', '2024-11-02', '2024-12-28'],
  },
  2025: { off: ['2025-05-02', '2025-05-08', '2025-06-13', '2025-11-03', '2025-12-31'], on: ['2025-11-01'] },
  2026: { off: ['2026-01-09', '2026-03-09', '2026-05-11', '2026-12-31'], on: [] },
};

export type Calendar = {
  moved: Readonly<Record<number, Moved>>;
  /** Days of this house, set by its administrator; they win. */
  set?: Readonly<Record<Day, 'off' | 'on'>>;
};
export const RUSSIA: Calendar = { moved: MOVED };

const weekday = (day: Day) => new Date(`${day}T00:00:00Z`).getUTCDay();
const isWeekend = (day: Day) => weekday(day) === 0 || weekday(day) === 6;
export const isHoliday = (day: Day): boolean => HOLIDAYS.has(day.slice(5));
const next = (day: Day, by: 1 | -1): Day => addDays(day, by) as Day;

export function isWorkday(day: Day, calendar: Calendar = RUSSIA): boolean {
  const set = calendar.set?.[day];
  if (set) return set === 'on';
  const moved = calendar.moved[Number(day.slice(0, 4))];
  if (moved?.on.includes(day)) return true;
  if (moved?.off.includes(day) || isHoliday(day) || isWeekend(day)) return false;
  return moved ? true : !movedByRule(day);
}

/** Whether the weekend holidays before this weekday reach it: each takes the next day that is neither. */
function movedByRule(day: Day): boolean {
  let owed = 0;
  let at = next(day, -1);
  const before: Day[] = [];
  while (isWeekend(at) || isHoliday(at)) {
    before.push(at);
    at = next(at, -1);
  }
  for (const one of before) if (isWeekend(one) && isHoliday(one) && one.slice(5, 7) !== '01') owed += 1;
  return owed > 0;
}

/** A term that ends on a day off is met by the working day before it. */
export function workdayOnOrBefore(day: Day, calendar: Calendar = RUSSIA): Day {
  let at = day;
  while (!isWorkday(at, calendar)) at = next(at, -1);
  return at;
}

export function workdayOnOrAfter(day: Day, calendar: Calendar = RUSSIA): Day {
  let at = day;
  while (!isWorkday(at, calendar)) at = next(at, 1);
  return at;
}

/** Working days after `from` up to and with `to`; 0 when `to` is not later. */
export function workdaysBetween(from: Day, to: Day, calendar: Calendar = RUSSIA): number {
  let count = 0;
  for (let at = from; at < to; ) {
    at = next(at, 1);
    if (isWorkday(at, calendar)) count += 1;
  }
  return count;
}
