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
      select recommendation_id, coalesce(came_at, created_at) as created_at from answer where state = 'submitted'
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
      return sql`(${open} and (r.risk_at is not null or slips.n >= 2 or returned.id is not null))`;
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
 * A whole board counted, from its tally (drizzle/sql/50-tally.sql): a few hundred counts, however many rows. A divided
 * clause is counted by its parts. Days are those of the forum's own zone.
 */
export async function sumsOf(db: DbOrTx, forumId: string, m: Marks): Promise<BoardSums> {
  const day = sql`split_part(key, '|', 1) collate "C"`;
  const tests: Record<Signal | 'pending', SQL> = {
    awaiting_us: sql`kind = 'waits' and ${day} < ${m.awaitBefore}`,
    due_soon: sql`kind = 'due' and ${day} between ${m.today} and ${m.soonUntil}`,
    overdue: sql`kind = 'due' and ${day} < ${m.today}`,
    long_overdue: sql`kind = 'due' and ${day} < ${m.longBefore}`,
    silent: sql`kind = 'silent' and ${day} < ${m.silentBefore}`,
    stale: sql`kind = 'quiet' and (${day} < ${m.staleBefore} or split_part(key, '|', 2) collate "C" < ${m.today})`,
    at_risk: sql`kind = 'at_risk'`,
    extended: sql`kind = 'extended'`,
    closed_late: sql`kind = 'closed_late'`,
    disputed: sql`kind = 'disputed'`,
    pending: sql`kind = 'pending'`,
  };
  const column = ([name, test]: [string, SQL]) =>
    sql`coalesce(sum(n) filter (where ${test}), 0)::int as ${sql.raw(name)}`;
  const states = STATES.map((one): [string, SQL] => [`row_${one}`, sql`kind = 'row' and key = ${one}`]);
  const [found] = await db.execute<Record<string, number>>(sql`
    select ${sql.join([...Object.entries(tests), ...states].map(column), sql`, `)}
    from board_tally where forum_id = ${forumId} and n <> 0 and kind in ('row', 'pending', 'waits', 'due', 'silent',
      'quiet', 'at_risk', 'extended', 'closed_late', 'disputed')`);
  const n = (name: string) => found?.[name] ?? 0;
  return {
    states: Object.fromEntries(STATES.map((one) => [one, n(`row_${one}`)])) as Record<State, number>,
    signals: Object.fromEntries(SIGNALS.map((one) => [one, n(one)])) as Record<Signal, number>,
    pending: n('pending'),
  };
}
