/** SQL of feeds: changes of state out of the forum's chain, and which forums of a body have published something. */
import { sql } from 'drizzle-orm';
import type { DbOrTx } from '../db.ts';

export type BoardChange = {
  id: string;
  at: string;
  number: number;
  text: string;
  state: string;
  verdict: string | null;
};

/** Steps that led somewhere, the newest first; what waits unverified is none. */
export async function changesOf(
  db: DbOrTx,
  forumId: string,
  filter: { number?: number; addresseeId?: string; limit: number },
): Promise<BoardChange[]> {
  const { number, addresseeId, limit } = filter;
  return [
    ...(await db.execute<BoardChange & Record<string, unknown>>(sql`
      select e.id, e.at::text as at, r.number, r.text, e.data->>'to' as state, e.data->>'verdict' as verdict
      from event e join recommendation r on r.id = e.noun_id
      where e.stream = ${forumId} and e.noun = 'recommendation' and e.data->>'from' is distinct from e.data->>'to'
        and e.data ? 'to' and e.type <> 'recommendation.mark'
        ${number === undefined ? sql`` : sql`and r.number = ${number}`}
        ${addresseeId === undefined ? sql`` : sql`and exists (select from recommendation_addressee x where x.recommendation_id = r.id and x.addressee_id = ${addresseeId})`}
      order by e.seq desc limit ${limit}`)),
  ];
}

export type PublishedSnapshot = {
  id: string;
  slug: string;
  number: number;
  asOf: string;
  publishedAt: string;
  canonical: string;
};

/** Published snapshots of a forum or of all forums of a body, the newest first; withdrawn ones are gone. */
export async function publishedSnapshots(
  db: DbOrTx,
  where: { slug: string } | { bodySlug: string },
  limit: number,
): Promise<PublishedSnapshot[]> {
  return [
    ...(await db.execute<PublishedSnapshot & Record<string, unknown>>(sql`
      select s.id, f.slug, s.number, s.as_of::text as "asOf", s.published_at::text as "publishedAt", s.canonical
      from board_snapshot s join forum f on f.id = s.forum_id
      where s.withdrawn_at is null and ${
        'slug' in where
          ? sql`f.slug = ${where.slug}`
          : sql`f.body_id = (select id from body where slug = ${where.bodySlug})`
      }
      order by s.published_at desc, s.number desc limit ${limit}`)),
  ];
}

export async function bodyName(db: DbOrTx, slug: string): Promise<string | undefined> {
  return (await db.execute<{ name: string }>(sql`select name from body where slug = ${slug}`))[0]?.name;
}
