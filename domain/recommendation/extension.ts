/**
 * More time, as an object of its own: who asked, until when and why, who decided and what. The original date never
 * changes; a granted day becomes the current one, and how often that happened is seen.
 */
import * as z from 'zod';
import type { ErrorCode } from '../errors.ts';
import { zId } from '../ids.ts';
import type { Day } from '../resolution/calendar.ts';
import { BOARD_LIMITS, zDay, zToken } from './schema.ts';

export const EXTENSION_STATES = ['requested', 'granted', 'other_date', 'refused', 'withdrawn'] as const;
export type ExtensionState = (typeof EXTENSION_STATES)[number];

/** What was granted twice already is granted again by the organiser alone. */
export const ORGANISER_FROM = 2;

export type Asked = { until: Day; today: Day };
export type Standing = { closed: boolean; currentDue: Day | null; pending: boolean; granted: number };

/**
 * Whether time may be asked for; `late` when the day has passed already: it is taken, and said. A day in the past or
 * not after the present one is no extension; one that nobody named can not be moved.
 */
export function checkAsk(
  row: Standing,
  { until, today }: Asked,
): { ok: true; late: boolean } | { ok: false; code: ErrorCode } {
  if (row.closed) return { ok: false, code: 'board/closed' };
  if (row.currentDue === null) return { ok: false, code: 'board/no_date' };
  if (row.pending) return { ok: false, code: 'board/extension_pending' };
  if (until <= row.currentDue || until < today) return { ok: false, code: 'board/not_later' };
  return { ok: true, late: today > row.currentDue };
}

export type Decision = 'granted' | 'other_date' | 'refused';

/** The day that holds after the decision; null where it stays. */
export function checkDecision(
  asked: { state: ExtensionState; until: Day; currentDue: Day | null; granted: number },
  decision: Decision,
  given: { until: Day | null; note: string; organiser: boolean },
): { ok: true; until: Day | null } | { ok: false; code: ErrorCode } {
  if (asked.state !== 'requested') return { ok: false, code: 'board/extension_decided' };
  if (decision === 'refused') {
    return given.note.trim() === '' ? { ok: false, code: 'board/note_needed' } : { ok: true, until: null };
  }
  if (asked.granted >= ORGANISER_FROM && !given.organiser)
    return { ok: false, code: 'board/third_extension' };
  if (decision === 'granted') return { ok: true, until: asked.until };
  if (given.until === null || given.until <= (asked.currentDue ?? ''))
    return { ok: false, code: 'board/not_later' };
  return { ok: true, until: given.until };
}

const zReason = z.string().trim().min(3, 'code:too_short').max(BOARD_LIMITS.note);

export const zAskExtension = z.strictObject({
  recommendationId: zId,
  until: zDay,
  reason: zReason,
  /** Registration number of the letter that asked; empty when it was said by telephone. */
  regNo: z.string().trim().max(BOARD_LIMITS.regNo).default(''),
});
export const zAskExtensionByLink = z.strictObject({
  token: zToken,
  recommendationId: zId,
  until: zDay,
  reason: zReason,
  signedBy: z.string().trim().min(3, 'code:too_short').max(BOARD_LIMITS.signer),
});
export const zDecideExtension = z.strictObject({
  extensionId: zId,
  decision: z.enum(['granted', 'other_date', 'refused']),
  until: zDay.nullable().default(null),
  note: z.string().trim().max(BOARD_LIMITS.note).default(''),
});
export const zWithdrawExtension = z.strictObject({ extensionId: zId });

/** As the keeper of the board sees it; members see no names and no reason. */
export type ExtensionView = {
  id: string;
  askedOn: Day;
  until: Day;
  reason: string;
  regNo: string;
  signedBy: string;
  byLink: boolean;
  late: boolean;
  state: ExtensionState;
  decidedUntil: Day | null;
  decidedOn: Day | null;
  note: string;
};
