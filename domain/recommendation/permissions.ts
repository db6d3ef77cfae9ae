/**
 * Who sees and does what on the board. The addressee by link has no account: the link itself is the right, checked by
 * linkState. Marks of a single school are for that school and the organiser, nobody else.
 */
import { type ForumViewer, hasRole } from '../actor.ts';
import type { ErrorCode } from '../errors.ts';
import type { BoardEvent, BoardRole } from './rules.ts';
import { mayStep } from './rules.ts';

/** Everything of the board but the schools' own marks. */
export function canKeepBoard(v: ForumViewer): boolean {
  return hasRole(v, 'organiser', 'secretary');
}

/** Organiser and participants the desk knows; guests and the public have the published snapshots. */
export function canSeeBoard(v: ForumViewer): boolean {
  return canKeepBoard(v) || (v.membership?.confirmed === true && !onlyOfficial(v));
}

/** An official of an addressee: their own rows, by the link of the letter. */
function onlyOfficial(v: ForumViewer): boolean {
  return v.membership?.roles.every((role) => role === 'official' || role === 'guest') === true;
}

export function canSeeSchoolMarks(v: ForumViewer): boolean {
  return hasRole(v, 'organiser');
}

export function canMarkSchool(v: ForumViewer, schoolInCircle: boolean): boolean {
  return v.membership?.confirmed === true && v.membership.schoolId !== null && schoolInCircle;
}

/** Letters and links are the secretary's desk. */
export function canKeepLetters(v: ForumViewer): boolean {
  return canKeepBoard(v);
}

export function canPublishBoard(v: ForumViewer): boolean {
  return hasRole(v, 'organiser');
}

/** The columns of the table in which this viewer stands. */
export function boardRoles(v: ForumViewer): BoardRole[] {
  const roles: BoardRole[] = [];
  if (hasRole(v, 'organiser')) roles.push('organiser');
  if (hasRole(v, 'secretary')) roles.push('secretary');
  if (v.membership?.confirmed && v.membership.schoolId) roles.push('school');
  if (v.membership?.confirmed) roles.push('participant');
  return roles.length > 0 ? roles : ['public'];
}

export function canDoOnBoard(v: ForumViewer, event: BoardEvent): boolean {
  return mayStep(boardRoles(v), event);
}

export type LinkState = { expiresAt: Date; revokedAt: Date | null } | undefined;

/** A link that never was and a revoked one are answered alike; an expired one says so to whoever holds it. */
export function linkProblem(link: LinkState, now: Date): ErrorCode | null {
  if (!link || link.revokedAt) return 'not_found';
  return link.expiresAt <= now ? 'answer/expired' : null;
}
