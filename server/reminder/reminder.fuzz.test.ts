/**
 * Whatever is done in whatever order, with clocks that jump and processes that die in the middle: nothing is said twice,
 * nobody gets two letters a day, and what is muted, concluded or out of season is not named.
 */
import { sql } from 'drizzle-orm';
import { expect, it, vi } from 'vitest';
import { wallClock } from '#domain/forum/programme.ts';
import { addressee } from '#drizzle/schema/body.ts';
import { type BoardWorld, boardWorld } from '../recommendation/testing.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { sweep } from './testing.ts';

vi.setConfig({ testTimeout: 280_000 });
const NIGHT = process.env.NIGHTLY === '1';
const SEEDS = NIGHT ? 25 : 1;
const STEPS = NIGHT ? 150 : 8;
const ZONE = 'Europe/Moscow';

/** The same numbers for the same seed (mulberry32). */
function chance(seed: number) {
  let a = seed;
  return (n: number): number => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

/** Starts before the days that clocks dislike: new year, the moved holidays of January, summer, the change of hours. */
const STARTS = ['2025-12-28', '2026-02-27', '2026-06-26', '2026-08-27', '2026-10-23', '2026-12-29'];

async function stage(seed: number) {
  const world = await createTestServices({ now: new Date(`${STARTS[seed % STARTS.length]}T08:00:00Z`) });
  const b = await boardWorld(world);
  const { db } = world.services;
  for (const who of [b.secretary, b.organiser])
    await db.execute(
      sql`update account set email = ${`${who.accountId}@example.org`} where id = ${who.accountId}`,
    );
  await db.update(addressee).set({ contact: { email: 'uo@district.example' } });
  const { desks } = await world.nouns.recommendation.queries.lettersDesk(b.secretary, b.forum.slug);
  for (const { resolutionId, addressee: to } of desks)
    await world.nouns.recommendation.commands.markSent(b.secretary, {
      resolutionId,
      addresseeId: to.id,
      regDate: '2025-12-01',
    });
  // Dates on both sides of the clock, so that every step of both ladders is met.
  await db.execute(
    sql`update recommendation set current_due = ${STARTS[seed % STARTS.length]}::date + number * 4`,
  );
  return { world, b };
}

/** One thing that somebody does; most are refused at times, which is right. */
async function act(world: TestWorld, b: BoardWorld, of: (n: number) => number): Promise<void> {
  const { commands, queries } = world.nouns.recommendation;
  const rows = await world.services.db.execute<{ id: string; due: string | null }>(
    sql`select id, current_due::text as due from recommendation order by number`,
  );
  const { id, due } = rows[of(rows.length)] ?? { id: '', due: null };
  const day = (offset: number) =>
    new Date(Date.parse(`${due ?? '2026-10-01'}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);
  const page = async () => {
    const at = rows.findIndex((row) => row.id === id) + 1;
    return queries.recommendationPage(b.secretary, b.forum.slug, at);
  };
  switch (of(9)) {
    case 0:
      await commands.askExtension(b.secretary, {
        recommendationId: id,
        until: day(20 + of(60)),
        reason: 'Ждём приказа',
      });
      return;
    case 1: {
      const waits = (await page()).extensions.find(({ state }) => state === 'requested');
      const decision = of(2) ? ('granted' as const) : ('refused' as const);
      if (waits)
        await commands.decideExtension(b.organiser, { extensionId: waits.id, decision, note: 'Рассмотрено' });
      return;
    }
    case 2: {
      const { desks } = await queries.lettersDesk(b.secretary, b.forum.slug);
      const desk = desks.find(({ items }) => items.some((item) => item.id === id));
      if (!desk || desk.circle) return;
      const made = await commands.createAnswerLink(b.secretary, {
        resolutionId: desk.resolutionId,
        addresseeId: desk.addressee.id,
      });
      if (made.ok)
        await commands.answerByLink(null, {
          token: made.data.url.split('/o/')[1] ?? '',
          signedBy: 'Белозёрова Т. К.',
          items: [{ recommendationId: id, outcome: of(2) ? 'in_progress' : 'done', text: 'Работа идёт' }],
        });
      return;
    }
    case 3: {
      const { pending } = await queries.lettersDesk(b.secretary, b.forum.slug);
      const first = pending[of(Math.max(1, pending.length))];
      if (first && of(2)) await commands.confirmAnswer(b.secretary, { answerId: first.id });
      else if (first) await commands.askMore(b.secretary, { answerId: first.id, note: 'Уточните' });
      return;
    }
    case 4:
      await commands.closeRecommendation(b.organiser, {
        recommendationId: id,
        verdict: 'obsolete',
        note: 'Утратила смысл',
      });
      return;
    case 5:
      await commands.reopenRecommendation(b.organiser, { recommendationId: id, reason: 'Вернулись' });
      return;
    case 6:
      await world.nouns.reminder.commands.configureReminders(b.organiser, {
        forumId: b.forum.id,
        digest: of(4) > 0,
        schools: of(4) > 0,
        ladder: of(4) > 0,
        officials: of(4) > 0,
      });
      return;
    case 7:
      await world.services.db.execute(
        sql`update recommendation set current_due = current_due + ${of(9) - 4}::int where id = ${id}`,
      );
      return;
    default:
      await world.services.db.execute(
        sql`insert into calendar_day (day, kind, note, at) values (${day(-of(4))}::date, 'off', '', now())
          on conflict do nothing`,
      );
  }
}

/** Sweeps as a cluster does: one, two at once, or one that dies after it has written and before it commits. */
async function cluster(world: TestWorld, of: (n: number) => number): Promise<void> {
  if (of(4) === 0) {
    const { mailer } = world.services;
    const whole = mailer.enqueue.bind(mailer);
    mailer.enqueue = async (...given) => {
      await whole(...given);
      throw new Error('killed');
    };
    await sweep(world);
    mailer.enqueue = whole;
  }
  const told = await Promise.all(Array.from({ length: 1 + of(3) }, () => sweep(world)));
  for (const letters of told) expect(typeof letters).toBe('number');
}

async function check(world: TestWorld, before: Date): Promise<void> {
  const { db, clock } = world.services;
  const of = <T extends Record<string, unknown>>(question: ReturnType<typeof sql>) => db.execute<T>(question);
  const twice = await of(sql`
    select recipient, (created_at at time zone 'UTC')::date from mail group by 1, 2 having count(*) > 1`);
  expect([...twice], 'two letters a day').toEqual([]);
  const again = await of(sql`
    select key, account_id from reminder group by 1, 2 having count(*) > 1
    union all select item || split_part(key, ':', 3) || ':' || split_part(key, ':', 4), account_id
      from reminder, unnest(items) item group by 1, 2 having count(*) > 1
    union all select key, '' from official_reminder group by 1 having count(*) > 1`);
  expect([...again], 'said twice').toEqual([]);
  const apart = await of(sql`
    select mail_key from (select mail_key from reminder union select mail_key from official_reminder) r
    full join mail m on m.key = r.mail_key where m.key is null or r.mail_key is null`);
  expect([...apart], 'key without its letter').toEqual([]);
  const now = clock.now();
  const fresh = await of<{ item: string | null }>(sql`
    select item from reminder left join unnest(items) item on true where created_at = ${now.toISOString()}::timestamptz
    union all select split_part(key, ':', 2) from official_reminder where created_at = ${now.toISOString()}::timestamptz`);
  if (before.getTime() === now.getTime()) return;
  const { day, time } = wallClock(now, ZONE);
  if (/-0[78]-/.test(day) || time < '09:00') expect([...fresh], `out of season ${day} ${time}`).toEqual([]);
  const muted = await of<{ id: string }>(sql`
    select r.id from recommendation r where r.state in ('closed', 'reported', 'suspended')
      or exists (select from answer a where a.recommendation_id = r.id and a.state = 'submitted')
      or exists (select from deadline_extension e where e.recommendation_id = r.id and e.state = 'requested')`);
  const silent = new Set([...muted].map(({ id }) => id));
  const named = [...fresh].flatMap(({ item }) => item ?? []);
  expect(
    named.filter((id) => silent.has(id)),
    'named while muted',
  ).toEqual([]);
}

it.each(Array.from({ length: SEEDS }, (_, at) => at + 1))(
  `[RN4] [RN5] [RN6] [RN7] [RN8] round %i: ${STEPS} steps of people, clocks and dying processes`,
  async (seed) => {
    const of = chance(seed * 7919);
    const { world, b } = await stage(seed);
    try {
      await world.nouns.reminder.commands.configureReminders(b.organiser, {
        forumId: b.forum.id,
        digest: true,
        schools: true,
        ladder: true,
        officials: true,
      });
      for (let step = 0; step < STEPS; step += 1) {
        await act(world, b, of);
        const before = world.clock.now();
        // Mostly on by hours or days, at times back by an hour or two, as a clock that is set right.
        const hours = of(6) === 0 ? -of(3) : of(5) === 0 ? 24 * of(9) : of(20);
        world.clock.set(new Date(before.getTime() + hours * 3_600_000 + 1_000));
        await cluster(world, of);
        await check(world, before);
      }
      const [count] = await world.services.db.execute<{ n: number }>(
        sql`select count(*)::int as n from mail`,
      );
      // A fuzz that says nothing proves nothing.
      expect(count?.n).toBeGreaterThan(0);
    } finally {
      await world.end();
    }
  },
);
