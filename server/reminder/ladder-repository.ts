/**
 * The ladder of a whole board in one statement: dates come with their step, the database finds the rows that stand on
 * them, keeps each note under its key for each person, and gives back what was new: the first lines of a letter and how
 * many there are. Fifty thousand rows never travel.
 */
import { sql } from 'drizzle-orm';
import { ESCALATE_FROM } from '#domain/reminder/rules.ts';
import type { DbOrTx, Tx } from '../db.ts';
import { LADDER_LINES, type LadderLine } from './compose.ts';
import { UNMUTED } from './repository.ts';

export type BoardDay = { forumId: string; due: string };
export type Rung = BoardDay & { step: number };
/** `lateOnly`: hears of what is long past. */
export type Hearer = { forumId: string; accountId: string; mailKey: string; lateOnly: boolean };
export type Climbed = LadderLine & { forumId: string; accountId: string; total: number };

const list = (values: readonly (string | number)[]) => sql.param([...values]);

/** The dates of these boards on which something open stands, up to a day. */
export async function dueDays(db: DbOrTx, forumIds: readonly string[], until: string): Promise<BoardDay[]> {
  if (forumIds.length === 0) return [];
  const rows = await db.execute<BoardDay>(sql`
    select distinct forum_id as "forumId", current_due::text as due from recommendation
    where forum_id = any(${list(forumIds)}::text[]) and state not in ('closed', 'reported', 'suspended')
      and current_due <= ${until}::date and parts = 0
    order by 1, 2`);
  return [...rows];
}

export async function keepLadder(
  tx: Tx,
  rungs: readonly Rung[],
  hearers: readonly Hearer[],
  day: string,
  now: Date,
): Promise<Climbed[]> {
  if (rungs.length === 0 || hearers.length === 0) return [];
  const rows = await tx.execute<Climbed>(sql`
    with rung as (select forum_id, due::date, step from unnest(${list(rungs.map((x) => x.forumId))}::text[],
        ${list(rungs.map((x) => x.due))}::text[], ${list(rungs.map((x) => x.step))}::int[]) x (forum_id, due, step)),
    hearer as (select * from unnest(${list(hearers.map((x) => x.forumId))}::text[],
        ${list(hearers.map((x) => x.accountId))}::text[], ${list(hearers.map((x) => x.mailKey))}::text[],
        ${list(hearers.map((x) => Number(x.lateOnly)))}::int[]) x (forum_id, account_id, mail_key, late_only)),
    note as (select 'ladder:' || r.id || ':' || r.current_due || ':' || s.step as key, s.step, r.forum_id, h.account_id, h.mail_key
      from rung s join recommendation r on r.forum_id = s.forum_id and r.current_due = s.due
        join hearer h on h.forum_id = r.forum_id and (h.late_only = 0 or s.step >= ${ESCALATE_FROM}::int)
      where r.state not in ('closed', 'reported', 'suspended') and r.parts = 0 and ${UNMUTED}),
    kept as (insert into reminder (id, key, rule, forum_id, account_id, day, mail_key, created_at)
      select left(md5(key || account_id), 22), key, 'ladder', forum_id, account_id, ${day}::date, mail_key,
        ${now.toISOString()}::timestamptz
      from note on conflict (key, account_id) do nothing
      returning key, forum_id, account_id),
    told as (select k.forum_id, k.account_id, r.number, r.text, split_part(k.key, ':', 3) as due,
        split_part(k.key, ':', 4)::int as step, (count(*) over board)::int as total,
        row_number() over (partition by k.forum_id, k.account_id order by split_part(k.key, ':', 3), r.number) as at
      from kept k join recommendation r on r.id = split_part(k.key, ':', 2)
      window board as (partition by k.forum_id, k.account_id))
    select forum_id as "forumId", account_id as "accountId", number, left(text, 160) as text, due, step, total
    from told where at <= ${LADDER_LINES}::int order by account_id, forum_id, at`);
  return [...rows];
}
