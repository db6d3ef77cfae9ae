/** Inputs about amendments: strict and bounded. A target is named by the clause's id and by the text its mover saw. */
import * as z from 'zod';
import { zId } from '../ids.ts';
import { AMENDMENT_LIMITS as MAX } from './kinds.ts';

const zWords = z.string().trim().min(1, 'code:required').max(MAX.text);
const zReason = z.string().trim().max(MAX.reason);
const zWhy = z.string().trim().min(3, 'code:too_short').max(MAX.reason);

const common = {
  resolutionId: zId,
  reason: zReason.default(''),
  /** Entered by the desk for a person without a phone. */
  moverId: zId.optional(),
};
const target = {
  clauseId: zId,
  /** The clause's text as the mover saw it; absent: as it stands now. */
  base: z.string().max(MAX.text).optional(),
};
const facts = {
  owner: z.string().trim().max(MAX.owner).optional(),
  deadlineText: z.string().trim().max(MAX.deadline).optional(),
};

export const zSubmitAmendment = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('replace'), ...common, ...target, ...facts, text: zWords }),
  z.strictObject({ op: z.literal('delete'), ...common, ...target }),
  z.strictObject({
    op: z.literal('add'),
    ...common,
    ...facts,
    groupId: zId,
    /** Behind this clause; absent: at the end of the group. */
    afterId: zId.optional(),
    text: zWords,
  }),
  z.strictObject({
    op: z.literal('move'),
    ...common,
    clauseId: zId,
    groupId: zId,
    /** Behind this clause; null: first in the group. */
    afterId: zId.nullable(),
  }),
  z.strictObject({ op: z.literal('merge'), ...common, ...target, intoId: zId }),
  /** The clause keeps `text`, `tail` becomes a clause of its own behind it. */
  z.strictObject({ op: z.literal('split'), ...common, ...target, text: zWords, tail: zWords }),
]);
export type SubmitAmendment = z.infer<typeof zSubmitAmendment>;

const one = { amendmentId: zId };
export const zWithdrawAmendment = z.strictObject(one);
export const zSecondAmendment = z.strictObject({
  ...one,
  participantId: zId.optional(),
  take: z.boolean().default(true),
});
/** Into the block that passes without a vote, to the vote, or not at all. */
export const zSortAmendment = z.discriminatedUnion('to', [
  z.strictObject({ ...one, to: z.literal('consensual') }),
  z.strictObject({ ...one, to: z.literal('to_vote') }),
  z.strictObject({ ...one, to: z.literal('inadmissible'), reason: zWhy }),
]);
export const zObjectAmendment = z.strictObject(one);
export const zAdoptBlock = z.strictObject({
  resolutionId: zId,
  /** What stood on the screen when the presiding officer asked; an objection meanwhile refuses the press. */
  amendmentIds: z.array(zId).min(1).max(MAX.block),
});
export const zApplyAmendment = z.strictObject(one);
/** The owner's answer to a changed clause: the wording that is to be put, over the text that stands there now. */
export const zRebaseAmendment = z.strictObject({
  ...one,
  base: z.string().max(MAX.text),
  text: z.string().trim().max(MAX.text),
});
export const zDropAmendment = z.strictObject({ ...one, reason: zWhy });
