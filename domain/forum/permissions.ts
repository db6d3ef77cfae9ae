/**
 * Who may do what in a forum. Pure: the server asks before acting, the interface asks before showing.
 * A person who may not know of a forum gets `not_found` everywhere, so its existence does not leak.
 */
import { type ForumViewer, hasRole } from '../actor.ts';

/**
 * Anybody with a membership; everybody, when its public page is on and it has been announced. Who administers the
 * installation is nobody here: programmes of hidden and draft forums are the organisers' own.
 */
export function canSeeForum(v: ForumViewer): boolean {
  return v.membership !== null || (v.forum.public && v.forum.state !== 'draft');
}

/** Guests see the programme and «Сейчас»; the text, people and desk are for those the desk knows. */
export function canSeeInside(v: ForumViewer): boolean {
  return v.membership?.confirmed === true;
}

export function canManageForum(v: ForumViewer): boolean {
  return hasRole(v, 'organiser') && v.forum.state !== 'archived';
}

/** The registration desk: presence, badges, voting rights, walk-ins. */
export function canKeepDesk(v: ForumViewer): boolean {
  return hasRole(v, 'organiser', 'secretary', 'registrar') && v.forum.state !== 'archived';
}

/** Contacts of people are for the organiser and the secretary only. */
export function canSeeContacts(v: ForumViewer): boolean {
  return hasRole(v, 'organiser', 'secretary');
}

/** Runs the room: puts questions, takes proposals, presses what the presiding officer decides. */
export function canConduct(v: ForumViewer): boolean {
  return hasRole(v, 'organiser', 'moderator', 'secretary', 'presiding') && v.forum.state !== 'archived';
}

/** Any account may found a forum; a guest of some other forum's QR may not. */
export function canCreateForum(actor: { kind: 'user' | 'guest' } | null): boolean {
  return actor?.kind === 'user';
}

/** From archived one may only come back; everything else of an archived forum is closed. */
export function canSetForumState(v: ForumViewer): boolean {
  return hasRole(v, 'organiser');
}

export function canEditProgramme(v: ForumViewer): boolean {
  return hasRole(v, 'organiser', 'secretary') && v.forum.state !== 'archived';
}

/** The list of people: add, import, correct, remove. */
export function canManagePeople(v: ForumViewer): boolean {
  return hasRole(v, 'organiser', 'secretary') && v.forum.state !== 'archived';
}

/** Offices are given by the organiser alone. */
export function canSetRoles(v: ForumViewer): boolean {
  return hasRole(v, 'organiser') && v.forum.state !== 'archived';
}

/** Names, posts and schools of the others: for those the desk knows. */
export function canSeePeople(v: ForumViewer): boolean {
  return canSeeInside(v);
}

/** Presence, voting rights and names for paper are the desk's own. */
export function canSeeDesk(v: ForumViewer): boolean {
  return hasRole(v, 'organiser', 'secretary', 'registrar');
}

/** With a badge code one sits down as that person: codes are for the registrar, whatever other office somebody holds. */
export function canSeeBadgeCodes(v: ForumViewer): boolean {
  return hasRole(v, 'registrar');
}

/** «Как это видит …»: only who may see everything may look with another's eyes. */
export function canSeeAsOthers(v: ForumViewer): boolean {
  return hasRole(v, 'organiser', 'secretary');
}

/** Addresses are the organiser's and the secretary's; letters leave only for a forum that is announced. */
export function canInviteByMail(v: ForumViewer): boolean {
  return (
    hasRole(v, 'organiser', 'secretary') && (v.forum.state === 'announced' || v.forum.state === 'running')
  );
}

/** Everybody of the list, and those let in by code while the forum lasts, get the invitation text. */
export function canInvite(v: ForumViewer): boolean {
  return hasRole(v, 'organiser', 'secretary', 'moderator') && v.forum.state !== 'archived';
}
