/** Inputs about votes: strict, bounded, whole numbers of people. */
import * as z from 'zod';
import { zId } from '../ids.ts';
import { MATTERS } from './rules.ts';

export const CHOICES = ['for', 'against', 'abstain'] as const;
export type Choice = (typeof CHOICES)[number];
export const METHODS = ['hands', 'devices', 'mixed'] as const;
export type Method = (typeof METHODS)[number];
export const VOTE_LIMITS = { question: 500, reason: 500, people: 5_000 } as const;

export const zSha256 = z.string().regex(/^[0-9a-f]{64}$/);
const zPeople = z.number().int().min(0).max(VOTE_LIMITS.people);
const zReason = z.string().trim().min(3, 'code:too_short').max(VOTE_LIMITS.reason);

export const zHands = z.strictObject({
  unanimous: z.boolean().optional(),
  for: zPeople,
  against: zPeople,
  abstain: zPeople,
});

const matter = {
  matter: z.enum(MATTERS),
  /** Needed where the matter is procedural; elsewhere the matter says it. */
  question: z.string().trim().max(VOTE_LIMITS.question).default(''),
  /** Absent: as the forum's rules say. */
  method: z.enum(METHODS).optional(),
};

export const zPrepareVote = z.strictObject({ forumId: zId, ...matter });
/** Puts a matter to the vote at once: prepared and opened in one step. */
export const zPutToVote = zPrepareVote;
export const zOpenVote = z.strictObject({ voteId: zId, expectV: z.number().int().min(1).optional() });
export const zCastVote = z.strictObject({
  voteId: zId,
  choice: z.enum(CHOICES),
  /** Hash of the text that the voter saw; null where the matter is no text. */
  sha256: zSha256.nullable(),
});
export const zCountByHand = z.strictObject({
  voteId: zId,
  participantId: zId,
  channel: z.enum(['device', 'hand']),
});
export const zCloseVote = z.strictObject({ voteId: zId });
export const zAnnounceResult = z.strictObject({ voteId: zId, hands: zHands.optional() });
export const zAnnulVote = z.strictObject({
  voteId: zId,
  reason: zReason,
  /** Prepares the same matter again at once. */
  repeat: z.boolean().default(false),
});
