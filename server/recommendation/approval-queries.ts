/** The page behind a link: of whoever answers, or of whoever approves on the addressee's own side. Opening it changes nothing. */
import { refuse } from '#domain/errors.ts';
import { wallClock } from '#domain/forum/programme.ts';
import type { ApprovalPageView, LinkPageView } from '#domain/recommendation/approval.ts';
import { linkProblem } from '#domain/recommendation/permissions.ts';
import { toldBy } from '#domain/recommendation/steps.ts';
import type { Q } from '../bind.ts';
import { tokenHash } from '../ids.ts';
import { approverPost } from './approver-repository.ts';
import { addresseeById, postById } from './directory-repository.ts';
import { forumOfLink, type LinkRow, linkByHash } from './letter-repository.ts';
import { answerPage } from './page-queries.ts';
import { linkHead } from './project.ts';
import { answersOf, subjectRows } from './repository.ts';
import { stepsOf } from './step-repository.ts';
import { adoptionOf, filesOfAnswers } from './trail-repository.ts';

export async function answerLinkPage(q: Q, token: string): Promise<LinkPageView> {
  const link = await linkByHash(q.db, tokenHash(token.replaceAll('\0', '')));
  const problem = linkProblem(link, q.now);
  if (problem || !link) refuse(problem ?? 'not_found');
  return link.role === 'approver'
    ? { role: 'approver', ...(await approvalOf(q, link)) }
    : { role: 'executor', ...(await answerPage(q, token)) };
}

const DECIDED_SHOWN = 20;

async function approvalOf(q: Q, link: LinkRow): Promise<ApprovalPageView> {
  const { addresseeId, resolutionId } = link;
  const rows = await subjectRows(q.db, resolutionId, addresseeId);
  const ids = rows.map((row) => row.id);
  const [first] = rows;
  const [forum, addressee, adoption, postId, answers] = await Promise.all([
    forumOfLink(q.db, link.forumId),
    addresseeById(q.db, addresseeId),
    first ? adoptionOf(q.db, first.adoptedTextId) : undefined,
    approverPost(q.db, { resolutionId, addresseeId }),
    answersOf(q.db, ids),
  ]);
  if (!forum || !addressee || !adoption || !postId) refuse('not_found');
  const own = answers.filter((one) => one.addresseeId === addresseeId && one.linkId !== null);
  const [files, steps, post] = await Promise.all([
    filesOfAnswers(
      q.db,
      own.map((one) => one.id),
    ),
    stepsOf(q.db, ids, forum.timeZone),
    postById(q.db, postId),
  ]);
  const rowOf = (id: string) => rows.find((row) => row.id === id);
  const dayOf = (at: Date) => wallClock(at, forum.timeZone).day;
  return {
    ...linkHead(forum, adoption, addressee, link),
    post: post?.title ?? '',
    waiting: own.flatMap((one) => {
      const row = rowOf(one.recommendationId);
      if (one.state !== 'to_approve' || !row || row.state === 'closed') return [];
      return [
        {
          id: one.id,
          number: row.number,
          marker: row.marker,
          text: row.text,
          deadlineText: row.deadlineText,
          outcome: one.outcome,
          words: one.text,
          url: one.url,
          percent: one.percent,
          steps: toldBy(steps.get(row.id) ?? [], one.id),
          files: (files.get(one.id) ?? []).map(({ name }) => name),
          signedBy: one.signedBy,
          on: dayOf(one.createdAt),
        },
      ];
    }),
    decided: own
      .filter((one) => one.approvedBy !== '' || (one.state === 'set_aside' && one.reviewNote !== ''))
      .reverse()
      .slice(0, DECIDED_SHOWN)
      .map((one) => ({
        id: one.id,
        number: rowOf(one.recommendationId)?.number ?? 0,
        outcome: one.outcome,
        approved: one.approvedBy !== '',
      })),
  };
}
