/**
 * The approver of the addressee: named by those who keep the board at the addressee's wish, and its yes or no by a link of
 * its own. Until the yes an answer is that side's own paper; with it the answer comes to the secretary, unverified still.
 */
import { refuse } from '#domain/errors.ts';
import { zApproveByLink, zDropApprover, zNameApprover } from '#domain/recommendation/approval.ts';
import { canKeepLetters } from '#domain/recommendation/permissions.ts';
import { defineCommand } from '../command.ts';
import { putApprover } from './approver-repository.ts';
import { addresseeById } from './directory-repository.ts';
import { ownedPost } from './holders.ts';
import { touchLink } from './letter-repository.ts';
import { loadByLink } from './link-access.ts';
import { move } from './move.ts';
import { withoutApprover } from './no-approver.ts';
import { answersOf, updateAnswer } from './repository.ts';
import { issueLink, loadSubject } from './subject.ts';

/** With the name goes the link, so that nothing waits for somebody who cannot say yes. */
export const nameApprover = defineCommand({
  name: 'recommendation.nameApprover',
  secret: true,
  input: zNameApprover,
  load: loadSubject,
  permit: (_actor, { viewer }) => canKeepLetters(viewer),
  async run(cx, { post, holder, days, ...subject }, { forum }) {
    const office = (await addresseeById(cx.tx, subject.addresseeId)) ?? refuse('not_found');
    if (office.kind === 'circle') refuse('not_found');
    const postId = await ownedPost(cx, office, { post, holder, since: null, acting: false });
    await putApprover(cx.tx, { ...subject, postId, createdAt: cx.now });
    cx.record({
      stream: forum.id,
      noun: 'addressee',
      nounId: subject.addresseeId,
      type: 'addressee.approver_named',
      data: { resolutionId: subject.resolutionId, postId },
    });
    return { postId, ...(await issueLink(cx, forum.id, subject, 'approver', days)) };
  },
});

/** Nobody approves any more: what waited comes as any answer by link does, and nothing is lost. */
export const dropApprover = defineCommand({
  name: 'recommendation.dropApprover',
  input: zDropApprover,
  load: loadSubject,
  permit: (_actor, { viewer }) => canKeepLetters(viewer),
  run: async (cx, subject, { forum, rows }) => ({
    came: await withoutApprover(cx, forum.id, subject, rows),
  }),
});

/** No account: the link is the right, and only for what waits on its own side. What was decided before stays so. */
export const approveByLink = defineCommand({
  name: 'recommendation.approveByLink',
  input: zApproveByLink,
  load: (cx, input) => loadByLink(cx, input.token, 'approver'),
  permit: () => true,
  async run(cx, { signedBy, decisions }, { link, rows }) {
    const all = (
      await answersOf(
        cx.tx,
        rows.map((row) => row.id),
      )
    ).filter((one) => one.addresseeId === link.addresseeId && one.linkId !== null);
    let kept = 0;
    for (const { answerId, approve, note } of decisions) {
      const answer = all.find((one) => one.id === answerId) ?? refuse('not_found');
      const row = rows.find((one) => one.id === answer.recommendationId) ?? refuse('not_found');
      // Sent again, or decided on another screen meanwhile.
      if (answer.state !== 'to_approve') continue;
      if (approve) {
        await updateAnswer(cx.tx, answer.id, { state: 'submitted', cameAt: cx.now, approvedBy: signedBy });
        await move(cx, row, 'approve', { answerId, linkId: link.id, outcome: answer.outcome });
      } else {
        await updateAnswer(cx.tx, answer.id, { state: 'set_aside', reviewNote: note });
        await move(cx, row, 'hold', { answerId, linkId: link.id });
      }
      kept += 1;
    }
    await touchLink(cx.tx, link.id, cx.now);
    return { kept };
  },
});
