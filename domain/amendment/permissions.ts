/** Who amends, seconds, objects and decides. The movers are named in the hall only, as everybody hears them there. */
import { type ForumViewer, hasRole } from '../actor.ts';
import { canConduct } from '../forum/permissions.ts';
import { canPreside } from '../resolution/permissions.ts';

const known = (v: ForumViewer) => v.membership?.confirmed === true && v.forum.state !== 'archived';

export function canSeeAmendments(v: ForumViewer): boolean {
  return v.membership?.confirmed === true;
}

/** Everybody whom the desk knows, but officials of addressees: they answer, they do not write. */
export function canAmend(v: ForumViewer): boolean {
  return known(v) && (v.membership?.roles ?? []).some((role) => role !== 'official' && role !== 'guest');
}

export function canAmendForOthers(v: ForumViewer): boolean {
  return canConduct(v);
}

/** Seconding and objecting are said with a voting right. */
export function canSecond(v: ForumViewer): boolean {
  return known(v) && v.membership?.voting === true;
}

export function canWithdraw(
  v: ForumViewer,
  a: { moverId: string | null; enteredBy: string | null },
): boolean {
  if (!v.membership || !known(v)) return false;
  return a.moverId === v.membership.participantId || (a.enteredBy === v.actor?.accountId && canConduct(v));
}

/** Sorting into block and vote, adopting the block, putting into the text. */
export function canSortAmendments(v: ForumViewer): boolean {
  return canPreside(v);
}

/** A changed clause: its mover, and the editorial group. */
export function canRebase(v: ForumViewer, a: { moverId: string | null; ownerId: string | null }): boolean {
  if (!v.membership || v.forum.state === 'archived') return false;
  const me = v.membership.participantId;
  return me === a.moverId || me === a.ownerId || canPreside(v) || hasRole(v, 'editor');
}
