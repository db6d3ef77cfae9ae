/** SQL of reports and of what was carried on. */
import { and, desc, eq, sql } from 'drizzle-orm';
import { carryOver, previousReport } from '#drizzle/schema/report.ts';
import type { DbOrTx, Tx } from '../db.ts';

export async function reportsOf(db: DbOrTx, forumId: string) {
  return db
    .select()
    .from(previousReport)
    .where(eq(previousReport.forumId, forumId))
    .orderBy(desc(previousReport.number));
}
export async function insertReport(tx: Tx, row: typeof previousReport.$inferInsert): Promise<void> {
  await tx.insert(previousReport).values(row);
}
export async function carriedOn(db: DbOrTx, forumId: string, recommendationId: string): Promise<boolean> {
  const rows = await db
    .select({ id: carryOver.id })
    .from(carryOver)
    .where(and(eq(carryOver.forumId, forumId), eq(carryOver.recommendationId, recommendationId)));
  return rows.length > 0;
}
export async function insertCarry(tx: Tx, row: typeof carryOver.$inferInsert): Promise<boolean> {
  const rows = await tx
    .insert(carryOver)
    .values(row)
    .onConflictDoNothing({ target: [carryOver.forumId, carryOver.recommendationId] })
    .returning({ id: carryOver.id });
  return rows.length > 0;
}

/** By old recommendation: the proposal of the new forum, and the number on its board once there is one. */
export async function carriedOf(db: DbOrTx, forumId: string) {
  const rows = await db.execute<{
    recommendationId: string;
    decision: 'repeat' | 'strengthen';
    proposalNumber: number;
    newNumber: number | null;
  }>(sql`
    select c.recommendation_id as "recommendationId", c.decision, p.number as "proposalNumber",
      (select min(r.number) from recommendation r where r.forum_id = c.forum_id and r.clause_id = coalesce(p.clause_id, m.clause_id)
        and r.parent_id is null) as "newNumber"
    from carry_over c join proposal p on p.id = c.proposal_id left join proposal m on m.id = p.merged_into_id
    where c.forum_id = ${forumId}`);
  return [...rows];
}
