/**
 * The page behind a link: of whoever answers, or of whoever approves on the addressee's own side, with the files of what
 * waits for the yes. Opening either changes nothing.
 */
import { refuse } from '#domain/errors.ts';
import { wallClock } from '#domain/forum/programme.ts';
import type { ApprovalPageView, LinkPageView } from '#domain/recommendation/approval.ts';
import { linkProblem } from '#domain/recommendation/permissions.ts';
import { toldBy } from '#domain/recommendation/steps.ts';
import type { Q } from '../bind.ts';
import { tokenHash } from '../ids.ts';
import { approverPost } from './approver-repository.ts';
import { addresseeById, postById } from './directory-repository.ts';
import { forumOfLink, type LinkRow, linkByHash, wholeFile } from './letter-repository.ts';
import { answerPage } from './page-queries.ts';
import { linkHead } from './project.ts';
import { answersOf, subjectRows } from './repository.ts';
import { stepsOf } from './step-repository.ts';
import { adoptionOf, filesOfAnswers } from './trail-repository.ts';

async function usableLink(q: Q, token: string): Promise<LinkRow> {
  const link = await linkByHash(q.db, tokenHash(token.replaceAll('\0', '')));
  const problem = linkProblem(link, q.now);
  if (problem || !link) refuse(problem ?? 'not_found');
  return link;
}

export async function answerLinkPage(q: Q, token: string): Promise<LinkPageView> {
  const link = await usableLink(q, token);
  return link.role === 'approver'
    ? { role: 'approver', ...(await approvalOf(q, link)) }
    : { role: 'executor', ...(await answerPage(q, token)) };
}

/** What this side answers by link, and of it what waits for the yes: the page and its files know it from here alone. */
async function ownAnswers(q: Q, { addresseeId, resolutionId }: LinkRow) {
  const [rows, postId] = await Promise.all([
    subjectRows(q.db, resolutionId, addresseeId),
    approverPost(q.db, { resolutionId, addresseeId }),
  ]);
  const ids = rows.map((row) => row.id);
  const own = (await answersOf(q.db, ids)).filter(
    (one) => one.addresseeId === addresseeId && one.linkId !== null,
  );
  const waiting = own.flatMap((one) => {
    const row = rows.find(({ id }) => id === one.recommendationId);
    return one.state === 'to_approve' && row && row.state !== 'closed' ? [{ one, row }] : [];
  });
  const files = await filesOfAnswers(
    q.db,
    waiting.map(({ one }) => one.id),
  );
  return { rows, ids, postId: postId ?? refuse('not_found'), own, waiting, files };
}

/** A file of an answer that waits, for whoever approves it; of what is decided, or not theirs, nothing. */
export async function approvalFile(
  q: Q,
  token: string,
  fileId: string,
): Promise<{ name: string; mime: string; data: Buffer }> {
  const link = await usableLink(q, token);
  if (link.role !== 'approver') refuse('not_found');
  const { files } = await ownAnswers(q, link);
  const held = [...files.values()].flat().find(({ id }) => id === fileId) ?? refuse('not_found');
  return (await wholeFile(q.db, held.id)) ?? refuse('not_found');
}

const DECIDED_SHOWN = 20;

async function approvalOf(q: Q, link: LinkRow): Promise<ApprovalPageView> {
  const { rows, ids, postId, own, waiting, files } = await ownAnswers(q, link);
  const [first] = rows;
  const [forum, addressee, adoption, post] = await Promise.all([
    forumOfLink(q.db, link.forumId),
    addresseeById(q.db, link.addresseeId),
    first ? adoptionOf(q.db, first.adoptedTextId) : undefined,
    postById(q.db, postId),
  ]);
  if (!forum || !addressee || !adoption) refuse('not_found');
  const steps = await stepsOf(q.db, ids, forum.timeZone);
  const dayOf = (at: Date) => wallClock(at, forum.timeZone).day;
  return {
    ...linkHead(forum, adoption, addressee, link),
    post: post?.title ?? '',
    waiting: waiting.map(({ one, row }) => ({
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
      files: (files.get(one.id) ?? []).map(({ id, name }) => ({ id, name })),
      signedBy: one.signedBy,
      on: dayOf(one.createdAt),
    })),
    decided: own
      .filter((one) => one.approvedBy !== '' || (one.state === 'set_aside' && one.reviewNote !== ''))
      .reverse()
      .slice(0, DECIDED_SHOWN)
      .map((one) => ({
        id: one.id,
        number: rows.find(({ id }) => id === one.recommendationId)?.number ?? 0,
        outcome: one.outcome,
        approved: one.approvedBy !== '',
      })),
  };
}
