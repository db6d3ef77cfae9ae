import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addressee, post, postHolder } from '#drizzle/schema/body.ts';
import { recommendation } from '#drizzle/schema/recommendation.ts';
import { verify } from '../backup/verify.ts';
import { bindCommands, bindQueries } from '../bind.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import * as life from './commands.ts';
import * as directory from './directory-commands.ts';
import * as letters from './letter-commands.ts';
import * as one from './one-queries.ts';
import * as pages from './page-queries.ts';
import * as publish from './publish-commands.ts';
import * as queries from './queries.ts';
import { adoptText, type BoardWorld, boardWorld, clauseOf, frozenOf, newId, UPRAVLENIE } from './testing.ts';

let world: TestWorld;
let b: BoardWorld;
beforeAll(async () => {
  world = await createTestServices();
  b = await boardWorld(world);
});
afterAll(() => world.end());

const run = () => bindCommands(world.services, { ...life, ...letters, ...publish, ...directory });
const ask = () => bindQueries(world.services, { ...queries, ...pages, ...one });
const rowsOf = (forumId = b.forum.id) =>
  world.services.db
    .select()
    .from(recommendation)
    .where(eq(recommendation.forumId, forumId))
    .orderBy(recommendation.number);
const idOf = async (number: number) => (await rowsOf())[number - 1]?.id ?? '';

it('[RC6] a verdict has its ground; reopening is the organiser’s and says why', async () => {
  const id = await idOf(1);
  expect(
    await run().closeRecommendation(b.secretary, { recommendationId: id, verdict: 'done' }),
  ).toMatchObject({ code: 'board/no_ground' });
  expect(
    await run().closeRecommendation(b.member, {
      recommendationId: id,
      verdict: 'obsolete',
      note: 'устарело',
    }),
  ).toMatchObject({ code: 'forbidden' });
  const own = await idOf(6);
  expect(
    await run().closeRecommendation(b.organiser, { recommendationId: own, verdict: 'done', note: '' }),
  ).toMatchObject({ ok: true });
  expect(
    await run().reopenRecommendation(b.secretary, { recommendationId: own, reason: 'рано' }),
  ).toMatchObject({ code: 'forbidden' });
  expect(
    await run().reopenRecommendation(b.organiser, { recommendationId: own, reason: 'рано сняли' }),
  ).toMatchObject({ ok: true });
  expect((await rowsOf())[5]).toMatchObject({ state: 'in_progress', verdict: null, closedAt: null });
  const version = (await rowsOf())[5]?.version ?? 0;
  expect(
    await run().closeRecommendation(b.secretary, {
      recommendationId: own,
      verdict: 'done',
      expectV: version - 1,
    }),
  ).toMatchObject({ code: 'conflict' });
});

it('[RC9] a clause with two actions is divided word for word; its parts live apart, and when the last ends, so does the clause', async () => {
  const id = await idOf(3);
  const parts = [
    { text: 'проводить анализ состояния системы образования' },
    { text: 'сформировать резерв управленческих кадров', due: '2026-12-31', deadlineText: 'до конца года' },
  ];
  expect(
    await run().splitRecommendation(b.secretary, {
      recommendationId: id,
      parts: [{ text: 'придуманное действие' }, ...parts],
    }),
  ).toMatchObject({ code: 'board/not_an_excerpt' });
  expect(await run().splitRecommendation(b.secretary, { recommendationId: id, parts })).toMatchObject({
    ok: true,
    data: { numbers: [7, 8] },
  });
  expect(await run().splitRecommendation(b.secretary, { recommendationId: id, parts })).toMatchObject({
    code: 'board/divided_already',
  });
  const board = await ask().boardTable(b.secretary, b.forum.slug);
  expect(board.rows.map((r) => r.number)).toEqual([1, 2, 3, 7, 8, 4, 5, 6]);
  expect(board.rows[2]).toMatchObject({
    parts: 2,
    text: 'проводить анализ состояния системы образования; сформировать резерв управленческих кадров',
  });
  expect((await rowsOf())[7]).toMatchObject({ baselineDue: '2026-12-31', part: 2, parentId: id });
  await run().moveRecommendation(b.secretary, {
    recommendationId: (await rowsOf())[6]?.id ?? '',
    event: 'start',
  });
  for (const number of [7, 8])
    await run().closeRecommendation(b.organiser, {
      recommendationId: await idOf(number),
      verdict: 'obsolete',
      note: 'передано',
    });
  expect((await rowsOf())[2]).toMatchObject({ state: 'closed', verdict: 'obsolete' });
  await run().reopenRecommendation(b.organiser, { recommendationId: await idOf(7), reason: 'вернулись' });
  expect((await rowsOf())[2]).toMatchObject({ state: 'in_progress', verdict: null });
  expect(await verify(world.sql)).toMatchObject({ ok: true });
});

it('[RC30] an owner is a post: hand-over keeps the open items, a renamed body stays one addressee', async () => {
  // After the day the new holder took the post: until then the former one holds it.
  world.clock.set(new Date('2026-10-01T08:00:00Z'));
  const id = await idOf(1);
  const { desks } = await ask().lettersDesk(b.secretary, b.forum.slug);
  const office = desks.find((d) => d.addressee.dative === UPRAVLENIE);
  const addresseeId = office?.addressee.id ?? '';
  const owner = {
    recommendationId: id,
    addresseeId,
    post: 'начальник управления',
    holder: 'Петров Алексей Алексеевич',
    since: '2025-01-01',
  };
  const set = await run().setOwner(b.secretary, owner);
  expect(set).toMatchObject({ ok: true });
  const [seat] = await world.services.db.select().from(post);
  const forumId = b.forum.id;
  expect(
    await run().handOverPost(b.secretary, {
      forumId,
      postId: seat?.id ?? '',
      holder: 'Новикова Ольга Юрьевна',
      since: '2026-09-15',
    }),
  ).toMatchObject({ ok: true });
  const holders = await world.services.db.select().from(postHolder).orderBy(postHolder.since);
  expect(holders.map((h) => [h.fullName, h.until])).toEqual([
    ['Петров Алексей Алексеевич', '2026-09-14'],
    ['Новикова Ольга Юрьевна', null],
  ]);
  const page = await ask().recommendationPage(b.secretary, b.forum.slug, 1);
  expect(page.row).toMatchObject({ post: 'начальник управления', holder: 'Новикова Ольга Юрьевна' });
  const rename = {
    forumId,
    addresseeId,
    name: 'департамент образования',
    dative: 'департаменту образования',
    until: '2026-08-31',
  };
  expect(await run().renameAddressee(b.member, rename)).toMatchObject({ code: 'forbidden' });
  expect(await run().renameAddressee(b.secretary, rename)).toMatchObject({ ok: true });
  const [named] = await world.services.db.select().from(addressee).where(eq(addressee.id, addresseeId));
  expect(named?.formerNames).toMatchObject([{ name: UPRAVLENIE, until: '2026-08-31' }]);
  expect((await ask().boardTable(b.member, b.forum.slug)).rows[0]?.addressees[0]?.name).toBe(
    'департамент образования',
  );
});

it('[RC31] another addressee: the former stays in the chain, the way goes on with «направлена»', async () => {
  const id = await idOf(1);
  expect(
    await run().rerouteRecommendation(b.secretary, { recommendationId: id, ground: 'ведение округа' }),
  ).toMatchObject({ code: 'invalid_input' });
  expect(
    await run().rerouteRecommendation(b.secretary, {
      recommendationId: id,
      addresseeName: 'министерству образования',
      ground: 'ведение края',
    }),
  ).toMatchObject({ ok: true });
  expect((await rowsOf())[0]).toMatchObject({ state: 'rerouted', kind: 'body', ownerPostId: null });
  const page = await ask().recommendationPage(b.member, b.forum.slug, 1);
  expect(page.row.addressees.map((a) => a.dative)).toEqual(['министерству образования']);
  expect(page.trail.some((s) => s.kind === 'event' && s.type === 'reroute')).toBe(true);
});

const ROWS = process.env.NIGHTLY === '1' ? 5000 : 1200;
it(`[RC32] [RC61] ${ROWS} rows: fifty first, the rest by key, nothing twice and nothing left out`, async () => {
  const forum = await world.forum({ state: 'closed' });
  await world.join(forum.id, b.organiser, ['organiser', 'participant']);
  const clauses = Array.from({ length: ROWS / 4 }, (_, i) =>
    clauseOf(`${i + 1}.`, `провести мероприятие номер ${i + 1}`),
  );
  const frozen = frozenOf(
    Array.from({ length: 4 }, (_, g) => ({
      to: [`отделу ${g + 1}`],
      clauses: clauses.map((c) => ({ ...c, id: newId() })),
    })),
  );
  expect((await adoptText(world, forum.id, frozen)).count).toBe(ROWS);
  const seen: number[] = [];
  let after: string | undefined;
  do {
    const page = await ask().boardTable(b.organiser, forum.slug, {
      after,
      limit: seen.length === 0 ? undefined : '500',
    });
    if (seen.length === 0) expect(page.rows).toHaveLength(50);
    seen.push(...page.rows.map((r) => r.number));
    after = page.next ?? undefined;
  } while (after);
  expect(seen).toEqual(Array.from({ length: ROWS }, (_, i) => i + 1));
  const found = await ask().boardTable(b.organiser, forum.slug, { q: `номер ${ROWS / 4}` });
  expect(found.rows).toHaveLength(4);
});
