/**
 * Quorum, majority and the life of a vote: integers only, the base always named, a tie loses (VO1–VO9).
 * Counts are whole people; a share is compared by cross-multiplication, so nothing is ever rounded.
 */
import * as z from 'zod';
import type { NounCode } from '../errors.ts';
import {
  groupOfMatter,
  MAJORITY_BASES,
  type MajorityBase,
  QUORUM_BASES,
  type QuorumBase,
  type Secrecy,
  TIES,
} from '../forum/procedure.ts';
import type { ForumRules } from '../forum/rules-schema.ts';

const zPart = z.number().int().min(1).max(10);
const zShare = { numerator: zPart, denominator: zPart, reached: z.boolean().default(false) };
const proper = (s: { numerator: number; denominator: number }) => s.numerator <= s.denominator;

/** The rule of one vote as shown before it. `reached`: the share suffices («не менее двух третей»), else it must be exceeded. */
export const zVoteRule = z.strictObject({
  majority: z.strictObject({ ...zShare, basis: z.enum(MAJORITY_BASES) }).refine(proper),
  quorum: z
    .strictObject({ ...zShare, basis: z.enum(QUORUM_BASES) })
    .refine(proper)
    .nullable(),
  hintBelow: z.number().int().min(0).max(100),
  tie: z.enum(TIES).default('rejected'),
  rulesVersion: z.number().int().min(1),
});
export type VoteRule = z.infer<typeof zVoteRule>;

const shareOf = <S extends { reached?: boolean | undefined }>(share: S) => ({
  ...share,
  reached: share.reached ?? false,
});

/**
 * What the forum's rules of procedure say about a vote on this matter. Of a written vote nobody is «present»: there the
 * base is those taking part.
 */
export function ruleOf(
  vote: ForumRules['vote'],
  rulesVersion: number,
  matter: string = 'whole',
  method: string = vote.method,
): VoteRule {
  const own = vote.matters[groupOfMatter(matter)];
  const majority = shareOf(own?.majority ?? vote.majority);
  const written = method === 'written' && majority.basis === 'present';
  return {
    majority: written ? { ...majority, basis: 'taking_part' } : majority,
    quorum: vote.quorum && shareOf(vote.quorum),
    hintBelow: vote.hintBelow,
    tie: secrecyOf(vote, matter) === 'secret' ? 'rejected' : vote.tie,
    rulesVersion,
  };
}

export function secrecyOf(vote: ForumRules['vote'], matter: string): Secrecy {
  return vote.matters[groupOfMatter(matter)]?.secrecy ?? vote.secrecy;
}

/** People at the moment of opening. `roll`: those who may vote here and now. */
export type Hall = {
  /** In the hall, with a vote or without. */
  present: number;
  /** Everybody of the list. */
  listed: number;
  /** Everybody of the list with a voting right. */
  voting: number;
  /** Members of the body; as many as `voting` where the forum belongs to none. */
  members: number;
};

type Share = { numerator: number; denominator: number; reached: boolean };

/** Whether `count` of `base` satisfies the share; nothing satisfies a share of nobody. */
export function satisfies(count: number, base: number, share: Share): boolean {
  if (base <= 0 || count <= 0) return false;
  const left = count * share.denominator;
  const right = base * share.numerator;
  return share.reached ? left >= right : left > right;
}

/** The fewest that satisfy the share; of nobody it is one, which cannot be had. */
export function needed(base: number, share: Share): number {
  const exact = base * share.numerator;
  const whole = Math.floor(exact / share.denominator);
  const fewest = share.reached && exact % share.denominator === 0 ? whole : whole + 1;
  return Math.max(1, fewest);
}

export function quorumBase(hall: Hall, basis: QuorumBase): number {
  return basis === 'roll' ? hall.voting : hall.members;
}

export type Quorum = { binds: boolean; met: boolean; base: number; needed: number; missing: number };

/** Of those with a voting right, how many are here, against the rule's base; without a rule nothing binds. */
export function quorumOf(rule: Pick<VoteRule, 'quorum'>, hall: Hall, roll: number): Quorum {
  if (!rule.quorum) return { binds: false, met: true, base: hall.voting, needed: 0, missing: 0 };
  const base = quorumBase(hall, rule.quorum.basis);
  const fewest = needed(base, rule.quorum);
  return {
    binds: true,
    met: satisfies(roll, base, rule.quorum),
    base,
    needed: fewest,
    missing: Math.max(0, fewest - roll),
  };
}

export type Counts = { for: number; against: number; abstain: number };
/** `void`: too few took part, nothing has been decided. */
export type Decision = 'adopted' | 'rejected' | 'void';
export type VoteResult = Counts & {
  /** On the roll, and of them neither by phone, by hand nor by sheet. */
  roll: number;
  notVoted: number;
  /** Ballots of paper that say nothing. */
  invalid: number;
  present: number;
  listed: number;
  basis: MajorityBase;
  base: number;
  needed: number;
  unanimous: boolean;
  /** Equal voices, and whose voice decided where the rules let it. */
  tie: boolean;
  casting: 'for' | 'against' | null;
  decision: Decision;
};

export function majorityBase(
  basis: MajorityBase,
  counts: Counts,
  roll: number,
  hall: Hall,
  invalid = 0,
): number {
  switch (basis) {
    case 'present':
      return roll;
    case 'cast':
      return counts.for + counts.against;
    case 'taking_part':
      return counts.for + counts.against + counts.abstain + invalid;
    case 'roll':
      return hall.voting;
    case 'members':
      return hall.members;
  }
}

export type CountOptions = {
  /** Sheets sent out that did not come back: on the roll, but neither here nor taking part. */
  absent?: number;
  invalid?: number;
  /** The voice of who presides, where the rules give it weight at a tie. */
  casting?: 'for' | 'against' | null;
};

/** The result of a count. Throws RangeError where more voted than stand on the roll: that count is wrong. */
export function decide(
  rule: Pick<VoteRule, 'majority' | 'quorum'> & { tie?: VoteRule['tie'] },
  counts: Counts,
  roll: number,
  hall: Hall,
  { absent = 0, invalid = 0, casting = null }: CountOptions = {},
): VoteResult {
  const all = counts.for + counts.against + counts.abstain + invalid;
  for (const n of [counts.for, counts.against, counts.abstain, roll, absent, invalid])
    if (!Number.isSafeInteger(n) || n < 0) throw new RangeError('counts are whole people');
  if (all + absent > roll) throw new RangeError('more votes than voters');
  const { basis } = rule.majority;
  const here = roll - absent;
  const base = majorityBase(basis, counts, here, hall, invalid);
  const tie = counts.for > 0 && counts.for === counts.against;
  const weighed = tie && rule.tie === 'presiding' ? casting : null;
  // The voice that decides a tie is one more, and one more of those it is counted among.
  const more = weighed === 'for' ? 1 : 0;
  const among = basis === 'cast' || basis === 'taking_part' ? more : 0;
  const wins =
    satisfies(counts.for + more, base + among, rule.majority) && counts.for + more > counts.against;
  const quorum = quorumOf(rule, hall, here);
  return {
    ...counts,
    roll,
    notVoted: roll - all,
    invalid,
    present: hall.present,
    listed: hall.listed,
    basis,
    base,
    needed: needed(base, rule.majority),
    unanimous: counts.for > 0 && counts.for === here,
    tie,
    casting: weighed,
    decision: quorum.met ? (wins ? 'adopted' : 'rejected') : 'void',
  };
}

/** A show of hands as the tellers say it: everybody for, or three numbers that must fit those who vote by hand. */
export type Hands = Counts & { unanimous?: boolean };
export function handsFit(hands: Hands, handRoll: number): true | NounCode {
  const sum = hands.for + hands.against + hands.abstain;
  if (hands.unanimous && (hands.for !== handRoll || hands.against !== 0 || hands.abstain !== 0))
    return 'vote/not_unanimous';
  return sum <= handRoll ? true : 'vote/too_many_hands';
}

/** Tellers' protocol of a paper vote: no more found than issued, no more issued than people, and every sheet counted. */
export function paperFits(
  paper: { issued: number; found: number; invalid: number },
  counted: number,
  roll: number,
): boolean {
  return paper.issued <= roll && paper.found <= paper.issued && counted === paper.found;
}

/** A published ballot of a secret vote: its code and what is marked on it, nothing else. */
export type Slip = { code: string; choice: 'for' | 'against' | 'abstain' };
export function countSlips(slips: readonly Slip[]): Counts {
  const of = (choice: Slip['choice']) => slips.filter((slip) => slip.choice === choice).length;
  return { for: of('for'), against: of('against'), abstain: of('abstain') };
}

/** Devices and hands together; each person stands on the roll once, with one channel, so nobody is in both. */
export function together(devices: Counts, hands: Counts | null): Counts {
  return {
    for: devices.for + (hands?.for ?? 0),
    against: devices.against + (hands?.against ?? 0),
    abstain: devices.abstain + (hands?.abstain ?? 0),
  };
}

export const VOTE_STATES = ['prepared', 'open', 'closed', 'announced', 'annulled'] as const;
export type VoteState = (typeof VOTE_STATES)[number];
export type VoteEvent = 'open' | 'cast' | 'close' | 'announce' | 'annul';

const NEXT: Record<VoteEvent, Partial<Record<VoteState, VoteState>>> = {
  open: { prepared: 'open' },
  cast: { open: 'open' },
  close: { open: 'closed' },
  announce: { open: 'announced', closed: 'announced' },
  /** An announced vote whose text has been adopted stands; the command looks at that. */
  annul: { prepared: 'annulled', open: 'annulled', closed: 'annulled', announced: 'annulled' },
};

export function nextVoteState(
  state: VoteState,
  event: VoteEvent,
): { ok: true; state: VoteState } | { ok: false; code: NounCode } {
  const next = NEXT[event][state];
  if (next) return { ok: true, state: next };
  return { ok: false, code: event === 'cast' ? 'vote/not_open' : 'vote/wrong_state' };
}

export const MATTERS = [
  'basis',
  'whole',
  'whole_with_edits',
  'clause',
  'amendment',
  'block',
  'procedural',
] as const;
export type Matter = (typeof MATTERS)[number];
/** Matters about the frozen text; their ballots are bound to its hash. */
export const isAboutText = (matter: string): boolean =>
  matter === 'basis' || matter === 'whole' || matter === 'whole_with_edits';
/** What the assembly makes of an adopted matter: the resolution stands, or is worked on further. */
export const adopts = (matter: string): boolean => matter === 'whole' || matter === 'whole_with_edits';
