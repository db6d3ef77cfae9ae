/**
 * Days as ISO text («2025-09-01») and the few sums that deadlines need, without a clock and without time zones.
 * A day that does not exist is null, never shifted silently.
 */
export type Day = string;

const pad = (n: number, width: number) => String(n).padStart(width, '0');

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** year 1900–2199, month 1–12. */
export function day(year: number, month: number, date: number): Day | null {
  if (year < 1900 || year > 2199 || month < 1 || month > 12) return null;
  if (date < 1 || date > daysInMonth(year, month)) return null;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`;
}

export const monthEnd = (year: number, month: number): Day | null =>
  month < 1 ? monthEnd(year - 1, month + 12) : day(year, month, daysInMonth(year, month));
export const quarterEnd = (year: number, quarter: number): Day | null => monthEnd(year, quarter * 3);
export const yearEnd = (year: number): Day | null => day(year, 12, 31);

export const yearOf = (iso: Day): number => Number(iso.slice(0, 4));
export const monthOf = (iso: Day): number => Number(iso.slice(5, 7));

function shifted(iso: Day, change: (date: Date) => void): Day | null {
  const date = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return null;
  change(date);
  return day(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

export const addDays = (iso: Day, n: number): Day | null =>
  shifted(iso, (date) => date.setUTCDate(date.getUTCDate() + n));

/** A month later is the same date, or the month's last day where it has no such date. */
export function addMonths(iso: Day, n: number): Day | null {
  const index = yearOf(iso) * 12 + monthOf(iso) - 1 + n;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return day(year, month, Math.min(Number(iso.slice(8, 10)), daysInMonth(year, month)));
}

/** The first year (from the base's on) in which `make` gives a day that is not before the base; null without a base. */
export function nextYearFor(base: Day | null, make: (year: number) => Day | null): number | null {
  if (base === null) return null;
  for (let year = yearOf(base); year <= yearOf(base) + 4; year += 1) {
    const made = make(year);
    if (made !== null && made >= base) return year;
  }
  return null;
}

/** The school year runs from 1 September to 31 August; gives the year in which it ends. */
export const schoolYearEndYear = (base: Day): number =>
  monthOf(base) >= 9 ? yearOf(base) + 1 : yearOf(base);
