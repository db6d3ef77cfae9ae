/** Inputs about agenda and minutes: strict and bounded. */
import * as z from 'zod';
import { zId } from '../ids.ts';
import {
  AGENDA_KINDS,
  AGENDA_STATES,
  MINUTES_LIMITS as MAX,
  MINUTES_FORMS,
  PARTS,
  SIGNATURE_ROLES,
} from './kinds.ts';

const line = (max: number) => z.string().trim().max(max);
const zTitle = line(MAX.title).min(3, 'code:too_short');
const zExpectV = z.number().int().min(1).max(1_000_000_000);
const item = {
  title: zTitle,
  kind: z.enum(AGENDA_KINDS).default('misc'),
  rapporteur: line(300).default(''),
};

/** `textTitle`: how the question about the resolution is called in the forum's language. */
export const zStartMinutes = z.strictObject({ forumId: zId, textTitle: line(MAX.title).default('') });
export const zAddItem = z.strictObject({ forumId: zId, ...item });
export const zEditItem = z.strictObject({
  itemId: zId,
  expectV: zExpectV,
  title: zTitle.optional(),
  rapporteur: line(300).optional(),
  state: z.enum(AGENDA_STATES).optional(),
  decision: line(MAX.text).optional(),
  owner: line(300).optional(),
  deadlineText: line(300).optional(),
});
export const zMoveItem = z.strictObject({ itemId: zId, number: z.number().int().min(1).max(MAX.items) });
export const zSetMinutes = z.strictObject({
  minutesId: zId,
  expectV: zExpectV,
  number: line(20).optional(),
  form: z.enum(MINUTES_FORMS).optional(),
});
/** Null: back to the generated words. */
export const zWordPart = z.strictObject({
  minutesId: zId,
  itemId: zId,
  part: z.enum(PARTS),
  text: line(MAX.text).nullable(),
});
export const zSendMinutes = z.strictObject({
  minutesId: zId,
  days: z.number().int().min(0).max(30).optional(),
});
export const zRemark = z.strictObject({
  minutesId: zId,
  itemNumber: z.number().int().min(1).max(MAX.items).nullable().default(null),
  text: line(MAX.remark).min(3, 'code:too_short'),
});
export const zAnswerRemark = z.strictObject({
  remarkId: zId,
  accepted: z.boolean(),
  answer: line(MAX.remark).default(''),
});
export const zSealMinutes = z.strictObject({ minutesId: zId });
export const zReopenMinutes = z.strictObject({ minutesId: zId, reason: line(500).min(3, 'code:too_short') });
export const zSignMinutes = z.strictObject({
  minutesId: zId,
  role: z.enum(SIGNATURE_ROLES),
  /** The text that stood on the signer's screen. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export const zApproveMinutes = z.strictObject({ minutesId: zId });
export const zDissent = z.strictObject({
  forumId: zId,
  agendaItemId: zId.optional(),
  text: line(MAX.remark).min(3, 'code:too_short'),
});
