/**
 * Who may do what in a forum. Pure: the server asks before acting, the interface asks before showing.
 * A person who may not know of a forum gets `not_found` everywhere, so its existence does not leak.
 */
import { type ForumViewer, hasRole } from '../actor.ts';

/** Anybody with a membership; everybody, when its public page is on and it has been announced. */
export function canSeeForum(v: ForumViewer): boolean {
  return v.membership !== null || (v.forum.public && v.forum.state !== 'draft') || v.actor?.admin === true;
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
  return hasRole(v, 'organiser', 'secretary') && v.forum.state !== 'archived';
}

/** Contacts of people are for the organiser and the secretary only. */
export function canSeeContacts(v: ForumViewer): boolean {
  return hasRole(v, 'organiser', 'secretary');
}

/** Runs the room: puts questions, takes proposals, presses what the presiding officer decides. */
export function canConduct(v: ForumViewer): boolean {
  return hasRole(v, 'organiser', 'moderator', 'secretary', 'presiding') && v.forum.state !== 'archived';
}
