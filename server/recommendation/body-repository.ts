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

/** All other boards on which this body stands and this person sees the board as one of the hall, the latest first. */
export async function otherBoardsOf(
  db: DbOrTx,
  addresseeId: string,
  { besides, accountId }: { besides: string; accountId: string },
): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select f.id from board_addressee b join forum f on f.id = b.forum_id
    where b.addressee_id = ${addresseeId} and b.forum_id <> ${besides} and b.count > 0
      and exists (select from participant me where me.forum_id = f.id and me.account_id = ${accountId} and me.removed_at is null
        and (me.roles ?| array['organiser', 'secretary']
          or (me.confirmed_at is not null and me.roles - array['official', 'guest'] <> '[]')))
    order by f.starts_on desc, f.id limit 20`);
  return rows.map(({ id }) => id);
}

/** On each of these boards, the latest first. Row by row (offset 0): of a large board only what is addressed to this body is read. */
export async function standingOfBody(
  db: DbOrTx,
  addresseeId: string,
  forumIds: readonly string[],
): Promise<Standing[]> {
  if (forumIds.length === 0) return [];
  const count = (group: Group) =>
    sql`count(*) filter (where r.state = any(${textArray(statesOf(group))}))::int`;
  const rows = await db.execute<Standing>(sql`
    select f.id as "forumId", f.slug, f.number, f.name,
      json_build_object('open', ${count('open')}, 'answered', ${count('answered')}, 'closed', ${count('closed')}) as counts
    from recommendation_addressee x,
      lateral (select r.forum_id, r.state, r.parts from recommendation r where r.id = x.recommendation_id offset 0) r
      join forum f on f.id = r.forum_id
    where x.addressee_id = ${addresseeId} and r.parts = 0 and f.id = any(${textArray(forumIds)})
    group by f.id order by f.starts_on desc, f.id`);
  return [...rows];
}
