import { and, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { account } from '#drizzle/schema/account.ts';
import { event } from '#drizzle/schema/event.ts';
import { forum, participant } from '#drizzle/schema/forum.ts';
import { proposal } from '#drizzle/schema/track.ts';
import type { Revocation } from '../bus/messages.ts';
import { accountWorld } from './testing.ts';

let w: Awaited<ReturnType<typeof accountWorld>>;
const revoked: Revocation[] = [];

beforeAll(async () => {
  w = await accountWorld();
  w.world.services.bus.subscribe((m) => void (m.type === 'revoke' && revoked.push(m)));
});
afterAll(() => w.world.end());

async function forumWithList(over: Parameters<typeof w.world.forum>[0] = {}) {
  const made = await w.world.forum(over);
  const [row] = await w.world.services.db.select().from(forum).where(eq(forum.id, made.id));
  const schoolId = await w.world.school({ shortName: 'СОШ № 5' });
  const seat = await w.world.join(made.id, null, ['participant'], {
    fullName: 'Соловьёва Мария Петровна',
    schoolId,
    badgeCode: '4071',
    confirmedAt: null,
    voting: true,
    email: 'secret@school.ru',
    phone: '+7 918 000-00-00',
  });
  return { ...made, code: row!.joinCode, seat };
}
const seatRow = async (id: string) =>
  (await w.world.services.db.select().from(participant).where(eq(participant.id, id)))[0]!;
const ticks = { processing: true as const, publication: false };
const me = (text: string) => ({ name: text, post: 'директор', school: 'СОШ № 12', ...ticks });

it('[AK8] six digits open the forum; spaces are forgiven, other digits are a wrong code', async () => {
  const f = await forumWithList();
  const page = await w.queries.joinPage(null, ` ${f.code.slice(0, 3)} ${f.code.slice(3)} `, 'a');
  expect(page).toMatchObject({ slug: f.slug, hasList: true, joined: false });
  const wrong = f.code === '000000' ? '000001' : '000000';
  await expect(w.queries.joinPage(null, wrong, 'a')).rejects.toMatchObject({
    vecheCode: 'account/wrong_code',
  });
  await expect(w.queries.joinPage(null, 'abc', 'a')).rejects.toMatchObject({
    vecheCode: 'account/wrong_code',
  });
  expect(await w.commands.joinForum(null, { ...me('Гость Один'), code: wrong })).toMatchObject({
    code: 'account/wrong_code',
  });
});

it('[AK8] a draft has no code; a closed door answers as a wrong code does', async () => {
  const draft = await forumWithList({ state: 'draft' });
  const closed = await forumWithList({ joinOpen: false });
  await expect(w.queries.joinPage(null, draft.code, 'a')).rejects.toMatchObject({
    vecheCode: 'account/wrong_code',
  });
  await expect(w.queries.joinPage(null, closed.code, 'a')).rejects.toMatchObject({
    vecheCode: 'account/wrong_code',
  });
});

it('[AK9] a walk-in becomes a guest: unconfirmed, without a vote, with the consents that were ticked', async () => {
  const f = await forumWithList();
  expect(
    await w.commands.joinForum(null, { ...me('Гость Иван'), processing: false as never, code: f.code }),
  ).toMatchObject({ code: 'invalid_input', fields: { processing: 'consent' } });
  const joined = await w.commands.joinForum(null, { ...me('Гость  Иван\u202e'), code: f.code });
  expect(joined).toMatchObject({ ok: true, data: { next: `/f/${f.slug}/now` } });
  if (!joined.ok) return;
  const actor = (await w.resolve(joined.data))!;
  expect(actor).toMatchObject({ kind: 'guest', name: 'Гость Иван', admin: false });
  const [row] = await w.world.services.db
    .select()
    .from(participant)
    .where(eq(participant.accountId, actor.accountId));
  expect(row).toMatchObject({ roles: ['guest'], voting: false, confirmedAt: null, source: 'code' });
  expect(row?.consentProcessingAt).not.toBeNull();
  expect(row?.consentPublicationAt).toBeNull();
  // The second scan of the code by the same phone is the same person.
  const again = await w.commands.joinForum(actor, { ...me('Другой Иван'), code: f.code });
  expect(again).toMatchObject({ ok: true, data: { accountId: actor.accountId } });
  const all = await w.world.services.db.select().from(participant).where(eq(participant.forumId, f.id));
  expect(all).toHaveLength(2);
});

it('[AK9] nobody gives themselves a role, a vote or another forum by extra fields', async () => {
  const f = await forumWithList();
  for (const extra of [
    { roles: ['organiser'] },
    { voting: true },
    { forumId: f.id },
    { confirmedAt: new Date() },
  ]) {
    expect(
      await w.commands.joinForum(null, { ...me('Гость Иван'), code: f.code, ...extra } as never),
    ).toMatchObject({ code: 'invalid_input' });
  }
});

it('[AK10] three letters show names and schools, and nothing else', async () => {
  const f = await forumWithList();
  const other = await forumWithList();
  const found = await w.queries.seatSearch({ code: f.code, text: 'соловье' });
  expect(found).toEqual([{ participantId: f.seat, name: 'Соловьёва Мария Петровна', school: 'СОШ № 5' }]);
  expect(await w.queries.seatSearch({ code: f.code, text: 'мар' })).toHaveLength(1);
  expect(await w.queries.seatSearch({ code: f.code, text: '%%%' })).toHaveLength(0);
  await expect(w.queries.seatSearch({ code: f.code, text: 'со' })).rejects.toMatchObject({
    vecheCode: 'invalid_input',
  });
  await expect(w.queries.seat(f.code, other.seat, 'a')).rejects.toMatchObject({ vecheCode: 'not_found' });
});

it('[AK10] the badge code gives the seat with its rights; a second phone is the same person', async () => {
  const f = await forumWithList();
  const input = { code: f.code, participantId: f.seat, badge: '4071', ...ticks };
  revoked.length = 0;
  const first = await w.commands.claimSeat(null, input);
  expect(first).toMatchObject({ ok: true, data: { next: `/f/${f.slug}/now` } });
  if (!first.ok) return;
  expect(await seatRow(f.seat)).toMatchObject({ accountId: first.data.accountId, voting: true });
  expect((await seatRow(f.seat)).confirmedAt).not.toBeNull();
  expect(revoked).toContainEqual(
    expect.objectContaining({ accountId: first.data.accountId, forumId: f.id, code: 'rights_changed' }),
  );
  const second = await w.commands.claimSeat(null, input);
  expect(second).toMatchObject({ ok: true, data: { accountId: first.data.accountId } });
  expect((await w.resolve(first.data))?.name).toBe('Соловьёва Мария Петровна');
});

it('[AK10] a wrong badge, a seat of another forum and a removed seat are one answer', async () => {
  const f = await forumWithList();
  const other = await forumWithList();
  const removed = await w.world.join(f.id, null, ['participant'], {
    badgeCode: '1111',
    removedAt: new Date(),
  });
  for (const [participantId, badge] of [
    [f.seat, '4072'],
    [other.seat, '4071'],
    [removed, '1111'],
    ['0'.repeat(22), '4071'],
  ] as const) {
    expect(await w.commands.claimSeat(null, { code: f.code, participantId, badge, ...ticks })).toEqual({
      ok: false,
      code: 'account/wrong_badge',
      fields: { badge: 'wrong_badge' },
    });
  }
});

it('[AK7] a badge cannot be guessed, from many addresses at once; its owner goes to the desk, others join', async () => {
  const f = await forumWithList();
  const second = await w.world.join(f.id, null, ['participant'], {
    fullName: 'Другая Анна',
    badgeCode: '7777',
  });
  const all = await Promise.all(
    Array.from({ length: 200 }, (_, i) =>
      w.commands.claimSeat(null, {
        code: f.code,
        participantId: f.seat,
        badge: String(i).padStart(4, '0'),
        address: `10.1.0.${i}`,
        ...ticks,
      }),
    ),
  );
  const codes = all.map((r) => (r.ok ? 'ok' : r.code));
  expect(codes.filter((c) => c === 'account/wrong_badge')).toHaveLength(6);
  expect(codes.filter((c) => c === 'rate_limited')).toHaveLength(194);
  expect(
    await w.commands.claimSeat(null, {
      code: f.code,
      participantId: second,
      badge: '7777',
      ...ticks,
      address: 'z',
    }),
  ).toMatchObject({ ok: true });
});

it('[AK7] codes cannot be tried one after another; a hall behind one address joins at once', async () => {
  const f = await forumWithList();
  const people = await Promise.all(
    Array.from({ length: 120 }, (_, i) =>
      w.commands.joinForum(null, {
        ...me(`Гость Номер${String.fromCharCode(1072 + (i % 30))}`),
        code: f.code,
        address: 'hall',
      }),
    ),
  );
  expect(people.filter((p) => !p.ok)).toEqual([]);
  const pages = await Promise.all(
    Array.from({ length: 300 }, () => w.queries.joinPage(null, f.code, 'hall')),
  );
  expect(pages.every((page) => page.slug === f.slug)).toBe(true);
  const codes: string[] = [];
  for (let i = 0; i < 330; i += 1) {
    const code = String(i).padStart(6, '0');
    if (code === f.code) continue;
    codes.push(
      await w.queries.joinPage(null, code, 'guesser').then(
        () => 'ok',
        (e: { vecheCode: string }) => e.vecheCode,
      ),
    );
  }
  expect(codes.filter((c) => c === 'account/wrong_code').length).toBeLessThanOrEqual(300);
  expect(codes.at(-1)).toBe('rate_limited');
});

it('[AK10] a guest who then finds themselves on the list stays one person and keeps their proposals', async () => {
  const f = await forumWithList();
  const joined = await w.commands.joinForum(null, { ...me('Соловьева'), code: f.code });
  if (!joined.ok) throw new Error(joined.code);
  const actor = (await w.resolve(joined.data))!;
  const { db } = w.world.services;
  const [own] = await db.select().from(participant).where(eq(participant.accountId, actor.accountId));
  await db.insert(proposal).values({
    id: w.world.services.ids.id(),
    forumId: f.id,
    number: 1,
    participantId: own!.id,
    fromGuest: true,
    text: 'Один запрос — один раз',
    createdAt: new Date(),
  });
  const input = { code: f.code, participantId: f.seat, badge: '4071', ...ticks };
  expect(await w.commands.claimSeat(actor, input)).toMatchObject({ data: { accountId: actor.accountId } });
  const live = await db
    .select()
    .from(participant)
    .where(and(eq(participant.forumId, f.id), isNull(participant.removedAt)));
  expect(live.map((p) => p.id)).toEqual([f.seat]);
  expect((await db.select().from(proposal))[0]?.participantId).toBe(f.seat);
  expect((await w.resolve(joined.data))?.name).toBe('Соловьёва Мария Петровна');
});

it('[AK10] an account takes the seat over from a guest session, never from another account', async () => {
  const f = await forumWithList();
  const input = { code: f.code, participantId: f.seat, badge: '4071', ...ticks };
  const guest = await w.commands.claimSeat(null, input);
  const owner = await w.world.person({ name: 'Соловьёва Мария Петровна', email: 'solo@school.ru' });
  expect(guest.ok).toBe(true);
  expect(await w.commands.claimSeat(owner, input)).toMatchObject({ data: { accountId: owner.accountId } });
  expect((await seatRow(f.seat)).accountId).toBe(owner.accountId);
  const thief = await w.world.person({ name: 'Чужой Человек' });
  for (const actor of [null, thief]) {
    expect(await w.commands.claimSeat(actor, input)).toMatchObject({ code: 'account/seat_has_account' });
  }
  const second = await w.world.join(f.id, null, ['participant'], { badgeCode: '2222' });
  expect(await w.commands.claimSeat(owner, { ...input, participantId: second, badge: '2222' })).toMatchObject(
    {
      code: 'account/another_seat',
    },
  );
});

it('[AK10] whoever the organiser removed does not come back by the code', async () => {
  const f = await forumWithList();
  const guest = await w.world.person({ kind: 'guest' });
  await w.world.join(f.id, guest, ['guest'], { source: 'code', removedAt: new Date() });
  expect(await w.commands.joinForum(guest, { ...me('Снова Я'), code: f.code })).toMatchObject({
    code: 'account/join_refused',
  });
});

it('[AK15] events of joining hold ids only', async () => {
  const rows = await w.world.services.db.select().from(event);
  const text = JSON.stringify(rows.map((r) => r.data));
  const words = ['Солов', 'Гость', 'СОШ', 'secret@', '"4071"'].filter((word) => text.includes(word));
  expect(words).toEqual([]);
  expect(rows.some((r) => r.type === 'participant.joined')).toBe(true);
  expect(rows.some((r) => r.type === 'participant.claimed')).toBe(true);
  expect(await w.world.services.db.select().from(account)).not.toHaveLength(0);
  expect(w.world.errors).toEqual([]);
});
