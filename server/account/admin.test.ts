import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { account, oidcIdentity } from '#drizzle/schema/account.ts';
import { bodyMember } from '#drizzle/schema/body.ts';
import { participant, programmeItem } from '#drizzle/schema/forum.ts';
import { mail } from '#drizzle/schema/installation.ts';
import { proposal } from '#drizzle/schema/track.ts';
import { hashPassword } from './passwords.ts';
import { ensureSetupCode } from './setup.ts';
import { createUser, linkFor } from './terminal.ts';
import { accountWorld, tokenIn } from './testing.ts';

let w: Awaited<ReturnType<typeof accountWorld>>;
beforeAll(async () => {
  w = await accountWorld();
});
afterAll(() => w.world.end());

const first = {
  installation: 'Форумы Динского района',
  name: 'Админов Игорь',
  email: 'admin@school.ru',
  password: 'очень длинный пароль',
};

it('[AK16] the first run needs the printed code, happens once, and two starts do not spoil each other', async () => {
  expect(await w.queries.setupOpen()).toBe(true);
  expect(await w.commands.setup(null, { ...first, code: '000000000000' })).toMatchObject({
    code: 'not_found',
  });
  const printed = (await ensureSetupCode(w.world.services))!;
  const another = (await ensureSetupCode(w.world.services))!;
  expect(printed).toMatch(/^\d{4}-\d{4}-\d{4}$/);
  expect(another).not.toBe(printed);
  expect(await w.queries.setupOpen()).toBe(true);
  expect(await w.commands.setup(null, { ...first, code: '0000-0000-0000' })).toMatchObject({
    code: 'account/wrong_setup_code',
  });
  const both = await Promise.all([
    w.commands.setup(null, { ...first, code: printed }),
    w.commands.setup(null, { ...first, code: another, email: 'second@school.ru' }),
  ]);
  expect(both.map((r) => (r.ok ? 'ok' : r.code)).sort()).toEqual(['not_found', 'ok']);
  expect(await w.queries.setupOpen()).toBe(false);
  expect(await ensureSetupCode(w.world.services)).toBeNull();
  expect(await w.commands.setup(null, { ...first, code: printed })).toMatchObject({ code: 'not_found' });
  const winner = both.find((r) => r.ok);
  if (winner?.ok) expect(await w.resolve(winner.data)).toMatchObject({ admin: true, name: 'Админов Игорь' });
});

it('[AK16] the code of the first run cannot be guessed', async () => {
  const fresh = await accountWorld();
  try {
    await ensureSetupCode(fresh.world.services);
    const codes: string[] = [];
    for (let i = 0; i < 14; i += 1) {
      const answer = await fresh.commands.setup(null, { ...first, code: String(i).padStart(12, '0') });
      codes.push(answer.ok ? 'ok' : answer.code);
    }
    expect(codes.filter((c) => c === 'account/wrong_setup_code')).toHaveLength(10);
    expect(codes.slice(10)).toEqual(Array(4).fill('rate_limited'));
  } finally {
    await fresh.world.end();
  }
});

it('[AK17] the terminal makes an account and prints a one-time link', async () => {
  const made = await createUser(w.world.services, {
    email: 'Org@School.ru',
    name: 'Организаторова Нина',
    admin: false,
  });
  if (!made.ok) throw new Error(made.code);
  expect(made.data.link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/signin\/link\?t=/);
  const signed = await w.commands.redeemLink(null, {
    token: tokenIn(made.data.link),
    password: 'пароль при входе',
  });
  expect(signed).toMatchObject({ ok: true, data: { accountId: made.data.accountId } });
  expect(
    await w.queries.passwordSignIn({ email: 'org@school.ru', password: 'пароль при входе', address: 'x' }),
  ).toMatchObject({ ok: true });
  const [row] = await w.world.services.db.select().from(account).where(eq(account.id, made.data.accountId));
  expect(row?.emailVerifiedAt).toBeNull();
  expect(await createUser(w.world.services, { email: 'org@school.ru', name: 'Вторая Нина' })).toMatchObject({
    code: 'account/email_taken',
  });
  expect(await linkFor(w.world.services, made.data.accountId)).toMatchObject({ ok: true });
});

it('[AK13] administration does not exist for anybody else', async () => {
  const plain = await w.world.person({ email: 'plain@school.ru' });
  const guest = await w.world.person({ kind: 'guest' });
  for (const actor of [null, plain, guest]) {
    await expect(w.queries.installation(actor)).rejects.toMatchObject({ vecheCode: 'not_found' });
    await expect(w.queries.people(actor)).rejects.toMatchObject({ vecheCode: 'not_found' });
    await expect(w.queries.letters(actor)).rejects.toMatchObject({ vecheCode: 'not_found' });
    const refused = [
      await w.commands.createUser(actor, { email: 'x@school.ru', name: 'Новый Иван', admin: true }),
      await w.commands.suspend(actor, { accountId: plain.accountId }),
      await w.commands.setAdmin(actor, { accountId: plain.accountId, admin: true }),
      await w.commands.issueLink(actor, { accountId: plain.accountId }),
      await w.commands.retryMail(actor, { mailId: '0'.repeat(22) }),
      await w.commands.saveInstallation(actor, { name: 'Чужое', operator: null }),
    ];
    for (const answer of refused)
      expect(['not_found', 'signed_out']).toContain(answer.ok ? 'ok' : answer.code);
  }
});

it('[AK13] the last administrator cannot leave, even two at once', async () => {
  const alone = await accountWorld();
  try {
    const one = await alone.world.person({ admin: true });
    const two = await alone.world.person({ admin: true });
    const both = await Promise.all([
      alone.commands.setAdmin(one, { accountId: two.accountId, admin: false }),
      alone.commands.setAdmin(two, { accountId: one.accountId, admin: false }),
    ]);
    expect(both.map((r) => (r.ok ? 'ok' : r.code)).sort()).toEqual(['account/last_admin', 'ok']);
    const left = both[0]?.ok ? one : two;
    expect(await alone.commands.suspend(left, { accountId: left.accountId })).toMatchObject({
      code: 'account/last_admin',
    });
    expect(
      await alone.commands.eraseAccount(left, { accountId: left.accountId, confirm: true }),
    ).toMatchObject({
      code: 'account/last_admin',
    });
  } finally {
    await alone.world.end();
  }
});

it('[AK17] the administrator sees the installation, its people and the letters that stayed', async () => {
  const admin = await w.world.person({ admin: true });
  await w.commands.saveInstallation(admin, {
    name: 'Форумы района',
    operator: { organisation: 'Центр', inn: '2330012345', address: 'ст. Динская', contact: 'data@school.ru' },
  });
  const view = await w.queries.installation(admin);
  expect(view).toMatchObject({ name: 'Форумы района', mailSends: false, operator: { inn: '2330012345' } });
  expect(view.database.version).toMatch(/^1\d/);
  await w.commands.requestLink(null, { email: 'org@school.ru' });
  expect((await w.queries.letters(admin))[0]).toMatchObject({ recipient: 'org@school.ru', status: 'kept' });
  expect((await w.queries.people(admin, 'организ')).map((p) => p.email)).toEqual(['org@school.ru']);
  expect(await w.queries.people(admin, '%')).toEqual([]);
  expect(await w.commands.retryMail(admin, { mailId: '0'.repeat(22) })).toMatchObject({
    code: 'account/no_mail',
  });
  expect(await w.queries.privacy(null)).toMatchObject({
    operator: { organisation: 'Центр' },
    ownDatabase: true,
  });
});

it('[AK18] export holds every table with the subject, and no secret', async () => {
  const { db, ids } = w.world.services;
  const actor = await w.world.person({ name: 'Экспортова Дарья', email: 'export@school.ru' });
  const forum = await w.world.forum();
  const seat = await w.world.join(forum.id, actor, ['participant'], { badgeCode: '5150' });
  await db.insert(proposal).values({
    id: ids.id(),
    forumId: forum.id,
    number: 1,
    participantId: seat,
    text: 'Предложение Дарьи',
    createdAt: new Date(),
  });
  await w.commands.updateProfile(actor, { name: 'Экспортова Дарья', locale: 'ru' });
  await w.commands.requestLink(null, { email: 'export@school.ru' });
  const { tables } = await w.queries.exportSelf(actor);
  expect(Object.keys(tables)).toEqual(
    expect.arrayContaining(['account', 'participant', 'proposal', 'event', 'sign_in_token', 'mail']),
  );
  const text = JSON.stringify(tables);
  expect(text).toContain('Предложение Дарьи');
  for (const secret of ['password_hash', 'passwordHash', 'token_hash', '5150', '/signin/link']) {
    expect(text).not.toContain(secret);
  }
  await expect(w.queries.exportSelf(null)).rejects.toMatchObject({ vecheCode: 'signed_out' });
});

it('[AK19] erasure leaves no trace of the person in any table; others and texts stay', async () => {
  const { db, ids } = w.world.services;
  const marker = 'Ъъмаркерова';
  const email = 'marker77@school.ru';
  const actor = await w.world.person({ name: `${marker} Анна`, email });
  await db
    .update(account)
    .set({ passwordHash: await hashPassword('пароль маркера тут') })
    .where(eq(account.id, actor.accountId));
  const forum = await w.world.forum();
  const seat = await w.world.join(forum.id, actor, ['participant'], {
    fullName: `${marker} Анна Ивановна`,
    post: 'директор-маркер77',
    schoolName: 'Школа-маркер77',
    email,
    phone: '+7-777-marker77',
  });
  const other = await w.world.join(forum.id, null, ['participant'], { fullName: 'Другой Пётр' });
  await db.insert(proposal).values({
    id: ids.id(),
    forumId: forum.id,
    number: 1,
    participantId: seat,
    enteredBy: actor.accountId,
    showAuthor: true,
    text: 'Текст предложения остаётся',
    createdAt: new Date(),
  });
  await db.insert(programmeItem).values({
    id: ids.id(),
    forumId: forum.id,
    pos: 'a0',
    kind: 'greeting',
    title: 'Приветствие',
    day: '2026-02-11',
    speakers: [
      { name: `${marker} Анна Ивановна`, post: 'директор-маркер77', school: '' },
      { name: 'Другой Пётр', post: 'директор', school: '' },
    ],
    moderators: [{ name: 'М. Анна', post: '', school: 'Школа-маркер77', participantId: seat }],
    createdAt: new Date(),
  });
  const bodyId = await w.world.body();
  await db.insert(bodyMember).values({
    id: ids.id(),
    bodyId,
    accountId: actor.accountId,
    fullName: `${marker} Анна`,
    school: 'Школа-маркер77',
    createdAt: new Date(),
  });
  await db.insert(oidcIdentity).values({
    issuer: 'https://id.example',
    subject: 'subject-marker77',
    accountId: actor.accountId,
    createdAt: new Date(),
  });
  await w.commands.requestLink(null, { email });
  await w.commands.updateProfile(actor, { name: `${marker} Анна`, locale: 'ru' }, { cmdId: 'marker77' });

  const stranger = await w.world.person();
  expect(
    await w.commands.eraseAccount(stranger, { accountId: actor.accountId, confirm: true }),
  ).toMatchObject({
    code: 'not_found',
  });
  expect(
    await w.commands.eraseAccount(actor, { accountId: actor.accountId, confirm: false as never }),
  ).toMatchObject({ code: 'invalid_input' });
  expect(await w.commands.eraseAccount(actor, { accountId: actor.accountId, confirm: true })).toEqual({
    ok: true,
    data: { mentions: [] },
  });

  const tables = await w.world.sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`;
  const left: string[] = [];
  for (const { name } of tables) {
    const [row] = await w.world.sql<{ n: number }[]>`
      select count(*)::int as n from ${w.world.sql(name)} t
      where t::text ilike '%маркер%' or t::text ilike '%marker77%'`;
    if ((row?.n ?? 0) > 0) left.push(name);
  }
  expect(left).toEqual([]);
  expect(await w.resolve(actor)).toBeNull();
  expect((await db.select().from(proposal).where(eq(proposal.forumId, forum.id)))[0]).toMatchObject({
    text: 'Текст предложения остаётся',
    participantId: null,
  });
  expect((await db.select().from(participant).where(eq(participant.id, other)))[0]?.fullName).toBe(
    'Другой Пётр',
  );
  expect((await db.select().from(mail).where(eq(mail.recipient, email))).length).toBe(0);
});

it('[AK19] what may not be changed and still names the person is reported by table', async () => {
  const { db, ids } = w.world.services;
  const admin = await w.world.person({ admin: true });
  const actor = await w.world.person({ name: 'Упомянутова Зоя Павловна' });
  const forum = await w.world.forum();
  await db.insert(proposal).values({
    id: ids.id(),
    forumId: forum.id,
    number: 1,
    text: 'Поблагодарить: Упомянутова Зоя Павловна',
    createdAt: new Date(),
  });
  expect(await w.commands.eraseAccount(admin, { accountId: actor.accountId, confirm: true })).toEqual({
    ok: true,
    data: { mentions: [{ table: 'proposal', count: 1 }] },
  });
  expect(w.world.errors).toEqual([]);
});

it('[AK20] phones and addresses go 90 days after the forum, unless the person is a member of the body', async () => {
  const { db, ids } = w.world.services;
  const bodyId = await w.world.body();
  const old = await w.world.forum({ bodyId, endsOn: '2025-11-01', startsOn: '2025-11-01' });
  const recent = await w.world.forum({ bodyId, endsOn: '2026-02-01', startsOn: '2026-02-01' });
  const member = await w.world.person({ name: 'Членова Ирина' });
  await db.insert(bodyMember).values({
    id: ids.id(),
    bodyId,
    accountId: member.accountId,
    fullName: 'Членова Ирина',
    createdAt: new Date(),
  });
  const contact = { email: 'c@school.ru', phone: '+7' };
  const gone = await w.world.join(old.id, null, ['participant'], contact);
  const kept = [
    await w.world.join(old.id, member, ['participant'], contact),
    await w.world.join(recent.id, null, ['participant'], contact),
  ];
  expect(await w.commands.sweepContacts(null, {})).toMatchObject({ code: 'not_found' });
  expect(await w.commands.sweepContacts(null, {}, { channel: 'system' })).toEqual({
    ok: true,
    data: { count: 1 },
  });
  const row = async (id: string) => (await db.select().from(participant).where(eq(participant.id, id)))[0];
  expect(await row(gone)).toMatchObject({ email: null, phone: null });
  for (const id of kept) expect(await row(id)).toMatchObject(contact);
});
