import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SESSION_COOKIE_NAME, SESSION_MAX_AGE_S } from '#domain/account/session.ts';
import type { Actor } from '#domain/actor.ts';
import { account, oidcIdentity, signInToken } from '#drizzle/schema/account.ts';
import { participant } from '#drizzle/schema/forum.ts';
import { mail } from '#drizzle/schema/installation.ts';
import { SESSION_COOKIE, SESSION_DAYS } from '../actor.ts';
import type { Revocation } from '../bus/messages.ts';
import { hashPassword } from './passwords.ts';
import { accountWorld, bodyOf, startMailServer, tokenIn } from './testing.ts';

let w: Awaited<ReturnType<typeof accountWorld>>;
const PASSWORD = 'лесная дорога домой';
const revoked: Revocation[] = [];
let n = 0;

beforeAll(async () => {
  w = await accountWorld();
  w.world.services.bus.subscribe((m) => void (m.type === 'revoke' && revoked.push(m)));
});
afterAll(() => w.world.end());

const row = async (id: string) =>
  (await w.world.services.db.select().from(account).where(eq(account.id, id)))[0]!;
async function personWithPassword(): Promise<{ actor: Actor; email: string }> {
  n += 1;
  const email = `person${n}@school.ru`;
  const actor = await w.world.person({ email, name: `Петрова Анна ${n}` });
  await w.world.services.db
    .update(account)
    .set({ passwordHash: await hashPassword(PASSWORD) })
    .where(eq(account.id, actor.accountId));
  return { actor, email };
}
const letterTo = async (email: string) =>
  (await w.world.services.db.select().from(mail).where(eq(mail.recipient, email))).at(-1);

it('[AK5] the cookie that pages set is the cookie that the server reads', () => {
  expect(SESSION_COOKIE_NAME).toBe(SESSION_COOKIE);
  expect(SESSION_MAX_AGE_S).toBe(SESSION_DAYS * 86_400);
});

it('[AK4] the right pair signs in, in any spelling of the address; the hash is argon2id', async () => {
  const { actor, email } = await personWithPassword();
  const signed = await w.queries.passwordSignIn({ email: ` ${email.toUpperCase()} `, password: PASSWORD });
  expect(signed).toMatchObject({ ok: true, data: { accountId: actor.accountId } });
  expect((await row(actor.accountId)).passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456/);
  if (signed.ok) expect((await w.resolve(signed.data))?.accountId).toBe(actor.accountId);
});

it('[AK4] wrong password, unknown address, no password, suspended: one answer', async () => {
  const { actor, email } = await personWithPassword();
  const bare = await w.world.person({ email: 'bare@school.ru' });
  const answers = [
    await w.queries.passwordSignIn({ email, password: 'не тот пароль', address: 'a1' }),
    await w.queries.passwordSignIn({ email: 'nobody@school.ru', password: PASSWORD, address: 'a1' }),
    await w.queries.passwordSignIn({ email: 'bare@school.ru', password: PASSWORD, address: 'a1' }),
  ];
  await w.world.services.db
    .update(account)
    .set({ suspendedAt: new Date() })
    .where(eq(account.id, actor.accountId));
  answers.push(await w.queries.passwordSignIn({ email, password: PASSWORD, address: 'a1' }));
  for (const answer of answers) expect(answer).toEqual({ ok: false, code: 'account/wrong_pair' });
  expect(bare.kind).toBe('user');
});

it('[AK4] an unknown address takes as long as a known one', async () => {
  const { email } = await personWithPassword();
  const time = async (address: string, i: number) => {
    const started = performance.now();
    await w.queries.passwordSignIn({ email: address, password: 'не тот пароль', address: `t${i}` });
    return performance.now() - started;
  };
  const known: number[] = [];
  const unknown: number[] = [];
  for (let i = 0; i < 15; i += 1) {
    known.push(await time(email, i));
    unknown.push(await time('nobody2@school.ru', i));
  }
  const median = (list: number[]) => list.sort((a, b) => a - b)[7]!;
  const ratio = median(known) / median(unknown);
  expect(ratio).toBeGreaterThan(0.6);
  expect(ratio).toBeLessThan(1.67);
});

it('[AK4] a homoglyph address and extra fields are refused as input', async () => {
  expect(await w.queries.passwordSignIn({ email: 'user＠school.ru', password: 'x' })).toMatchObject({
    code: 'invalid_input',
    fields: { email: 'email' },
  });
  expect(await w.queries.passwordSignIn({ email: 'a@b.ru', password: 'x', admin: true })).toMatchObject({
    code: 'invalid_input',
  });
});

it('[AK7] guesses at one address are cut off, also when made at once; others still sign in', async () => {
  const { email } = await personWithPassword();
  const other = await personWithPassword();
  const all = await Promise.all(
    Array.from({ length: 60 }, (_, i) =>
      w.queries.passwordSignIn({ email, password: `догадка номер ${i}`, address: '10.0.0.9' }),
    ),
  );
  const codes = all.map((r) => (r.ok ? 'ok' : r.code));
  expect(codes.filter((c) => c === 'account/wrong_pair')).toHaveLength(8);
  expect(codes.filter((c) => c === 'rate_limited')).toHaveLength(52);
  expect(
    await w.queries.passwordSignIn({ email: other.email, password: PASSWORD, address: '10.0.0.9' }),
  ).toMatchObject({ ok: true });
  expect(await w.queries.passwordSignIn({ email, password: PASSWORD, address: '10.0.0.10' })).toMatchObject({
    ok: true,
  });
});

it('[AK6] a link signs in once; the database keeps only its hash', async () => {
  const { actor, email } = await personWithPassword();
  expect(await w.commands.requestLink(null, { email, next: '//evil.ru' })).toEqual({ ok: true, data: {} });
  const letter = (await letterTo(email))!;
  expect(letter.status).toBe('kept');
  const token = tokenIn(letter.body);
  expect(JSON.stringify(await w.world.services.db.select().from(signInToken))).not.toContain(token);
  expect(await w.queries.linkPage(token)).toEqual({ purpose: 'signin', name: actor.name });
  const both = await Promise.all([
    w.commands.redeemLink(null, { token }),
    w.commands.redeemLink(null, { token }),
  ]);
  expect(both.map((r) => (r.ok ? r.data.next : r.code)).sort()).toEqual(['/', 'account/link_dead']);
  expect((await row(actor.accountId)).emailVerifiedAt).not.toBeNull();
});

it('[AK6] an old link, a wrong one and one of a suspended account lead nowhere', async () => {
  const { actor, email } = await personWithPassword();
  await w.commands.requestLink(null, { email });
  const token = tokenIn((await letterTo(email))!.body);
  expect(await w.commands.redeemLink(null, { token: 'x'.repeat(32) })).toMatchObject({
    code: 'account/link_dead',
  });
  w.world.clock.advance(61 * 60_000);
  expect(await w.commands.redeemLink(null, { token })).toMatchObject({ code: 'account/link_dead' });
  await w.commands.requestLink(null, { email });
  const fresh = tokenIn((await letterTo(email))!.body);
  const admin = await w.world.person({ admin: true });
  await w.world.person({ admin: true });
  expect(await w.commands.suspend(admin, { accountId: actor.accountId })).toMatchObject({ ok: true });
  expect(await w.commands.redeemLink(null, { token: fresh })).toMatchObject({ code: 'account/link_dead' });
});

it('[AK6] asking for an unknown address gives the same answer, the same time and no letter', async () => {
  const { email } = await personWithPassword();
  const time = async (address: string) => {
    const started = performance.now();
    expect(await w.commands.requestLink(null, { email: address })).toEqual({ ok: true, data: {} });
    return performance.now() - started;
  };
  const known = await time(email);
  const unknown = await time('stranger@nowhere.ru');
  expect(Math.abs(known - unknown)).toBeLessThan(150);
  expect(await letterTo('stranger@nowhere.ru')).toBeUndefined();
});

it('[AK7] letters to one mailbox are few', async () => {
  const codes: string[] = [];
  for (let i = 0; i < 6; i += 1) {
    const answer = await w.commands.requestLink(null, { email: 'flooded@school.ru', address: `f${i}` });
    codes.push(answer.ok ? 'ok' : answer.code);
  }
  expect(codes).toEqual(['ok', 'ok', 'ok', 'ok', 'rate_limited', 'rate_limited']);
});

it('[AK5] the API and the socket may not call what takes an address from the transport', async () => {
  for (const channel of ['api', 'live'] as const) {
    expect(await w.commands.requestLink(null, { email: 'a@b.ru' }, { channel })).toMatchObject({
      code: 'not_found',
    });
    expect(await w.commands.createUser(null, { email: 'a@b.ru', name: 'Кто То' }, { channel })).toMatchObject(
      {
        ok: false,
      },
    );
  }
});

it('[AK11] a changed password ends every session and every link, and the new one works', async () => {
  const { actor, email } = await personWithPassword();
  await w.commands.requestLink(null, { email });
  const token = tokenIn((await letterTo(email))!.body);
  revoked.length = 0;
  expect(
    await w.commands.setPassword(actor, { current: 'не тот', password: 'новая длинная строка' }),
  ).toMatchObject({
    code: 'account/wrong_password',
  });
  const done = await w.commands.setPassword(actor, { current: PASSWORD, password: 'новая длинная строка' });
  expect(done).toMatchObject({ ok: true, data: { sessionVersion: 2 } });
  expect(await w.resolve(actor)).toBeNull();
  if (done.ok) expect((await w.resolve(done.data))?.accountId).toBe(actor.accountId);
  expect(revoked).toEqual([expect.objectContaining({ accountId: actor.accountId, code: 'signed_out' })]);
  expect(await w.commands.redeemLink(null, { token })).toMatchObject({ code: 'account/link_dead' });
  expect(await w.queries.passwordSignIn({ email, password: PASSWORD, address: 'b' })).toMatchObject({
    ok: false,
  });
  expect(
    await w.queries.passwordSignIn({ email, password: 'новая длинная строка', address: 'b' }),
  ).toMatchObject({ ok: true });
});

it('[AK11] signing out everywhere and a suspension end sessions; a guest has no password', async () => {
  const { actor } = await personWithPassword();
  const guest = await w.world.person({ kind: 'guest' });
  expect(await w.commands.setPassword(guest, { password: PASSWORD })).toMatchObject({
    code: 'account/email_first',
  });
  revoked.length = 0;
  await w.commands.signOutEverywhere(actor, {});
  expect(await w.resolve(actor)).toBeNull();
  const again = { ...actor, sessionVersion: 2 };
  expect(await w.resolve(again)).not.toBeNull();
  const admin = await w.world.person({ admin: true });
  expect(await w.commands.suspend(again, { accountId: guest.accountId })).toMatchObject({
    code: 'not_found',
  });
  expect(await w.commands.suspend(admin, { accountId: actor.accountId })).toMatchObject({ ok: true });
  expect(await w.resolve({ ...actor, sessionVersion: 3 })).toBeNull();
  expect(revoked.map((r) => r.code)).toEqual(['signed_out', 'suspended']);
  await w.commands.resume(admin, { accountId: actor.accountId });
  expect(await w.resolve({ ...actor, sessionVersion: 3 })).not.toBeNull();
});

it('[AK6] a forgotten password is set by link, and not without a password', async () => {
  const { email } = await personWithPassword();
  await w.commands.requestLink(null, { email, purpose: 'reset' });
  const token = tokenIn((await letterTo(email))!.body);
  expect(await w.commands.redeemLink(null, { token })).toMatchObject({ fields: { password: 'required' } });
  expect(await w.commands.redeemLink(null, { token, password: 'совсем другая строка' })).toMatchObject({
    ok: true,
  });
  expect(
    await w.queries.passwordSignIn({ email, password: 'совсем другая строка', address: 'r' }),
  ).toMatchObject({ ok: true });
});

it('[AK12] a guest proves an address and stays the same person', async () => {
  const guest = await w.world.person({ kind: 'guest', name: 'Гостева Ольга' });
  const forum = await w.world.forum();
  const seat = await w.world.join(forum.id, guest, ['guest'], { source: 'code' });
  await w.commands.addEmail(guest, { email: 'gosteva@school.ru' });
  const token = tokenIn((await letterTo('gosteva@school.ru'))!.body);
  const signed = await w.commands.redeemLink(null, { token });
  expect(signed).toMatchObject({ ok: true, data: { accountId: guest.accountId, next: '/me' } });
  expect(await row(guest.accountId)).toMatchObject({ kind: 'user', email: 'gosteva@school.ru' });
  expect((await w.queries.profile(guest)).forums).toHaveLength(1);

  // Another guest who turns out to have this account brings their seat along.
  const second = await w.world.person({ kind: 'guest', name: 'Гостева О.' });
  const other = await w.world.forum();
  const otherSeat = await w.world.join(other.id, second, ['guest'], { source: 'code' });
  await w.commands.addEmail(second, { email: 'gosteva@school.ru' });
  const joined = await w.commands.redeemLink(null, {
    token: tokenIn((await letterTo('gosteva@school.ru'))!.body),
  });
  expect(joined).toMatchObject({ ok: true, data: { accountId: guest.accountId } });
  const seats = await w.world.services.db
    .select()
    .from(participant)
    .where(eq(participant.accountId, guest.accountId));
  expect(seats.map((s) => s.id).sort()).toEqual([seat, otherSeat].sort());
  expect(await w.resolve(second)).toBeNull();
});

it('[AK12] an address on the list, once proven, gives its seat; a shared address gives none', async () => {
  const forum = await w.world.forum();
  const seat = await w.world.join(forum.id, null, ['participant'], {
    fullName: 'Спискова Вера',
    email: ' Spiskova@School.ru',
    confirmedAt: null,
  });
  for (const fullName of ['Общая Первая', 'Общая Вторая']) {
    await w.world.join(forum.id, null, ['participant'], { fullName, email: 'office@school.ru' });
  }
  await w.commands.requestLink(null, { email: 'spiskova@school.ru' });
  const signed = await w.commands.redeemLink(null, {
    token: tokenIn((await letterTo('spiskova@school.ru'))!.body),
  });
  expect(signed.ok).toBe(true);
  const [taken] = await w.world.services.db.select().from(participant).where(eq(participant.id, seat));
  expect(taken).toMatchObject({ accountId: signed.ok && signed.data.accountId });
  expect(taken?.confirmedAt).not.toBeNull();
  await w.commands.requestLink(null, { email: 'office@school.ru' });
  expect(await letterTo('office@school.ru')).toBeUndefined();
});

it('[AK14] OpenID links by a verified address only, and never signs in the suspended', async () => {
  const { actor, email } = await personWithPassword();
  const said = {
    issuer: 'https://id.example',
    subject: 's1',
    email,
    emailVerified: true,
    name: 'Петрова Анна',
  };
  expect(await w.commands.oidcSignIn(null, said)).toMatchObject({ code: 'not_found' });
  const system = { channel: 'system' as const };
  expect(await w.commands.oidcSignIn(null, said, system)).toMatchObject({
    data: { accountId: actor.accountId },
  });
  expect(await w.commands.oidcSignIn(null, { ...said, email: null }, system)).toMatchObject({
    data: { accountId: actor.accountId },
  });
  const stranger = await w.commands.oidcSignIn(
    null,
    { ...said, subject: 's2', emailVerified: false },
    system,
  );
  expect(stranger.ok && stranger.data.accountId).not.toBe(actor.accountId);
  expect(stranger.ok && (await row(stranger.data.accountId)).email).toBeNull();
  expect(await w.world.services.db.select().from(oidcIdentity)).toHaveLength(2);
  await w.world.services.db
    .update(account)
    .set({ suspendedAt: new Date() })
    .where(eq(account.id, actor.accountId));
  expect(await w.commands.oidcSignIn(null, said, system)).toMatchObject({ code: 'account/sign_in_refused' });
});

it('[AK6] letters really leave through a mail server, in the language of the reader', async () => {
  const smtp = await startMailServer();
  const mailed = await accountWorld({ env: { smtpUrl: smtp.url } });
  try {
    const reader = await mailed.world.person({ email: 'reader@school.ru', name: 'Reader {link} One' });
    await mailed.commands.updateProfile(reader, { name: 'Reader {link} One', locale: 'en' });
    await mailed.commands.requestLink(null, { email: 'reader@school.ru', next: '/f/forum-1/now' });
    await smtp.arrived(1);
    const text = bodyOf(smtp.letters[0]!);
    expect(smtp.letters[0]).toMatch(/^To: reader@school\.ru/m);
    expect(text).toContain('Hello, Reader {link} One.');
    const signed = await mailed.commands.redeemLink(null, { token: tokenIn(text) });
    expect(signed).toMatchObject({ ok: true, data: { accountId: reader.accountId, next: '/f/forum-1/now' } });
  } finally {
    await mailed.world.end();
    await smtp.stop();
  }
});

it('[AK5] nothing here made the server log an error', () => {
  expect(w.world.errors).toEqual([]);
});
