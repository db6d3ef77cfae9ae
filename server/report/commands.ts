/**
 * The next forum opens with the report: it is taken by those who keep both boards, and what is still wanted is carried
 * on. A carried recommendation lies on the desk as a proposal, so it goes the way of all others and keeps its origin.
 */
import { refuse } from '#domain/errors.ts';
import { canKeepBoard } from '#domain/recommendation/permissions.ts';
import { zCarry, zTakeReport } from '#domain/report/schema.ts';
import { type Cx, defineCommand } from '../command.ts';
import { forumAccess } from '../forum/access.ts';
import { addCarriedProposal } from '../proposal/access.ts';
import { rowOfBoard } from '../recommendation/access.ts';
import { takeReportOf } from './access.ts';
import { carriedOn, insertCarry } from './repository.ts';

/** Both forums, for somebody who keeps both: what is told of the old one is theirs to tell. */
async function loadBoth(cx: Cx, forumId: string) {
  const access = await forumAccess(cx.tx, cx.actor, forumId);
  const id = access.forum.previousForumId;
  const previous =
    id === null
      ? null
      : await forumAccess(cx.tx, cx.actor, id).catch((error: { vecheCode?: string }) => {
          if (error.vecheCode !== 'not_found') throw error;
          return null;
        });
  return { ...access, previous };
}
type Both = Awaited<ReturnType<typeof loadBoth>>;
const permitBoth = (_actor: unknown, { viewer, previous }: Both) => {
  if (!canKeepBoard(viewer)) return 'forbidden' as const;
  return previous === null ? ('board/no_previous' as const) : canKeepBoard(previous.viewer);
};

export const takeReport = defineCommand({
  name: 'report.take',
  input: zTakeReport,
  live: true,
  load: (cx, input) => loadBoth(cx, input.forumId),
  permit: permitBoth,
  async run(cx, _input, { forum, previous }) {
    const taken = await takeReportOf(cx, forum.id, previous?.forum ?? refuse('board/no_previous'));
    return taken ?? refuse('board/same_report');
  },
});

export const carryOn = defineCommand({
  name: 'report.carry',
  input: zCarry,
  live: true,
  async load(cx, input) {
    const both = await loadBoth(cx, input.forumId);
    const row = both.previous && (await rowOfBoard(cx.tx, both.previous.forum.id, input.recommendationId));
    return { ...both, row };
  },
  permit: (_actor, both) => permitBoth(_actor, both),
  async run(cx, input, { forum, row }) {
    if (!row) refuse('not_found');
    if (input.decision === 'strengthen' && input.text === '')
      refuse('invalid_input', { fields: { text: 'required' } });
    if (await carriedOn(cx.tx, forum.id, row.id)) refuse('board/carried_already');
    const proposal = await addCarriedProposal(cx, forum, {
      text: input.decision === 'strengthen' ? input.text : row.text,
      addressees: row.addressees,
      ownerText: row.ownerText,
      deadlineText: input.deadlineText,
    });
    const kept = await insertCarry(cx.tx, {
      id: cx.id(),
      forumId: forum.id,
      recommendationId: row.id,
      decision: input.decision,
      proposalId: proposal.id,
      by: cx.actor?.accountId ?? null,
      createdAt: cx.now,
    });
    if (!kept) refuse('board/carried_already');
    cx.record({
      stream: forum.id,
      noun: 'recommendation',
      nounId: row.id,
      type: 'recommendation.carried',
      data: { decision: input.decision, forumId: forum.id, proposalId: proposal.id },
    });
    cx.touch(`forum:${forum.id}:report`);
    return { proposalNumber: proposal.number };
  },
});
