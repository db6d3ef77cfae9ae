/**
 * What a reader says by link: no account, the link is the right, for this text alone. Opening the page writes nothing;
 * what is sent twice is kept once.
 */
import { refuse } from '#domain/errors.ts';
import { wallClock } from '#domain/forum/programme.ts';
import { REVIEW_LIMITS } from '#domain/review/kinds.ts';
import { projectLinkProblem } from '#domain/review/permissions.ts';
import { zSayByLink } from '#domain/review/schema.ts';
import { type Cx, defineCommand } from '../command.ts';
import { linkedForum } from '../forum/access.ts';
import { tokenHash } from '../ids.ts';
import {
  type ApprovalRow,
  approvalsOfLink,
  insertApproval,
  insertRemarks,
  lockLinkByHash,
  markLink,
  type ReviewLinkRow,
  remarksOfLink,
  updateApproval,
} from './repository.ts';
import { blocksOf, reviewKeys } from './rows.ts';

async function loadByLink(cx: Cx, token: string): Promise<ReviewLinkRow> {
  const link = await lockLinkByHash(cx.tx, tokenHash(token));
  const problem = projectLinkProblem(link, cx.now);
  if (problem || !link) refuse(problem ?? 'not_found');
  return link;
}

export const sayByLink = defineCommand({
  name: 'review.sayByLink',
  input: zSayByLink,
  load: (cx, { token }) => loadByLink(cx, token),
  permit: () => true,
  async run(cx, { name, post, saying, remarks }, link) {
    const known = blocksOf(link.canonical);
    if (remarks.some(({ blockId }) => blockId !== '' && !known.has(blockId))) refuse('not_found');
    const before = await remarksOfLink(cx.tx, link.id);
    const same = (r: { blockId: string; text: string }) =>
      before.some((b) => b.blockId === r.blockId && b.text === r.text && b.signedBy === name);
    const fresh = remarks.filter((r) => !same(r));
    if (before.length + fresh.length > REVIEW_LIMITS.ofLink) refuse('rate_limited');
    if ((saying === 'with_remarks' || saying === 'declined') && remarks.length + before.length === 0)
      refuse('review/remarks_missing');
    const { forumId, resolutionId } = link;
    await insertRemarks(
      cx.tx,
      fresh.map(({ blockId, text }) => ({
        id: cx.id(),
        linkId: link.id,
        forumId,
        resolutionId,
        blockId,
        text,
        signedBy: name,
        post,
        createdAt: cx.now,
      })),
    );
    if (saying !== 'seen') await keepVerdict(cx, link, { name, post, verdict: saying });
    await markLink(cx.tx, link.id, cx.now, saying !== 'seen' || fresh.length > 0);
    cx.record({
      stream: forumId,
      noun: 'review_link',
      nounId: link.id,
      type: 'review_link.said',
      data: { saying, remarks: fresh.length, sha256: link.sha256 },
    });
    cx.touch(...reviewKeys(forumId));
    return { remarks: fresh.length };
  },
});

/** The same person may change their word while the link is open; another person gets a line of their own. */
async function keepVerdict(
  cx: Cx,
  link: ReviewLinkRow,
  said: { name: string; post: string; verdict: NonNullable<ApprovalRow['verdict']> },
): Promise<void> {
  const forum = await linkedForum(cx.tx, link.forumId);
  const settledOn = wallClock(cx.now, forum?.timeZone ?? 'UTC').day;
  const lines = await approvalsOfLink(cx.tx, link.id);
  const mine = lines.find((l) => l.name === said.name) ?? lines.find((l) => l.name === '' && !l.verdict);
  // What the secretary entered from paper is not written over by whoever holds the link.
  if (mine && !mine.by) return updateApproval(cx.tx, mine.id, { ...said, settledOn });
  if (lines.length >= 20) refuse('rate_limited');
  await insertApproval(cx.tx, {
    id: cx.id(),
    forumId: link.forumId,
    resolutionId: link.resolutionId,
    linkId: link.id,
    body: link.label,
    createdAt: cx.now,
    ...said,
    settledOn,
  });
}
