/** The one way from an actor and a run's id to the run, for commands (the row held) and for queries. */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { canPlay, canRunQuiz } from '#domain/quiz/permissions.ts';
import type { Q } from '../bind.ts';
import type { Cx } from '../command.ts';
import { type Access, forumAccess } from '../forum/access.ts';
import { lockRun, type PlayerRow, playerOf, type RunRow, runById } from './run-repository.ts';

export type OfRun = Access & { run: RunRow };

export async function loadRun(cx: Cx, runId: string): Promise<OfRun> {
  const run = await lockRun(cx.tx, runId);
  if (!run) refuse('not_found');
  return { run, ...(await forumAccess(cx.tx, cx.actor, run.forumId)) };
}

export const runs = <L extends Access>(_: Actor | null, { viewer }: L) => canRunQuiz(viewer);

/** Nobody without a seat in the forum learns of its run. */
export async function runFor(q: Q, actor: Actor | null, runId: string): Promise<OfRun> {
  const run = await runById(q.db, runId);
  if (!run) refuse('not_found');
  const access = await forumAccess(q.db, actor, run.forumId);
  if (!canPlay(access.viewer)) refuse('not_found');
  return { ...access, run };
}

/** Whether the actor answers for this unit now. */
export async function seatOf(
  q: Q,
  actor: Actor | null,
  runId: string,
  unitId: string,
): Promise<PlayerRow | null> {
  const player = actor ? await playerOf(q.db, runId, actor.accountId) : undefined;
  return player && player.unitId === unitId && player.active && !player.removedAt ? player : null;
}
