/** [RP7] The school year of a body: meetings, attendance, decisions, for who keeps them and nobody else. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isYearOffered, schoolYearDays } from '#domain/recommendation/year.ts';
import { attendance, forum, participant } from '#drizzle/schema/forum.ts';
import { bindQueries } from '../bind.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { type BoardWorld, boardWorld, newId } from './testing.ts';
import * as queries from './year-queries.ts';

let world: TestWorld;
let b: BoardWorld;
beforeAll(async () => {
  world = await createTestServices({ now: new Date('2026-06-20T09:00:00Z') });
  b = await boardWorld(world);
  const { db } = world.services;
  await db
    .update(forum)
    .set({ startsOn: '2026-02-11', endsOn: '2026-02-11' })
    .where(eq(forum.id, b.forum.id));
  const people = await db.select().from(participant).where(eq(participant.forumId, b.forum.id));
  // In and out and in again is one person; who only left was not there.
  const came = (n: number, present: boolean) =>
    db.insert(attendance).values({
      id: newId(),
      participantId: people[n]?.id ?? '',
      forumId: b.forum.id,
      at: new Date(`2026-02-11T0${n + 5}:00:00Z`),
      present,
      channel: 'desk',
    });
  for (const [n, present] of [
    [0, true],
    [0, false],
    [0, true],
    [1, true],
    [2, false],
  ] as const)
    await came(n, present);
});
afterAll(() => world.end());
const ask = () => bindQueries(world.services, queries);

it('[RP7] meetings, attendance and decisions of the school year; of another year nothing; for keepers only', async () => {
  const view = await ask().yearSummary(b.secretary, b.forum.slug);
  expect(view).toMatchObject({ year: 2026, years: [2026], today: '2026-06-20' });
  const [one] = view.meetings;
  expect(view.meetings).toHaveLength(1);
  expect(one).toMatchObject({ slug: b.forum.slug, on: '2026-02-11', present: 2 });
  expect(one?.texts).toHaveLength(1);
  const { open, answered, closed, recommendations, present, meetings } = view.totals;
  expect(recommendations).toBe(6);
  expect(open + answered + closed).toBe(6);
  expect([present, meetings]).toEqual([2, 1]);
  // A year nobody asked for is this one; next September the old one is still there to be read.
  expect((await ask().yearSummary(b.secretary, b.forum.slug, '1999')).year).toBe(2026);
  world.clock.set(new Date('2026-09-02T09:00:00Z'));
  const next = await ask().yearSummary(b.organiser, b.forum.slug);
  expect(next).toMatchObject({ year: 2027, years: [2027, 2026], meetings: [] });
  expect((await ask().yearSummary(b.organiser, b.forum.slug, '2026')).meetings).toHaveLength(1);
  for (const who of [b.member, b.stranger, null])
    await expect(ask().yearSummary(who, b.forum.slug)).rejects.toMatchObject({ vecheCode: 'not_found' });
});

it('[RP7] as Word and PDF, with the words of the page; an empty year has no paper', async () => {
  const word = await ask().yearFile(b.secretary, b.forum.slug, '2026', 'docx', 'ru');
  expect(word.name).toBe('Сводка за 2025–2026 учебный год.docx');
  const pdf = await ask().yearFile(b.secretary, b.forum.slug, '2026', 'pdf', 'en');
  expect(pdf.data.subarray(0, 5).toString()).toBe('%PDF-');
  for (const [year, format] of [
    ['2027', 'docx'],
    ['2026', 'xlsx'],
  ] as const)
    await expect(ask().yearFile(b.secretary, b.forum.slug, year, format, 'ru')).rejects.toMatchObject({
      vecheCode: 'not_found',
    });
  await expect(ask().yearFile(b.member, b.forum.slug, '2026', 'pdf', 'ru')).rejects.toMatchObject({
    vecheCode: 'not_found',
  });
});

it('[RP7] offered from 1 June to the end of August', () => {
  expect(['05-31', '06-01', '07-15', '08-31', '09-01'].map((day) => isYearOffered(`2026-${day}`))).toEqual([
    false,
    true,
    true,
    true,
    false,
  ]);
  expect(schoolYearDays(2026)).toEqual({ from: '2025-09-01', until: '2026-08-31' });
});
