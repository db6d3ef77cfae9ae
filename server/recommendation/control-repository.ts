/** SQL of execution control: tasks of addressees, voices of the ground since the last word on them, days of resuming. */
import { sql } from 'drizzle-orm';
import { counterEvidence } from '#drizzle/schema/board.ts';
import { recommendationAddressee } from '#drizzle/schema/recommendation.ts';
import type { DbOrTx, Tx } from '../db.ts';

export async function putTask(tx: Tx, row: typeof recommendationAddressee.$inferInsert): Promise<void> {
  const { task, due } = row;
  await tx
    .insert(recommendationAddressee)
    .values(row)
    .onConflictDoUpdate({
      target: [recommendationAddressee.recommendationId, recommendationAddressee.addresseeId],
      set: { task, due },
    });
}

export async function putVoice(tx: Tx, row: typeof counterEvidence.$inferInsert): Promise<void> {
  const { holds, text, at } = row;
  await tx
    .insert(counterEvidence)
    .values(row)
    .onConflictDoUpdate({
      target: [counterEvidence.recommendationId, counterEvidence.accountId],
      set: { holds, text, at },
    });
}

/** Since the keepers last had their word; what was said before is kept and counts no more. */
export async function voicesOf(db: DbOrTx, recommendationId: string) {
  const rows = await db.execute<{ accountId: string; holds: boolean; text: string; at: string }>(sql`
    select account_id as "accountId", holds, text, at::text as at from counter_evidence
    where recommendation_id = ${recommendationId} and at > coalesce((select max(e.at) from event e
      where e.noun = 'recommendation' and e.noun_id = ${recommendationId} and e.type = 'recommendation.settle'), '-infinity')
    order by at, id`);
  return [...rows];
}

/** A day is over somewhere before it is here, so the widest zone decides what is looked at. */
export async function dueToResume(db: DbOrTx, now: Date) {
  const rows = await db.execute<{ id: string; resumeOn: string; timeZone: string }>(sql`
    select r.id, r.resume_on::text as "resumeOn", f.time_zone as "timeZone"
    from recommendation r join forum f on f.id = r.forum_id
    where r.state = 'suspended' and r.resume_on <= (${now.toISOString()}::timestamptz + interval '14 hours')::date
    order by r.id limit 500`);
  return [...rows];
}
