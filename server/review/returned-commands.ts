/**
 * What a person has let stand of a returned Word file goes in: changes as amendments by clause, comments as remarks. One
 * that does not fit any more is told and keeps nobody else out; the same file twice adds nothing.
 */
import { type SubmitAmendment, zSubmitAmendment } from '#domain/amendment/schema.ts';
import { isRefusal, refuse } from '#domain/errors.ts';
import { canKeepReview, canSeeReview } from '#domain/review/permissions.ts';
import { type EnterReturned, zEnterReturned } from '#domain/review/schema.ts';
import { amendmentsOf, mustTake, takeAmendment } from '../amendment/access.ts';
import { within } from '../bind.ts';
import { type Cx, defineCommand } from '../command.ts';
import { resolutionInForum } from '../resolution/access.ts';
import { insertRemarks, remarksOf } from './repository.ts';
import { reviewKeys } from './rows.ts';

type Change = EnterReturned['changes'][number];

function submitted(resolutionId: string, change: Change): SubmitAmendment {
  const { authors: _a, dates: _d, ...rest } = change;
  const afterId = 'afterId' in rest ? rest.afterId : undefined;
  return zSubmitAmendment.parse({
    resolutionId,
    ...rest,
    // An addition without a place goes to the end of its group.
    ...(rest.op === 'add' && { afterId: afterId ?? undefined }),
  });
}

export const enterReturned = defineCommand({
  name: 'review.enterReturned',
  input: zEnterReturned,
  async load(cx, input) {
    const found = await resolutionInForum(within(cx), cx.actor, input.resolutionId);
    if (!canSeeReview(found.viewer)) refuse('not_found');
    return found;
  },
  permit: (_actor, { viewer }) => canKeepReview(viewer),
  async run(cx, { resolutionId, fileName, changes, remarks }, { forum, resolution }) {
    if (changes.length + remarks.length === 0) refuse('review/nothing_chosen');
    if (changes.length > 0) mustTake(cx, { forum, resolution }, true);
    const before = await amendmentsOf(cx.tx, resolutionId);
    const made: number[] = [];
    const failed: { at: number; code: string }[] = [];
    for (const [at, change] of changes.entries()) {
      const source = [change.authors.join(', '), ...change.dates.slice(0, 1), fileName]
        .filter(Boolean)
        .join(', ')
        .slice(0, 600);
      const input = submitted(resolutionId, change);
      const same = before.some(
        (row) =>
          row.source === source &&
          row.op === input.op &&
          row.clauseId === ('clauseId' in input ? input.clauseId : null) &&
          row.text === ('text' in input ? input.text : ''),
      );
      if (same) {
        failed.push({ at, code: 'review/already_entered' });
        continue;
      }
      try {
        made.push((await takeAmendment(cx, { forum, resolution }, input, { moverId: null, source })).number);
      } catch (error) {
        // Refused before a row was written: the others are not kept out by it.
        if (!isRefusal(error)) throw error;
        failed.push({ at, code: error.vecheCode });
      }
    }
    const kept = await keepRemarks(cx, { resolutionId, forumId: forum.id, fileName, remarks });
    cx.record({
      stream: forum.id,
      noun: 'resolution',
      nounId: resolutionId,
      type: 'review.returned',
      data: { amendments: made, refused: failed.length, remarks: kept },
    });
    cx.touch(...reviewKeys(forum.id));
    return { made, failed, remarks: kept };
  },
});

async function keepRemarks(
  cx: Cx,
  input: Pick<EnterReturned, 'resolutionId' | 'fileName' | 'remarks'> & { forumId: string },
): Promise<number> {
  const { resolutionId, forumId, fileName, remarks } = input;
  const before = await remarksOf(cx.tx, resolutionId);
  const fresh = remarks.filter(
    (r) =>
      !before.some(
        ({ row }) =>
          row.source === fileName &&
          row.blockId === r.blockId &&
          row.text === r.text &&
          row.signedBy === r.author,
      ),
  );
  await insertRemarks(
    cx.tx,
    fresh.map(({ blockId, quote, text, author, date }) => ({
      id: cx.id(),
      forumId,
      resolutionId,
      blockId,
      quote,
      text,
      signedBy: author,
      source: fileName,
      saidOn: date,
      createdAt: cx.now,
    })),
  );
  return fresh.length;
}
