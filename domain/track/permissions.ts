/** Who sees, runs and writes in a track. */
import { type ForumViewer, hasRole } from '../actor.ts';
import { canConduct, canManageForum } from '../forum/permissions.ts';

export function canSeeTrack(v: ForumViewer): boolean {
  return v.membership !== null;
}
/** Notes and the list of who is here are for those the desk knows. */
export function canSeeTrackInside(v: ForumViewer): boolean {
  return v.membership?.confirmed === true;
}
export function canMakeTracks(v: ForumViewer): boolean {
  return canManageForum(v) || (hasRole(v, 'secretary') && v.forum.state !== 'archived');
}
/** A moderator of the forum, or of this very track. */
export function canRunTrack(v: ForumViewer, moderators: readonly string[]): boolean {
  if (canConduct(v)) return true;
  return (
    v.membership !== null && moderators.includes(v.membership.participantId) && v.forum.state !== 'archived'
  );
}
