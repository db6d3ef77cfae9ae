/**
 * What each audience sees of an election. Of ballots there is one's own, while it may be changed, and nothing of anybody
 * else's; totals exist after the announcement only. The sheets of a secret round bear codes, and nothing else.
 */
import type { Hall } from '../vote/rules.ts';
import type { Protocol, ProtocolFault } from './counts.ts';
import type {
  Consent,
  ElectionChannel,
  ElectionMethod,
  ElectionSecrecy,
  ElectionState,
  Outcome,
  Post,
  RoundKind,
  RoundState,
} from './kinds.ts';
import type { ElectionRule, RoundNext, RoundResult } from './rules.ts';

export type CandidateView = {
  id: string;
  name: string;
  note: string;
  consent: Consent;
  outcome: Outcome;
  /** The reader themselves. */
  me: boolean;
  may: { answer: boolean; accept: boolean };
};
export type RoundView = {
  id: string;
  number: number;
  kind: RoundKind;
  method: ElectionMethod;
  secrecy: ElectionSecrecy;
  seats: number;
  candidates: string[];
  state: RoundState;
  hall: Hall;
  roll: number;
  deviceRoll: number;
  handRoll: number;
  paperRoll: number;
  /** Ballots spent, one number. */
  taken: number;
  /** Papers of this round are signed blindly with it; null: no phones, or not secret. */
  issueKey: string | null;
  result: RoundResult | null;
  sheets: { code: string; picks: string[] }[] | null;
  protocol: (Protocol & { faults: ProtocolFault[] }) | null;
  /** The seed is shown after the draw. */
  lot: { commitment: string; seed: string | null; phrase: string; order: string[] } | null;
  scan: string | null;
  annulReason: string;
  announcedAt: string | null;
  mine: {
    channel: ElectionChannel | null;
    taken: boolean;
    /** A paper was signed blindly for this person; whether it lies in the box, nobody knows but their device. */
    issued: boolean;
    picks: string[] | null;
    receipt: string | null;
  };
  may: {
    cast: boolean;
    close: boolean;
    announce: boolean;
    annul: boolean;
    move: boolean;
    draw: boolean;
    scan: boolean;
  };
};
export type ElectionView = {
  id: string;
  number: number;
  post: Post;
  title: string;
  seats: number;
  secrecy: ElectionSecrecy;
  state: ElectionState;
  rule: ElectionRule;
  until: string | null;
  candidates: CandidateView[];
  rounds: RoundView[];
  pending: { kind: RoundKind | 'lot'; candidates: string[]; seats: number } | null;
  version: number;
  may: { nominate: boolean; closeList: boolean; reopenList: boolean; openRound: boolean; withdraw: boolean };
};
export type TermView = {
  id: string;
  electionId: string;
  post: Post;
  title: string;
  name: string;
  since: string;
  until: string | null;
  officeGiven: boolean;
  may: { giveOffice: boolean };
};
export type ElectionDesk = {
  forumId: string;
  timeZone: string;
  /** Elections are part of the extended rules; those begun are seen anyway. */
  extended: boolean;
  elections: ElectionView[];
  terms: TermView[];
  /** Whom the reader may name. */
  people: { id: string; name: string }[];
  me: string | null;
  /** For who opens one: the rules, and who could vote now. */
  ready: {
    secrecy: ElectionSecrecy;
    roll: number;
    phones: number;
    /** The forum was announced later than its rules give notice of elections. */
    notice: { left: number; days: number } | null;
  } | null;
};
/** For the printer. */
export type ElectionPaper = {
  forum: { name: string; number: string; settlement: string; day: string };
  round: {
    number: number;
    post: Post;
    title: string;
    secrecy: ElectionSecrecy;
    seats: number;
    roll: number;
    /** How many vote on paper. */
    ballots: number;
    candidates: { name: string; note: string }[];
  } | null;
};
/** For those who count, while a round is under way. */
export type ElectionRoll = {
  roundId: string | null;
  mayMove: boolean;
  other: ElectionChannel;
  people: { participantId: string; fullName: string; channel: ElectionChannel; taken: boolean }[];
};
/** For the wall: nothing that belongs to one person but to those who were elected. */
export type HallElection = {
  number: number;
  post: Post;
  title: string;
  seats: number;
  round: number;
  kind: RoundKind;
  method: ElectionMethod;
  secrecy: ElectionSecrecy;
  state: RoundState;
  roll: number;
  taken: number;
  candidates: { id: string; name: string; votes: number | null; outcome: Outcome }[];
  result: Pick<RoundResult, 'against' | 'abstain' | 'invalid' | 'next' | 'taking'> | null;
  lot: { commitment: string; phrase: string } | null;
  announcedAt: string | null;
};
/** A round under way, as the pulse of the room tells it. */
export type ElectionNow = {
  id: string;
  number: number;
  state: 'open' | 'closed';
  post: Post;
  title: string;
};
/** For papers: what was announced, round by round. Of a secret one there are totals, as of every other. */
export type ElectionRecord = {
  id: string;
  number: number;
  agendaItemId: string | null;
  post: Post;
  title: string;
  secrecy: ElectionSecrecy;
  rounds: {
    number: number;
    method: ElectionMethod;
    secrecy: ElectionSecrecy;
    seats: number;
    /** When it was announced. */
    at: string;
    present: number;
    listed: number;
    votes: { name: string; votes: number }[];
    against: number;
    abstain: number;
    invalid: number;
    taking: number;
    roll: number;
    next: RoundNext;
    elected: string[];
    /** Equal at the last seat. */
    tied: string[];
    standing: string[];
    paper: { issued: number; found: number } | null;
    /** The hall's phrase, where the lot decided, and for whom. */
    lot: string;
    byLot: string[];
    /** The tellers' signed record. */
    scan: string | null;
  }[];
  /** Who has the post, of all rounds. */
  elected: string[];
};
export type ElectionTurnout = { roundId: string | null; taken: number; roll: number };
