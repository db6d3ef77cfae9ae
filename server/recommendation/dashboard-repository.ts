/** SQL of the dashboard: a few grouped counts of one forum; divided clauses are counted by their parts. */
import { sql } from 'drizzle-orm';
import type { CohortCounts, Lateness, OwnLatency, Slice } from '#domain/recommendation/dashboard.ts';
import { HORIZONS } from '#domain/recommendation/dashboard.ts';
import { type State, statesOf } from '#domain/recommendation/rules.ts';
import { THEIR_TURN } from '#domain/recommendation/signals.ts';
import type { DbOrTx } from '../db.ts';

const FOLLOWED = sql`r.state = 'closed' and r.verdict in ('done', 'mostly', 'partly')`;

export async function cohorts(db: DbOrTx, forumId: string, timeZone: string): Promise<CohortCounts[]> {
  const within = HORIZONS.map(
    (months) => sql`count(*) filter (where ${FOLLOWED}
      and (r.closed_at at time zone ${timeZone})::date <= t.adopted_on + make_interval(months => ${months}::int))::int
      as ${sql.raw(`"m${months}"`)}`,
  );
  const rows = await db.execute<
    { number: string; adoptedOn: string; total: number } & Record<string, number | string>
  >(sql`
    select t.number, t.adopted_on::text as "adoptedOn", count(*)::int as total, ${sql.join(within, sql`, `)}
    from recommendation r join adopted_text t on t.id = r.adopted_text_id
    where r.forum_id = ${forumId} and r.parts = 0 group by t.id, t.number, t.adopted_on
    order by t.adopted_on, t.number limit 50`);
  return rows.map((row) => ({
    number: row.number,
    adoptedOn: row.adoptedOn,
    total: row.total,
    within: Object.fromEntries(HORIZONS.map((m) => [m, Number(row[`m${m}`])])) as CohortCounts['within'],
  }));
}

export async function monthly(db: DbOrTx, forumId: string, timeZone: string) {
  const month = (column: ReturnType<typeof sql>) =>
    sql`date_trunc('month', ${column} at time zone ${timeZone})::date`;
  const rows = await db.execute<{ month: string; adopted: number; answered: number; closed: number }>(sql`
    select month::text, sum(adopted)::int as adopted, sum(answered)::int as answered, sum(closed)::int as closed from (
      select date_trunc('month', t.adopted_on)::date as month, count(*) as adopted, 0 as answered, 0 as closed
        from recommendation r join adopted_text t on t.id = r.adopted_text_id
        where r.forum_id = ${forumId} and r.parts = 0 group by 1
      union all select ${month(sql`r.closed_at`)}, 0, 0, count(*) from recommendation r
        where r.forum_id = ${forumId} and r.parts = 0 and r.state = 'closed' group by 1
      union all select ${month(sql`f.first`)}, 0, count(*), 0 from (
        select min(a.created_at) as first from answer a join recommendation r on r.id = a.recommendation_id
        where r.forum_id = ${forumId} and r.parts = 0 and a.state = 'confirmed' group by a.recommendation_id) f group by 1) x
    where month is not null group by 1 order by 1`);
  return [...rows];
}

export async function lateness(
  db: DbOrTx,
  forumId: string,
  timeZone: string,
  today: string,
): Promise<Lateness> {
  const late = sql`(r.closed_at at time zone ${timeZone})::date > r.baseline_due`;
  const [row] = await db.execute<Lateness>(sql`
    select count(*)::int as dated,
      count(*) filter (where r.state = 'closed' and not ${late})::int as "closedInTime",
      count(*) filter (where r.state = 'closed' and ${late})::int as "closedLate",
      count(*) filter (where r.state in ${[...THEIR_TURN]} and r.current_due < ${today}::date)::int as passed,
      count(*) filter (where r.state <> 'closed' and not (r.state in ${[...THEIR_TURN]} and r.current_due < ${today}::date))::int
        as ahead
    from recommendation r where r.forum_id = ${forumId} and r.parts = 0 and r.baseline_due is not null`);
  return row ?? { dated: 0, closedInTime: 0, closedLate: 0, passed: 0, ahead: 0 };
}

type Counted = { name: string; state: State; n: number; followed: number };

function slices(rows: readonly Counted[]): Slice[] {
  const found = new Map<string, Slice>();
  for (const { name, state, n, followed } of rows) {
    const one = found.get(name) ?? { name, total: 0, open: 0, answered: 0, closed: 0, followed: 0 };
    const group =
      (['open', 'answered', 'closed'] as const).find((g) => statesOf(g).includes(state)) ?? 'open';
    found.set(name, {
      ...one,
      total: one.total + n,
      [group]: one[group] + n,
      followed: one.followed + followed,
    });
  }
  return [...found.values()];
}

export async function byAddressee(db: DbOrTx, forumId: string): Promise<Slice[]> {
  const rows = await db.execute<Counted>(sql`
    select a.name, x.state, x.n, x.followed from (
      select ra.addressee_id, r.state, count(*)::int as n, count(*) filter (where ${FOLLOWED})::int as followed
      from recommendation r join recommendation_addressee ra on ra.recommendation_id = r.id
      where r.forum_id = ${forumId} and r.parts = 0 and ra.role = 'lead' group by 1, 2) x
    join addressee a on a.id = x.addressee_id
    join board_addressee b on b.addressee_id = x.addressee_id and b.forum_id = ${forumId}
    order by b.first, a.name`);
  return slices([...rows]);
}

export async function byTheme(db: DbOrTx, forumId: string): Promise<Slice[]> {
  const rows = await db.execute<Counted>(sql`
    select theme as name, x.state, sum(x.n)::int as n, sum(x.followed)::int as followed from (
      select r.tracks, r.state, count(*) as n, count(*) filter (where ${FOLLOWED}) as followed
      from recommendation r where r.forum_id = ${forumId} and r.parts = 0 and r.tracks <> '[]'::jsonb group by 1, 2) x,
      jsonb_array_elements_text(x.tracks) theme
    group by 1, 2 order by 1, 2 limit 2000`);
  return slices([...rows]);
}

/** Days, the half of which took no longer. */
export async function ownLatency(
  db: DbOrTx,
  forumId: string,
  timeZone: string,
  today: string,
): Promise<OwnLatency> {
  const [row] = await db.execute<Record<string, number | null>>(sql`
    with taken as (
      select (r.sent_at at time zone ${timeZone})::date - t.adopted_on as sending,
        case when r.state = 'closed' and r.last_answer_at is not null
          then r.closed_at::date - r.last_answer_at::date end as concluding
      from recommendation r join adopted_text t on t.id = r.adopted_text_id
      where r.forum_id = ${forumId} and r.parts = 0),
    decided as (select e.decided_at::date - e.created_at::date as days from deadline_extension e
      join recommendation r on r.id = e.recommendation_id where r.forum_id = ${forumId} and e.decided_at is not null),
    waiting as (
      select a.created_at from answer a join recommendation r on r.id = a.recommendation_id
        where r.forum_id = ${forumId} and a.state = 'submitted'
      union all select e.created_at from deadline_extension e join recommendation r on r.id = e.recommendation_id
        where r.forum_id = ${forumId} and e.state = 'requested')
    select (select count(sending)::int from taken) as "sendingN",
      (select percentile_disc(0.5) within group (order by sending) from taken) as sending,
      (select count(concluding)::int from taken) as "concludingN",
      (select percentile_disc(0.5) within group (order by concluding) from taken) as concluding,
      (select count(*)::int from decided) as "decidingN",
      (select percentile_disc(0.5) within group (order by days) from decided) as deciding,
      (select count(*)::int from waiting) as "waitingN",
      (select ${today}::date - min(created_at)::date from waiting) as oldest`);
  const pair = (name: string) => ({ n: row?.[`${name}N`] ?? 0, median: row?.[name] ?? null });
  return {
    sending: pair('sending'),
    deciding: pair('deciding'),
    concluding: pair('concluding'),
    waiting: { n: row?.waitingN ?? 0, oldest: row?.oldest ?? null },
  };
}
