/** Who keeps the papers of a forum. The adopted text itself is everybody's of the forum (resolution/permissions.ts). */
import { type ForumViewer, hasRole } from '../actor.ts';

/** The whole set: lists of people, letters, minutes. After the forum is archived it can still be taken. */
export function canSeePapers(v: ForumViewer): boolean {
  return hasRole(v, 'organiser', 'secretary');
}

export function canKeepPapers(v: ForumViewer): boolean {
  return canSeePapers(v) && v.forum.state !== 'archived';
}
