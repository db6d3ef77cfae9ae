/**
 * Sign-in by link, one's own profile, password and sessions. Refusals never tell whether an address is known: the
 * answer and its time are the same. What ends a session raises sessionVersion and says so to every process.
 */
import { setTimeout as after } from 'node:timers/promises';
import { normaliseEmail } from '#domain/account/email.ts';
import { canHavePassword, canKeepSelf } from '#domain/account/permissions.ts';
import { safeNext } from '#domain/account/redirect.ts';
import { linkRefusal } from '#domain/account/rules.ts';
import {
  cleanLine,
  zAddEmail,
  zEmpty,
  zOidc,
  zRedeem,
  zRequestLink,
  zSetPassword,
  zUpdateProfile,
} from '#domain/account/schema.ts';
import type { SignedIn } from '#domain/account/session.ts';
import { refuse } from '#domain/errors.ts';
import { defineCommand } from '../command.ts';
import { tokenHash } from '../ids.ts';
import { makeLink, sendLink } from './letters.ts';
import { limitsOf } from './limits.ts';
import { hashPassword, passwordFits } from './passwords.ts';
import { endSessions, isOwnPage, moveGuest, recordAccount, takeSeatsOfEmail } from './people.ts';
import * as repo from './repository.ts';
import { openSeatsOfEmail } from './seat-repository.ts';

/** Known or not, an address is answered no sooner than this. */
const EVEN_MS = 250;

export const requestLink = defineCommand({
  name: 'account.requestLink',
  input: zRequestLink,
  async load(cx, input) {
    if (!isOwnPage(cx)) refuse('not_found');
    const limits = limitsOf(cx.services);
    await limits.spend('letterByAddress', input.address);
    await limits.spend('letterByMail', input.email);
    const even = after(EVEN_MS);
    cx.after(() => even);
    return { row: await repo.accountByEmail(cx.tx, input.email) };
  },
  permit: () => true,
  async run(cx, input, { row }) {
    let holder = row;
    if (!holder) {
      // Somebody on a forum's list, with an address and no account yet.
      const [seat] = await openSeatsOfEmail(cx.tx, input.email);
      if (!seat) return {};
      const id = cx.id();
      const account = {
        id,
        kind: 'user' as const,
        email: input.email,
        name: seat.fullName,
        createdAt: cx.now,
      };
      if (!(await repo.insertAccountOnce(cx.tx, account))) return {};
      recordAccount(cx, id, 'created', { by: 'list' });
      holder = await repo.accountById(cx.tx, id);
    }
    if (!holder || holder.suspendedAt || holder.erasedAt) return {};
    const link = await makeLink(cx, holder.id, input.purpose, { next: safeNext(input.next, '/') });
    await sendLink(cx, { email: input.email, name: holder.name, locale: holder.locale }, input.purpose, link);
    return {};
  },
});

export const redeemLink = defineCommand({
  name: 'account.redeemLink',
  input: zRedeem,
  async load(cx, input) {
    if (!isOwnPage(cx)) refuse('not_found');
    await limitsOf(cx.services).spend('linkByAddress', input.address);
    const hash = tokenHash(input.token);
    const link = await repo.tokenByHash(cx.tx, hash);
    const holder = link ? await repo.lockAccount(cx.tx, link.accountId) : undefined;
    const code = linkRefusal(link, holder, cx.now);
    if (code) refuse(code);
    return { hash, link: link!, holder: holder! };
  },
  permit: () => true,
  async run(cx, input, { hash, link, holder }): Promise<SignedIn> {
    if (link.purpose === 'reset' && !input.password) {
      refuse('invalid_input', { fields: { password: 'required' } });
    }
    if (!(await repo.consumeToken(cx.tx, hash, cx.now))) refuse('account/link_dead');
    const next = safeNext(link.next, '/');
    if (link.purpose === 'email') return { ...(await proveEmail()), next };
    let sessionVersion = holder.sessionVersion;
    if (input.password && link.purpose !== 'signin') {
      await repo.updateAccount(cx.tx, holder.id, { passwordHash: await hashPassword(input.password) });
      sessionVersion = await endSessions(cx, holder.id, 'signed_out');
      recordAccount(cx, holder.id, 'password_set', { by: link.purpose });
    }
    // An invitation is handed over by a person; only what came by mail proves the address.
    if (link.purpose !== 'invite' && holder.email) {
      if (!holder.emailVerifiedAt) await repo.updateAccount(cx.tx, holder.id, { emailVerifiedAt: cx.now });
      await takeSeatsOfEmail(cx, holder.id, holder.email);
    }
    recordAccount(cx, holder.id, 'signed_in', { by: link.purpose });
    return { accountId: holder.id, sessionVersion, next };

    async function proveEmail() {
      const email = link.email ?? refuse('account/link_dead');
      const owner = await repo.accountByEmail(cx.tx, email);
      if (owner && owner.id !== holder.id) {
        if (owner.suspendedAt || owner.erasedAt || holder.kind !== 'guest') refuse('account/link_dead');
        await moveGuest(cx, holder.id, owner.id);
        if (!owner.emailVerifiedAt) await repo.updateAccount(cx.tx, owner.id, { emailVerifiedAt: cx.now });
        await takeSeatsOfEmail(cx, owner.id, email);
        recordAccount(cx, owner.id, 'guest_joined', { guestId: holder.id });
        return { accountId: owner.id, sessionVersion: owner.sessionVersion };
      }
      await repo.updateAccount(cx.tx, holder.id, { kind: 'user', email, emailVerifiedAt: cx.now });
      await takeSeatsOfEmail(cx, holder.id, email);
      recordAccount(cx, holder.id, holder.kind === 'guest' ? 'upgraded' : 'email_changed');
      return { accountId: holder.id, sessionVersion: holder.sessionVersion };
    }
  },
});

/** A guest who wants to stay, or an account that moves to another address: the letter goes to the new address. */
export const addEmail = defineCommand({
  name: 'account.addEmail',
  input: zAddEmail,
  async load(cx, input) {
    if (!isOwnPage(cx)) refuse('not_found');
    const even = after(EVEN_MS);
    cx.after(() => even);
    await limitsOf(cx.services).spend('letterByAddress', input.address);
    await limitsOf(cx.services).spend('letterByMail', input.email);
    return { row: cx.actor ? await repo.accountById(cx.tx, cx.actor.accountId) : undefined };
  },
  permit: (actor) => canKeepSelf(actor),
  async run(cx, input, { row }) {
    if (!row) refuse('signed_out');
    const link = await makeLink(cx, row.id, 'email', { email: input.email, next: '/me' });
    await sendLink(cx, { email: input.email, name: row.name, locale: row.locale }, 'email', link);
    return {};
  },
});

export const updateProfile = defineCommand({
  name: 'account.updateProfile',
  input: zUpdateProfile,
  load: async () => null,
  permit: (actor) => canKeepSelf(actor),
  async run(cx, input) {
    const accountId = cx.actor!.accountId;
    await repo.updateAccount(cx.tx, accountId, { name: input.name, locale: input.locale });
    recordAccount(cx, accountId, 'profile_changed');
    cx.touch(`account:${accountId}`);
    return {};
  },
});

export const setPassword = defineCommand({
  name: 'account.setPassword',
  input: zSetPassword,
  async load(cx) {
    return { row: cx.actor ? await repo.lockAccount(cx.tx, cx.actor.accountId) : undefined };
  },
  permit: (actor) => canHavePassword(actor) || (actor ? 'account/email_first' : false),
  async run(cx, input, { row }): Promise<SignedIn> {
    if (!row) refuse('signed_out');
    if (row.passwordHash) {
      const limits = limitsOf(cx.services);
      await limits.spend('ownPassword', row.id);
      if (!(await passwordFits(row.passwordHash, input.current))) refuse('account/wrong_password');
      await limits.giveBack('ownPassword', row.id);
    }
    await repo.updateAccount(cx.tx, row.id, { passwordHash: await hashPassword(input.password) });
    const sessionVersion = await endSessions(cx, row.id, 'signed_out');
    recordAccount(cx, row.id, 'password_set', { by: 'self' });
    return { accountId: row.id, sessionVersion, next: '/me' };
  },
});

export const signOutEverywhere = defineCommand({
  name: 'account.signOutEverywhere',
  input: zEmpty,
  load: async () => null,
  permit: (actor) => canKeepSelf(actor),
  async run(cx) {
    await endSessions(cx, cx.actor!.accountId, 'signed_out');
    recordAccount(cx, cx.actor!.accountId, 'signed_out_everywhere');
    return {};
  },
});

/** Called by the OpenID route alone, after the provider's answer was checked. Linked by a verified address only. */
export const oidcSignIn = defineCommand({
  name: 'account.oidcSignIn',
  input: zOidc,
  async load(cx, input) {
    if (cx.channel !== 'system') refuse('not_found');
    return { known: await repo.accountByIdentity(cx.tx, input.issuer, input.subject) };
  },
  permit: () => true,
  async run(cx, input, { known }): Promise<SignedIn> {
    const email = input.emailVerified && input.email ? normaliseEmail(input.email) : null;
    let row = known ?? (email ? await repo.accountByEmail(cx.tx, email) : undefined);
    if (!row) {
      const id = cx.id();
      await repo.insertAccount(cx.tx, {
        id,
        kind: 'user',
        email,
        emailVerifiedAt: email ? cx.now : null,
        name: cleanLine(input.name).slice(0, 200) || '—',
        createdAt: cx.now,
      });
      recordAccount(cx, id, 'created', { by: 'oidc' });
      row = await repo.accountById(cx.tx, id);
    }
    if (!row || row.suspendedAt || row.erasedAt) refuse('account/sign_in_refused');
    if (!known) {
      const { issuer, subject } = input;
      await repo.insertIdentity(cx.tx, { issuer, subject, accountId: row.id, createdAt: cx.now });
      recordAccount(cx, row.id, 'identity_linked');
    }
    if (email && row.email === email) await takeSeatsOfEmail(cx, row.id, email);
    recordAccount(cx, row.id, 'signed_in', { by: 'oidc' });
    return { accountId: row.id, sessionVersion: row.sessionVersion, next: '/' };
  },
});
