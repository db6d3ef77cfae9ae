/** Who may ask for the floor, and who gives it. */
import type { ForumViewer } from '../actor.ts';
import { canRunTrack } from '../track/permissions.ts';

/** Members follow what the hall or the track does; what is asked of guests is inside. */
export function canFollowFloor(v: ForumViewer): boolean {
  return v.membership !== null;
}

/** The floor is for people the desk knows, while the forum lasts. */
export function canRaiseHand(v: ForumViewer): boolean {
  return v.membership?.confirmed === true && open(v);
}

/** Presides: conducts the forum, or moderates this very track. `moderators` is empty for the hall. */
export function canPreside(v: ForumViewer, moderators: readonly string[]): boolean {
  return canRunTrack(v, moderators);
}

/** Questions, polls and clouds are open to guests too. */
export function canTakePart(v: ForumViewer): boolean {
  return v.membership !== null && open(v);
}

function open(v: ForumViewer): boolean {
  return v.forum.state === 'announced' || v.forum.state === 'running';
}
