/** A divided clause counts by its parts, wherever a board is counted: one test walks them all and compares. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Group } from '#domain/recommendation/rules.ts';
import { GROUPS } from '#domain/recommendation/rules.ts';
import { countedRows } from '#domain/recommendation/views.ts';
import { forumAccess } from './forum/access.ts';
import { boardCounts } from './forum/counts-repository.ts';
import { bindNouns } from './nouns.ts';
import { type BoardWorld, boardWorld } from './recommendation/testing.ts';
import { openBoards } from './reminder/repository.ts';
import { buildReport } from './report/access.ts';
import { createTestServices, type TestWorld } from './testing/services.ts';

let world: TestWorld;
let b: BoardWorld;
beforeAll(async () => {
  world = await createTestServices();
  b = await boardWorld(world);
});
afterAll(() => world.end());

it('[RC100] board, facets, sheet, columns, dashboard, snapshot, year, report, rail and reminders say one number', async () => {
  const { services } = world;
  const { recommendation } = bindNouns(services);
  const { queries, commands } = recommendation;
  const { slug, id } = b.forum;
  const rows = (await queries.boardTable(b.secretary, slug, {})).rows;
  // One divided and left open, one divided and concluded by its parts.
  const divide = async (at: number) => {
    const row = rows[at];
    if (!row || !('version' in row)) throw new Error('no row');
    const parts = row.text.split(/ (?=\S+$)/).map((text) => ({ text }));
    const made = await commands.splitRecommendation(b.secretary, { recommendationId: row.id, parts });
    if (!made.ok) throw new Error(made.code);
    return made.data.numbers;
  };
  await divide(0);
  for (const number of await divide(1)) {
    const { row } = await queries.recommendationPage(b.secretary, slug, number);
    const input = { recommendationId: row.id, verdict: 'obsolete' as const, note: 'Утратила смысл' };
    expect(await commands.closeRecommendation(b.secretary, input)).toMatchObject({ ok: true });
  }
  const total = rows.length + 2;
  const want = { open: rows.length, answered: 0, closed: 2 };
  const sum = (of: Record<Group, number>) => of.open + of.answered + of.closed;

  const board = await queries.boardTable(b.secretary, slug, {});
  expect(board.counts).toMatchObject({ ...want, total });
  expect([board.rows.length, countedRows(board.rows)]).toEqual([total + 2, total]);
  for (const group of GROUPS)
    expect((await queries.boardTable(b.secretary, slug, { group })).rows.length, group).toBe(want[group]);
  for (const { id: addressee, count, name } of board.addressees)
    expect(countedRows((await queries.boardTable(b.secretary, slug, { addressee })).rows), name).toBe(count);
  const office = await queries.boardTable(b.organiser, slug, { as: 'addressee' });
  expect(office.counts.total).toBe(countedRows(office.rows));

  const sheet = await queries.meetingSheet(b.secretary, slug);
  expect(sheet.counts).toMatchObject({ ...want, total });
  expect(countedRows(sheet.rows)).toBe(total);
  const dashboard = await queries.boardDashboard(b.secretary, slug);
  expect(dashboard.total).toBe(total);
  expect(dashboard.cohorts.map((one) => one.total)).toEqual([total]);
  const { preview } = await queries.publishDesk(b.organiser, slug);
  expect(preview.counts).toEqual(want);
  const year = await queries.yearSummary(b.secretary, slug);
  expect(year.totals).toMatchObject({ ...want, recommendations: total });
  expect(sum(year.totals)).toBe(total);
  const q = { db: services.db, services, now: services.clock.now() };
  const { forum } = await forumAccess(services.db, b.secretary, slug);
  const { report } = await buildReport(q, forum);
  expect(report.counts).toMatchObject({ ...want, total });
  expect(report.rows.length).toBe(total);
  expect((await boardCounts(services.db, id, '')).recommendations).toBe(total);
  const awaited = (await openBoards(services.db, '2026-02-11')).find((one) => one.forumId === id);
  expect(awaited?.open).toBe(want.open);
});
