/**
 * Taking answers. One statement decides for all that came together: who is a player of this run, whether the round is
 * open, whether it is still in time. It shares the round's row, the lock takes it alone: no straggler after the count.
 */
import { sql } from 'drizzle-orm';
import type { ErrorCode } from '#domain/errors.ts';
import type { Value } from '#domain/quiz/answer.ts';
import { TIMES } from '#domain/quiz/run.ts';
import type { DbOrTx } from '../db.ts';

export type Sent = {
  roundId: string;
  accountId: string;
  value: Value;
  /** When the server had it, before any queue. */
  receivedAt: Date;
  /** Least of the measured round trips, by the server's own clock. */
  rttMs: number | null;
  cmdId: string;
};
/** `table`: it was one phone of a table, whose other phones want to know. */
export type Taken = {
  roundId: string;
  unitId: string;
  runId: string;
  forumId: string;
  cmdId: string;
  table: boolean;
};

export async function putAnswers(db: DbOrTx, sent: readonly Sent[]): Promise<Taken[]> {
  const rows = sent.map((one, nth) => ({ ...one, receivedAt: one.receivedAt.toISOString(), nth }));
  const taken = await db.execute(sql`
    with sent as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::json)
        as s("roundId" text, "accountId" text, value jsonb, "receivedAt" timestamptz, "rttMs" int, "cmdId" text, nth int)
    ), round as materialized (
      select * from quiz_round where id in (select "roundId" from sent) for share
    ), put as (
      insert into quiz_answer (round_id, unit_id, player_id, value, received_at, took_ms, rtt_ms, cmd_id)
      select distinct on (r.id, p.unit_id) r.id, p.unit_id, p.id, s.value, s."receivedAt",
        least(r.ms * f.factor, greatest(0, extract(epoch from s."receivedAt" - r.open_at) * 1000
          - least(coalesce(s."rttMs", 0) / 2.0, ${TIMES.creditMs}::int)))::int,
        s."rttMs", s."cmdId"
      from sent s
      join round r on r.id = s."roundId" and r.state = 'open'
      join quiz_run run on run.id = r.run_id and run.round_id = r.id
      join participant pt on pt.forum_id = run.forum_id and pt.account_id = s."accountId" and pt.removed_at is null
      join quiz_player p on p.run_id = run.id and p.participant_id = pt.id and p.removed_at is null and p.active
      left join quiz_team t on t.id = p.team_id
      cross join lateral (select greatest(p.factor, coalesce(t.factor, 1)) as factor) f
      where (r.only = 'null'::jsonb or r.only is null or jsonb_exists(r.only, p.unit_id)
          or jsonb_exists(r.only, coalesce(p.team_id, '')))
        and s."receivedAt" <= r.close_at
          + (r.ms * (f.factor - 1) + ${TIMES.graceMs}::int) * interval '1 millisecond'
      order by r.id, p.unit_id, s.nth
      on conflict do nothing
      returning round_id, unit_id, cmd_id
    )
    select put.round_id as "roundId", put.unit_id as "unitId", put.cmd_id as "cmdId",
      run.id as "runId", run.forum_id as "forumId",
      exists (select from quiz_team t where t.id = put.unit_id) as "table"
    from put join quiz_round r on r.id = put.round_id join quiz_run run on run.id = r.run_id`);
  return [...taken] as unknown as Taken[];
}

/** Why an answer was not taken, or that it had been taken before under the same key. */
export async function whyNot(db: DbOrTx, sent: Sent): Promise<ErrorCode | 'taken'> {
  const rows = await db.execute(sql`
    select r.state, r.only, run.round_id = r.id as current, p.id as player, p.removed_at is not null as removed,
      p.active, (jsonb_typeof(r.only) = 'array' and not jsonb_exists(r.only, p.unit_id)
        and not jsonb_exists(r.only, coalesce(p.team_id, ''))) as outside,
      a.cmd_id as "cmdId"
    from quiz_round r
    join quiz_run run on run.id = r.run_id
    join participant pt on pt.forum_id = run.forum_id and pt.account_id = ${sent.accountId} and pt.removed_at is null
    left join quiz_player p on p.run_id = run.id and p.participant_id = pt.id
    left join quiz_answer a on a.round_id = r.id and a.unit_id = p.unit_id
    where r.id = ${sent.roundId}`);
  const [row] = rows as unknown as {
    state: string;
    current: boolean;
    player: string | null;
    removed: boolean;
    active: boolean;
    outside: boolean;
    cmdId: string | null;
  }[];
  if (!row) return 'not_found';
  if (row.cmdId === sent.cmdId) return 'taken';
  if (row.player === null) return 'quiz/not_playing';
  if (row.removed) return 'quiz/removed';
  if (!row.active) return 'quiz/other_phone';
  if (row.outside) return 'quiz/sits_out';
  if (row.cmdId !== null) return 'quiz/answered';
  if (row.state === 'ready') return 'quiz/not_open';
  if (row.state === 'paused') return 'quiz/paused';
  return row.state === 'open' && row.current ? 'quiz/late' : 'quiz/round_closed';
}

/** For the erasure of a person's data and for exports: every answer of a run with who sent it. */
export async function answersOfRun(db: DbOrTx, runId: string) {
  const rows = await db.execute(sql`
    select a.round_id as "roundId", a.unit_id as "unitId", a.value, a.took_ms as "tookMs"
    from quiz_answer a join quiz_round r on r.id = a.round_id where r.run_id = ${runId}`);
  return rows as unknown as { roundId: string; unitId: string; value: Value; tookMs: number }[];
}
