/** SQL of approvers: the post whose holder says yes to what an addressee answers by link, and what waits for it. */
import { and, eq, sql } from 'drizzle-orm';
import { answerApprover } from '#drizzle/schema/recommendation.ts';
import type { DbOrTx, Tx } from '../db.ts';

type Subject = { resolutionId: string; addresseeId: string };

export async function approverPost(db: DbOrTx, { resolutionId, addresseeId }: Subject) {
  const [row] = await db
    .select({ postId: answerApprover.postId })
    .from(answerApprover)
    .where(and(eq(answerApprover.resolutionId, resolutionId), eq(answerApprover.addresseeId, addresseeId)));
  return row?.postId ?? null;
}

export async function putApprover(tx: Tx, row: typeof answerApprover.$inferInsert): Promise<void> {
  const { resolutionId, addresseeId } = answerApprover;
  await tx
    .insert(answerApprover)
    .values(row)
    .onConflictDoUpdate({ target: [resolutionId, addresseeId], set: { postId: row.postId } });
}

export async function removeApprover(tx: Tx, { resolutionId, addresseeId }: Subject): Promise<boolean> {
  const gone = await tx
    .delete(answerApprover)
    .where(and(eq(answerApprover.resolutionId, resolutionId), eq(answerApprover.addresseeId, addresseeId)))
    .returning({ postId: answerApprover.postId });
  return gone.length > 0;
}

/** Resolutions in which somebody approves for this addressee on this board. */
export async function approvedResolutions(
  db: DbOrTx,
  forumId: string,
  addresseeId: string,
): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select p.resolution_id as id from answer_approver p join resolution s on s.id = p.resolution_id
    where s.forum_id = ${forumId} and p.addressee_id = ${addresseeId}`);
  return rows.map(({ id }) => id);
}

export type ApproverRow = Subject & {
  post: string;
  holder: string;
  /** Answers that wait for the yes, and the day of the first. */
  waits: number;
  since: string | null;
};

/** Who approves on the sides of this board's addressees, with who holds the post on `today`. */
export async function approversOfForum(
  db: DbOrTx,
  forumId: string,
  today: string,
  timeZone: string,
): Promise<ApproverRow[]> {
  const rows = await db.execute<ApproverRow>(sql`
    select p.resolution_id as "resolutionId", p.addressee_id as "addresseeId", po.title as post,
      coalesce((select h.full_name from post_holder h where h.post_id = p.post_id
        and (h.since is null or h.since <= ${today}::date) and (h.until is null or h.until >= ${today}::date)
        order by h.since desc nulls last, h.until nulls last limit 1), '') as holder,
      w.n as waits, w.since
    from answer_approver p join post po on po.id = p.post_id join resolution s on s.id = p.resolution_id,
      lateral (select count(*)::int as n, (min(a.created_at) at time zone ${timeZone})::date::text as since
        from answer a join recommendation r on r.id = a.recommendation_id
        where r.resolution_id = p.resolution_id and a.addressee_id = p.addressee_id and a.state = 'to_approve'
          and r.state <> 'closed' and r.parts = 0 and exists (select from recommendation_addressee x
            where x.recommendation_id = r.id and x.addressee_id = a.addressee_id)) w
    where s.forum_id = ${forumId}`);
  return [...rows];
}
