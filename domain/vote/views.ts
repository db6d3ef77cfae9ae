/**
 * What each audience sees of a vote. Totals exist in these shapes only after the count: while a vote is open there is
 * no field for them, for nobody; of ballots a person sees their own.
 */

import type { MatterGroup, Secrecy } from '../forum/procedure.ts';
import type { AmendmentSubject, Channel, Choice, Method, VoteSubject } from './kinds.ts';
import type { Counts, Hall, Matter, Quorum, Slip, VoteResult, VoteRule, VoteState } from './rules.ts';

export type MyVote = {
  /** On the roll of this vote. */
  onRoll: boolean;
  channel: Channel | null;
  cast: boolean;
  /** One's own choice, while it may still be changed. */
  choice: Choice | null;
  receipt: string | null;
  /** A secret ballot was signed for this person; only their own device knows whether it lies in the box. */
  issued: boolean;
};

export type VoteView = {
  id: string;
  number: number;
  matter: Matter;
  question: string;
  /** The words voted on, where it is not the whole text. */
  subject: VoteSubject | null;
  method: Method;
  secrecy: Secrecy;
  sheets: boolean;
  /** Deadline of a written vote. */
  closesAt: string | null;
  state: VoteState;
  sha256: string | null;
  rule: VoteRule;
  hall: Hall;
  /** Size of the roll; before opening, how many would stand on it now. */
  roll: number;
  handRoll: number;
  deviceRoll: number;
  sheetRoll: number;
  quorum: Quorum;
  needed: number | null;
  /** How many phones have answered, never what. */
  turnout: number;
  mine: MyVote;
  /** After closing, for those who count; for all others after the announcement in `result`. */
  devices: Counts | null;
  result: VoteResult | null;
  /** A secret vote by phones: the key that signs papers; after the announcement every ballot with its code. */
  issueKey: string | null;
  slips: Slip[] | null;
  /** Of what lay on paper: the tellers' record of the sheets. */
  protocol: { issued: number; found: number; invalid: number } | null;
  /** The file with their signatures, for those who count. */
  scan: string | null;
  /** After the announcement of a vote by name: who voted how. */
  named: { name: string; choice: Choice }[] | null;
  openedAt: string | null;
  closedAt: string | null;
  announcedAt: string | null;
  annulReason: string;
  repeats: number | null;
  version: number;
  may: {
    open: boolean;
    cast: boolean;
    close: boolean;
    announce: boolean;
    annul: boolean;
    byHand: boolean;
    enter: boolean;
    /** Attach the signed record of the tellers. */
    scan: boolean;
  };
};

/** The hall's vote: what is under way, or the last one announced. */
export type CurrentVote = {
  forumId: string;
  vote: VoteView | null;
  /** What can be put to the vote now, for those who run it. */
  ready: {
    matters: Matter[];
    sha256: string | null;
    method: Method;
    rule: VoteRule;
    hall: Hall;
    roll: number;
    withoutPhone: number;
    /** Browsers have cryptography of their own at this address: secret ballots may go by phone. */
    secure: boolean;
    quorum: Quorum;
    needed: number | null;
    /** The same for each kind of matter, where the rules differ. */
    byGroup: Record<MatterGroup, { rule: VoteRule; needed: number | null; secrecy: Secrecy }>;
    /** What may be put one by one: clauses of the text, amendments sorted to a vote, the block. */
    clauses: { id: string; marker: string; text: string }[];
    amendments: AmendmentSubject[];
    block: AmendmentSubject[];
    extended: boolean;
    sheets: boolean;
    /** Of the list with a vote, not here: they may send a sheet. */
    absent: number;
  } | null;
};

/** For the projector: nothing that belongs to one person. */
export type HallVote = Pick<
  VoteView,
  | 'id'
  | 'number'
  | 'matter'
  | 'question'
  | 'subject'
  | 'secrecy'
  | 'closesAt'
  | 'method'
  | 'state'
  | 'sha256'
  | 'rule'
  | 'hall'
  | 'roll'
  | 'turnout'
  | 'result'
  | 'announcedAt'
>;
export type VoteList = { votes: VoteView[]; mayRun: boolean };

/** For those who count, while a vote is under way: names, one channel each, and whether a phone has answered. */
export type VoteRoll = {
  voteId: string | null;
  /** A phone died: the person may be counted by hand instead. */
  mayMove: boolean;
  people: { participantId: string; fullName: string; channel: Channel; cast: boolean }[];
  /** A vote by name: hands are read one by one. */
  named: boolean;
  sheets: boolean;
  /** In absence, with a deadline: whoever has no account may be given an address. */
  written: boolean;
  /** Phones and hands: a person may be moved between them. */
  mixed: boolean;
  /** Those who count otherwise than by phone have a sheet of paper. */
  secret: boolean;
};

/** A written ballot behind a secret address: the words, the deadline, one's own choice while it may be changed. */
export type LinkBallot = {
  forum: { name: string; number: string; timeZone: string };
  fullName: string;
  number: number;
  matter: Matter;
  question: string;
  subject: VoteSubject | null;
  sha256: string | null;
  closesAt: string | null;
  open: boolean;
  choice: Choice | null;
  receipt: string | null;
};

export const NOT_MINE: MyVote = {
  onRoll: false,
  channel: null,
  cast: false,
  choice: null,
  receipt: null,
  issued: false,
};
