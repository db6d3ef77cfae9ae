/** Who remarks on a draft: everybody the desk knows. Remarks never leave the forum. */
import type { ForumViewer } from '../actor.ts';
import { canHoldPen, canReadDraft } from '../resolution/permissions.ts';

export const canSeeComments = canReadDraft;

export function canComment(v: ForumViewer): boolean {
  return canReadDraft(v) && v.forum.state !== 'archived';
}

/** A thread is settled by whoever began it, or by those who conduct the work on the text. */
export function canSettle(v: ForumViewer, begunBy: string | null): boolean {
  return canComment(v) && (canHoldPen(v) || (begunBy !== null && begunBy === v.membership?.participantId));
}

/** One's own remark is taken back; those who conduct the work may take back any. */
export const canRemoveComment = canSettle;
