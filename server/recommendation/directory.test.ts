/** The directory of addressees on the real database: names, merging, posts, and whose an addressee is. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#domain/actor.ts';
import { addressee } from '#drizzle/schema/body.ts';
import { recommendation } from '#drizzle/schema/recommendation.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { boardRecords } from './repository.ts';
import { adoptText, type BoardWorld, boardWorld, clauseOf, frozenOf, UPRAVLENIE } from './testing.ts';

let world: TestWorld;
let b: BoardWorld;
beforeAll(async () => {
  world = await createTestServices();
  b = await boardWorld(world);
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.end();
});

const run = () => world.nouns.recommendation.commands;
const ask = () => world.nouns.recommendation.queries;
const card = async (dative: string, actor = b.secretary) => {
  const { addressees } = await ask().directory(actor, b.forum.slug);
  const found = addressees.find((one) => one.dative === dative);
  if (!found) throw new Error(`no ${dative}`);
  return found;
};

it('[RC36] a slip is corrected without a former name, by who keeps the board, once', async () => {
  const { id, version } = await card(UPRAVLENIE);
  const input = {
    forumId: b.forum.id,
    addresseeId: id,
    name: 'Управление образования',
    dative: UPRAVLENIE,
    genitive: 'Управления образования',
    email: 'uo@example.org',
    expectV: version,
  };
  expect(await run().correctAddressee(b.member, input)).toMatchObject({ code: 'forbidden' });
  expect(await run().correctAddressee(b.stranger, input)).toMatchObject({ code: 'not_found' });
  expect(await run().correctAddressee(b.secretary, { ...input, email: 'не почта' })).toMatchObject({
    code: 'invalid_input',
    fields: { email: 'invalid_format' },
  });
  expect(await run().correctAddressee(b.secretary, input)).toMatchObject({ ok: true });
  expect(await run().correctAddressee(b.secretary, input)).toMatchObject({ code: 'conflict' });
  expect(await card(UPRAVLENIE)).toMatchObject({
    name: 'Управление образования',
    genitive: 'Управления образования',
    contact: { email: 'uo@example.org' },
    formerNames: [],
  });
  await expect(ask().directory(b.member, b.forum.slug)).rejects.toMatchObject({ vecheCode: 'not_found' });
  const events = await world.sql`select data::text from event where type = 'addressee.corrected'`;
  expect(JSON.stringify(events)).not.toContain('example.org');
});

it('[RC38] a post is opened once; its holders follow each other', async () => {
  const { id } = await card(UPRAVLENIE);
  const post = { forumId: b.forum.id, addresseeId: id, title: 'начальник отдела', holder: 'Ким А. А.' };
  const opened = await run().openPost(b.secretary, { ...post, since: '2025-01-01' });
  expect(opened).toMatchObject({ ok: true });
  expect(await run().openPost(b.secretary, { ...post, title: 'Начальник Отдела' })).toMatchObject({
    code: 'board/post_exists',
  });
  const postId = opened.ok ? opened.data.postId : '';
  const next = { forumId: b.forum.id, postId, holder: 'Лим Б. Б.', acting: true };
  expect(await run().handOverPost(b.secretary, { ...next, since: '2024-12-01' })).toMatchObject({
    code: 'board/holder_order',
  });
  expect(await run().handOverPost(b.secretary, { ...next, since: '2026-01-10' })).toMatchObject({ ok: true });
  expect((await card(UPRAVLENIE)).posts[0]?.holders).toMatchObject([
    { fullName: 'Лим Б. Б.', acting: true, since: '2026-01-10', until: null },
    { fullName: 'Ким А. А.', acting: false, since: '2025-01-01', until: '2026-01-09' },
  ]);
});

it('[RC38] a deputy stands in from one day to another; the holder keeps the post and is back the day after', async () => {
  const { id } = await card(UPRAVLENIE);
  const { db } = world.services;
  const [row] = await db
    .select()
    .from(recommendation)
    .where(eq(recommendation.forumId, b.forum.id))
    .orderBy(recommendation.number);
  const recommendationId = row?.id ?? '';
  const post = 'заместитель начальника';
  await run().setOwner(b.secretary, {
    recommendationId,
    addresseeId: id,
    post,
    holder: 'Рим В. В.',
    since: '2020-01-01',
  });
  const postId = (await card(UPRAVLENIE)).posts.find(({ title }) => title === post)?.id ?? '';
  const deputy = { forumId: b.forum.id, postId, holder: 'Дим Г. Г.', since: '2026-07-01' };
  expect(await run().handOverPost(b.secretary, { ...deputy, until: '2026-06-30' })).toMatchObject({
    code: 'board/holder_order',
  });
  expect(await run().handOverPost(b.secretary, { ...deputy, until: '2026-07-28' })).toMatchObject({
    ok: true,
  });
  const onDay = async (day: string) => {
    const [record] = await boardRecords(
      db,
      { forumId: b.forum.id, ids: [recommendationId], limit: 1 },
      day,
      'UTC',
    );
    return record?.holder;
  };
  expect(await Promise.all(['2026-06-30', '2026-07-01', '2026-07-28', '2026-07-29'].map(onDay))).toEqual([
    'Рим В. В.',
    'Дим Г. Г.',
    'Дим Г. Г.',
    'Рим В. В.',
  ]);
  expect((await card(UPRAVLENIE)).posts.find(({ title }) => title === post)?.holders).toMatchObject([
    { fullName: 'Дим Г. Г.', acting: true, since: '2026-07-01', until: '2026-07-28' },
    { fullName: 'Рим В. В.', acting: false, since: '2020-01-01', until: null },
  ]);
});

it('[RC37] a merged body passes what is open to its successor and is found by its former name', async () => {
  const from = await card(UPRAVLENIE);
  const rows = await world.services.db
    .select()
    .from(recommendation)
    .where(eq(recommendation.forumId, b.forum.id))
    .orderBy(recommendation.number);
  const closedId = rows[1]?.id ?? '';
  await run().closeRecommendation(b.organiser, {
    recommendationId: closedId,
    verdict: 'obsolete',
    note: 'передано',
  });
  const made = await run().rerouteRecommendation(b.secretary, {
    recommendationId: rows[2]?.id ?? '',
    addresseeName: 'департаменту образования',
    ground: 'реорганизация',
  });
  expect(made).toMatchObject({ ok: true });
  const into = await card('департаменту образования');
  const merge = { forumId: b.forum.id, addresseeId: from.id, intoId: into.id, until: '2026-08-31' };
  expect(await run().mergeAddressee(b.secretary, { ...merge, intoId: from.id })).toMatchObject({
    code: 'not_found',
  });
  const circle = (await ask().directory(b.secretary, b.forum.slug)).addressees.find(
    (a) => a.kind === 'circle',
  );
  expect(await run().mergeAddressee(b.secretary, { ...merge, intoId: circle?.id ?? '' })).toMatchObject({
    code: 'board/merge_kinds',
  });
  expect(await run().mergeAddressee(b.secretary, merge)).toMatchObject({ ok: true, data: { passedOn: 1 } });
  const { rows: board } = await ask().boardTable(b.secretary, b.forum.slug);
  const to = (number: number) => board.find((row) => row.number === number)?.addressees.map((a) => a.id);
  expect(to(1)).toContain(into.id);
  expect(to(1)).not.toContain(from.id);
  expect(to(2)).toContain(from.id);
  expect((await card('департаменту образования')).formerNames).toMatchObject([
    { name: from.name, until: '2026-08-31' },
  ]);
  expect(await card(UPRAVLENIE)).toMatchObject({ successor: into.name, mayChange: false });
  const text = frozenOf([{ to: [UPRAVLENIE], clauses: [clauseOf('а)', 'провести приём')] }]);
  await adoptText(world, b.forum.id, text);
  const again = (await ask().boardTable(b.secretary, b.forum.slug)).rows.at(-1);
  expect(again?.addressees.map((a) => a.id)).toEqual([into.id]);
});

it('[RC39] organisers who have nothing to do with each other share neither names nor posts', async () => {
  const forum = await world.forum({ state: 'closed', public: false });
  const stranger = await world.person();
  await world.join(forum.id, stranger, ['organiser', 'participant']);
  const text = frozenOf([{ to: ['департаменту образования'], clauses: [clauseOf('а)', 'провести форум')] }]);
  await adoptText(world, forum.id, text);
  const { addressees } = await ask().directory(stranger, forum.slug);
  expect(addressees.map(({ dative }) => dative)).toEqual(['департаменту образования']);
  const own = await card('департаменту образования');
  expect(addressees[0]?.id).not.toBe(own.id);
  const page = await ask().recommendationPage(stranger, forum.slug, 1);
  expect(page.directory.map(({ id }) => id)).toEqual([addressees[0]?.id]);
  expect(
    await run().openPost(stranger, { forumId: forum.id, addresseeId: own.id, title: 'начальник' }),
  ).toMatchObject({ code: 'not_found' });
});

it('[RC39] of a shared one, another board neither names the owner nor the post', async () => {
  const forum = await world.forum({ state: 'closed', public: false });
  const secretary = await world.person();
  await world.join(forum.id, b.organiser, ['organiser', 'participant']);
  await world.join(forum.id, secretary, ['secretary']);
  const text = frozenOf([{ to: ['департаменту образования'], clauses: [clauseOf('а)', 'провести форум')] }]);
  await adoptText(world, forum.id, text);
  const shared = await card('департаменту образования');
  const [row] = await world.services.db
    .select()
    .from(recommendation)
    .where(eq(recommendation.forumId, forum.id));
  const owner = {
    recommendationId: row?.id ?? '',
    addresseeId: shared.id,
    post: 'начальник департамента',
    holder: 'Чужой Ч. Ч.',
  };
  expect(await run().setOwner(secretary, owner)).toMatchObject({ code: 'board/addressee_shared' });
  expect((await card('департаменту образования')).posts).toEqual([]);
  expect(await run().setOwner(b.organiser, owner)).toMatchObject({ ok: true });
  const { holder: _, ...known } = owner;
  expect(await run().setOwner(secretary, known)).toMatchObject({ ok: true });
  const [kept] = await world.services.db.select().from(addressee).where(eq(addressee.id, shared.id));
  expect(kept?.forumId).toBe(b.forum.id);
});

it('[RC41] the page of an addressee: how it stands here and on the reader’s other boards, and no others', async () => {
  const shared = await card('департаменту образования');
  const about = (who: Actor) => ask().bodyOnBoard(who, b.forum.slug, shared.id);
  const here = await about(b.organiser);
  expect(here).toMatchObject({ name: shared.name, keeper: true });
  const total = (counts: Record<string, number>) => Object.values(counts).reduce((all, n) => all + n, 0);
  expect(total(here?.counts ?? {})).toBe(shared.count);
  expect(here?.posts).toMatchObject([{ title: 'начальник департамента', holder: 'Чужой Ч. Ч.' }]);
  expect(here?.elsewhere.map(({ counts }) => total(counts))).toEqual([1]);
  // A member of this forum alone reads of neither the other one nor of people.
  expect(await about(b.member)).toMatchObject({
    counts: here?.counts,
    posts: [],
    elsewhere: [],
    keeper: false,
  });
  await expect(about(b.stranger)).rejects.toMatchObject({ vecheCode: 'not_found' });
  for (const id of ['Z'.repeat(22), "x' or 1=1", ''])
    expect(await ask().bodyOnBoard(b.organiser, b.forum.slug, id)).toBeNull();
});

it('[RC37] [RC74] a successor that never stood on the board has its letters and its place in the filter', async () => {
  const forum = await world.forum({ state: 'closed', public: false });
  await world.join(forum.id, b.organiser, ['organiser', 'participant']);
  const text = frozenOf([{ to: ['министерству просвещения'], clauses: [clauseOf('а)', 'открыть класс')] }]);
  await adoptText(world, forum.id, text);
  const [from, into] = [
    await card('департаменту образования', b.organiser),
    await card('министерству просвещения', b.organiser),
  ];
  expect(into.count).toBe(0);
  const merge = { forumId: b.forum.id, addresseeId: from.id, intoId: into.id, until: '2026-10-31' };
  expect(await run().mergeAddressee(b.organiser, merge)).toMatchObject({
    ok: true,
    data: { passedOn: from.count },
  });
  const { addressees } = await ask().boardTable(b.organiser, b.forum.slug);
  expect(addressees.find(({ id }) => id === into.id)).toMatchObject({ count: from.count });
  expect(addressees.some(({ id }) => id === from.id)).toBe(false);
  const { desks } = await ask().lettersDesk(b.organiser, b.forum.slug);
  const of = (id: string) =>
    desks.filter(({ addressee }) => addressee.id === id).flatMap(({ items }) => items);
  expect([of(from.id).length, of(into.id).length]).toEqual([0, from.count]);
});
