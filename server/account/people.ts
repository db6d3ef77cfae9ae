/**
 * What several commands do to an account: take seats proven by an address, end sessions, join a guest's person to an
 * account. Each works inside the caller's transaction and records ids only.
 */
import { joinRefusal } from '#domain/account/rules.ts';
import { refuse } from '#domain/errors.ts';
import type { Cx } from '../command.ts';
import type { DbOrTx } from '../db.ts';
import { INSTALLATION } from '../events.ts';
import { forgetDevices } from '../push/access.ts';
import { limitsOf } from './limits.ts';
import { raiseSessionVersion, spendTokensOf, updateAccount } from './repository.ts';
import {
  anySeatOf,
  forumByJoinCode,
  moveDoings,
  openSeatsOfEmail,
  seatsOf,
  updateSeat,
} from './seat-repository.ts';

/** Commands that take the caller's address from the transport are only for our own pages. */
export function isOwnPage(cx: Cx): boolean {
  return cx.channel !== 'api' && cx.channel !== 'live';
}

export function recordAccount(
  cx: Cx,
  accountId: string,
  type: string,
  data: Record<string, unknown> = {},
): void {
  cx.record({ stream: INSTALLATION, noun: 'account', nounId: accountId, type: `account.${type}`, data });
}

/** Every session of the account ends now: pages at their next request, sockets at once; its devices are forgotten. */
export async function endSessions(
  cx: Cx,
  accountId: string,
  code: 'signed_out' | 'suspended',
): Promise<number> {
  const version = await raiseSessionVersion(cx.tx, accountId);
  await spendTokensOf(cx.tx, accountId, cx.now);
  await forgetDevices(cx, accountId);
  cx.revoke({ accountId, code });
  return version;
}

/** Says that a person now sits on a row of a forum's list. */
export function recordSeat(
  cx: Cx,
  seat: { id: string; forumId: string },
  accountId: string,
  type: 'joined' | 'claimed',
  by: string,
): void {
  cx.record({
    stream: seat.forumId,
    noun: 'participant',
    nounId: seat.id,
    type: `participant.${type}`,
    data: { accountId, by },
  });
  cx.touch(`forum:${seat.forumId}:people`, `participant:${seat.id}`);
  cx.revoke({ accountId, forumId: seat.forumId, code: 'rights_changed' });
}

/** An address that is proven and stands on lists is as good as a badge code: the seats become the account's. */
export async function takeSeatsOfEmail(cx: Cx, accountId: string, email: string): Promise<void> {
  for (const seat of await openSeatsOfEmail(cx.tx, email)) {
    if (await anySeatOf(cx.tx, seat.forumId, accountId)) continue;
    await updateSeat(cx.tx, seat.id, { accountId, confirmedAt: seat.confirmedAt ?? cx.now });
    recordSeat(cx, seat, accountId, 'claimed', 'email');
  }
}

/** The guest's seats become the account's wherever it has none; the guest's session ends. */
export async function moveGuest(cx: Cx, guestId: string, accountId: string): Promise<void> {
  for (const seat of await seatsOf(cx.tx, guestId)) {
    const other = await anySeatOf(cx.tx, seat.forumId, accountId);
    if (other) await moveDoings(cx.tx, seat.id, other.id);
    await updateSeat(cx.tx, seat.id, other ? { accountId: null, removedAt: cx.now } : { accountId });
    if (!other) recordSeat(cx, seat, accountId, 'claimed', 'upgrade');
  }
  await updateAccount(cx.tx, guestId, { name: '—', erasedAt: cx.now });
  await endSessions(cx, guestId, 'signed_out');
}

/** The forum behind the code; wrong codes are counted, right ones are free. */
export async function forumOfCode(cx: Pick<Cx, 'services'> & { tx: DbOrTx }, code: string, address: string) {
  const limits = limitsOf(cx.services);
  // Only wrong codes cost a try: a thousand phones open the right one at the same moment, from one address. While codes
  // are tried from everywhere the doors are shut, but not to a hall from where people have come in.
  const check = async () => {
    await limits.check('codeByAddress', address);
    if (!limits.hasComeIn(address)) await limits.check('codeByAll', 'all');
  };
  await check();
  const forum = await forumByJoinCode(cx.tx, code);
  // A closed door is answered as a wrong code is, but a hall that stands before it uses up no tries.
  if (!forum || forum.state === 'draft') {
    await limits.spend('codeByAddress', address);
    await limits.spend('codeByAll', 'all');
    refuse('account/wrong_code', { fields: { code: 'wrong_code' } });
  }
  // A burst of guesses passes the first look together; what one of them hit is told to nobody who has used up the tries.
  await check();
  const refusal = joinRefusal(forum);
  if (refusal) refuse(refusal, { fields: { code: 'wrong_code' } });
  limits.cameIn(address);
  return forum;
}
