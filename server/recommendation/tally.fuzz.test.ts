/** The figures of a board are those of its rows, whatever was changed in whatever order: counted here row by row. */
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HORIZONS } from '#domain/recommendation/dashboard.ts';
import { STATES, VERDICTS } from '#domain/recommendation/rules.ts';
import { THEIR_TURN } from '#domain/recommendation/signals.ts';
import { addDays, addMonths } from '#domain/resolution/calendar.ts';
import { boardTally } from '#drizzle/schema/board.ts';
import { deadlineExtension } from '#drizzle/schema/extension.ts';
import { forum as forumTable } from '#drizzle/schema/forum.ts';
import { answer, recommendation, recommendationAddressee } from '#drizzle/schema/recommendation.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import * as figures from './dashboard-repository.ts';
import { type BoardWorld, boardWorld, dice, newId } from './testing.ts';

const TODAY = '2026-11-21';
const STEPS = process.env.NIGHTLY === '1' ? 1500 : 60;

let world: TestWorld;
let b: BoardWorld;
beforeAll(async () => {
  world = await createTestServices({ now: new Date(`${TODAY}T09:00:00Z`) });
  b = await boardWorld(world);
});
afterAll(() => world.end());

it('[RC96] the tally of a board is the count of its rows', async () => {
  const { db } = world.services;
  const roll = dice(7);
  const pick = <T>(list: readonly T[]): T => list[roll(list.length)] as T;
  const maybe = <T>(make: () => T) => (roll(4) === 0 ? null : make());
  const moment = () => new Date(Date.parse('2026-11-21T12:00:00Z') - roll(1800) * 43_200_000);
  const date = () => addDays(TODAY, roll(400) - 300) as string;
  const rows = await db.select().from(recommendation).where(eq(recommendation.forumId, b.forum.id));
  const like = rows[0];
  if (!like) throw new Error('no row');
  const ids = rows.map((r) => r.id);
  const leads = await db.select().from(recommendationAddressee);
  let number = 100;

  for (let step = 1; step <= STEPS; step += 1) {
    await db.transaction(async (tx) => {
      for (let twice = roll(3); twice >= 0; twice -= 1) {
        const id = pick(ids);
        const row = eq(recommendation.id, id);
        const what = roll(9);
        if (what <= 3) {
          const state = pick(STATES);
          await tx
            .update(recommendation)
            .set({
              state,
              verdict: state === 'closed' ? pick(VERDICTS) : null,
              closedAt: state === 'closed' ? moment() : null,
              currentDue: maybe(date),
              sentAt: maybe(moment),
              lastAnswerAt: maybe(moment),
              parts: roll(8) === 0 ? 2 : 0,
              tracks: pick([[], ['Воспитание'], ['Воспитание', 'Кадры | школы']]),
            })
            .where(row);
        } else if (what === 4) {
          number += 1;
          const fresh = {
            ...like,
            id: newId(),
            clauseId: newId(),
            number: number,
            baselineDue: maybe(date),
          };
          await tx.insert(recommendation).values(fresh);
          ids.push(fresh.id);
        } else if (what === 5)
          await tx.insert(answer).values({
            id: newId(),
            recommendationId: id,
            outcome: 'done',
            state: pick(['submitted', 'confirmed', 'more_asked']),
            createdAt: moment(),
          });
        else if (what === 6)
          await tx.update(answer).set({ state: 'confirmed' }).where(eq(answer.recommendationId, id));
        else if (what === 7)
          await tx.insert(deadlineExtension).values({
            id: newId(),
            recommendationId: id,
            until: date(),
            reason: 'смета',
            late: false,
            state: pick(['granted', 'refused']),
            createdAt: moment(),
            decidedAt: moment(),
          });
        else {
          await tx.delete(recommendationAddressee).where(eq(recommendationAddressee.recommendationId, id));
          const { addresseeId } = pick(leads);
          await tx
            .insert(recommendationAddressee)
            .values({ recommendationId: id, addresseeId, role: 'lead' });
        }
      }
      if (roll(12) === 0)
        await tx
          .update(forumTable)
          .set({ timeZone: pick(['Europe/Moscow', 'Asia/Vladivostok', 'America/St_Johns']) })
          .where(eq(forumTable.id, b.forum.id));
    });
    if (step % 10 === 0 || STEPS < 100) await sameAsRows(step);
  }

  async function sameAsRows(step: number): Promise<void> {
    const kept = async () =>
      (await db.select().from(boardTally).where(eq(boardTally.forumId, b.forum.id)))
        .filter(({ n }) => n !== 0)
        .map(({ kind, key, n }) => `${kind}|${key}=${n}`)
        .sort();
    const now = await db.execute<{ said: string }>(sql`
      select kind || '|' || key || '=' || count(*) as said from board_fact_now where forum_id = ${b.forum.id} group by kind, key`);
    expect(await kept(), `step ${step}`).toEqual(now.map(({ said }) => said).sort());
    const tally = await figures.tallyOf(db, b.forum.id);
    const all = await plainRows();
    const followed = all.filter((r) => r.followed);
    const [cohort] = await figures.cohorts(db, b.forum.id, tally);
    expect(cohort).toEqual({
      number: '1',
      adoptedOn: all[0]?.adopted,
      total: all.length,
      within: Object.fromEntries(
        HORIZONS.map((m) => [
          m,
          followed.filter((r) => r.closed && r.closed <= String(addMonths(r.adopted, m))).length,
        ]),
      ),
    });
    const dated = all.filter((r) => r.baseline !== null);
    const passed = dated.filter(
      (r) => THEIR_TURN.includes(r.state) && r.due !== null && r.due < TODAY,
    ).length;
    expect(figures.lateness(tally, TODAY)).toEqual({
      dated: dated.length,
      closedInTime: dated.filter((r) => r.closed && r.closed <= (r.baseline ?? '')).length,
      closedLate: dated.filter((r) => r.closed && r.closed > (r.baseline ?? '')).length,
      passed,
      ahead: dated.filter((r) => r.state !== 'closed').length - passed,
    });
    const months = figures.monthly(tally);
    const sum = (of: 'adopted' | 'answered' | 'closed') => months.reduce((n, one) => n + one[of], 0);
    expect([sum('adopted'), sum('answered'), sum('closed')]).toEqual([
      all.length,
      all.filter((r) => r.answered).length,
      all.filter((r) => r.closed).length,
    ]);
    for (const { month, closed, answered } of months) {
      const of = (on: string | null) => on?.slice(0, 7) === month.slice(0, 7);
      expect([closed, answered]).toEqual([
        all.filter((r) => of(r.closed)).length,
        all.filter((r) => of(r.answered)).length,
      ]);
    }
    const themes = figures.byTheme(tally);
    expect(themes.map((s) => [s.name, s.total, s.followed])).toEqual(
      ['Воспитание', 'Кадры | школы', 'Другое']
        .map((name) => all.filter((r) => r.tracks.includes(name)).map((r) => [name, r.followed] as const))
        .filter((list) => list.length > 0)
        .map((list) => [list[0]?.[0], list.length, list.filter(([, yes]) => yes).length]),
    );
    const led = (await figures.byAddressee(db, b.forum.id, tally)).reduce((n, s) => n + s.total, 0);
    expect(led).toBe(all.filter((r) => r.led).length);
    const sending = all.flatMap((r) => (r.sending === null ? [] : [r.sending])).sort((x, y) => x - y);
    expect(figures.ownLatency(tally, TODAY).sending).toEqual({
      n: sending.length,
      median: sending[Math.ceil(sending.length / 2) - 1] ?? null,
    });
  }

  /** As they lie in the tables, days by the zone of the forum. */
  async function plainRows() {
    type Plain = {
      state: (typeof STATES)[number];
      followed: boolean;
      adopted: string;
      closed: string | null;
      answered: string | null;
      baseline: string | null;
      due: string | null;
      sending: number | null;
      tracks: string[];
      led: boolean;
    };
    const found = await db.execute<Plain>(sql`
      select r.state, coalesce(r.state = 'closed' and r.verdict in ('done', 'mostly', 'partly'), false) as followed,
        t.adopted_on::text as adopted, (r.closed_at at time zone f.time_zone)::date::text as closed,
        (select min((a.created_at at time zone f.time_zone)::date)::text from answer a
          where a.recommendation_id = r.id and a.state = 'confirmed') as answered,
        r.baseline_due::text as baseline, r.current_due::text as due, r.tracks,
        (r.sent_at at time zone f.time_zone)::date - t.adopted_on as sending,
        exists (select from recommendation_addressee x where x.recommendation_id = r.id and x.role = 'lead') as led
      from recommendation r join forum f on f.id = r.forum_id join adopted_text t on t.id = r.adopted_text_id
      where r.forum_id = ${b.forum.id} and r.parts = 0`);
    return [...found];
  }
});
