/** Inputs about elections: strict, bounded, whole people. */
import * as z from 'zod';
import { zId } from '../ids.ts';
import { zScan } from '../resolution/schema.ts';
import { CODE_PATTERN, ELECTION_METHODS, ELECTION_LIMITS as MAX, POSTS } from './kinds.ts';

const zPeople = z.number().int().min(0).max(MAX.people);
const zExpectV = z.number().int().min(1).max(1_000_000_000);

export const zOpenElection = z.strictObject({
  forumId: zId,
  post: z.enum(POSTS),
  /** How the post is called here; needed for «other». */
  title: z.string().trim().max(MAX.title).default(''),
  seats: z.number().int().min(1).max(MAX.seats).default(1),
  /** Absent: as the forum's rules say. */
  secrecy: z.enum(['totals', 'secret']).optional(),
  /** Last day of the term. */
  until: z.iso.date().nullable().default(null),
  agendaItemId: zId.optional(),
});
export const zElection = z.strictObject({ electionId: zId });
export const zNominate = z.strictObject({ electionId: zId, participantId: zId });
export const zConsent = z.strictObject({ candidateId: zId, consent: z.enum(['given', 'refused']) });
export const zOpenRound = z.strictObject({
  electionId: zId,
  method: z.enum(ELECTION_METHODS),
  expectV: zExpectV.optional(),
  /** Few voters for a secret ballot: whoever opens it has read the warning. */
  anyway: z.boolean().default(false),
});
export const zRound = z.strictObject({ roundId: zId });
const zPicks = z.array(zId).max(MAX.seats);
/** No picks: against all. */
export const zCastOpen = z.strictObject({ roundId: zId, picks: zPicks });
export const zCode = z.string().regex(CODE_PATTERN);
export const zCastSecret = z.strictObject({ roundId: zId, picks: zPicks, code: zCode });
/** 2,048 bits, and 64 bytes, without padding. */
export const zBig = z.string().regex(/^[\w-]{342}$/);
export const zPaper = z.string().regex(/^[\w-]{86}$/);
export const zIssuePaper = z.strictObject({ roundId: zId, blinded: zBig });
/** A mark for every candidate in the order of the round: all messages are of one length. */
export const zCastBlind = z.strictObject({
  roundId: zId,
  paper: zPaper,
  signature: zBig,
  marks: z.string().regex(/^[01]{1,60}$/),
  code: zCode,
});
export const zMoveVoter = z.strictObject({
  roundId: zId,
  participantId: zId,
  channel: z.enum(['device', 'hand', 'paper']),
});
export const zProtocol = z.strictObject({
  printed: zPeople,
  issued: zPeople,
  spoilt: zPeople,
  unused: zPeople,
  found: zPeople,
});
/** What the tellers counted: hands, or the ballots of the box. */
export const zTellers = z.strictObject({
  votes: z
    .array(z.strictObject({ candidateId: zId, votes: zPeople }))
    .min(1)
    .max(MAX.candidates),
  against: zPeople,
  abstain: zPeople.default(0),
  invalid: zPeople.default(0),
  taking: zPeople,
  protocol: zProtocol.optional(),
});
export const zAnnounceRound = z.strictObject({ roundId: zId, tellers: zTellers.optional() });
/** The tellers' record as it was signed. */
export const zAttachScan = zScan.extend({ roundId: zId });
export const zAnnulRound = z.strictObject({
  roundId: zId,
  reason: z.string().trim().min(3, 'code:too_short').max(MAX.reason),
});
export const zDrawLot = z.strictObject({
  roundId: zId,
  phrase: z.string().trim().min(2, 'code:too_short').max(MAX.phrase),
});
export const zAcceptPost = z.strictObject({ candidateId: zId, accept: z.boolean() });
export const zGiveOffice = z.strictObject({ termId: zId });
