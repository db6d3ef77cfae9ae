/** The directory of addressees on the real database: names, merging, posts, and whose an addressee is. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addressee } from '#drizzle/schema/body.ts';
import { recommendation } from '#drizzle/schema/recommendation.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
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
