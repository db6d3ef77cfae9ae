import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { forum as forumTable } from '#drizzle/schema/forum.ts';
import { recommendation } from '#drizzle/schema/recommendation.ts';
import { bindCommands, bindQueries } from '../bind.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import * as life from './commands.ts';
import * as dashboard from './dashboard-queries.ts';
import * as letters from './letter-commands.ts';
import * as pages from './page-queries.ts';
import { type BoardWorld, boardWorld } from './testing.ts';

let world: TestWorld;
let b: BoardWorld;
beforeAll(async () => {
  world = await createTestServices({ now: new Date('2026-03-11T09:00:00Z') });
  b = await boardWorld(world);
});
afterAll(() => world.end());

it('[RC92] figures of the whole board: by parts, with denominators, lateness by the profile, kept until something changes', async () => {
  const run = bindCommands(world.services, { ...life, ...letters });
  const ask = bindQueries(world.services, { ...dashboard, ...pages });
  await expect(ask.boardDashboard(b.stranger, b.forum.slug)).rejects.toMatchObject({
    vecheCode: 'not_found',
  });
  const rows = await world.services.db
    .select()
    .from(recommendation)
    .where(eq(recommendation.forumId, b.forum.id))
    .orderBy(recommendation.number);
  const { desks } = await ask.lettersDesk(b.secretary, b.forum.slug);
  const desk = desks[0];
  const letter = {
    resolutionId: b.resolutionId,
    addresseeId: desk?.addressee.id ?? '',
    regDate: '2026-03-11',
  };
  await run.markSent(b.secretary, letter);
  await run.enterAnswer(b.secretary, {
    ...letter,
    items: [{ recommendationId: rows[0]?.id ?? '', outcome: 'done', text: 'приказ издан' }],
  });
  await run.splitRecommendation(b.secretary, {
    recommendationId: rows[2]?.id ?? '',
    parts: [
      { text: 'проводить анализ состояния системы образования' },
      { text: 'сформировать резерв управленческих кадров' },
    ],
  });
  world.clock.set(new Date('2026-09-20T09:00:00Z'));
  await run.closeRecommendation(b.organiser, { recommendationId: rows[0]?.id ?? '', verdict: 'done' });
  const view = await ask.boardDashboard(b.secretary, b.forum.slug);
  // Six rows, one of them divided in two.
  expect(view.total).toBe(7);
  expect(view.cohorts[0]?.cells.map((c) => [c.months, c.n, c.of, c.share, c.open])).toEqual([
    [6, 0, 7, 0, false],
    [12, 1, 7, null, true],
    [24, 1, 7, null, true],
    [48, 1, 7, null, true],
  ]);
  expect(view.lateness).toEqual({ dated: 1, closedInTime: 0, closedLate: 1, passed: 0, ahead: 0 });
  expect(view.flow[0]).toEqual({ month: '2026-02-01', adopted: 7, answered: 0, closed: 0 });
  expect(view.flow.at(-1)).toEqual({ month: '2026-09-01', adopted: 7, answered: 1, closed: 1 });
  expect(view.byAddressee.map((s) => s.total).reduce((a, n) => a + n, 0)).toBe(6);
  expect(view.byAddressee[0]).toMatchObject({ closed: 1, followed: 1 });
  expect(view.own).toMatchObject({
    sending: { median: 28 },
    concluding: { n: 1, median: 193 },
    waiting: { n: 0, oldest: null },
  });
  expect((await ask.boardDashboard(b.member, b.forum.slug)).lateness).toBeNull();
  await world.services.db.update(forumTable).set({ profile: 'control' }).where(eq(forumTable.id, b.forum.id));
  expect((await ask.boardDashboard(b.member, b.forum.slug)).lateness).toMatchObject({ dated: 1 });
  expect(JSON.stringify(view)).not.toMatch(/Чернова|Участникова|СОШ/);
  await run.reopenRecommendation(b.organiser, { recommendationId: rows[0]?.id ?? '', reason: 'рано' });
  expect((await ask.boardDashboard(b.secretary, b.forum.slug)).cohorts[0]?.cells[1]?.n).toBe(0);
});
