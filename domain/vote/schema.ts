/** Inputs about votes: strict, bounded, whole numbers of people. */
import * as z from 'zod';
import { zBig, zCode, zPaper } from '../election/schema.ts';
import { zId } from '../ids.ts';
import { zScan } from '../resolution/schema.ts';
import { CHANNELS, CHOICES, METHODS, VOTE_LIMITS } from './kinds.ts';
import { MATTERS } from './rules.ts';

export const zSha256 = z.string().regex(/^[0-9a-f]{64}$/);
const zPeople = z.number().int().min(0).max(VOTE_LIMITS.people);
const zReason = z.string().trim().min(3, 'code:too_short').max(VOTE_LIMITS.reason);

export const zHands = z.strictObject({
  unanimous: z.boolean().optional(),
  for: zPeople,
  against: zPeople,
  abstain: zPeople,
  /** Tellers' protocol of a paper ballot: issued, found in the box, spoilt. */
  paper: z.strictObject({ issued: zPeople, found: zPeople, invalid: zPeople }).optional(),
});

const matter = {
  matter: z.enum(MATTERS),
  /** Needed where the matter is procedural; elsewhere the matter says it. */
  question: z.string().trim().max(VOTE_LIMITS.question).default(''),
  /** Absent: as the forum's rules say. */
  method: z.enum(METHODS).optional(),
  /** The clause or the amendment; of a block, all amendments that stood on the screen. */
  subjectId: zId.optional(),
  subjectIds: z.array(zId).min(1).max(VOTE_LIMITS.block).optional(),
  /** Absent: as the forum's rules say. */
  sheets: z.boolean().optional(),
  /** End of a written vote. */
  closesAt: z.iso.datetime({ offset: true }).optional(),
  agendaItemId: zId.optional(),
  /** Few voters for a secret ballot: whoever opens it has read the warning. */
  anyway: z.boolean().optional(),
};

export const zPrepareVote = z.strictObject({ forumId: zId, ...matter });
/** Puts a matter to the vote at once: prepared and opened in one step. */
export const zPutToVote = zPrepareVote;
export const zOpenVote = z.strictObject({
  voteId: zId,
  expectV: z.number().int().min(1).optional(),
  anyway: z.boolean().optional(),
});
export const zCastVote = z.strictObject({
  voteId: zId,
  choice: z.enum(CHOICES),
  /** Hash of the text that the voter saw; null where the matter is no text. */
  sha256: zSha256.nullable(),
});
/** A ballot paper to be signed blindly, for a secret vote by phones. */
export const zIssueBallot = z.strictObject({ voteId: zId, blinded: zBig });
/** A secret ballot: one mark among three, in the order of CHOICES, so that all messages are of one length. */
export const zCastBlindVote = z.strictObject({
  voteId: zId,
  paper: zPaper,
  signature: zBig,
  marks: z.string().regex(/^(100|010|001)$/),
  code: zCode,
  sha256: zSha256.nullable(),
});
export const zCountByHand = z.strictObject({
  voteId: zId,
  participantId: zId,
  channel: z.enum(CHANNELS),
});
export const zCloseVote = z.strictObject({ voteId: zId });
export const zAnnounceResult = z.strictObject({
  voteId: zId,
  hands: zHands.optional(),
  /** The voice of who presides at a tie, where the rules give it weight. */
  casting: z.enum(['for', 'against']).optional(),
});
/** A hand of a vote by name, or a sheet that came back, read by a teller. */
export const zEnterBallot = z.strictObject({
  voteId: zId,
  participantId: zId,
  choice: z.enum(CHOICES),
  returnedOn: z.iso.date().optional(),
});
/** For somebody without an account: the address of their ballot in a written vote. */
export const zIssueLink = z.strictObject({ voteId: zId, participantId: zId });
export const zVoteToken = z.string().regex(/^[\w-]{32}$/);
export const zCastByLink = z.strictObject({
  token: zVoteToken,
  choice: z.enum(CHOICES),
  sha256: zSha256.nullable(),
});
/** The tellers' record as it was signed. */
export const zAttachRecord = zScan.extend({ voteId: zId });
export const zAnnulVote = z.strictObject({
  voteId: zId,
  reason: zReason,
  /** Prepares the same matter again at once. */
  repeat: z.boolean().default(false),
});
