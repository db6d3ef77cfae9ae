/**
 * What an announced decision does: «за основу» gives the text back to the pens, «в целом» makes it the adopted one,
 * from which the recommendations are generated at once and never typed again.
 */
import { rulesOf } from '#domain/forum/rules-schema.ts';
import { bodyText } from '#domain/resolution/model.ts';
import { deleteBlock } from '#domain/resolution/operations.ts';
import { readDraft } from '#domain/resolution/read.ts';
import { adopts, type VoteResult } from '#domain/vote/rules.ts';
import * as amendments from '../amendment/access.ts';
import type { Cx } from '../command.ts';
import type { Access } from '../forum/access.ts';
import { type Adoption, adopt, lockInForum, lockVotedText, thaw } from '../resolution/access.ts';
import type { VoteRow } from './repository.ts';
import { clauseHash } from './subject.ts';

type Forum = Access['forum'];
/** Recommendations of a freshly adopted text, in the same transaction. */
export type Generate = (
  cx: Cx,
  input: {
    forum: Forum;
    resolution: Adoption['resolution'];
    adoptedText: Adoption['adopted'];
    frozen: Adoption['text'];
  },
) => Promise<unknown>;

export async function carryOut(
  cx: Cx,
  generate: Generate,
  input: { forum: Forum; vote: VoteRow; result: VoteResult },
): Promise<{ adoptedTextId: string | null }> {
  const { forum, vote, result } = input;
  if (vote.matter === 'amendment' || vote.matter === 'block') await settleAmendments(cx, forum, vote, result);
  if (vote.matter === 'clause') await settleClause(cx, forum, vote, result);
  if (!vote.frozenTextId || result.decision !== 'adopted') return { adoptedTextId: null };
  const { resolution, frozen } = await lockVotedText(cx, vote.frozenTextId);
  if (vote.matter === 'basis') {
    await thaw(cx, resolution, frozen, '');
    return { adoptedTextId: null };
  }
  if (!adopts(vote.matter)) return { adoptedTextId: null };
  const editDays = vote.matter === 'whole_with_edits' ? rulesOf(forum.preset, forum.rules).editDays : null;
  const { adopted, text } = await adopt(cx, {
    resolution,
    frozen,
    voteId: vote.id,
    result: { ...result, method: vote.method },
    timeZone: forum.timeZone,
    editDays,
  });
  await generate(cx, { forum, resolution, adoptedText: adopted, frozen: text });
  return { adoptedTextId: adopted.id };
}

/** Adopted amendments go into the text, or wait with an owner; nothing is decided where too few took part. */
async function settleAmendments(cx: Cx, forum: Forum, vote: VoteRow, result: VoteResult): Promise<void> {
  if (result.decision === 'void' || !vote.resolutionId) return;
  const { resolution } = await lockInForum(cx, vote.resolutionId);
  const ids = (await amendments.amendmentsOfVote(cx.tx, vote.id)).map(({ id }) => id);
  const rows = (await amendments.lockAmendments(cx.tx, ids)).sort((a, b) => a.number - b.number);
  for (const row of rows) {
    if (row.decidedAt) continue;
    if (result.decision === 'adopted')
      await amendments.carryOut(cx, { forum, resolution, row, voteId: vote.id });
    else {
      await amendments.updateAmendment(cx.tx, row.id, { state: 'rejected', decidedAt: cx.now });
      cx.record({
        stream: forum.id,
        noun: 'amendment',
        nounId: row.id,
        type: 'amendment.rejected',
        data: { number: row.number, voteId: vote.id },
      });
    }
  }
  await amendments.lookAgain(cx, forum, resolution);
  cx.touch(`forum:${forum.id}:amendments`);
}

/** A clause that was not adopted leaves the text, unless somebody has worded it otherwise meanwhile: then a person looks. */
async function settleClause(cx: Cx, forum: Forum, vote: VoteRow, result: VoteResult): Promise<void> {
  if (result.decision !== 'rejected' || !vote.resolutionId || !vote.subjectId) return;
  const { resolution } = await lockInForum(cx, vote.resolutionId);
  const id = vote.subjectId;
  let left = false;
  if (resolution.state === 'drafting') {
    await cx.services.drafting.transact(resolution.draftId, cx.actor?.accountId ?? '', (doc) => {
      const tool = amendments.toolOn(doc, () => cx.id());
      const block = readDraft(tool.Y, doc).blocks.find((one) => one.id === id);
      if (!block || block.end || clauseHash(bodyText(block.body)) !== vote.sha256) return;
      left = deleteBlock(tool, id);
    });
  }
  cx.record({
    stream: forum.id,
    noun: 'resolution',
    nounId: resolution.id,
    type: 'resolution.clause_rejected',
    data: { clauseId: id, voteId: vote.id, left },
  });
  cx.touch(`forum:${forum.id}:resolution`);
}
