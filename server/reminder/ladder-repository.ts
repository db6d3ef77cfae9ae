/**
 * The ladder of a whole board in one statement: dates come with their step, the database finds the rows that stand on
 * them and were not told of on that step, keeps them for each person by date, and gives back the first lines of a letter
 * and how many there are. Fifty thousand rows never travel, nor are they written one by one. Sweeps come one at a time
 * (`oneSweepAtATime`), so what one has said the next one reads.
 */
import { sql } from 'drizzle-orm';
import { ESCALATE_FROM, REMEMBERED } from '#domain/reminder/rules.ts';
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
    standing as materialized (
      select s.*, h.account_id, h.mail_key, 'ladder:' || s.forum_id || ':' || s.due || ':' || s.step as rung
      from rung s join hearer h on h.forum_id = s.forum_id and (h.late_only = 0 or s.step >= ${ESCALATE_FROM}::int)),
    said as materialized (
      select s.rung, s.account_id, item from standing s
        join reminder m on m.account_id = s.account_id and m.day > ${day}::date - ${REMEMBERED}::int
          and m.rule = 'ladder' and m.key = s.rung || ':' || m.day, unnest(m.items) item),
    item as materialized (
      select r.id, r.number, r.forum_id, r.current_due as due from recommendation r
      where r.forum_id in (select forum_id from rung) and r.current_due <= (select max(due) from rung)
        and r.state not in ('closed', 'reported', 'suspended') and r.parts = 0 and ${UNMUTED}),
    fresh as materialized (
      select s.rung, s.step, s.forum_id, s.due, s.account_id, s.mail_key, i.id, i.number
      from standing s join item i on i.forum_id = s.forum_id and i.due = s.due
      where not exists (select from said d where d.rung = s.rung and d.account_id = s.account_id and d.item = i.id)),
    kept as (insert into reminder (id, key, rule, forum_id, account_id, day, mail_key, items, created_at)
      select left(md5(rung || ${day}::text || account_id), 22), rung || ':' || ${day}::date, 'ladder', forum_id, account_id,
        ${day}::date, mail_key, array_agg(id), ${now.toISOString()}::timestamptz
      from fresh group by rung, forum_id, account_id, mail_key on conflict (key, account_id) do nothing
      returning key, account_id),
    told as (select f.*, (count(*) over (partition by f.forum_id, f.account_id))::int as total,
        row_number() over (partition by f.forum_id, f.account_id order by f.due, f.number) as at
      from fresh f join kept k on k.account_id = f.account_id and k.key = f.rung || ':' || ${day}::date)
    select t.forum_id as "forumId", t.account_id as "accountId", t.number, left(r.text, 160) as text, t.due::text as due,
      t.step, t.total
    from told t join recommendation r on r.id = t.id where t.at <= ${LADDER_LINES}::int
    order by t.account_id, t.forum_id, t.at`);
  return [...rows];
}
