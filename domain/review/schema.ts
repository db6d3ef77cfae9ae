/** Inputs of the agreement loop: strict and bounded. A reader by link brings the link's secret and nothing of a person. */
import * as z from 'zod';
import { AMENDMENT_LIMITS } from '../amendment/kinds.ts';
import { zId } from '../ids.ts';
import { REVIEW_LIMITS as MAX, SAYINGS, VERDICTS } from './kinds.ts';

const zToken = z.string().regex(/^[\w-]{32}$/);
const zName = z.string().trim().min(3, 'code:too_short').max(MAX.person);
const zPost = z.string().trim().max(MAX.post).default('');
const zWords = z.string().trim().min(1, 'code:required').max(AMENDMENT_LIMITS.text);

export const zSendProject = z.strictObject({
  resolutionId: zId,
  label: z.string().trim().min(2, 'code:too_short').max(MAX.label),
  days: z.int().min(1).max(MAX.days).default(14),
});
export const zRevokeProject = z.strictObject({ linkId: zId });

export const zSayByLink = z.strictObject({
  token: zToken,
  name: zName,
  post: zPost,
  saying: z.enum(SAYINGS),
  remarks: z
    .array(
      z.strictObject({
        /** Empty: on the whole text. */
        blockId: z.union([z.literal(''), zId]),
        text: z.string().trim().min(1).max(MAX.remark),
      }),
    )
    .max(MAX.remarks),
});

const one = { remarkId: zId, reply: z.string().trim().max(MAX.reply).default('') };
export const zSettleRemark = z.strictObject({
  ...one,
  state: z.enum(['taken', 'declined']),
  expectV: z.int().min(1).max(1_000_000).optional(),
});
/** The clause as it should read; `base` is its text as the secretary saw it. */
const rewording = { ...one, base: z.string().max(AMENDMENT_LIMITS.text), text: zWords };
export const zAmendByRemark = z.strictObject(rewording);
export const zTypeInRemark = z.strictObject(rewording);

const line = {
  body: z.string().trim().max(MAX.label).default(''),
  post: zPost,
  name: z.string().trim().max(MAX.person).default(''),
  verdict: z.enum(VERDICTS).nullable().default(null),
  note: z.string().trim().max(MAX.reply).default(''),
  settledOn: z.iso.date().nullable().default(null),
};
const zSaid = {
  authors: z.array(z.string().max(200)).max(20),
  dates: z.array(z.string().max(40)).max(50),
};
const zOldText = z.string().max(AMENDMENT_LIMITS.text);
/** One change of a returned file, as a person has let it stand in the preview. */
export const zReturnedChange = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('replace'), clauseId: zId, base: zOldText, text: zWords, ...zSaid }),
  z.strictObject({ op: z.literal('delete'), clauseId: zId, base: zOldText, ...zSaid }),
  z.strictObject({ op: z.literal('add'), groupId: zId, afterId: zId.nullable(), text: zWords, ...zSaid }),
  z.strictObject({ op: z.literal('move'), clauseId: zId, groupId: zId, afterId: zId.nullable(), ...zSaid }),
  z.strictObject({ op: z.literal('merge'), clauseId: zId, base: zOldText, intoId: zId, ...zSaid }),
  z.strictObject({
    op: z.literal('split'),
    clauseId: zId,
    base: zOldText,
    text: zWords,
    tail: zWords,
    ...zSaid,
  }),
]);
export const zEnterReturned = z.strictObject({
  resolutionId: zId,
  fileName: z.string().trim().min(1).max(200),
  changes: z.array(zReturnedChange).max(MAX.changes),
  remarks: z
    .array(
      z.strictObject({
        blockId: z.union([z.literal(''), zId]),
        quote: z.string().max(500),
        text: z.string().trim().min(1).max(MAX.remark),
        author: z.string().max(MAX.person),
        date: z.string().max(40),
      }),
    )
    .max(MAX.ofLink),
});
export type EnterReturned = z.infer<typeof zEnterReturned>;

/** A line of the sheet as the secretary writes it from paper: who was asked, and what they said. */
export const zSetApproval = z.strictObject({
  resolutionId: zId,
  /** Absent: a new line. */
  approvalId: zId.optional(),
  expectV: z.int().min(1).max(1_000_000).optional(),
  ...line,
});
export const zDropApproval = z.strictObject({ approvalId: zId });
