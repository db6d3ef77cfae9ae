/**
 * The third axis: how a recommendation stands against its ORIGINAL date. Derived at every look from days, never stored,
 * and shown inside the forum only. A date nobody named is never made up.
 */
import { addDays, type Day } from '../resolution/calendar.ts';
import { GROUP_OF_STATE, type State } from './rules.ts';

export const SOON_DAYS = 30;

export type Schedule =
  | { kind: 'none' }
  | { kind: 'ahead'; days: number }
  | { kind: 'soon'; days: number }
  | { kind: 'past'; days: number }
  | { kind: 'closed_in_time' }
  | { kind: 'closed_after'; days: number };

/** Whole days from a to b; negative when b is earlier. */
export function daysBetween(a: Day, b: Day): number {
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / 86_400_000);
}

export function scheduleOf(
  row: { state: State; baselineDue: Day | null; closedOn: Day | null },
  today: Day,
): Schedule {
  if (row.baselineDue === null) return { kind: 'none' };
  if (row.state === 'closed') {
    const late = row.closedOn ? daysBetween(row.baselineDue, row.closedOn) : 0;
    return late > 0 ? { kind: 'closed_after', days: late } : { kind: 'closed_in_time' };
  }
  const left = daysBetween(today, row.baselineDue);
  if (left < 0) return { kind: 'past', days: -left };
  return left <= SOON_DAYS ? { kind: 'soon', days: left } : { kind: 'ahead', days: left };
}

/** An open row as it is shown: a granted day is the one that counts (RC70); without one the schedule as it is. */
export function towardsGranted(schedule: Schedule, baselineDue: Day | null, due: Day | null): Schedule {
  if (baselineDue === null || due === null || due <= baselineDue) return schedule;
  if (schedule.kind !== 'past' && schedule.kind !== 'soon') return schedule;
  const left = daysBetween(baselineDue, due) + (schedule.kind === 'past' ? -schedule.days : schedule.days);
  if (left < 0) return { kind: 'past', days: -left };
  return left <= SOON_DAYS ? { kind: 'soon', days: left } : { kind: 'ahead', days: left };
}

export type Waiting = {
  /** Day until which an answer is expected: orientation, not a duty. */
  expectedBy: Day | null;
  /** Days without an answer since sending; null when answered or not sent. */
  silentDays: number | null;
  /** The chair may be offered one polite letter. Never in July and August. */
  offerLetter: boolean;
};

export function waitingOf(
  row: { state: State; sentOn: Day | null; answered: boolean },
  rules: { answerDays: number; reminderDays: number },
  today: Day,
): Waiting {
  if (row.sentOn === null || row.answered || GROUP_OF_STATE[row.state] !== 'open')
    return { expectedBy: null, silentDays: null, offerLetter: false };
  const silentDays = Math.max(0, daysBetween(row.sentOn, today));
  const summer = today.slice(5, 7) === '07' || today.slice(5, 7) === '08';
  return {
    expectedBy: addDays(row.sentOn, rules.answerDays),
    silentDays,
    offerLetter: silentDays > rules.reminderDays && !summer,
  };
}
