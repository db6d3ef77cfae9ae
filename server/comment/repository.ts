/** SQL of remarks. */
import { and, asc, eq, inArray, isNotNull, isNull, max, sql } from 'drizzle-orm';
import { comment } from '#drizzle/schema/comment.ts';
import { draft } from '#drizzle/schema/draft.ts';
import { participant } from '#drizzle/schema/forum.ts';
import type { DbOrTx, Tx } from '../db.ts';

export type CommentRow = typeof comment.$inferSelect;

export async function commentById(db: DbOrTx, id: string): Promise<CommentRow | undefined> {
  return (await db.select().from(comment).where(eq(comment.id, id)))[0];
}

/** The first of a thread, locked: settling and answering queue here. */
export async function lockThread(tx: Tx, id: string): Promise<CommentRow | undefined> {
  const [row] = await tx
    .select()
    .from(comment)
    .where(and(eq(comment.id, id), isNull(comment.threadId)))
    .for('update');
  return row;
}

/** What every change of a text changes. */
export async function textVersion(db: DbOrTx, draftId: string): Promise<string> {
  const [row] = await db
    .select({ generation: draft.generation, seq: draft.headSeq })
    .from(draft)
    .where(eq(draft.id, draftId));
  return `${row?.generation}:${row?.seq}`;
}

export async function commentsOf(db: DbOrTx, resolutionId: string): Promise<CommentRow[]> {
  return db.select().from(comment).where(eq(comment.resolutionId, resolutionId)).orderBy(asc(comment.number));
}

/** Two who write at once get two numbers: they queue at the resolution. */
export async function nextNumber(tx: Tx, resolutionId: string): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`comment:${resolutionId}`}, 0))`);
  const [row] = await tx
    .select({ last: max(comment.number) })
    .from(comment)
    .where(eq(comment.resolutionId, resolutionId));
  return (row?.last ?? 0) + 1;
}

export async function insertComment(tx: Tx, row: typeof comment.$inferInsert): Promise<void> {
  await tx.insert(comment).values(row);
}

export async function updateComment(
  tx: Tx,
  id: string,
  set: Partial<typeof comment.$inferInsert>,
): Promise<void> {
  await tx.update(comment).set(set).where(eq(comment.id, id));
}

export async function peopleOf(db: DbOrTx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: participant.id, name: participant.fullName })
    .from(participant)
    .where(inArray(participant.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Those the desk knows and who have an account to look with. */
export async function readersOf(db: DbOrTx, forumId: string, limit: number) {
  return db
    .select({ id: participant.id, name: participant.fullName })
    .from(participant)
    .where(
      and(
        eq(participant.forumId, forumId),
        isNotNull(participant.accountId),
        isNotNull(participant.confirmedAt),
        isNull(participant.removedAt),
      ),
    )
    .orderBy(asc(participant.fullName))
    .limit(limit);
}
