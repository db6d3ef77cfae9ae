/**
 * Puts an adopted amendment into the live text: a server edit in its mover's name, guarded, committed and told like
 * typing. What the clause has become meanwhile is never overwritten: then the amendment waits for its owner (AM20–AM25).
 */
import * as Y from 'yjs';
import { applyAmendment, isStale, type Outcome, staleness } from '#domain/amendment/apply.ts';
import { PENDING } from '#domain/amendment/kinds.ts';
import { isRefusal } from '#domain/errors.ts';
import { wallClock } from '#domain/forum/programme.ts';
import { rulesOf } from '#domain/forum/rules-schema.ts';
import type { Tool } from '#domain/resolution/operations.ts';
import type { Cx } from '../command.ts';
import type { Access } from '../forum/access.ts';
import type { ResolutionRow } from '../resolution/access.ts';
import { type AmendmentRow, amendmentsOf, keeperOf, peopleByIds, updateAmendment } from './repository.ts';

type Forum = Access['forum'];

export const toolOn = (doc: Y.Doc, newId: () => string): Tool => ({
  Y: Y as unknown as Tool['Y'],
  doc,
  newId,
  random: Math.random,
});

const bare = (row: AmendmentRow) => ({ stream: row.forumId, noun: 'amendment', nounId: row.id });

/** Marks it as waiting: its mover has to look, else the secretary. */
async function wait(cx: Cx, forum: Forum, row: AmendmentRow, why: string, decided: boolean): Promise<void> {
  const { rebaseDays } = rulesOf(forum.preset, forum.rules).amendments;
  const due = wallClock(new Date(cx.now.getTime() + rebaseDays * 86_400_000), forum.timeZone).day;
  const ownerId = row.moverId ?? (await keeperOf(cx.tx, forum.id));
  await updateAmendment(cx.tx, row.id, {
    state: 'needs_rebase',
    note: why,
    ownerId,
    rebaseDue: due,
    ...(decided && { decidedAt: row.decidedAt ?? cx.now }),
  });
  cx.record({
    ...bare(row),
    type: 'amendment.needs_rebase',
    data: { number: row.number, why, decided, due },
  });
}

/** What is accepted goes into the text now, or waits with an owner; the row says which. */
export async function carryOut(
  cx: Cx,
  input: { forum: Forum; resolution: ResolutionRow; row: AmendmentRow; voteId?: string | null },
): Promise<Outcome | 'pending'> {
  const { forum, resolution, row } = input;
  const [mover] = row.moverId ? await peopleByIds(cx.tx, [row.moverId]) : [];
  const account = mover?.accountId ?? cx.actor?.accountId ?? row.enteredBy ?? '';
  const decidedAt = row.decidedAt ?? cx.now;
  const got: { outcome: Outcome | 'pending' } = { outcome: 'pending' };
  let seq: number | null = null;
  try {
    const done = await cx.services.drafting.transact(resolution.draftId, account, (doc) => {
      got.outcome = applyAmendment(
        toolOn(doc, () => cx.id()),
        row,
        forum.startsOn,
      );
      // Half an edit is worse than none: the engine drops the copy.
      if (got.outcome === 'form_changed') throw new Error('form_changed');
    });
    seq = done.seq;
  } catch (error) {
    // The engine is away or the text is in the ice: accepted all the same, and it says so until it is in.
    if (got.outcome !== 'form_changed') {
      if (!isRefusal(error)) throw error;
      got.outcome = 'pending';
    }
  }
  const settled = got.outcome;
  if (settled !== 'pending' && isStale(settled)) {
    await wait(cx, forum, row, settled, true);
    return settled;
  }
  const applied = settled !== 'pending';
  await updateAmendment(cx.tx, row.id, {
    state: 'adopted',
    note: '',
    decidedAt,
    ...(input.voteId !== undefined && { voteId: input.voteId }),
    ...(applied && { appliedAt: cx.now, appliedSeq: seq }),
  });
  cx.record({
    ...bare(row),
    type: 'amendment.adopted',
    data: { number: row.number, applied, seq, sha256: row.sha256, voteId: input.voteId ?? row.voteId },
  });
  return settled;
}

/** After a change of the text: undecided amendments whose clause is no longer theirs wait for their owners. */
export async function lookAgain(cx: Cx, forum: Forum, resolution: ResolutionRow): Promise<number> {
  const rows = await amendmentsOf(cx.tx, resolution.id, PENDING);
  if (rows.length === 0) return 0;
  const tool = toolOn(await cx.services.drafting.read(resolution.draftId), () => cx.id());
  let found = 0;
  for (const row of rows) {
    const why = staleness(tool, row);
    if (why === null) continue;
    if (why === 'already') {
      await updateAmendment(cx.tx, row.id, { state: 'obsolete', note: 'already', decidedAt: cx.now });
      cx.record({ ...bare(row), type: 'amendment.obsolete', data: { number: row.number, why } });
    } else await wait(cx, forum, row, why, false);
    found += 1;
  }
  return found;
}

export const keysOf = (forumId: string) => [`forum:${forumId}:amendments`, `forum:${forumId}:resolution`];
