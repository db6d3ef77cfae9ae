/**
 * The installation: first run, people with an account, kept letters, and the erasure of a person's data. Everything
 * here is the administrator's (or the terminal's); a person erases only themselves.
 */
import { canAdminister, canErase } from '#domain/account/permissions.ts';
import { safeNext } from '#domain/account/redirect.ts';
import { lastAdminRefusal } from '#domain/account/rules.ts';
import {
  zAccountId,
  zCreateUser,
  zEmpty,
  zErase,
  zInstallation,
  zMailId,
  zSetAdmin,
  zSetup,
} from '#domain/account/schema.ts';
import type { SignedIn } from '#domain/account/session.ts';
import type { EraseReport } from '#domain/account/views.ts';
import { refuse } from '#domain/errors.ts';
import { type Cx, defineCommand } from '../command.ts';
import { INSTALLATION } from '../events.ts';
import { tokenHash } from '../ids.ts';
import { makeLink } from './letters.ts';
import { limitsOf } from './limits.ts';
import { hashPassword } from './passwords.ts';
import { endSessions, isOwnPage, recordAccount } from './people.ts';
import * as repo from './repository.ts';
import type { SetupState } from './setup.ts';
import * as subject from './subject-repository.ts';

/** The account an administrator means, locked; guests and erased people are not accounts here. */
async function target(cx: Cx, accountId: string) {
  const row = await repo.lockAccount(cx.tx, accountId);
  return { row: row && !row.erasedAt ? row : undefined };
}

export const setup = defineCommand({
  name: 'account.setup',
  input: zSetup,
  async load(cx, input) {
    if (!isOwnPage(cx)) refuse('not_found');
    await limitsOf(cx.services).spend('setup', 'all');
    const state = await repo.lockSetting<SetupState>(cx.tx, 'setup');
    if (!state || state.done || (await repo.hasAdmin(cx.tx))) refuse('not_found');
    if (!state.hashes.includes(tokenHash(input.code))) {
      refuse('account/wrong_setup_code', { fields: { code: 'wrong_setup_code' } });
    }
    return null;
  },
  permit: () => true,
  async run(cx, input): Promise<SignedIn> {
    const id = cx.id();
    await repo.insertAccount(cx.tx, {
      id,
      kind: 'user',
      email: input.email,
      passwordHash: await hashPassword(input.password),
      name: input.name,
      admin: true,
      createdAt: cx.now,
    });
    await repo.putSetting(cx.tx, 'installation', { name: input.installation }, cx.now);
    await repo.putSetting(cx.tx, 'setup', { done: true, hashes: [] } satisfies SetupState, cx.now);
    recordAccount(cx, id, 'created', { by: 'setup', admin: true });
    return { accountId: id, sessionVersion: 1, next: '/' };
  },
});

export const createUser = defineCommand({
  name: 'account.createUser',
  secret: true,
  input: zCreateUser,
  async load(cx, input) {
    if (!isOwnPage(cx)) refuse('not_found');
    return {
      terminal: cx.channel === 'cli' || cx.channel === 'seed',
      taken: (await repo.accountByEmail(cx.tx, input.email)) !== undefined,
    };
  },
  permit: (actor, { terminal }) => terminal || canAdminister(actor) || (actor ? 'not_found' : 'signed_out'),
  async run(cx, input, { taken }): Promise<{ accountId: string; link: string }> {
    if (taken) refuse('account/email_taken', { fields: { email: 'email_taken' } });
    const accountId = cx.id();
    const { email, name, admin } = input;
    const done = await repo.insertAccountOnce(cx.tx, {
      id: accountId,
      kind: 'user',
      email,
      name,
      admin,
      createdAt: cx.now,
    });
    if (!done) refuse('account/email_taken', { fields: { email: 'email_taken' } });
    recordAccount(cx, accountId, 'created', { by: cx.channel, admin });
    return { accountId, link: await makeLink(cx, accountId, 'invite', { next: safeNext(input.next, '/') }) };
  },
});

/** A one-time link for somebody who cannot get letters; handed over by the administrator. */
export const issueLink = defineCommand({
  name: 'account.issueLink',
  secret: true,
  input: zAccountId,
  async load(cx, input) {
    if (!isOwnPage(cx)) refuse('not_found');
    return {
      ...(await target(cx, input.accountId)),
      terminal: cx.channel === 'cli' || cx.channel === 'seed',
    };
  },
  permit: (actor, { row, terminal }) =>
    terminal || canAdminister(actor) ? row !== undefined || 'not_found' : 'not_found',
  async run(cx, _input, { row }): Promise<{ link: string }> {
    if (row!.suspendedAt) refuse('account/suspended');
    recordAccount(cx, row!.id, 'link_issued');
    return { link: await makeLink(cx, row!.id, 'invite') };
  },
});

export const suspend = defineCommand({
  name: 'account.suspend',
  input: zAccountId,
  load: async (cx, input) => ({ ...(await target(cx, input.accountId)), terminal: cx.channel === 'cli' }),
  permit: (actor, { row, terminal }) => ((terminal || canAdminister(actor)) && row ? true : 'not_found'),
  async run(cx, _input, { row }) {
    const code = lastAdminRefusal(row!, row!.suspendedAt ? 2 : await repo.lockActiveAdmins(cx.tx));
    if (code) refuse(code);
    await repo.updateAccount(cx.tx, row!.id, { suspendedAt: cx.now });
    await endSessions(cx, row!.id, 'suspended');
    recordAccount(cx, row!.id, 'suspended');
    return {};
  },
});

export const resume = defineCommand({
  name: 'account.resume',
  input: zAccountId,
  load: async (cx, input) => ({ ...(await target(cx, input.accountId)), terminal: cx.channel === 'cli' }),
  permit: (actor, { row, terminal }) => ((terminal || canAdminister(actor)) && row ? true : 'not_found'),
  async run(cx, _input, { row }) {
    await repo.updateAccount(cx.tx, row!.id, { suspendedAt: null });
    recordAccount(cx, row!.id, 'resumed');
    return {};
  },
});

export const setAdmin = defineCommand({
  name: 'account.setAdmin',
  input: zSetAdmin,
  load: (cx, input) => target(cx, input.accountId),
  permit: (actor, { row }) => (canAdminister(actor) && row?.kind === 'user' ? true : 'not_found'),
  async run(cx, input, { row }) {
    if (!input.admin) {
      const code = lastAdminRefusal(row!, await repo.lockActiveAdmins(cx.tx));
      if (code) refuse(code);
    }
    await repo.updateAccount(cx.tx, row!.id, { admin: input.admin });
    cx.revoke({ accountId: row!.id, code: 'rights_changed' });
    recordAccount(cx, row!.id, input.admin ? 'made_admin' : 'unmade_admin');
    return {};
  },
});

export const saveInstallation = defineCommand({
  name: 'account.saveInstallation',
  input: zInstallation,
  load: async () => null,
  permit: (actor) => canAdminister(actor) || 'not_found',
  async run(cx, input) {
    await repo.putSetting(cx.tx, 'installation', { name: input.name }, cx.now);
    await repo.putSetting(cx.tx, 'operator', input.operator, cx.now);
    cx.record({
      stream: INSTALLATION,
      noun: 'installation',
      nounId: 'installation',
      type: 'installation.changed',
    });
    return {};
  },
});

/** A kept or failed letter goes out again; only where there is a mail server. */
export const retryMail = defineCommand({
  name: 'account.retryMail',
  input: zMailId,
  load: async () => null,
  permit: (actor) => canAdminister(actor) || 'not_found',
  async run(cx, input) {
    if (!cx.services.mailer.sends) refuse('account/no_mail');
    if (!(await repo.requeueMail(cx.tx, input.mailId, ['kept', 'failed']))) refuse('not_found');
    cx.after(() => {
      void cx.services.mailer.kick();
    });
    return {};
  },
});

export const eraseAccount = defineCommand({
  name: 'account.erase',
  input: zErase,
  load: (cx, input) => target(cx, input.accountId),
  permit: (actor, { row }) => (row && canErase(actor, row.id) ? true : actor ? 'not_found' : 'signed_out'),
  async run(cx, _input, { row }): Promise<EraseReport> {
    const person = row!;
    if (!person.suspendedAt) {
      const code = lastAdminRefusal(person, await repo.lockActiveAdmins(cx.tx));
      if (code) refuse(code);
    }
    await endSessions(cx, person.id, 'signed_out');
    const words = await subject.erasePerson(cx.tx, person, cx.now);
    recordAccount(cx, person.id, 'erased');
    cx.touch(`account:${person.id}`);
    return { mentions: await subject.countMentions(cx.tx, words) };
  },
});

const KEEP_CONTACTS_DAYS = 90;
const DAY_MS = 86_400_000;

/** Once a day: contacts 90 days after the forum, spent links and the letters that carried them. */
export const sweepContacts = defineCommand({
  name: 'account.sweepContacts',
  input: zEmpty,
  load: async (cx) => ({ own: cx.channel === 'system' }),
  permit: (_actor, { own }) => own || 'not_found',
  async run(cx) {
    const day = new Date(cx.now.getTime() - KEEP_CONTACTS_DAYS * DAY_MS).toISOString().slice(0, 10);
    const count = await subject.deleteOldContacts(cx.tx, day);
    await subject.deleteSpentLinks(cx.tx, new Date(cx.now.getTime() - DAY_MS));
    if (count > 0) {
      cx.record({
        stream: INSTALLATION,
        noun: 'installation',
        nounId: 'installation',
        type: 'installation.contacts_deleted',
        data: { count },
      });
    }
    return { count };
  },
});
