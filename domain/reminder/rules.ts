/**
 * What the machine may say by itself, and when. Silence is the default: one digest a month to the secretary and one ten
 * days before a meeting, texts for the chat of the schools twice a year, the year's summary in June. The ladder around a
 * date runs only where the organiser switched it on. July and August are silent; so is a row whose report or request is
 * being considered. Each note has a key: said once, whatever happens to clocks and machines.
 */
import { daysBetween } from '../recommendation/schedule.ts';
import { type Calendar, RUSSIA, workdayOnOrAfter, workdayOnOrBefore } from '../recommendation/workdays.ts';
import type { Day } from '../resolution/calendar.ts';

export const RULES = ['monthly', 'meeting', 'schools', 'year', 'ladder'] as const;
export type Rule = (typeof RULES)[number];

/** `officials`: addressees themselves are written to; nothing else reaches them. */
export type Settings = { digest: boolean; schools: boolean; ladder: boolean; officials: boolean };
export const DEFAULT_SETTINGS: Settings = { digest: true, schools: true, ladder: false, officials: false };

/** A board as the sweep finds it. */
export type BoardState = {
  forumId: string;
  open: number;
  /** Circles of schools with rows still open. */
  circles: number;
  /** The next meeting of the same people, when one is planned. */
  next: { id: string; on: Day } | null;
};
export type Note = { rule: Rule; key: string };

export const isSilent = (today: Day): boolean => today.slice(5, 7) === '07' || today.slice(5, 7) === '08';

const SCHOOL_DAYS = ['05-15', '12-01'];
/** A machine that stood still says it within a fortnight, or not at all. */
const WINDOW = 14;
const BEFORE_MEETING = 10;

/** Notes whose day has come and whose window is open; those already said are known by their keys. */
export function notesFor(
  board: BoardState,
  settings: Settings,
  today: Day,
  calendar: Calendar = RUSSIA,
): Note[] {
  if (isSilent(today) || board.open === 0) return [];
  const notes: Note[] = [];
  const since = (day: Day) => daysBetween(day, today);
  const open = (day: Day) => since(day) >= 0 && since(day) < WINDOW;
  const year = today.slice(0, 4);
  if (settings.digest) {
    const month = today.slice(0, 7);
    if (open(workdayOnOrAfter(`${month}-01`, calendar)))
      notes.push({ rule: 'monthly', key: `monthly:${board.forumId}:${month}` });
    const left = board.next ? daysBetween(today, board.next.on) : -1;
    if (board.next && left >= 0 && left <= BEFORE_MEETING)
      notes.push({ rule: 'meeting', key: `meeting:${board.forumId}:${board.next.id}` });
    if (open(`${year}-06-01`)) notes.push({ rule: 'year', key: `year:${board.forumId}:${year}` });
  }
  if (settings.schools && board.circles > 0) {
    for (const day of SCHOOL_DAYS)
      if (open(`${year}-${day}`))
        notes.push({ rule: 'schools', key: `schools:${board.forumId}:${year}-${day}` });
  }
  return notes;
}

const STEPS = [-30, -10, -3, 0, 3, 10, 30];
/** From here on the organiser hears of it, too. */
export const ESCALATE_FROM = 30;
/** Days back in which the telling of a step is looked for: no step lasts half as long. */
export const REMEMBERED = 90;

/** The step on which a date stands today: the last one that has come. A date on a day off is met the working day before. */
export function stepOfDay(due: Day, today: Day, calendar: Calendar = RUSSIA): number | null {
  if (isSilent(today)) return null;
  const days = daysBetween(workdayOnOrBefore(due, calendar), today);
  const step = STEPS.filter((one) => one <= days).at(-1);
  if (step === undefined) return null;
  return days > 30 ? 30 + 7 * Math.floor((days - 30) / 7) : step;
}

export type DatedRow = { id: string; due: Day; muted: boolean };
/** Three letters a date, and no more: a month ahead, three days ahead, ten days after. */
const OFFICIAL_STEPS = [-30, -3, 10];
/** Dates that may stand on one of these steps: no further back than the last one lasts, no further on than a month and what holidays add. */
export const OFFICIAL_DAYS = { back: 10 + WINDOW + 20, on: 45 };

/** What the addressee is told about this row today. On days off nobody reads; what waited a fortnight is not said. */
export function officialStep(
  row: DatedRow,
  today: Day,
  calendar: Calendar = RUSSIA,
): { step: number; key: string } | null {
  if (row.muted || isSilent(today) || workdayOnOrAfter(today, calendar) !== today) return null;
  const days = daysBetween(workdayOnOrBefore(row.due, calendar), today);
  const step = OFFICIAL_STEPS.filter((one) => one <= days).at(-1);
  if (step === undefined || days - step >= WINDOW) return null;
  return { step, key: `official:${row.id}:${row.due}:${step}` };
}
