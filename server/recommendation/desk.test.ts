/** «Мой стол»: what of a board awaits each of its readers, and that nobody reads there what is another's. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#domain/actor.ts';
import type { DeskKind } from '#domain/recommendation/desk.ts';
import { forum as forumTable } from '#drizzle/schema/forum.ts';
import { answer, recommendation } from '#drizzle/schema/recommendation.ts';
import { proposal } from '#drizzle/schema/track.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { type BoardWorld, boardWorld, newId } from './testing.ts';

let world: TestWorld;
let b: BoardWorld;
beforeAll(async () => {
  world = await createTestServices({ now: new Date('2026-11-22T09:00:00Z') });
  b = await boardWorld(world);
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.end();
});

const run = () => world.nouns.recommendation.commands;
const ask = () => world.nouns.recommendation.queries;
const desk = (who: Actor) => ask().boardDesk(who, b.forum.slug);
const told = async (who: Actor) =>
  Object.fromEntries(
    (await desk(who)).sections.map(({ kind, count, items }) => [kind, [count, items.map((i) => i.number)]]),
  );
const section = async (who: Actor, kind: DeskKind) =>
  (await desk(who)).sections.find((one) => one.kind === kind);
const rowOf = async (number: number) => {
  const rows = await world.services.db
    .select()
    .from(recommendation)
    .where(eq(recommendation.forumId, b.forum.id));
  const row = rows.find((one) => one.number === number);
  if (!row) throw new Error(`no row ${number}`);
  return row;
};
const awaiting = async (who: Actor) =>
  (await world.nouns.forum.queries.forumHome(who, b.forum.slug)).stations.find(
    ({ key }) => key === 'realisation',
  )?.awaiting;

it('[RC79] an empty desk is empty; who does not see the board has none', async () => {
  expect(await told(b.secretary)).toEqual({});
  expect(await desk(b.secretary)).toMatchObject({ keeper: true, mail: 0, total: 6 });
  await expect(desk(b.stranger)).rejects.toMatchObject({ vecheCode: 'not_found' });
});

it('[RC79] answers to review, requests for time and what was answered stand on the keepers’ desk until they are decided', async () => {
  const { db } = world.services;
  const [first, second] = [await rowOf(1), await rowOf(2)];
  await db.insert(answer).values({
    id: newId(),
    recommendationId: first.id,
    outcome: 'done',
    signedBy: 'Начальник управления',
    state: 'submitted',
    createdAt: world.services.clock.now(),
  });
  await run().askExtension(b.secretary, {
    recommendationId: first.id,
    until: '2027-03-01',
    reason: 'Ждём сметы',
  });
  await db.update(recommendation).set({ state: 'reported' }).where(eq(recommendation.id, second.id));
  expect(await told(b.secretary)).toEqual({ answers: [1, [1]], time: [1, [1]], reported: [1, [2]] });
  expect((await section(b.organiser, 'answers'))?.items[0]).toMatchObject({
    outcome: 'done',
    signedBy: 'Начальник управления',
    since: '2026-11-22',
  });
  const asked = (await section(b.organiser, 'time'))?.items[0]?.time;
  expect(asked).toMatchObject({ until: '2027-03-01', reason: 'Ждём сметы', state: 'requested' });
  expect(await awaiting(b.secretary)).toBe(2);
  // Nobody else's.
  expect(await told(b.member)).toEqual({});
  expect(JSON.stringify(await desk(b.director))).not.toContain('сметы');
  await run().decideExtension(b.secretary, { extensionId: asked?.id ?? '', decision: 'granted' });
  const answers = await db.select().from(answer).where(eq(answer.recommendationId, first.id));
  await run().confirmAnswer(b.secretary, { answerId: answers[0]?.id ?? '' });
  expect(await told(b.secretary)).toEqual({ reported: [2, [1, 2]] });
  await run().closeRecommendation(b.secretary, { recommendationId: first.id, verdict: 'done' });
  expect(await told(b.secretary)).toEqual({ reported: [1, [2]] });
  expect(await awaiting(b.secretary)).toBe(0);
});

it('[RC79] [RC84] [RC85] a verdict waits for another keeper than who proposed it; a dispute for any of them', async () => {
  const { db } = world.services;
  await db.update(forumTable).set({ profile: 'control' }).where(eq(forumTable.id, b.forum.id));
  const third = await rowOf(3);
  await run().closeRecommendation(b.secretary, {
    recommendationId: third.id,
    verdict: 'obsolete',
    note: 'иной порядок',
  });
  await db
    .update(recommendation)
    .set({ disputedAt: world.services.clock.now() })
    .where(eq(recommendation.id, third.id));
  expect(await told(b.organiser)).toMatchObject({ second: [1, [3]], disputed: [1, [3]] });
  expect((await section(b.organiser, 'second'))?.items[0]).toMatchObject({ proposed: 'obsolete' });
  expect(Object.keys(await told(b.secretary))).not.toContain('second');
  expect([await awaiting(b.organiser), await awaiting(b.secretary)]).toEqual([2, 1]);
});

it('[RC79] a school’s unmarked lines and one’s own proposals, for nobody else', async () => {
  const { db } = world.services;
  for (const number of [4, 5])
    await db
      .update(recommendation)
      .set({ state: 'sent' })
      .where(eq(recommendation.id, (await rowOf(number)).id));
  expect(await told(b.director)).toEqual({ school: [2, [4, 5]] });
  await run().markSchool(b.director, { recommendationId: (await rowOf(4)).id, mark: 'done' });
  expect(await told(b.director)).toEqual({ school: [1, [5]] });
  const [me] = await world.sql<{ id: string }[]>`select id from participant
    where forum_id = ${b.forum.id} and account_id = ${b.member.accountId}`;
  await db.insert(proposal).values({
    id: newId(),
    forumId: b.forum.id,
    number: 1,
    participantId: me?.id ?? '',
    text: 'Поддержать партнёрские связи',
    state: 'taken',
    clauseId: (await rowOf(2)).clauseId,
    createdAt: world.services.clock.now(),
  } as typeof proposal.$inferInsert);
  expect(await told(b.member)).toEqual({ mine: [1, [2]] });
  expect(Object.keys(await told(b.other))).not.toContain('mine');
});
