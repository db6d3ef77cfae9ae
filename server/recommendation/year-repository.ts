/** SQL of a school year: the forums of one body whose boards one person keeps, with presence and decisions. */
import { sql } from 'drizzle-orm';
import { statesOf } from '#domain/recommendation/rules.ts';
import type { YearMeeting } from '#domain/recommendation/year.ts';
import type { DbOrTx } from '../db.ts';
import { textArray } from './board-filter.ts';

/** Held by `today`, in the order of their days. A forum of no body stands with the others of no body. */
export async function heldForums(
  db: DbOrTx,
  bodyId: string | null,
  accountId: string,
  today: string,
): Promise<YearMeeting[]> {
  const rows = await db.execute<YearMeeting & Record<string, unknown>>(sql`
    select f.slug, f.number, f.name, f.starts_on::text as "on", f.ends_on::text as until, f.settlement,
      (select count(*)::int from participant p where p.forum_id = f.id and p.removed_at is null) as listed,
      (select nullif(count(distinct a.participant_id), 0)::int from attendance a where a.forum_id = f.id and a.present) as present,
      (select count(*)::int from vote v where v.forum_id = f.id and v.state = 'announced') as votes,
      coalesce((select json_agg(json_build_object('number', t.number, 'adoptedOn', t.adopted_on, 'open', c.open,
          'answered', c.answered, 'closed', c.closed) order by t.adopted_on, t.number)
        from adopted_text t, lateral (select
          count(*) filter (where r.state = any(${textArray(statesOf('open'))})) as open,
          count(*) filter (where r.state = any(${textArray(statesOf('answered'))})) as answered,
          count(*) filter (where r.state = any(${textArray(statesOf('closed'))})) as closed
          from recommendation r where r.adopted_text_id = t.id and r.parts = 0) c
        where t.forum_id = f.id), '[]') as texts
    from forum f join participant me on me.forum_id = f.id and me.account_id = ${accountId} and me.removed_at is null
      and (me.roles ? 'organiser' or me.roles ? 'secretary')
    where f.body_id is not distinct from ${bodyId}::text and f.state <> 'draft' and f.starts_on <= ${today}::date
    order by f.starts_on, f.id`);
  return [...rows];
}

export async function bodyName(db: DbOrTx, id: string): Promise<string> {
  const rows = await db.execute<{ name: string }>(sql`select name from body where id = ${id}`);
  return rows[0]?.name ?? '';
}
