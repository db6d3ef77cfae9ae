/** Who runs the room's projectors, and whom «Сейчас» follows. */
import type { ForumViewer } from '../actor.ts';
import { canConduct, canSeeForum } from '../forum/permissions.ts';

/** Opens, switches and takes back projectors. */
export function canRunScreens(v: ForumViewer): boolean {
  return canConduct(v);
}

/** «Сейчас»: everybody who may see the forum; what needs a name is inside, for those who joined. */
export function canFollowRoom(v: ForumViewer): boolean {
  return canSeeForum(v);
}
