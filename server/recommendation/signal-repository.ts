/**
 * The signals of domain/recommendation/signals.ts in SQL: the same comparisons by the same thresholds, so that a whole
 * board can be counted and filtered. Days begin in the forum's zone. A test holds both equal on random rows.
 */
import { type SQL, sql } from 'drizzle-orm';
import { STATES, type State } from '#domain/recommendation/rules.ts';
import { type Marks, SIGNALS, type Signal, THEIR_TURN } from '#domain/recommendation/signals.ts';
import type { DbOrTx } from '../db.ts';

/** What of a row lies in other tables; few rows, each found by a partial index. */
export const BESIDE = sql`
  waits as (select x.recommendation_id as id, min(x.created_at) as since from (
      select recommendation_id, created_at from answer where state = 'submitted'
      union all select recommendation_id, created_at from deadline_extension where state = 'requested') x group by 1),
  slips as (select recommendation_id as id, count(*) as n from deadline_extension
    where state in ('granted', 'other_date') group by 1),
  returned as (select distinct recommendation_id as id from answer where state = 'more_asked')`;
/** Joined to `recommendation r`. */
export const JOINED = sql`left join waits on waits.id = r.id left join slips on slips.id = r.id
  left join returned on returned.id = r.id`;

const turn = sql`r.state in ${[...THEIR_TURN]}`;
const open = sql`r.state <> 'closed'`;

export function signalTest(signal: Signal, m: Marks, timeZone: string): SQL {
  const begins = (day: string) => sql`((${day}::date)::timestamp at time zone ${timeZone})`;
  switch (signal) {
    case 'awaiting_us':
      return sql`(${open} and (waits.since < ${begins(m.awaitBefore)}
        or (r.state = 'reported' and r.last_answer_at < ${begins(m.awaitBefore)})))`;
    case 'due_soon':
      return sql`(${turn} and r.current_due between ${m.today}::date and ${m.soonUntil}::date)`;
    case 'overdue':
      return sql`(${turn} and r.current_due < ${m.today}::date)`;
    case 'long_overdue':
      return sql`(${turn} and r.current_due < ${m.longBefore}::date)`;
    case 'silent':
      return sql`(r.state in ('sent', 'rerouted') and r.last_answer_at is null and waits.since is null
        and r.sent_at < ${begins(m.silentBefore)})`;
    case 'stale':
      return sql`(r.state in ('accepted', 'in_progress') and waits.since is null
        and (coalesce(r.last_answer_at, r.sent_at) < ${begins(m.staleBefore)} or r.report_due < ${m.today}::date))`;
    case 'at_risk':
      return sql`(${open} and (slips.n >= 2 or returned.id is not null))`;
    case 'extended':
      return sql`(${open} and slips.n > 0)`;
    case 'closed_late':
      return sql`(r.state = 'closed' and r.verdict in ('done', 'mostly', 'partly')
        and r.closed_at >= ((r.baseline_due + 1)::timestamp at time zone ${timeZone}))`;
    case 'disputed':
      return sql`(r.disputed_at is not null)`;
  }
}

export type BoardSums = { states: Record<State, number>; signals: Record<Signal, number>; pending: number };

/**
 * A whole board counted: one pass over an index for states and days, and for the rest the few rows of partial indexes
 * (drizzle/sql/40-board.sql). A divided clause is counted as a row, its signals are those of its parts.
 */
export async function sumsOf(
  db: DbOrTx,
  forumId: string,
  marks: Marks,
  timeZone: string,
): Promise<BoardSums> {
  const due = {
    due_soon: sql`current_due between ${marks.today}::date and ${marks.soonUntil}::date`,
    overdue: sql`current_due < ${marks.today}::date`,
    long_overdue: sql`current_due < ${marks.longBefore}::date`,
  };
  const rest = SIGNALS.filter((one) => !(one in due));
  const counted = (signal: Signal) =>
    sql`(select count(*)::int from recommendation r ${joined(signal, forumId, marks, timeZone)}
      where r.forum_id = ${forumId} and r.parts = 0 and ${signalTest(signal, marks, timeZone)}) as ${sql.raw(signal)}`;
  const [byState, [others]] = await Promise.all([
    db.execute<{ state: State; n: number } & Record<keyof typeof due, number>>(sql`
      select state, sum(n)::int as n, sum(due_soon)::int as due_soon, sum(overdue)::int as overdue,
        sum(long_overdue)::int as long_overdue
      from (select state, count(*) as n, count(*) filter (where ${due.due_soon}) as due_soon,
          count(*) filter (where ${due.overdue}) as overdue, count(*) filter (where ${due.long_overdue}) as long_overdue
        from recommendation where forum_id = ${forumId} group by state
        union all select state, 0, -count(*) filter (where ${due.due_soon}), -count(*) filter (where ${due.overdue}),
          -count(*) filter (where ${due.long_overdue})
        from recommendation where forum_id = ${forumId} and parts > 0 group by state) x group by state`),
    db.execute<Record<string, number>>(sql`
      with ${BESIDE} select ${sql.join(rest.map(counted), sql`, `)},
        (select count(*)::int from answer a join recommendation p on p.id = a.recommendation_id
          where p.forum_id = ${forumId} and a.state = 'submitted') as pending`),
  ]);
  const signals = Object.fromEntries(SIGNALS.map((one) => [one, others?.[one] ?? 0])) as Record<
    Signal,
    number
  >;
  const states = Object.fromEntries(STATES.map((one) => [one, 0])) as Record<State, number>;
  for (const row of byState) {
    states[row.state] = row.n;
    if (!THEIR_TURN.includes(row.state)) continue;
    for (const one of ['due_soon', 'overdue', 'long_overdue'] as const) signals[one] += row[one];
  }
  return { states, signals, pending: others?.pending ?? 0 };
}

/** Only what a signal asks about is joined; where few rows can have it, they lead. */
function joined(signal: Signal, forumId: string, { awaitBefore }: Marks, timeZone: string): SQL {
  if (signal === 'extended') return sql`join slips on slips.id = r.id`;
  if (signal === 'closed_late' || signal === 'disputed') return sql``;
  if (signal === 'at_risk')
    return sql`join (select id from slips where n >= 2 union select id from returned) few on few.id = r.id
      left join slips on slips.id = r.id left join returned on returned.id = r.id`;
  const waits = sql`left join waits on waits.id = r.id`;
  if (signal !== 'awaiting_us') return waits;
  return sql`join (select id from waits union select id from recommendation
      where forum_id = ${forumId} and state = 'reported'
        and last_answer_at < ((${awaitBefore}::date)::timestamp at time zone ${timeZone})) few on few.id = r.id ${waits}`;
}
