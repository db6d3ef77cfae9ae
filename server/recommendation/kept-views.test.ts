import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { filterQuery } from '#domain/recommendation/kept-view.ts';
import { recommendation } from '#drizzle/schema/recommendation.ts';
import { bindCommands, bindQueries } from '../bind.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import * as life from './commands.ts';
import * as queries from './queries.ts';
import { type BoardWorld, boardWorld } from './testing.ts';
import * as commands from './view-commands.ts';
import * as views from './view-queries.ts';

let world: TestWorld;
let b: BoardWorld;
beforeAll(async () => {
  world = await createTestServices({ now: new Date('2026-11-21T09:00:00Z') });
  b = await boardWorld(world);
});
afterAll(() => world.end());
const run = () => bindCommands(world.services, { ...commands, ...life });
const ask = () => bindQueries(world.services, { ...views, ...queries });

it('[RC75] a filter under a name: one’s own, or for all by who keeps the board; nothing but the filter is kept', async () => {
  const mine = {
    forumId: b.forum.id,
    name: 'Наша школа',
    query: 'group=open&as=public&after=9.0&signal=silent',
  };
  expect(await run().keepView(b.stranger, mine)).toMatchObject({ code: 'not_found' });
  expect(await run().keepView(b.member, { ...mine, shared: true })).toMatchObject({ code: 'forbidden' });
  expect(await run().keepView(b.member, { ...mine, query: 'after=9.0' })).toMatchObject({
    code: 'invalid_input',
  });
  expect(await run().keepView(b.member, mine)).toMatchObject({ ok: true });
  const shared = await run().keepView(b.secretary, { ...mine, name: 'К среде', shared: true });
  expect(shared).toMatchObject({ ok: true });
  expect((await ask().keptViews(b.member, b.forum.slug)).map((v) => [v.name, v.query, v.mayDrop])).toEqual([
    ['К среде', 'group=open&signal=silent', false],
    ['Наша школа', 'group=open&signal=silent', true],
  ]);
  expect((await ask().keptViews(b.other, b.forum.slug)).map((v) => v.name)).toEqual(['К среде']);
  const viewId = shared.ok ? shared.data.viewId : '';
  const own = (await ask().keptViews(b.member, b.forum.slug))[1]?.id ?? '';
  expect(await run().dropView(b.member, { viewId })).toMatchObject({ code: 'forbidden' });
  expect(await run().dropView(b.other, { viewId: own })).toMatchObject({ code: 'not_found' });
  expect(await run().dropView(b.organiser, { viewId })).toMatchObject({ ok: true });
  expect(filterQuery('q=%D1%91%00&x=1&group=')).toBe('q=%D1%91%00');
});

it('[RC76] several at once: the preview says what becomes of each, and the change says the same', async () => {
  const { db } = world.services;
  const asked = { event: 'close' as const, verdict: 'obsolete' as const, note: 'принят новый порядок' };
  await expect(ask().bulkPreview(b.member, b.forum.slug, { numbers: ['1'], ...asked })).rejects.toMatchObject(
    {
      vecheCode: 'not_found',
    },
  );
  const rows = await db.select().from(recommendation).where(eq(recommendation.forumId, b.forum.id));
  const idOf = (number: number) => rows.find((row) => row.number === number)?.id ?? '';
  await run().closeRecommendation(b.organiser, { recommendationId: idOf(6), verdict: 'done' });
  const numbers = ['1', '2', '6', '6', 'x', '77'];
  const { rows: seen } = await ask().bulkPreview(b.secretary, b.forum.slug, { numbers, ...asked });
  expect(seen.map((row) => [row.number, row.next.ok ? row.next.state : row.next.code])).toEqual([
    [1, 'closed'],
    [2, 'closed'],
    [6, 'board/closed'],
  ]);
  const done = await ask().bulkPreview(b.secretary, b.forum.slug, { numbers, ...asked, verdict: 'done' });
  expect(done.rows[0]?.next).toEqual({ ok: false, code: 'board/no_ground' });
  const bare = await ask().bulkPreview(b.secretary, b.forum.slug, { numbers, ...asked, note: '' });
  expect(bare.rows[0]?.next).toEqual({ ok: false, code: 'board/note_needed' });
  for (const row of seen) {
    const result = await run().closeRecommendation(b.secretary, {
      recommendationId: row.id,
      expectV: row.version,
      verdict: asked.verdict,
      note: asked.note,
    });
    expect(result.ok ? 'closed' : result.code).toBe(row.next.ok ? row.next.state : row.next.code);
  }
});
