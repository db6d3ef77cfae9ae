/** Who may do what with accounts. An administrator serves the installation; inside a forum that gives no right. */
import type { Actor } from '../actor.ts';

export function canAdminister(actor: Actor | null): boolean {
  return actor?.admin === true;
}

/** One's own profile, sessions and data. */
export function canKeepSelf(actor: Actor | null): boolean {
  return actor !== null;
}

/** A password belongs to an account with an address; a guest first proves one. */
export function canHavePassword(actor: Actor | null): boolean {
  return actor?.kind === 'user';
}

export function canErase(actor: Actor | null, accountId: string): boolean {
  return actor !== null && (actor.accountId === accountId || actor.admin);
}
