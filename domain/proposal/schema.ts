/** Inputs about proposals. A proposal is what one person suggests in their own words; form comes later, in the text. */
import * as z from 'zod';
import { zId } from '../ids.ts';
import { PROPOSAL_LIMITS } from './limits.ts';

const trimmed = (max: number) => z.string().trim().max(max);
const zText = trimmed(PROPOSAL_LIMITS.text).min(3, 'code:too_short');

export const zProposalFields = z.strictObject({
  text: zText,
  addressees: z.array(trimmed(PROPOSAL_LIMITS.addressee).min(1)).max(PROPOSAL_LIMITS.addressees).default([]),
  ownerText: trimmed(PROPOSAL_LIMITS.owner).default(''),
  deadlineText: trimmed(PROPOSAL_LIMITS.deadline).default(''),
  /** The author's own tick: without it everybody reads «из трека „…“». */
  showAuthor: z.boolean().default(false),
});

export const zSubmitProposal = zProposalFields.extend({
  forumId: zId,
  trackId: zId.nullable().default(null),
  /** Entered by the desk for a person without a phone. */
  onBehalfOf: zId.nullable().default(null),
});

export const zEditProposal = zProposalFields.extend({ proposalId: zId, expectV: z.int().min(1) });
export const zWithdrawProposal = z.strictObject({ proposalId: zId });

/** Into the text: one proposal or several become one clause, under a group or on its own. */
export const zTakeProposals = z.strictObject({
  resolutionId: zId,
  proposalIds: z.array(zId).min(1).max(PROPOSAL_LIMITS.merge),
  groupId: zId.nullable(),
  /** Wording of the clause; absent: the first proposal's text. */
  text: zText.optional(),
  /** Put with a clause that is already there. */
  clauseId: zId.optional(),
});

export const zReturnProposal = z.strictObject({
  proposalId: zId,
  reason: trimmed(PROPOSAL_LIMITS.reason).min(3, 'code:too_short'),
});
export const zReopenProposal = z.strictObject({ proposalId: zId });

/** A table's sheet goes to the plenary: each clause of it a proposal. */
export const zHandInSheet = z.strictObject({ trackId: zId });
/** Written twice: `keepId` stays, the others go with it. */
export const zJoinProposals = z.strictObject({
  keepId: zId,
  otherIds: z.array(zId).min(1).max(PROPOSAL_LIMITS.merge),
});
