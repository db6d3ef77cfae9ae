import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addressee, circleSchool } from '#drizzle/schema/body.ts';
import { event } from '#drizzle/schema/event.ts';
import { boardSnapshot, recommendation, schoolMark } from '#drizzle/schema/recommendation.ts';
import { proposal, track } from '#drizzle/schema/track.ts';
import { verify } from '../backup/verify.ts';
import { bindCommands, bindQueries } from '../bind.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { viewRegistry } from '../views.ts';
import * as life from './commands.ts';
import * as letters from './letter-commands.ts';
import * as one from './one-queries.ts';
import * as pages from './page-queries.ts';
import * as publish from './publish-commands.ts';
import * as queries from './queries.ts';
import {
  adoptText,
  type BoardWorld,
  boardWorld,
  clauseOf,
  frozenOf,
  newId,
  SCHOOLS,
  UPRAVLENIE,
} from './testing.ts';

let world: TestWorld;
let b: BoardWorld;
beforeAll(async () => {
  world = await createTestServices();
  b = await boardWorld(world);
});
afterAll(() => world.end());

const run = () => bindCommands(world.services, { ...life, ...letters, ...publish });
const ask = () => bindQueries(world.services, { ...queries, ...pages, ...one });
const rowsOf = (forumId = b.forum.id) =>
  world.services.db
    .select()
    .from(recommendation)
    .where(eq(recommendation.forumId, forumId))
    .orderBy(recommendation.number);
const idOf = async (number: number) => (await rowsOf())[number - 1]?.id ?? '';

it('[RC1] rows come from the adopted clauses, once, numbered in the order of the paper, with their hash in the chain', async () => {
  const rows = await rowsOf();
  expect(rows.map((r) => [r.number, r.marker, r.kind])).toEqual([
    [1, 'а)', 'jointly'],
    [2, 'б)', 'jointly'],
    [3, 'в)', 'jointly'],
    [4, '1)', 'circle'],
    [5, '2)', 'circle'],
    [6, '1.', 'body'],
  ]);
  expect(rows[0]).toMatchObject({ baselineDue: '2026-09-01', currentDue: '2026-09-01', state: 'adopted' });
  expect(rows[4]).toMatchObject({ deadlineText: 'до 2028 года', baselineDue: null });
  const made = await world.services.db.select().from(event).where(eq(event.type, 'recommendation.generated'));
  expect(made).toHaveLength(6);
  expect(await verify(world.sql)).toMatchObject({ ok: true, findings: [] });
});

it('[RC3] the circle is the schools of the forum’s list; the bodies stand in the directory once', async () => {
  const [circle] = await world.services.db.select().from(addressee).where(eq(addressee.kind, 'circle'));
  const members = await world.services.db
    .select()
    .from(circleSchool)
    .where(eq(circleSchool.addresseeId, circle?.id ?? ''));
  expect(members.map((m) => m.schoolId).sort()).toEqual([...b.schools].sort());
  const other = await world.forum();
  await world.join(other.id, null, ['participant'], { schoolId: await world.school() });
  await world.join(other.id, b.organiser, ['organiser']);
  await adoptText(
    world,
    other.id,
    frozenOf([
      { to: [UPRAVLENIE.toUpperCase()], clauses: [clauseOf('а)', 'иное')] },
      { to: [SCHOOLS], clauses: [clauseOf('1)', 'иное')] },
    ]),
  );
  const all = await world.services.db.select().from(addressee);
  expect(all.filter((a) => a.kind === 'organisation')).toHaveLength(2);
  expect(all.filter((a) => a.kind === 'circle')).toHaveLength(2);
});

it('[RC24] the tracks are told, the authors never: neither on the page nor in what any audience gets', async () => {
  const forum = await world.forum({ state: 'closed' });
  await world.join(forum.id, b.organiser, ['organiser', 'participant']);
  await world.join(forum.id, b.member, ['participant']);
  const author = await world.person({ name: 'Авторова Тайна Секретовна' });
  const participantId = await world.join(forum.id, author, ['participant']);
  const { db, clock } = world.services;
  const trackId = newId();
  await db.insert(track).values({
    id: trackId,
    forumId: forum.id,
    number: 1,
    title: 'Наставничество',
    notesDraftId: newId(),
    createdAt: clock.now(),
  });
  const proposalId = newId();
  const clause = clauseOf('а)', 'создать школу наставников', {
    provenance: { proposals: [proposalId], splitFrom: null, mergedFrom: [] },
  });
  await db.insert(proposal).values({
    id: proposalId,
    forumId: forum.id,
    trackId,
    number: 1,
    participantId,
    showAuthor: true,
    text: 'Наставники',
    state: 'taken',
    clauseId: clause.id,
    createdAt: clock.now(),
  });
  await adoptText(world, forum.id, frozenOf([{ to: [UPRAVLENIE], clauses: [clause] }]));
  for (const person of [b.organiser, b.member]) {
    const page = await ask().recommendationPage(person, forum.slug, 1);
    expect(page.row.tracks).toEqual(['Наставничество']);
    expect(page.trail.map((s) => s.kind)).toEqual(['proposal', 'clause', 'adopted']);
    expect(JSON.stringify(page)).not.toMatch(/Авторова|participantId/);
  }
});

it('[RC25] wording and baseline are immutable, also for a hand at the database', async () => {
  const id = await idOf(1);
  for (const set of [{ text: 'иное' }, { baselineDue: '2027-01-01' }])
    await expect(
      world.services.db.update(recommendation).set(set).where(eq(recommendation.id, id)),
    ).rejects.toThrow();
});

it('[RC26] who sees the board: members inside, guests and strangers and the public nothing', async () => {
  const guest = await world.person({ kind: 'guest' });
  await world.join(b.forum.id, guest, ['guest'], { confirmedAt: null });
  for (const person of [guest, b.stranger, null])
    await expect(ask().boardTable(person, b.forum.slug)).rejects.toMatchObject({ vecheCode: 'not_found' });
  const keeper = await ask().boardTable(b.secretary, b.forum.slug);
  const member = await ask().boardTable(b.member, b.forum.slug);
  expect(keeper).toMatchObject({ audience: 'keeper', counts: { total: 6, open: 6 } });
  expect(member.audience).toBe('member');
  expect(member.rows).toHaveLength(6);
  const views = viewRegistry(world.services);
  const live = views.get('board.table');
  expect(await live?.audience(guest, b.forum.id)).toBeNull();
  expect(await live?.audience(b.member, b.forum.id)).toBe(`user:${b.member.accountId}`);
  expect(await views.get('recommendation.page')?.audience(b.stranger, `${b.forum.id}:1`)).toBeNull();
});

it('[RC27] «Моя школа»: a director marks, sees their own and nobody else’s; the organiser sees all, the rest «2 из 3»', async () => {
  const id = await idOf(4);
  expect(
    await run().markSchool(b.director, { recommendationId: id, mark: 'not_relevant', note: '11 педагогов' }),
  ).toMatchObject({ ok: true });
  expect(
    await run().markSchool(b.other, { recommendationId: id, mark: 'done', note: 'Приказ № 4' }),
  ).toMatchObject({ ok: true });
  expect(await run().markSchool(b.member, { recommendationId: id, mark: 'done' })).toMatchObject({
    code: 'not_found',
  });
  expect(await run().markSchool(b.director, { recommendationId: await idOf(1), mark: 'done' })).toMatchObject(
    { code: 'not_found' },
  );
  expect(await run().markSchool(null, { recommendationId: id, mark: 'done' })).toMatchObject({ ok: false });

  const mine = await ask().mySchool(b.director, b.forum.slug);
  expect(mine.items.map((i) => [i.number, i.mark, i.note])).toEqual([
    [4, 'not_relevant', '11 педагогов'],
    [5, null, ''],
  ]);
  expect(JSON.stringify(mine)).not.toContain('Приказ № 4');
  for (const person of [b.member, b.director, b.secretary]) {
    const page = await ask().recommendationPage(person, b.forum.slug, 4);
    expect(page.marks).toBeNull();
    expect(page.row.circle).toEqual({ marked: 2, total: 3 });
    expect(JSON.stringify(page)).not.toContain('Приказ № 4');
    expect(JSON.stringify(await ask().boardTable(person, b.forum.slug))).not.toContain('not_relevant');
  }
  const organiser = await ask().recommendationPage(b.organiser, b.forum.slug, 4);
  expect(organiser.marks).toHaveLength(3);
  expect(organiser.marks?.filter((m) => m.mark !== null)).toHaveLength(2);
  expect(await run().markSchool(b.director, { recommendationId: id, mark: 'working' })).toMatchObject({
    ok: true,
  });
  expect(
    await world.services.db.select().from(schoolMark).where(eq(schoolMark.recommendationId, id)),
  ).toHaveLength(2);
});

it('[RC28] «Как это видит управление»: its own rows, no days, no members’ words; only the organiser may look so', async () => {
  const view = await ask().boardTable(b.organiser, b.forum.slug, { as: 'addressee' });
  if (view.audience !== 'addressee') throw new Error(view.audience);
  expect(view.rows.map((r) => r.number)).toEqual([1, 2, 3]);
  for (const row of view.rows) expect(Object.keys(row)).not.toEqual(expect.arrayContaining(['schedule']));
  const asMember = await ask().boardTable(b.organiser, b.forum.slug, { as: 'participant' });
  expect(asMember.audience).toBe('member');
  await expect(ask().boardTable(b.organiser, b.forum.slug, { as: 'public' })).rejects.toMatchObject({
    vecheCode: 'not_found',
  });
  expect((await ask().boardTable(b.member, b.forum.slug, { as: 'addressee' })).audience).toBe('member');
});

it('[RC29] nothing is public until published; then a numbered snapshot without days, silence or a single school', async () => {
  await expect(ask().publicBoard(b.forum.slug)).rejects.toMatchObject({ vecheCode: 'not_found' });
  const { resolutionId } = b;
  const { desks } = await ask().lettersDesk(b.secretary, b.forum.slug);
  const office = desks.find((d) => d.addressee.dative === UPRAVLENIE);
  await run().markSent(b.secretary, {
    resolutionId,
    addresseeId: office?.addressee.id ?? '',
    regDate: '2026-02-12',
  });
  await run().closeRecommendation(b.organiser, {
    recommendationId: await idOf(2),
    verdict: 'not_done',
    note: 'Без ответа, управление молчит',
  });
  world.clock.set(new Date('2026-10-01T08:00:00Z'));
  const member = await ask().boardTable(b.member, b.forum.slug);
  if (member.audience !== 'member') throw new Error();
  expect(member.rows[0]).toMatchObject({
    schedule: { kind: 'past', days: 30 },
    waiting: { silentDays: 231 },
  });

  const preview = await ask().publishDesk(b.organiser, b.forum.slug);
  expect(
    await run().publishSnapshot(b.secretary, { forumId: b.forum.id, sha256: preview.sha256 }),
  ).toMatchObject({ code: 'forbidden' });
  expect(
    await run().publishSnapshot(b.organiser, { forumId: b.forum.id, sha256: '0'.repeat(64) }),
  ).toMatchObject({ code: 'board/preview_changed' });
  const both = await Promise.all(
    [1, 2].map(() => run().publishSnapshot(b.organiser, { forumId: b.forum.id, sha256: preview.sha256 })),
  );
  expect(both.filter((r) => r.ok)).toHaveLength(1);
  expect(both.find((r) => !r.ok)).toMatchObject({ code: 'board/same_snapshot', params: { number: 1 } });

  const shown = await ask().publicBoard(b.forum.slug);
  expect(shown).toMatchObject({ number: 1, sha256: preview.sha256, snapshot: { asOf: '2026-10-01' } });
  const text = JSON.stringify(shown.snapshot);
  expect(text).not.toMatch(/silent|schedule|waiting|past|not_done|молчит|due"|педагогов|Приказ № 4|working/);
  expect(shown.snapshot.rows.find((r) => r.number === 2)).toMatchObject({
    state: 'closed',
    verdict: null,
    outcomeNote: '',
  });
  expect(shown.snapshot.rows.find((r) => r.number === 4)?.circle).toEqual({ marked: 2, total: 3 });

  await run().closeRecommendation(b.organiser, {
    recommendationId: await idOf(6),
    verdict: 'done',
    note: '',
  });
  expect((await ask().publicBoard(b.forum.slug)).snapshot.rows[5]).toMatchObject({ state: 'adopted' });
  const [row] = await world.services.db.select().from(boardSnapshot);
  expect(await run().withdrawSnapshot(b.member, { snapshotId: row?.id ?? '' })).toMatchObject({
    code: 'forbidden',
  });
  expect(await run().withdrawSnapshot(b.organiser, { snapshotId: row?.id ?? '' })).toMatchObject({
    ok: true,
  });
  await expect(ask().publicBoard(b.forum.slug)).rejects.toMatchObject({ vecheCode: 'not_found' });
  expect(await verify(world.sql)).toMatchObject({ ok: true });
});
