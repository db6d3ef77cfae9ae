/** What every command about an election begins and ends with: the locked row, the right, the event. */
import type { Actor } from '#domain/actor.ts';
import { canRunElection } from '#domain/election/permissions.ts';
import { type ElectionRule, type RoundEvent, roundMay } from '#domain/election/rules.ts';
import { refuse } from '#domain/errors.ts';
import type { Cx } from '../command.ts';
import type { Tx } from '../db.ts';
import { type Access, forumAccess } from '../forum/access.ts';
import {
  candidateById,
  candidatesOf,
  type ElectionRow,
  lockElection,
  lockRound,
  type RoundRow,
  roundById,
} from './repository.ts';

export type Loaded = Access & { election: ElectionRow };
export type LoadedRound = Loaded & { round: RoundRow };

export const keyOf = (forumId: string) => `forum:${forumId}:elections`;
export const ballotsOf = (forumId: string) => `forum:${forumId}:election-ballots`;
export const touched = (cx: Cx, forumId: string) => cx.touch(keyOf(forumId), ballotsOf(forumId));
export const runs = <L extends Access>(_: Actor | null, { viewer }: L) => canRunElection(viewer);

export async function load(cx: Cx, electionId: string): Promise<Loaded> {
  const election = await lockElection(cx.tx, electionId);
  if (!election) refuse('not_found');
  return { ...(await forumAccess(cx.tx, cx.actor, election.forumId)), election };
}

/** The candidate is read again once the election is held. */
export async function loadCandidate(cx: Cx, candidateId: string) {
  const known = await candidateById(cx.tx, candidateId);
  if (!known) refuse('not_found');
  const loaded = await load(cx, known.electionId);
  return { ...loaded, candidate: (await candidateById(cx.tx, candidateId)) ?? refuse('not_found') };
}

/** A ballot shares the round's row; whatever ends the round takes the election first and then the round alone. */
export async function loadRound(cx: Cx, roundId: string): Promise<LoadedRound> {
  const known = await roundById(cx.tx, roundId);
  if (!known) refuse('not_found');
  const loaded = await load(cx, known.electionId);
  const round = await lockRound(cx.tx, roundId, 'update');
  return round ? { ...loaded, round } : refuse('not_found');
}

export async function loadForBallot(cx: Cx, roundId: string): Promise<Access & { round: RoundRow }> {
  const round = await lockRound(cx.tx, roundId, 'share');
  if (!round) refuse('not_found');
  return { ...(await forumAccess(cx.tx, cx.actor, round.forumId)), round };
}

export const ruleOf = (row: ElectionRow) => row.rule as unknown as ElectionRule;

export function step(round: RoundRow, event: RoundEvent): void {
  if (!roundMay(round.state, event))
    refuse(event === 'cast' ? 'election/not_open' : 'election/wrong_state', {
      params: { state: round.state },
    });
}

export function record(
  cx: Cx,
  election: ElectionRow,
  type: string,
  data: Record<string, unknown> = {},
): void {
  cx.record({
    stream: election.forumId,
    noun: 'election',
    nounId: election.id,
    type,
    data: { number: election.number, ...data },
  });
}

/** A seat that somebody declined is empty again: for the rest of the list, or for new names. */
export async function settled(tx: Tx, election: ElectionRow): Promise<ElectionRow['state']> {
  const listed = (await candidatesOf(tx, [election.id])).map(({ candidate }) => candidate);
  const filled = listed.filter(({ outcome }) => outcome === 'elected' || outcome === 'accepted').length;
  if (filled >= election.seats) return 'elected';
  return listed.some(({ consent, outcome }) => consent === 'given' && !outcome) ? 'listed' : 'failed';
}
