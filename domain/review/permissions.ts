/** Who sends the draft round and reads what comes back: those who move the pen. Names of outsiders are seen by them only. */
import { type ForumViewer, hasRole } from '../actor.ts';
import type { ErrorCode } from '../errors.ts';

export function canSeeReview(v: ForumViewer): boolean {
  return hasRole(v, 'organiser', 'secretary', 'presiding');
}

export function canKeepReview(v: ForumViewer): boolean {
  return canSeeReview(v) && v.forum.state !== 'archived';
}

/** The link is the right: unknown and revoked are one answer, so that nobody learns which they hold. */
export function projectLinkProblem(
  link: { revokedAt: Date | null; expiresAt: Date } | undefined,
  now: Date,
): ErrorCode | null {
  if (!link || link.revokedAt) return 'not_found';
  return link.expiresAt <= now ? 'review/expired' : null;
}
