/** Kept views: two houses on one database, a change by either is in the next answer of both, nobody gets another's. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Actor } from '#domain/actor.ts';
import { addBlock, type Tool } from '#domain/resolution/operations.ts';
import { calendarDay } from '#drizzle/schema/board.ts';
import { addressee } from '#drizzle/schema/body.ts';
import { programmeItem } from '#drizzle/schema/forum.ts';
import { file } from '#drizzle/schema/installation.ts';
import { answer, answerFile, recommendation } from '#drizzle/schema/recommendation.ts';
import { resolution } from '#drizzle/schema/resolution.ts';
import { type Core, openCore } from './core.ts';
import { type BoardWorld, boardWorld, newId } from './recommendation/testing.ts';
import { inRequest, once } from './request-scope.ts';
import { silentLog } from './testing/log.ts';
import { createTestServices, type TestWorld, testEnv } from './testing/services.ts';
import { cachePerHouse, VersionedCache } from './versioned-cache.ts';

let world: TestWorld;
let other: Core;
let b: BoardWorld;
beforeAll(async () => {
  world = await createTestServices();
  other = await openCore({ env: testEnv(), log: silentLog, appUrl: world.appUrl, clock: world.clock });
  b = await boardWorld(world);
});
afterAll(async () => {
  await other.close();
  await world.end();
});

const houses = () => [world.nouns, other.nouns];
const board = (actor: Actor, at: number) =>
  houses()[at]!.recommendation.queries.boardTable(actor, b.forum.slug);

it('[KV1] a change of the board by one process is in the next answer of the other, whoever made it', async () => {
  const before = await Promise.all([board(b.organiser, 0), board(b.organiser, 1)]);
  expect(before[0]?.counts).toEqual(before[1]?.counts);
  // The same object as long as nothing has changed: it was not computed again.
  expect(await board(b.organiser, 0)).toBe(before[0]);
  const id = before[0]?.rows[0]?.id ?? '';
  await world.services.db.update(recommendation).set({ state: 'accepted' }).where(eq(recommendation.id, id));
  for (const at of [0, 1]) expect((await board(b.organiser, at)).rows[0]?.state).toBe('accepted');
  await world.services.db.insert(answer).values({
    id: newId(),
    recommendationId: id,
    outcome: 'in_progress',
    text: 'Издан приказ',
    state: 'confirmed',
    createdAt: world.clock.now(),
  });
  for (const at of [0, 1]) expect((await board(b.organiser, at)).rows[0]?.answer?.text).toBe('Издан приказ');
  await world.services.db.update(addressee).set({ name: 'Управление просвещения' });
  for (const at of [0, 1])
    expect((await board(b.organiser, at)).addressees[0]?.name).toBe('Управление просвещения');
  const kept = await Promise.all([board(b.organiser, 0), board(b.organiser, 1)]);
  const day = { day: '2026-11-06', kind: 'off' as const, note: 'Указ главы края', at: world.clock.now() };
  await world.services.db.insert(calendarDay).values({ ...day, by: b.organiser.accountId });
  for (const at of [0, 1]) expect(await board(b.organiser, at)).not.toBe(kept[at]);
});

it('[KV1] a change that is taken back changes nothing, and is seen by nobody meanwhile', async () => {
  const before = await board(b.organiser, 1);
  const { db } = world.services;
  await db
    .transaction(async (tx) => {
      await tx.update(recommendation).set({ outcomeNote: 'черновик' });
      expect(await board(b.organiser, 1)).toBe(before);
      throw new Error('taken back');
    })
    .catch(() => {});
  expect(await board(b.organiser, 1)).toBe(before);
});

it('[KV2] each audience has its own: what the desk sees is never given to a member, nor one day to the next', async () => {
  const [desk, member] = [await board(b.organiser, 0), await board(b.member, 0)];
  expect(desk.audience).toBe('keeper');
  expect(member.audience).toBe('member');
  expect(member.rows[0]).not.toHaveProperty('pending');
  expect(await board(b.member, 0)).toBe(member);
  const { today } = member;
  world.clock.advance(24 * 3_600_000);
  expect((await board(b.member, 0)).today).not.toBe(today);
});

it('[KV3] rights are asked each time: whoever is put off the list finds nothing, kept or not', async () => {
  const guest = await world.person();
  await expect(board(guest, 0)).rejects.toMatchObject({ vecheCode: 'not_found' });
  const late = await world.person();
  await world.join(b.forum.id, late, ['participant']);
  expect((await board(late, 1)).audience).toBe('member');
  await world.sql`update participant set removed_at = now() where account_id = ${late.accountId}`;
  await expect(board(late, 1)).rejects.toMatchObject({ vecheCode: 'not_found' });
});

it('[KV7] an answer that awaits the desk is counted in the line of both processes at once', async () => {
  const awaiting = async (at: number) =>
    (await houses()[at]!.forum.queries.forumHome(b.organiser, b.forum.slug)).stations.find(
      ({ key }) => key === 'realisation',
    )?.awaiting;
  const before = [await awaiting(0), await awaiting(1)];
  await world.services.db.insert(answer).values({
    id: newId(),
    recommendationId: (await board(b.organiser, 0)).rows[0]?.id ?? '',
    outcome: 'in_progress',
    text: 'Готовится',
    state: 'submitted',
    createdAt: world.clock.now(),
  });
  for (const at of [0, 1]) expect(await awaiting(at)).toBe((before[at] ?? 0) + 1);
});

it('[KV9] a recommendation with its way is kept for its audience, and anything told of it makes it anew', async () => {
  const { services } = world;
  const { id, number } = (await board(b.organiser, 0)).rows[0]!;
  const page = (actor: Actor, at: number) =>
    houses()[at]!.recommendation.queries.recommendationPage(actor, b.forum.slug, number);
  const told = async () => {
    const [one, two] = await Promise.all([page(b.organiser, 0), page(b.organiser, 1)]);
    expect(one).toEqual(two);
    expect(await page(b.organiser, 0)).toBe(one);
    return one;
  };
  let last = await told();
  const moved = async (change: Promise<unknown>) => {
    await change;
    const now = await told();
    expect(now).not.toBe(last);
    last = now;
    return now;
  };
  expect((await page(b.member, 0)).audience).toBe('member');
  expect(await page(b.member, 0)).not.toHaveProperty('row.pending', last.row.pending + 1);
  const renamed = await moved(services.db.update(recommendation).set({ outcomeNote: 'по письму' }));
  expect(renamed.row.number).toBe(number);
  await moved(services.db.update(resolution).set({ title: 'Резолюция совета' }));
  expect(last.resolution.title).toBe('Резолюция совета');
  const at = world.clock.now();
  const said = {
    id: newId(),
    recommendationId: id,
    outcome: 'in_progress',
    text: 'Готовим',
    state: 'confirmed',
  };
  await moved(services.db.insert(answer).values({ ...said, createdAt: at } as typeof answer.$inferInsert));
  const fileId = newId();
  await services.db.insert(file).values({
    id: fileId,
    name: 'приказ.pdf',
    mime: 'application/pdf',
    bytes: 3,
    sha256: '0'.repeat(64),
    data: Buffer.from('pdf'),
    createdAt: at,
  });
  const files = () => last.trail.flatMap((step) => (step.kind === 'answer' ? step.files : []));
  await moved(services.db.insert(answerFile).values({ answerId: said.id, fileId }));
  expect(files()).toEqual([{ id: fileId, name: 'приказ.pdf', public: false }]);
  const [mine] = await Promise.all([page(b.member, 0), page(b.organiser, 0)]);
  expect(mine.trail.flatMap((step) => (step.kind === 'answer' ? step.files : []))).toEqual([]);
  await moved(services.db.update(answerFile).set({ public: true }));
  expect(files()).toMatchObject([{ public: true }]);
});

it('[KV1] the programme of both processes moves with its rows, its tracks and its minute', async () => {
  const programme = (at: number) => houses()[at]!.forum.queries.programme(b.organiser, b.forum.slug);
  const first = await programme(0);
  expect(await programme(0)).toBe(first);
  const row = {
    id: newId(),
    forumId: b.forum.id,
    kind: 'workshop' as const,
    title: 'Доклад',
    day: '2026-02-11',
  };
  await world.services.db.insert(programmeItem).values({ ...row, pos: 'a0', createdAt: world.clock.now() });
  for (const at of [0, 1])
    expect((await programme(at)).days.flatMap((day) => day.items).map(({ title }) => title)).toContain(
      'Доклад',
    );
  const reader = await houses()[0]!.forum.queries.programme(b.member, b.forum.slug);
  expect(reader.mayEdit).toBe(false);
  expect((await programme(0)).mayEdit).toBe(true);
  world.clock.advance(60_000);
  expect((await programme(0)).wall).not.toEqual(first.wall);
});

it('[KV4] the sheet is that of the last committed frame, on the process that did not write it too', async () => {
  const forum = await world.forum();
  await world.join(forum.id, b.organiser, ['organiser', 'participant']);
  const { data } = (await world.nouns.resolution.commands.ensureResolution(b.organiser, {
    forumId: forum.id,
  })) as { data: { draftId: string } };
  const page = async (at: number) => {
    const view = await houses()[at]!.resolution.queries.draftPage(b.organiser, forum.slug);
    return JSON.stringify(view?.snapshot);
  };
  const kept = await Promise.all([page(0), page(1)]);
  for (const text of ['обеспечить наставничество', 'утвердить программу']) {
    await world.services.drafting.transact(data.draftId, b.organiser.accountId, (doc) => {
      const tool: Tool = { Y: Y as unknown as Tool['Y'], doc, newId, random: Math.random };
      addBlock(tool, { kind: 'clause', group: null, text });
    });
    for (const at of [0, 1]) expect(await page(at)).toContain(text);
  }
  expect(kept[0]).not.toContain('наставничество');
});

it('[KV5] a request asks once, a command and the end of the request forget, a transaction remembers nothing', async () => {
  let asked = 0;
  const ask = async () => {
    asked += 1;
    return asked;
  };
  const owner = {};
  let late: () => Promise<number> = ask;
  await inRequest(async () => {
    expect([await once(owner, 'a', ask), await once(owner, 'a', ask), await once(owner, 'b', ask)]).toEqual([
      1, 1, 2,
    ]);
    const home = () => world.nouns.forum.queries.forumHome(b.organiser, b.forum.slug);
    const before = await home();
    expect(await home()).toBe(before);
    const renamed = await world.nouns.forum.commands.renewJoinCode(b.organiser, { forumId: b.forum.id });
    expect(renamed).toMatchObject({ ok: true });
    expect((await home()).forum.version).toBe(before.forum.version + 1);
    expect(await once(owner, 'a', ask)).toBe(3);
    late = () => once(owner, 'a', ask);
  });
  await inRequest(async () => {
    expect(await once(owner, 'a', ask)).toBe(4);
  });
  expect(await late()).toBe(5);
});

it('[KV6] a cache is bounded, keeps no failure, and computes once for all who wait', async () => {
  const cache = new VersionedCache<number>(2);
  let made = 0;
  const make = async () => {
    made += 1;
    return made;
  };
  expect(await Promise.all([cache.get('a', '1', make), cache.get('a', '1', make)])).toEqual([1, 1]);
  expect(await cache.get('a', '2', make)).toBe(2);
  await expect(cache.get('b', '1', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
  expect(await cache.get('b', '1', make)).toBe(3);
  await cache.get('c', '1', make);
  expect(cache.size).toBe(2);
  expect(await cache.get('a', '2', make)).toBe(5);
  const per = cachePerHouse<number>(2);
  expect(per(world)).not.toBe(per(other));
});
