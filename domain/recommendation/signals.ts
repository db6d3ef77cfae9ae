/**
 * What a row tells by itself: derived at every look from days and counts, never stored, never shown to the public. The
 * day thresholds are computed once (`marksOf`), so that the database can compare by the same ones; a test holds both
 * equal. A row whose answer lies with the organiser is never called late: then it is the organiser who is awaited.
 */
import type { Profile } from '../forum/presets.ts';
import { addDays, type Day } from '../resolution/calendar.ts';
import type { State, Verdict } from './rules.ts';
import { SOON_DAYS } from './schedule.ts';
import { type Calendar, isWorkday, RUSSIA } from './workdays.ts';

export const SIGNALS = [
  'awaiting_us',
  'due_soon',
  'overdue',
  'long_overdue',
  'silent',
  'stale',
  'at_risk',
  'extended',
  'closed_late',
  'disputed',
] as const;
export type Signal = (typeof SIGNALS)[number];

export type Facts = {
  state: State;
  verdict: Verdict | null;
  baselineDue: Day | null;
  currentDue: Day | null;
  closedOn: Day | null;
  sentOn: Day | null;
  /** The last confirmed answer. */
  heardOn: Day | null;
  /** Since when an answer or a request for time waits for the organiser's decision. */
  waitsSince: Day | null;
  /** The next report of one that is periodic or standing. */
  reportDue: Day | null;
  /** Granted requests for time, and answers sent back for more. */
  slips: number;
  returns: number;
  disputed: boolean;
  /** A keeper said so by hand. */
  risk: boolean;
};

export type Marks = {
  today: Day;
  /** The last day that is «soon». */
  soonUntil: Day;
  /** Days before this one are long past: sixty working days. */
  longBefore: Day;
  /** Sent before this day without an answer: one letter may be offered. */
  silentBefore: Day;
  /** Nothing heard since before this day: ninety days. */
  staleBefore: Day;
  /** Waiting with the organiser since before this day: ten working days. */
  awaitBefore: Day;
};

export const LONG_WORKDAYS = 60;
export const AWAIT_WORKDAYS = 10;
export const STALE_DAYS = 90;

/** The day so many working days before `day`. */
export function workdaysBefore(day: Day, count: number, calendar: Calendar = RUSSIA): Day {
  let at = day;
  for (let left = count; left > 0; ) {
    if (isWorkday(at, calendar)) left -= 1;
    at = addDays(at, -1) as Day;
  }
  return at;
}

export function marksOf(today: Day, rules: { reminderDays: number }, calendar: Calendar = RUSSIA): Marks {
  return {
    today,
    soonUntil: addDays(today, SOON_DAYS) as Day,
    longBefore: workdaysBefore(today, LONG_WORKDAYS, calendar),
    silentBefore: addDays(today, -rules.reminderDays) as Day,
    staleBefore: addDays(today, -STALE_DAYS) as Day,
    awaitBefore: workdaysBefore(today, AWAIT_WORKDAYS, calendar),
  };
}

/** The word is with the addressee: only then may a passed day be told. */
export const THEIR_TURN: readonly State[] = ['adopted', 'sent', 'accepted', 'in_progress', 'rerouted'];
const FULFILLED: readonly (Verdict | null)[] = ['done', 'mostly', 'partly'];
const before = (a: Day | null, b: Day) => a !== null && a < b;

const TEST: Readonly<Record<Signal, (f: Facts, m: Marks) => boolean>> = {
  awaiting_us: (f, m) =>
    f.state !== 'closed' &&
    (before(f.waitsSince, m.awaitBefore) || (f.state === 'reported' && before(f.heardOn, m.awaitBefore))),
  due_soon: (f, m) =>
    THEIR_TURN.includes(f.state) &&
    f.currentDue !== null &&
    f.currentDue >= m.today &&
    f.currentDue <= m.soonUntil,
  overdue: (f, m) => THEIR_TURN.includes(f.state) && before(f.currentDue, m.today),
  long_overdue: (f, m) => THEIR_TURN.includes(f.state) && before(f.currentDue, m.longBefore),
  silent: (f, m) =>
    (f.state === 'sent' || f.state === 'rerouted') &&
    f.heardOn === null &&
    f.waitsSince === null &&
    before(f.sentOn, m.silentBefore),
  stale: (f, m) =>
    (f.state === 'accepted' || f.state === 'in_progress') &&
    f.waitsSince === null &&
    (before(f.heardOn ?? f.sentOn, m.staleBefore) || before(f.reportDue, m.today)),
  at_risk: (f) => f.state !== 'closed' && (f.risk || f.slips >= 2 || f.returns >= 1),
  extended: (f) => f.state !== 'closed' && f.slips > 0,
  closed_late: (f) =>
    f.state === 'closed' &&
    FULFILLED.includes(f.verdict) &&
    f.baselineDue !== null &&
    f.closedOn !== null &&
    f.closedOn > f.baselineDue,
  disputed: (f) => f.disputed,
};

export function signalsOf(facts: Facts, marks: Marks): Signal[] {
  return SIGNALS.filter((signal) => TEST[signal](facts, marks));
}

/** Tact: execution control says everything inside the forum; recommendations say what somebody can act on. */
const SHOWN: Readonly<Record<Profile, Readonly<Record<'keeper' | 'member', readonly Signal[]>>>> = {
  recommendations: {
    keeper: ['awaiting_us', 'due_soon', 'overdue', 'silent', 'stale', 'at_risk', 'extended', 'disputed'],
    member: ['awaiting_us', 'due_soon', 'extended', 'disputed'],
  },
  control: { keeper: SIGNALS, member: SIGNALS },
};
export const shownSignals = (profile: Profile, audience: 'keeper' | 'member'): readonly Signal[] =>
  SHOWN[profile][audience];

export const isSignal = (text: string | undefined): text is Signal => SIGNALS.some((one) => one === text);
