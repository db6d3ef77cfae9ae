/** SQL of how what was addressed to one body stands, board by board. Divided clauses count by their parts (RC100). */
import { sql } from 'drizzle-orm';
import { type Group, statesOf } from '#domain/recommendation/rules.ts';
import type { DbOrTx } from '../db.ts';
import { textArray } from './board-filter.ts';

type Standing = {
  forumId: string;
  slug: string;
  number: string;
  name: string;
  counts: Record<Group, number>;
};

/** Of one board; or of all others whose boards this person sees there as one of the hall, the latest first. */
export async function standingOfBody(
  db: DbOrTx,
  addresseeId: string,
  where: { only: string } | { besides: string; accountId: string },
): Promise<Standing[]> {
  const count = (group: Group) =>
    sql`count(*) filter (where r.state = any(${textArray(statesOf(group))}))::int`;
  const boards =
    'only' in where
      ? sql`f.id = ${where.only}`
      : sql`f.id <> ${where.besides} and exists (select from participant me where me.forum_id = f.id
          and me.account_id = ${where.accountId} and me.removed_at is null
          and (me.roles ?| array['organiser', 'secretary']
            or (me.confirmed_at is not null and me.roles - array['official', 'guest'] <> '[]')))`;
  const rows = await db.execute<Standing>(sql`
    select f.id as "forumId", f.slug, f.number, f.name,
      json_build_object('open', ${count('open')}, 'answered', ${count('answered')}, 'closed', ${count('closed')}) as counts
    from recommendation_addressee x join recommendation r on r.id = x.recommendation_id and r.parts = 0
      join forum f on f.id = r.forum_id
    where x.addressee_id = ${addresseeId} and ${boards}
    group by f.id order by f.starts_on desc, f.id limit 20`);
  return [...rows];
}
