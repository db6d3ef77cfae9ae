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
/** The table's own sheet: those who sit there, its moderator, and who runs the forum. */
export function canWriteSheet(v: ForumViewer, people: readonly string[]): boolean {
  if (!canSeeTrackInside(v) || v.forum.state === 'archived') return false;
  return canConduct(v) || (v.membership !== null && people.includes(v.membership.participantId));
}
/** Notes and sheets are written until the forum is closed. */
export function writesNow(v: ForumViewer): boolean {
  return v.forum.state !== 'archived' && v.forum.state !== 'closed';
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
