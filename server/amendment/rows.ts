/** What every command about an amendment begins and ends with: the locked row, the step, the event, the hash. */
import type { Amending } from '#domain/amendment/apply.ts';
import { type AmendmentEvent, nextAmendment } from '#domain/amendment/rules.ts';
import { refuse } from '#domain/errors.ts';
import type { Cx } from '../command.ts';
import { canonicalJson } from '../events.ts';
import { sha256 } from '../ids.ts';
import { lockInForum } from '../resolution/access.ts';
import { keysOf } from './carry-out.ts';
import { type AmendmentRow, amendmentById, lockAmendments } from './repository.ts';

export function record(cx: Cx, row: AmendmentRow, type: string, data: Record<string, unknown> = {}): void {
  cx.record({
    stream: row.forumId,
    noun: 'amendment',
    nounId: row.id,
    type: `amendment.${type}`,
    data: { number: row.number, ...data },
  });
  cx.touch(...keysOf(row.forumId));
}

export function step(row: AmendmentRow, event: AmendmentEvent): AmendmentRow['state'] {
  const next = nextAmendment(row.state, event);
  return next.ok ? next.state : refuse(next.code, { params: { state: row.state } });
}

/** The row locked behind its resolution, so that deciders of one text queue. */
export async function loadOne(cx: Cx, amendmentId: string) {
  const known = await amendmentById(cx.tx, amendmentId);
  if (!known) refuse('not_found');
  const found = await lockInForum(cx, known.resolutionId);
  const [row] = await lockAmendments(cx.tx, [amendmentId]);
  if (!row) refuse('not_found');
  return { ...found, row };
}

/** What the hash of an amendment covers: everything a voter is shown. */
export const amendmentHash = (a: Amending & { number: number }): string => {
  const { number, op, clauseId, intoId, groupId, afterId, base, text, tail, owner, deadlineText } = a;
  return sha256(
    canonicalJson({ number, op, clauseId, intoId, groupId, afterId, base, text, tail, owner, deadlineText }),
  );
};

/** What the hall is voting on is not taken from under it. */
export function notOnVote(row: AmendmentRow): void {
  if (row.voteId !== null && row.decidedAt === null) refuse('amendment/on_vote');
}
