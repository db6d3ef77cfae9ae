/** Nobody approves any more on a side: its approver's link stops, and what waited comes as any answer by link does. */
import type { Cx } from '../command.ts';
import { removeApprover } from './approver-repository.ts';
import { revokeLinksOf } from './letter-repository.ts';
import { boardKeys, move } from './move.ts';
import { answersOf, type Row, updateAnswer } from './repository.ts';
import type { Subject } from './subject.ts';

/** How many answers came. Nothing is lost: what belongs to a closed row stays where it is. */
export async function withoutApprover(
  cx: Cx,
  forumId: string,
  subject: Subject,
  rows: readonly Row[],
): Promise<number> {
  const { resolutionId, addresseeId } = subject;
  if (!(await removeApprover(cx.tx, subject))) return 0;
  await revokeLinksOf(cx.tx, subject, 'approver', cx.now);
  cx.record({
    stream: forumId,
    noun: 'addressee',
    nounId: addresseeId,
    type: 'addressee.approver_dropped',
    data: { resolutionId },
  });
  cx.touch(...boardKeys(forumId));
  const answers = await answersOf(
    cx.tx,
    rows.map((row) => row.id),
  );
  let came = 0;
  for (const answer of answers) {
    const row = rows.find((one) => one.id === answer.recommendationId);
    if (answer.addresseeId !== addresseeId || answer.state !== 'to_approve') continue;
    if (!row || row.state === 'closed') continue;
    await updateAnswer(cx.tx, answer.id, { state: 'submitted', cameAt: cx.now });
    await move(cx, row, 'answer', { answerId: answer.id, outcome: answer.outcome });
    came += 1;
  }
  return came;
}
