/** The desk's door for other nouns: what comes from the last resolution lies there like every other proposal. */
import type { Cx } from '../command.ts';
import { insertProposal, nextNumber } from './repository.ts';

export async function addCarriedProposal(
  cx: Cx,
  forum: { id: string },
  from: { text: string; addressees: string[]; ownerText: string; deadlineText: string },
): Promise<{ id: string; number: number }> {
  const id = cx.id();
  const number = await nextNumber(cx.tx, forum.id);
  await insertProposal(cx.tx, {
    id,
    forumId: forum.id,
    number,
    enteredBy: cx.actor?.accountId ?? null,
    ...from,
    createdAt: cx.now,
  });
  cx.record({
    stream: forum.id,
    noun: 'proposal',
    nounId: id,
    type: 'proposal.submitted',
    data: { number, carried: true },
  });
  cx.touch(`forum:${forum.id}:proposals`);
  return { id, number };
}
