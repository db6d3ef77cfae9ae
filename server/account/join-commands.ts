/**
 * Joining a forum by six digits: as a guest with a name, or as oneself on the list by the code of the badge. A seat is
 * one person however many phones they hold; the right to vote is the row's own and is never given here.
 */
import { seatOutcome } from '#domain/account/rules.ts';
import { zClaimSeat, zJoinForum } from '#domain/account/schema.ts';
import type { SignedIn } from '#domain/account/session.ts';
import { refuse } from '#domain/errors.ts';
import { type Cx, defineCommand } from '../command.ts';
import { addressGroup } from '../http/address.ts';
import { limitsOf } from './limits.ts';
import { forumOfCode, isOwnPage, recordSeat } from './people.ts';
import * as repo from './repository.ts';
import * as seats from './seat-repository.ts';

export const joinForum = defineCommand({
  name: 'account.joinForum',
  input: zJoinForum,
  async load(cx, input) {
    if (!isOwnPage(cx)) refuse('not_found');
    const forum = await forumOfCode(cx, input.code, input.address);
    const seat = cx.actor ? await seats.anySeatOf(cx.tx, forum.id, cx.actor.accountId) : undefined;
    return { forum, seat };
  },
  permit: () => true,
  async run(cx, input, { forum, seat }): Promise<SignedIn> {
    const next = `/f/${forum.slug}/now`;
    if (seat && cx.actor) {
      if (seat.removedAt) refuse('account/join_refused');
      return { accountId: cx.actor.accountId, sessionVersion: cx.actor.sessionVersion, next };
    }
    await limitsOf(cx.services).spend('guestByAddress', input.address);
    const holder = await holderFor(cx, input.name);
    const id = cx.id();
    const done = await seats.insertSeat(
      cx.tx,
      {
        id,
        forumId: forum.id,
        accountId: holder.accountId,
        fullName: input.name,
        post: input.post,
        schoolName: input.school,
        roles: ['guest'],
        source: 'code',
        consentProcessingAt: cx.now,
        consentPublicationAt: input.publication ? cx.now : null,
        createdAt: cx.now,
      },
      badges(cx),
    );
    if (!done) refuse('account/forum_full');
    recordSeat(cx, { id, forumId: forum.id }, holder.accountId, 'joined', 'code');
    return { ...holder, next };
  },
});

export const claimSeat = defineCommand({
  name: 'account.claimSeat',
  input: zClaimSeat,
  async load(cx, input) {
    if (!isOwnPage(cx)) refuse('not_found');
    const forum = await forumOfCode(cx, input.code, input.address);
    const limits = limitsOf(cx.services);
    const tries = [
      ['badgeByAddress', `${forum.id}:${addressGroup(input.address)}`],
      ['badgeByForum', forum.id],
      ['badgeBySeat', input.participantId],
    ] as const;
    for (const [rule, subject] of tries) await limits.spend(rule, subject);
    const seat = await seats.lockSeat(cx.tx, forum.id, input.participantId);
    // A seat that is not there and a wrong badge are one answer.
    if (!seat || seat.badgeCode !== input.badge) {
      refuse('account/wrong_badge', { fields: { badge: 'wrong_badge' } });
    }
    for (const [rule, subject] of tries) await limits.giveBack(rule, subject);
    const holder = seat.accountId ? await repo.accountById(cx.tx, seat.accountId) : undefined;
    const own = cx.actor ? await seats.anySeatOf(cx.tx, forum.id, cx.actor.accountId) : undefined;
    return { forum, seat, holder, own };
  },
  permit: () => true,
  async run(cx, input, { forum, seat, holder, own }): Promise<SignedIn> {
    const next = `/f/${forum.slug}/now`;
    const outcome = seatOutcome(
      holder && !holder.erasedAt ? { accountId: holder.id, kind: holder.kind } : null,
      cx.actor,
    );
    if (outcome === 'refuse') refuse('account/seat_has_account');
    if (own && own.id !== seat.id && own.removedAt) refuse('account/join_refused');
    // Somebody already known here by another row of the list does not become a second person.
    if (own && own.id !== seat.id && (own.confirmedAt || own.source !== 'code'))
      refuse('account/another_seat');
    const consent = {
      confirmedAt: seat.confirmedAt ?? cx.now,
      consentProcessingAt: seat.consentProcessingAt ?? cx.now,
      consentPublicationAt: seat.consentPublicationAt ?? (input.publication ? cx.now : null),
    };
    if (outcome === 'share' && holder) {
      if (holder.suspendedAt) refuse('account/sign_in_refused');
      await seats.updateSeat(cx.tx, seat.id, consent);
      recordSeat(cx, seat, holder.id, 'claimed', 'badge');
      return { accountId: holder.id, sessionVersion: holder.sessionVersion, next };
    }
    if (own && own.id !== seat.id) {
      await seats.moveDoings(cx.tx, own.id, seat.id);
      await seats.updateSeat(cx.tx, own.id, { accountId: null, removedAt: cx.now });
    }
    const signed = await holderFor(cx, seat.fullName);
    await seats.updateSeat(cx.tx, seat.id, { ...consent, accountId: signed.accountId });
    recordSeat(cx, seat, signed.accountId, 'claimed', 'badge');
    if (outcome === 'take_over' && holder) {
      cx.revoke({ accountId: holder.id, forumId: forum.id, code: 'rights_changed' });
    }
    return { ...signed, next };
  },
});

/** The one who is here, or a new guest. A guest who turns out to be on the list is called as the list calls them. */
async function holderFor(cx: Cx, name: string): Promise<{ accountId: string; sessionVersion: number }> {
  if (cx.actor) {
    if (cx.actor.kind === 'guest') await repo.updateAccount(cx.tx, cx.actor.accountId, { name });
    return { accountId: cx.actor.accountId, sessionVersion: cx.actor.sessionVersion };
  }
  const id = cx.id();
  await repo.insertAccount(cx.tx, { id, kind: 'guest', name, createdAt: cx.now });
  return { accountId: id, sessionVersion: 1 };
}

/** Random codes first; when a forum is nearly full, every one in turn. */
function* badges(cx: Cx): Generator<string> {
  for (let i = 0; i < 30; i += 1) yield cx.services.ids.digits(4);
  for (let i = 0; i < 10_000; i += 1) yield String(i).padStart(4, '0');
}
