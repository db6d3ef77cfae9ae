/**
 * «Сводка за учебный год»: what the same people did from September to August, meeting by meeting: who came, what was
 * decided, and how it stands today. Offered from 1 June, awaited by 15 July. Nothing is typed and nothing is ranked.
 */
import type { Day } from '../resolution/calendar.ts';

export type YearText = {
  number: string;
  adoptedOn: Day;
  open: number;
  answered: number;
  closed: number;
};
export type YearMeeting = {
  slug: string;
  number: string;
  name: string;
  on: Day;
  until: Day;
  settlement: string;
  /** On the list, and of them those who were marked as present; null where nobody kept the list. */
  listed: number;
  present: number | null;
  /** Votes whose result was announced. */
  votes: number;
  texts: YearText[];
};
export type YearTotals = {
  meetings: number;
  present: number;
  texts: number;
  recommendations: number;
  open: number;
  answered: number;
  closed: number;
};
export type YearView = {
  forum: { slug: string; timeZone: string };
  /** The standing body whose year it is; empty where the forum belongs to none. */
  body: string;
  /** The year in which it ends, and all of which there is something to tell. */
  year: number;
  years: number[];
  today: Day;
  meetings: YearMeeting[];
  totals: YearTotals;
};

/** «2025/2026». */
export const schoolYearName = (end: number): string => `${end - 1}/${end}`;

/** First and last day of the school year that ends in `end`. */
export const schoolYearDays = (end: number): { from: Day; until: Day } => ({
  from: `${end - 1}-09-01`,
  until: `${end}-08-31`,
});

/** From 1 June to the end of August it is offered where the board is. */
export const isYearOffered = (today: Day): boolean => today.slice(5) >= '06-01' && today.slice(5) <= '08-31';

export function totalsOf(meetings: readonly YearMeeting[]): YearTotals {
  const texts = meetings.flatMap((one) => one.texts);
  const sum = (of: (one: YearText) => number) => texts.reduce((all, one) => all + of(one), 0);
  const [open, answered, closed] = [sum((x) => x.open), sum((x) => x.answered), sum((x) => x.closed)];
  return {
    meetings: meetings.length,
    present: meetings.reduce((all, one) => all + (one.present ?? 0), 0),
    texts: texts.length,
    recommendations: open + answered + closed,
    open,
    answered,
    closed,
  };
}
