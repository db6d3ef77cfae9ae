import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verify } from '../backup/verify.ts';
import { bindCommands, bindQueries } from '../bind.ts';
import { readDocumentText } from '../documents/docx-read.ts';
import * as life from '../recommendation/commands.ts';
import * as pages from '../recommendation/one-queries.ts';
import { type BoardWorld, boardWorld } from '../recommendation/testing.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import * as commands from './commands.ts';
import * as queries from './queries.ts';

let world: TestWorld;
let b: BoardWorld;
let next: { id: string; slug: string };
beforeAll(async () => {
  world = await createTestServices({ now: new Date('2026-10-01T08:00:00Z') });
  b = await boardWorld(world);
  next = await world.forum({ state: 'running', public: false, previousForumId: b.forum.id });
  await world.join(next.id, b.organiser, ['organiser']);
  await world.join(next.id, b.secretary, ['secretary']);
  await world.join(next.id, b.stranger, ['participant']);
});
afterAll(() => world.end());
const run = () => bindCommands(world.services, { ...commands, ...life });
const ask = () => bindQueries(world.services, { ...queries, ...pages });
const page = (actor = b.organiser) => ask().reportPage(actor, next.slug);

it('[RP1] the report is taken by who keeps both boards; until then the hall reads nothing', async () => {
  await expect(ask().reportPage(b.member, next.slug)).rejects.toMatchObject({ vecheCode: 'not_found' });
  expect((await page(b.stranger)).report).toBeNull();
  const outsider = await world.person();
  await world.join(next.id, outsider, ['organiser']);
  expect(await run().takeReport(outsider, { forumId: next.id })).toMatchObject({
    code: 'board/no_previous',
  });
  expect((await page(outsider)).report).toBeNull();
  expect(await run().takeReport(b.stranger, { forumId: next.id })).toMatchObject({ code: 'forbidden' });
  expect((await page()).report?.counts).toMatchObject({ total: 6, open: 6, closed: 0, dated: 1, late: 1 });
  expect(await run().takeReport(b.secretary, { forumId: next.id })).toMatchObject({
    ok: true,
    data: { number: 1 },
  });
  expect(await run().takeReport(b.secretary, { forumId: next.id })).toMatchObject({
    code: 'board/same_report',
  });
});

it('[RP2] what was taken stands: the hall reads report № 1 while the board goes on; № 2 tells the change', async () => {
  const { report } = await page();
  const id = report?.rows[5]?.id ?? '';
  await run().closeRecommendation(b.organiser, { recommendationId: id, verdict: 'done' });
  const read = await page(b.stranger);
  expect(read.taken).toMatchObject({ number: 1, asOf: '2026-10-01' });
  expect(read.report?.counts.closed).toBe(0);
  expect(read.previousSlug).toBeNull();
  expect(JSON.stringify(read)).not.toContain('Чернова');
  expect((await page()).changed).toBe(true);
  expect(await run().takeReport(b.organiser, { forumId: next.id })).toMatchObject({
    ok: true,
    data: { number: 2 },
  });
  expect((await page(b.stranger)).report?.counts).toMatchObject({ closed: 1, fulfilled: 1 });
  expect((await page()).changed).toBe(false);
});

it('[RP3] what is still wanted is carried on once, as a proposal with its addressees; both ends show the way', async () => {
  const id = (await page()).report?.rows[0]?.id ?? '';
  const carry = { forumId: next.id, recommendationId: id, decision: 'strengthen' as const };
  expect(await run().carryOn(b.organiser, carry)).toMatchObject({ code: 'invalid_input' });
  expect(await run().carryOn(b.stranger, { ...carry, text: 'сильнее' })).toMatchObject({ code: 'forbidden' });
  expect(
    await run().carryOn(b.organiser, { ...carry, recommendationId: 'A'.repeat(22), text: 'сильнее' }),
  ).toMatchObject({ code: 'not_found' });
  const both = await Promise.all([
    run().carryOn(b.organiser, {
      ...carry,
      text: 'закрепить приказом наставничество',
      deadlineText: 'до 1 марта',
    }),
    run().carryOn(b.secretary, { ...carry, decision: 'repeat' }),
  ]);
  expect(both.filter((r) => r.ok)).toHaveLength(1);
  expect(both.filter((r) => !r.ok)).toMatchObject([{ code: 'board/carried_already' }]);
  expect((await page()).carried[id]).toMatchObject({ proposalNumber: 1, newNumber: null });
  const rows = await world.services.db.execute<{ addressees: string[] }>(
    sql`select addressees from proposal where forum_id = ${next.id}`,
  );
  expect(rows[0]?.addressees).toHaveLength(2);
  const trail = (await ask().recommendationPage(b.organiser, b.forum.slug, 1)).trail;
  expect(trail.at(-1)).toMatchObject({ kind: 'event', type: 'carried' });
});

it('[RP4] a report changed behind the application’s back is named', async () => {
  expect(await verify(world.sql)).toMatchObject({ ok: true, findings: [] });
  await expect(
    world.services.db.execute(sql`update previous_report set as_of = '2020-01-01'`),
  ).rejects.toThrow();
});

it('[RP6] the report is taken home as Word and PDF by whoever reads it; other forms are not there', async () => {
  const word = await ask().reportFile(b.stranger, next.slug, 'docx', 'ru');
  expect(word.data.subarray(0, 2).toString()).toBe('PK');
  const text = await readDocumentText({ bytes: word.data, filename: 'report.docx' });
  expect(JSON.stringify(text)).toContain('закрепить за директорами-флагманами');
  const pdf = await ask().reportFile(b.stranger, next.slug, 'pdf', 'en');
  expect(pdf.data.subarray(0, 5).toString()).toBe('%PDF-');
  await expect(ask().reportFile(b.stranger, next.slug, 'xlsx', 'ru')).rejects.toMatchObject({
    vecheCode: 'not_found',
  });
  await expect(ask().reportFile(b.member, next.slug, 'docx', 'ru')).rejects.toMatchObject({
    vecheCode: 'not_found',
  });
});
