/**
 * Rules of sign-in links, seats and administrators. Pure: states and times in, a code or null out.
 * A seat is a person's row on a forum's list; what proves it is the code on the badge, given by the desk.
 */
import type { NounCode } from '../errors.ts';

const MINUTE = 60_000;
export const LINK_LIFE_MS = {
  signin: 60 * MINUTE,
  reset: 60 * MINUTE,
  email: 24 * 60 * MINUTE,
  invite: 14 * 24 * 60 * MINUTE,
} as const;
export type LinkPurpose = keyof typeof LINK_LIFE_MS;

/** Null when the link may be followed. A used, an old and an invented link are told apart by nobody. */
export function linkRefusal(
  link: { usedAt: Date | null; expiresAt: Date } | undefined,
  holder: { suspendedAt: Date | null; erasedAt: Date | null } | undefined,
  now: Date,
): NounCode | null {
  if (!link || link.usedAt || link.expiresAt <= now) return 'account/link_dead';
  if (!holder || holder.suspendedAt || holder.erasedAt) return 'account/link_dead';
  return null;
}

/** May people still come in by code? A draft, a closed door and an archived forum are one answer to whoever tries codes. */
export function joinRefusal(forum: { state: string; joinOpen: boolean } | undefined): NounCode | null {
  const open = forum?.joinOpen && forum.state !== 'draft' && forum.state !== 'archived';
  return open ? null : 'account/wrong_code';
}

export type SeatHolder = { accountId: string; kind: 'user' | 'guest' } | null;
/**
 * Who sits after the right badge code was given: the present holder's guest session is shared by all phones of the
 * person; an account takes the seat over from a guest session; a seat of an account needs that account's own sign-in.
 */
export function seatOutcome(
  holder: SeatHolder,
  actor: { accountId: string; kind: 'user' | 'guest' } | null,
): 'free' | 'mine' | 'share' | 'take_over' | 'refuse' {
  if (!holder) return 'free';
  if (actor && holder.accountId === actor.accountId) return 'mine';
  if (holder.kind === 'user') return 'refuse';
  return actor?.kind === 'user' ? 'take_over' : 'share';
}

/** The installation always keeps one administrator who can sign in. */
export function lastAdminRefusal(target: { admin: boolean }, activeAdmins: number): NounCode | null {
  return target.admin && activeAdmins <= 1 ? 'account/last_admin' : null;
}
