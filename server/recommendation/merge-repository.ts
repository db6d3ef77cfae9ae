/** SQL of one body's open matters going over to another, on one forum's board. */
import { sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '../db.ts';

export async function openRowsOfAddressee(
  db: DbOrTx,
  forumId: string,
  addresseeId: string,
): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select r.id from recommendation r join recommendation_addressee x on x.recommendation_id = r.id
    where r.forum_id = ${forumId} and x.addressee_id = ${addresseeId} and r.state <> 'closed' order by r.number`);
  return rows.map(({ id }) => id);
}

/** Rows, and with them the letters, links and answers of the resolutions they stand in. */
export async function passOn(
  tx: Tx,
  forumId: string,
  from: string,
  into: string,
  rows: readonly string[],
): Promise<void> {
  if (rows.length === 0) return;
  const ids = sql.join(
    rows.map((id) => sql`${id}`),
    sql`, `,
  );
  // Named jointly with its own successor, a body is named once.
  await tx.execute(sql`
    delete from recommendation_addressee x where x.addressee_id = ${from} and x.recommendation_id in (${ids})
      and exists (select from recommendation_addressee y
        where y.recommendation_id = x.recommendation_id and y.addressee_id = ${into})`);
  await tx.execute(sql`
    update recommendation_addressee set addressee_id = ${into}
    where addressee_id = ${from} and recommendation_id in (${ids})`);
  await tx.execute(sql`
    update recommendation set owner_post_id = null, version = version + 1 where id in (${ids})
      and owner_post_id in (select id from post where addressee_id = ${from})`);
  await tx.execute(sql`
    update answer set addressee_id = ${into} where addressee_id = ${from} and recommendation_id in (${ids})`);
  for (const table of [sql`letter`, sql`answer_link`])
    await tx.execute(sql`
      update ${table} set addressee_id = ${into} where forum_id = ${forumId} and addressee_id = ${from}
        and resolution_id in (select resolution_id from recommendation where id in (${ids}))`);
}
