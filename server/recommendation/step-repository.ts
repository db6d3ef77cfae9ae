/** SQL of the plans that addressees tell: only ever added to; how a step stands follows from the answers that told of it. */
import { sql } from 'drizzle-orm';
import type { StepRow } from '#domain/recommendation/steps.ts';
import { answerStep } from '#drizzle/schema/recommendation.ts';
import type { DbOrTx, Tx } from '../db.ts';
import { textArray } from './board-filter.ts';

export async function insertSteps(tx: Tx, rows: (typeof answerStep.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(answerStep).values(rows);
}

/** Everything told of the plans of these rows, by row; days are those of the letter or of the forum's zone. */
export async function stepsOf(
  db: DbOrTx,
  recommendationIds: readonly string[],
  timeZone: string,
): Promise<Map<string, StepRow[]>> {
  const found = new Map<string, StepRow[]>();
  if (recommendationIds.length === 0) return found;
  const rows = await db.execute<StepRow & { recommendationId: string }>(sql`
    select s.id, s.recommendation_id as "recommendationId", s.answer_id as "answerId", a.addressee_id as "addresseeId",
      s.kind, s.step_id as "stepId", s.text, s.due::text as due,
      coalesce(l.reg_date, (s.created_at at time zone ${timeZone})::date)::text as "on", a.state, a.public
    from answer_step s join answer a on a.id = s.answer_id left join letter l on l.id = a.letter_id
    where s.recommendation_id = any(${textArray(recommendationIds)}) order by s.created_at, s.id`);
  for (const { recommendationId, ...row } of rows)
    found.set(recommendationId, [...(found.get(recommendationId) ?? []), row]);
  return found;
}
