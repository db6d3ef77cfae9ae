/**
 * How an election is counted (EL1–EL9): who passed, who is tied, what comes next. Integers only; pure; the order in which
 * candidates are given never decides anything.
 */
import type { NounCode } from '../errors.ts';
import type { MajorityBase } from '../forum/procedure.ts';
import type { ForumRules } from '../forum/rules-schema.ts';
import { type Hall, needed, type Quorum, quorumOf, satisfies } from '../vote/rules.ts';
import { countFits, type RoundCount } from './counts.ts';
import type { ElectionState, RoundKind, RoundState } from './kinds.ts';

type Share = { numerator: number; denominator: number; reached: boolean };
export type ElectionRule = {
  majority: Share & { basis: MajorityBase };
  quorum: (Share & { basis: 'roll' | 'members' }) | null;
  /** In a run-off: the most votes and more than against all, or the majority again. */
  runoff: 'most' | 'majority';
  /** Equal again after a run-off between the same: lot, or nominations anew. */
  tie: 'lot' | 'repeat';
  rulesVersion: number;
};

export function electionRuleOf(rules: ForumRules, rulesVersion: number): ElectionRule {
  const full = <S extends { reached?: boolean | undefined }>(share: S) => ({
    ...share,
    reached: share.reached ?? false,
  });
  return {
    majority: full(rules.election.majority),
    quorum: rules.vote.quorum && full(rules.vote.quorum),
    runoff: rules.election.runoff,
    tie: rules.election.tie,
    rulesVersion,
  };
}

export type RoundSetting = {
  kind: RoundKind;
  candidates: readonly string[];
  seats: number;
  /** On the roll of the round. */
  roll: number;
  hall: Hall;
};
/** `repeat`: nominations anew; `void`: too few were there, nothing has been decided. */
export type RoundNext = 'done' | 'runoff' | 'lot' | 'repeat' | 'void';
export type RoundResult = {
  votes: { id: string; votes: number }[];
  against: number;
  abstain: number;
  invalid: number;
  taking: number;
  roll: number;
  present: number;
  basis: MajorityBase;
  base: number;
  /** In a run-off by the most votes nothing but more than the others is needed. */
  needed: number | null;
  elected: string[];
  /** Equal at the last seat. */
  tied: string[];
  /** Seats still empty. */
  left: number;
  next: RoundNext;
  /** Who stands in what comes next. */
  standing: string[];
};

function baseOf(basis: MajorityBase, count: RoundCount, roll: number, hall: Hall): number {
  switch (basis) {
    case 'present':
      return roll;
    case 'cast':
      return count.taking - count.abstain - count.invalid;
    case 'taking_part':
      return count.taking;
    case 'roll':
      return hall.voting;
    case 'members':
      return hall.members;
  }
}

/** The result of a round. Throws RangeError where the count cannot be one of people. */
export function countRound(rule: ElectionRule, setting: RoundSetting, count: RoundCount): RoundResult {
  const { kind, candidates, seats, roll, hall } = setting;
  if (!countFits(count, candidates, seats, roll)) throw new RangeError('the count does not add up');
  const votesOf = (id: string) => count.votes[id] ?? 0;
  const ranked = [...candidates].sort((a, b) => votesOf(b) - votesOf(a) || (a < b ? -1 : 1));
  const { basis } = rule.majority;
  const base = baseOf(basis, count, roll, hall);
  const byMost = kind === 'runoff' && rule.runoff === 'most';
  const passes = (id: string) =>
    byMost ? votesOf(id) > count.against : satisfies(votesOf(id), base, rule.majority);
  const passed = ranked.filter((id) => votesOf(id) > 0 && passes(id));
  const quorum: Quorum = quorumOf(rule, hall, roll);
  const common = {
    votes: ranked.map((id) => ({ id, votes: votesOf(id) })),
    against: count.against,
    abstain: count.abstain,
    invalid: count.invalid,
    taking: count.taking,
    roll,
    present: hall.present,
    basis,
    base,
    needed: byMost ? null : needed(base, rule.majority),
  };
  if (!quorum.met)
    return { ...common, elected: [], tied: [], left: seats, next: 'void', standing: [...candidates] };

  const last = votesOf(passed[seats - 1] ?? '');
  const over = passed.length > seats;
  const above = over ? passed.filter((id) => votesOf(id) > last) : passed;
  const at = over ? passed.filter((id) => votesOf(id) === last) : [];
  const fits = above.length + at.length <= seats;
  const elected = fits ? [...above, ...at] : above;
  const tied = fits ? [] : at;
  const left = seats - elected.length;
  const outcome = (next: RoundNext, standing: string[]): RoundResult => ({
    ...common,
    elected,
    tied,
    left,
    next,
    standing,
  });
  if (left === 0) return outcome('done', []);
  if (tied.length > 0) {
    const again = kind === 'runoff' && tied.length === candidates.length;
    return outcome(again ? (rule.tie === 'lot' ? 'lot' : 'repeat') : 'runoff', tied);
  }
  const rest = ranked.filter((id) => !elected.includes(id));
  if (kind === 'runoff' || rest.length <= left) return outcome('repeat', []);
  // One more than there are seats, and whoever is equal to the last of them.
  const edge = votesOf(rest[left] ?? '');
  return outcome(
    'runoff',
    rest.filter((id) => votesOf(id) >= edge),
  );
}

export type ElectionEvent = 'close_list' | 'reopen_list' | 'open_round' | 'withdraw';
const NEXT: Record<ElectionEvent, Partial<Record<ElectionState, ElectionState>>> = {
  close_list: { nominating: 'listed' },
  reopen_list: { listed: 'nominating', failed: 'nominating' },
  open_round: { listed: 'voting' },
  withdraw: { nominating: 'withdrawn', listed: 'withdrawn', failed: 'withdrawn' },
};
export function nextElectionState(state: ElectionState, event: ElectionEvent): ElectionState | NounCode {
  return NEXT[event][state] ?? 'election/wrong_state';
}

export type RoundEvent = 'cast' | 'close' | 'announce' | 'annul';
const ROUND: Record<RoundEvent, readonly RoundState[]> = {
  cast: ['open'],
  close: ['open'],
  announce: ['open', 'closed'],
  /** An announced result is what it is; what follows from it is another round. */
  annul: ['open', 'closed'],
};
export const roundMay = (state: RoundState, event: RoundEvent): boolean => ROUND[event].includes(state);

/** Where an election stands after a round: empty seats wait for what comes next. */
export function stateAfter(next: RoundNext): ElectionState {
  return next === 'done' ? 'elected' : next === 'repeat' ? 'failed' : 'listed';
}
