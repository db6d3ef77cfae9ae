/**
 * What an announced decision does: «за основу» gives the text back to the pens, «в целом» makes it the adopted one,
 * from which the recommendations are generated at once and never typed again.
 */
import { rulesOf } from '#domain/forum/rules-schema.ts';
import { adopts, type VoteResult } from '#domain/vote/rules.ts';
import type { Cx } from '../command.ts';
import type { Access } from '../forum/access.ts';
import { type Adoption, adopt, lockVotedText, thaw } from '../resolution/access.ts';
import type { VoteRow } from './repository.ts';

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
