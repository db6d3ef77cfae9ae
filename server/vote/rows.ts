/** What every command about a vote begins and ends with: the locked row, the step, the event. */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { canRunVote } from '#domain/vote/permissions.ts';
import { nextVoteState, type VoteEvent } from '#domain/vote/rules.ts';
import type { Cx } from '../command.ts';
import { type Access, forumAccess } from '../forum/access.ts';
import { lockVote, type VoteRow } from './repository.ts';

export type Loaded = Access & { vote: VoteRow };

export async function load(cx: Cx, voteId: string, mode: 'share' | 'update'): Promise<Loaded> {
  const vote = await lockVote(cx.tx, voteId, mode);
  if (!vote) refuse('not_found');
  return { ...(await forumAccess(cx.tx, cx.actor, vote.forumId)), vote };
}
export const runs = <L extends Access>(_: Actor | null, { viewer }: L) => canRunVote(viewer);
export const touched = (cx: Cx, forumId: string) =>
  cx.touch(`forum:${forumId}:votes`, `forum:${forumId}:ballots`);

export function step(vote: VoteRow, event: VoteEvent): VoteRow['state'] {
  const next = nextVoteState(vote.state, event);
  return next.ok ? next.state : refuse(next.code, { params: { state: vote.state } });
}
export function record(cx: Cx, vote: VoteRow, type: string, data: Record<string, unknown>): void {
  cx.record({ stream: vote.forumId, noun: 'vote', nounId: vote.id, type, data });
}
