/**
 * What pages ask about accounts, joining and the installation. Sign-in by password is here and not a command: it
 * changes nothing, and its slow check must not hold a connection of the database.
 */
import { readFileSync } from 'node:fs';
import { canAdminister } from '#domain/account/permissions.ts';
import { linkRefusal } from '#domain/account/rules.ts';
import { zCode, zSeatSearch, zSignIn } from '#domain/account/schema.ts';
import type { SignedIn } from '#domain/account/session.ts';
import type {
  AdminView,
  JoinView,
  LinkView,
  MailView,
  OperatorView,
  PersonView,
  PrivacyView,
  ProfileView,
  SeatView,
} from '#domain/account/views.ts';
import type { Actor } from '#domain/actor.ts';
import { isRefusal, refuse } from '#domain/errors.ts';
import type { Result } from '#domain/result.ts';
import type { Q } from '../bind.ts';
import { failOf } from '../command.ts';
import { tokenHash } from '../ids.ts';
import { pushIsOn } from '../push/queries.ts';
import type { Installation } from './letters.ts';
import { limitsOf } from './limits.ts';
import { passwordFits } from './passwords.ts';
import { forumOfCode } from './people.ts';
import * as repo from './repository.ts';
import * as seats from './seat-repository.ts';
import type { SetupState } from './setup.ts';
import { subjectRows } from './subject-repository.ts';

const VERSION = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
).version;

/** Unknown address, no password set, wrong password, suspended: one answer, after the same work. */
export async function passwordSignIn(q: Q, raw: unknown): Promise<Result<SignedIn>> {
  const parsed = zSignIn.safeParse(raw);
  if (!parsed.success) {
    const fields = parsed.error.issues.map((i) => [i.path.join('.') || '_', i.message.replace(/^code:/, '')]);
    return { ok: false, code: 'invalid_input', fields: Object.fromEntries(fields) };
  }
  const { email, password, address } = parsed.data;
  try {
    const limits = limitsOf(q.services);
    const pair = `${email}|${address}`;
    await limits.spend('signInByAddress', address);
    await limits.spend('signInByPair', pair);
    await limits.spend('signInByMail', email);
    const row = await repo.accountByEmail(q.db, email);
    const fits = await passwordFits(row?.passwordHash, password);
    if (!row || !fits || row.suspendedAt || row.erasedAt) refuse('account/wrong_pair');
    await limits.giveBack('signInByAddress', address);
    await limits.giveBack('signInByPair', pair);
    await limits.giveBack('signInByMail', email);
    q.services.log.info({ accountId: row.id, event: 'signed_in' });
    return { ok: true, data: { accountId: row.id, sessionVersion: row.sessionVersion, next: '/' } };
  } catch (error) {
    if (isRefusal(error)) return failOf(error);
    throw error;
  }
}

/** What a followed link asks for, without using it up: mail programs open links on their own. */
export async function linkPage(q: Q, token: string): Promise<LinkView> {
  const link = /^[\w-]{32}$/.test(token) ? await repo.tokenByHash(q.db, tokenHash(token)) : undefined;
  const holder = link ? await repo.accountById(q.db, link.accountId) : undefined;
  const code = linkRefusal(link, holder, q.now);
  if (code) refuse(code);
  return { purpose: link!.purpose, name: holder!.name };
}

export async function profile(q: Q, actor: Actor | null): Promise<ProfileView> {
  const row = actor ? await repo.accountById(q.db, actor.accountId) : undefined;
  if (!row) refuse('signed_out');
  const forums = await repo.forumsOf(q.db, row.id);
  return {
    accountId: row.id,
    kind: row.kind,
    name: row.name,
    email: row.email,
    hasPassword: row.passwordHash !== null,
    locale: row.locale === 'ru' || row.locale === 'en' ? row.locale : null,
    admin: row.admin,
    mailSends: q.services.mailer.sends,
    forums: forums.map(({ confirmedAt, ...f }) => ({ ...f, confirmed: confirmedAt !== null })),
  };
}

/** Everything about the person, as a file of their own. */
export async function exportSelf(q: Q, actor: Actor | null) {
  if (!actor) refuse('signed_out');
  return {
    exportedAt: q.now.toISOString(),
    accountId: actor.accountId,
    tables: await subjectRows(q.db, actor.accountId),
  };
}

/** The forum behind six digits. */
export async function joinPage(q: Q, actor: Actor | null, code: string, address: string): Promise<JoinView> {
  const parsed = zCode.safeParse(code);
  if (!parsed.success) refuse('account/wrong_code', { fields: { code: 'digits_6' } });
  const forum = await forumOfCode({ services: q.services, tx: q.db }, parsed.data, address);
  const seat = actor ? await seats.anySeatOf(q.db, forum.id, actor.accountId) : undefined;
  const hasList = await seats.hasList(q.db, forum.id);
  const here = seat !== undefined && seat.removedAt === null;
  return {
    slug: forum.slug,
    code: parsed.data,
    number: forum.number,
    name: forum.name,
    startsOn: forum.startsOn,
    endsOn: forum.endsOn,
    settlement: forum.settlement,
    venue: forum.venue,
    operator: forum.operator ?? (await operatorOf(q)),
    hasList,
    joined: here && (seat.confirmedAt !== null || !hasList),
    asGuest: here && seat.confirmedAt === null,
  };
}

/** At most eight people whose name begins so; names and schools only. */
export async function seatSearch(q: Q, raw: unknown): Promise<SeatView[]> {
  const parsed = zSeatSearch.safeParse(raw);
  if (!parsed.success) refuse('invalid_input', { fields: { text: 'three_letters' } });
  const { code, text, address } = parsed.data;
  const forum = await forumOfCode({ services: q.services, tx: q.db }, code, address);
  await limitsOf(q.services).spend('seatByAddress', address);
  return seats.findSeats(q.db, forum.id, text, 8);
}

/** The one chosen, for the next step of the form. */
export async function seat(q: Q, code: string, participantId: string, address: string): Promise<SeatView> {
  const parsed = zCode.safeParse(code);
  if (!parsed.success) refuse('account/wrong_code');
  const forum = await forumOfCode({ services: q.services, tx: q.db }, parsed.data, address);
  await limitsOf(q.services).spend('seatByAddress', address);
  const row = await seats.seatShown(q.db, forum.id, participantId);
  if (!row) refuse('not_found');
  return row;
}

/** Whether the first-run page is still open. It is from the first moment: who opens the page before the code is printed needs no second try. */
export async function setupOpen(q: Q): Promise<boolean> {
  const state = await repo.getSetting<SetupState>(q.db, 'setup');
  return !state?.done && !(await repo.hasAdmin(q.db));
}

/** What the home page tells a visitor: whose server this is, and whether it is still to be set up. */
export async function doorstep(q: Q): Promise<{ installation: string; setupOpen: boolean }> {
  const installation = (await repo.getSetting<Installation>(q.db, 'installation'))?.name ?? '';
  return { installation, setupOpen: await setupOpen(q) };
}

export async function installation(q: Q, actor: Actor | null): Promise<AdminView> {
  if (!canAdminister(actor)) refuse('not_found');
  const { env, mailer } = q.services;
  return {
    name: (await repo.getSetting<Installation>(q.db, 'installation'))?.name ?? '',
    version: VERSION,
    node: process.versions.node,
    database: { ...(await repo.databaseFacts(q.db)), own: !env.databaseUrl },
    dataDir: env.dataDir,
    mailSends: mailer.sends,
    oidc: env.oidc?.name ?? null,
    operator: await operatorOf(q),
    counts: await repo.installationCounts(q.db),
  };
}

export async function people(q: Q, actor: Actor | null, text = ''): Promise<PersonView[]> {
  if (!canAdminister(actor)) refuse('not_found');
  const rows = await repo.searchPeople(q.db, text.slice(0, 100), 100);
  return rows.map((row) => ({
    accountId: row.id,
    name: row.name,
    email: row.email,
    admin: row.admin,
    suspended: row.suspendedAt !== null,
    createdAt: row.createdAt,
  }));
}

/** Letters that did not leave: kept where no mail server is set, failed where it refused. */
export async function letters(q: Q, actor: Actor | null): Promise<MailView[]> {
  if (!canAdminister(actor)) refuse('not_found');
  const rows = await repo.outbox(q.db, ['kept', 'failed', 'queued'], 100);
  return rows.map(({ key: _key, sentAt: _sentAt, ...row }) => row);
}

/** Whoever stands at a forum's door with its code reads who will answer for their data, before they give any. */
export async function privacy(
  q: Q,
  actor: Actor | null,
  slug?: string,
  door?: { code: string; address: string },
): Promise<PrivacyView> {
  const { env, mailer } = q.services;
  const found = slug ? await seats.forumForPrivacy(q.db, slug) : undefined;
  const mine = found && actor ? await seats.anySeatOf(q.db, found.id, actor.accountId) : undefined;
  const opened = door && (await joinPage(q, actor, door.code, door.address).catch(refusedAsNull));
  const forum = found && (found.public || mine) ? found : opened;
  return {
    installation: (await repo.getSetting<Installation>(q.db, 'installation'))?.name ?? '',
    operator: await operatorOf(q),
    forum: forum ? { slug: forum.slug, name: forum.name, operator: forum.operator } : null,
    ownDatabase: !env.databaseUrl,
    mailSends: mailer.sends,
    push: await pushIsOn(q),
    oidc: env.oidc?.name ?? null,
  };
}

function refusedAsNull(error: unknown): null {
  if (!isRefusal(error)) throw error;
  return null;
}

async function operatorOf(q: Q): Promise<OperatorView | null> {
  return (await repo.getSetting<OperatorView | null>(q.db, 'operator')) ?? null;
}
