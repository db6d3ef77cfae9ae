/** The database counts and finds by the very signals that the pure functions tell, whatever the row. */
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { STATES, VERDICTS } from '#domain/recommendation/rules.ts';
import { marksOf, SIGNALS, signalsOf } from '#domain/recommendation/signals.ts';
import { addDays } from '#domain/resolution/calendar.ts';
import { boardAddressee } from '#drizzle/schema/board.ts';
import { deadlineExtension } from '#drizzle/schema/extension.ts';
import { forum as forumTable } from '#drizzle/schema/forum.ts';
import { answer, recommendation } from '#drizzle/schema/recommendation.ts';
import { bindCommands, bindQueries } from '../bind.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import * as life from './commands.ts';
import * as queries from './queries.ts';
import { boardRecords } from './repository.ts';
import { sumsOf } from './signal-repository.ts';
import { adoptText, type BoardWorld, boardWorld, clauseOf, dice, frozenOf, newId } from './testing.ts';

let world: TestWorld;
let b: BoardWorld;
const NOW = new Date('2026-11-21T09:00:00Z');
beforeAll(async () => {
  world = await createTestServices({ now: NOW });
  b = await boardWorld(world);
});
afterAll(() => world.end());

it('[RC72] counted, filtered and told alike: 300 random rows, each zone', async () => {
  const { db } = world.services;
  const forum = await world.forum({ state: 'closed' });
  await world.join(forum.id, b.organiser, ['organiser']);
  await adoptText(world, forum.id, frozenOf([{ to: ['управлению'], clauses: [clauseOf('1.', 'дело')] }]));
  const [like] = await db.select().from(recommendation).where(eq(recommendation.forumId, forum.id));
  if (!like) throw new Error('no row');
  const roll = dice(20261121);
  const maybe = <T>(make: () => T) => (roll(3) === 0 ? null : make());
  const moment = () => new Date(NOW.getTime() - roll(200) * 43_200_000 - roll(86_400_000));
  const date = () => addDays('2026-11-21', roll(240) - 160) as string;
  for (let number = 2; number <= 301; number += 1) {
    const state = STATES[roll(STATES.length)] ?? 'sent';
    const due = maybe(date);
    const row = { ...like, id: newId(), clauseId: newId(), number };
    await db.insert(recommendation).values({
      ...row,
      state,
      verdict: state === 'closed' ? (VERDICTS[roll(VERDICTS.length)] ?? null) : null,
      baselineDue: due,
      currentDue: roll(4) === 0 ? maybe(date) : due,
      sentAt: maybe(moment),
      lastAnswerAt: maybe(moment),
      closedAt: state === 'closed' ? moment() : null,
      reportDue: roll(5) === 0 ? date() : null,
      disputedAt: roll(6) === 0 ? moment() : null,
      riskAt: roll(7) === 0 ? moment() : null,
      parts: roll(12) === 0 ? 2 : 0,
    });
    const beside = { recommendationId: row.id, createdAt: moment() };
    if (roll(3) === 0)
      await db.insert(answer).values({
        ...beside,
        id: newId(),
        outcome: 'done',
        state: (['submitted', 'confirmed', 'more_asked', 'to_approve'] as const)[roll(4)] ?? 'submitted',
        cameAt: roll(3) === 0 ? moment() : null,
      });
    for (let at = roll(4); at > 0; at -= 1)
      await db.insert(deadlineExtension).values({
        ...beside,
        id: newId(),
        until: date(),
        reason: 'смета',
        late: false,
        state: at === 1 && roll(2) === 0 ? 'requested' : (['granted', 'refused'] as const)[roll(2)],
      });
  }
  for (const timeZone of ['Europe/Moscow', 'Asia/Vladivostok', 'UTC']) {
    const marks = marksOf('2026-11-21', { reminderDays: 35 });
    const ask = { forumId: forum.id, limit: 1000 };
    const told = (await boardRecords(db, ask, '2026-11-21', timeZone)).filter((r) => r.parts === 0);
    // Another zone of the forum: its days are told anew.
    await db.update(forumTable).set({ timeZone }).where(eq(forumTable.id, forum.id));
    const sums = await sumsOf(db, forum.id, marks);
    for (const name of SIGNALS) {
      const numbers = told.filter((r) => signalsOf(r, marks).includes(name)).map((r) => r.number);
      const found = await boardRecords(db, { ...ask, signal: { name, marks } }, '2026-11-21', timeZone);
      expect([name, found.map((r) => r.number)]).toEqual([name, numbers]);
      expect([name, sums.signals[name]]).toEqual([name, numbers.length]);
      expect(numbers.length, name).toBeGreaterThan(0);
    }
    expect(Object.values(sums.states).reduce((a, n) => a + n, 0)).toBe(told.length);
  }
});

it('[RC73] a facet is a filter with its count; a member of «Рекомендации» is told of no lateness', async () => {
  const ask = bindQueries(world.services, queries);
  const keeper = await ask.boardTable(b.secretary, b.forum.slug);
  const overdue = keeper.signals.find((one) => one.signal === 'overdue');
  expect(overdue?.count).toBe(1);
  const rows = (await ask.boardTable(b.secretary, b.forum.slug, { signal: 'overdue' })).rows;
  expect(rows.map((r) => r.number)).toEqual([1]);
  const member = await ask.boardTable(b.member, b.forum.slug, { signal: 'overdue' });
  expect(member.signals.map((one) => one.signal)).not.toContain('overdue');
  // A filter nobody offers them filters nothing.
  expect(member.rows.length).toBe(6);
  expect(JSON.stringify(member.rows.map((r) => ('signals' in r ? r.signals : [])))).not.toContain('overdue');
});

it('[RC74] how often an addressee stands on a board is kept as rows change', async () => {
  const { db } = world.services;
  const run = bindCommands(world.services, life);
  const counts = async () => {
    const kept = await db.select().from(boardAddressee).where(eq(boardAddressee.forumId, b.forum.id));
    const real = await db.execute<{ id: string; n: number }>(sql`
      select x.addressee_id as id, count(*)::int as n from recommendation_addressee x
      join recommendation r on r.id = x.recommendation_id where r.forum_id = ${b.forum.id} group by 1`);
    const sorted = (rows: (string | number)[][]) =>
      rows.sort((a, c) => String(a[0]).localeCompare(String(c[0])));
    return [
      sorted(kept.filter((k) => k.count > 0).map((k) => [k.addresseeId, k.count])),
      sorted([...real].map((k) => [k.id, k.n])),
    ];
  };
  const rows = await db
    .select()
    .from(recommendation)
    .where(eq(recommendation.forumId, b.forum.id))
    .orderBy(recommendation.number);
  await run.splitRecommendation(b.secretary, {
    recommendationId: rows[2]?.id ?? '',
    parts: [
      { text: 'проводить анализ состояния системы образования' },
      { text: 'сформировать резерв управленческих кадров' },
    ],
  });
  await run.rerouteRecommendation(b.secretary, {
    recommendationId: rows[0]?.id ?? '',
    addresseeName: 'министерству образования',
    ground: 'их ведение',
  });
  const [kept, real] = await counts();
  expect(kept).toEqual(real);
  expect(
    (
      await db
        .select()
        .from(recommendation)
        .where(eq(recommendation.id, rows[2]?.id ?? ''))
    )[0]?.parts,
  ).toBe(2);
});
