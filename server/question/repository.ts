/** SQL of questions from the hall and of the support they have. */
import { and, asc, count, desc, eq, inArray, max, sql } from 'drizzle-orm';
import { question, questionVote } from '#drizzle/schema/floor.ts';
import { participant } from '#drizzle/schema/forum.ts';
import type { DbOrTx, Tx } from '../db.ts';

export type QuestionRow = typeof question.$inferSelect;
export type RankedRow = QuestionRow & { votes: number; author: string | null };

const votes = sql<number>`(select count(*)::int from ${questionVote} v where v.question_id = ${question.id})`;

export async function questionById(db: DbOrTx, id: string): Promise<QuestionRow | undefined> {
  return (await db.select().from(question).where(eq(question.id, id)))[0];
}

/** The best supported first. */
export async function questionsOn(
  db: DbOrTx,
  floorId: string,
  states: readonly QuestionRow['state'][],
  limit: number,
): Promise<RankedRow[]> {
  const rows = await db
    .select({ row: question, votes, author: participant.fullName })
    .from(question)
    .leftJoin(participant, eq(participant.id, question.participantId))
    .where(and(eq(question.floorId, floorId), inArray(question.state, [...states])))
    .orderBy(desc(votes), asc(question.number))
    .limit(limit);
  return rows.map(({ row, votes: n, author }) => ({ ...row, votes: n, author }));
}

export async function countQuestions(
  db: DbOrTx,
  floorId: string,
  states: readonly QuestionRow['state'][],
  participantId?: string,
): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(question)
    .where(
      and(
        eq(question.floorId, floorId),
        inArray(question.state, [...states]),
        participantId ? eq(question.participantId, participantId) : undefined,
      ),
    );
  return row?.n ?? 0;
}

export async function nextNumber(tx: Tx, floorId: string): Promise<number> {
  const [row] = await tx
    .select({ n: max(question.number) })
    .from(question)
    .where(eq(question.floorId, floorId));
  return (row?.n ?? 0) + 1;
}

/** False where this key has asked already. */
export async function insertQuestion(tx: Tx, row: typeof question.$inferInsert): Promise<boolean> {
  const made = await tx.insert(question).values(row).onConflictDoNothing().returning({ id: question.id });
  return made.length === 1;
}

/** False where somebody was faster. */
export async function updateQuestion(
  tx: Tx,
  id: string,
  expectV: number | null,
  set: Partial<typeof question.$inferInsert>,
): Promise<boolean> {
  const rows = await tx
    .update(question)
    .set({ ...set, version: sql`${question.version} + 1` })
    .where(and(eq(question.id, id), expectV === null ? undefined : eq(question.version, expectV)))
    .returning({ id: question.id });
  return rows.length === 1;
}

/** Nothing else of this floor is lit. */
export async function unlight(tx: Tx, floorId: string): Promise<void> {
  await tx
    .update(question)
    .set({ highlightedAt: null })
    .where(and(eq(question.floorId, floorId), sql`${question.highlightedAt} is not null`));
}

export async function support(
  tx: Tx,
  questionId: string,
  participantId: string,
  on: boolean,
): Promise<boolean> {
  if (on) {
    const made = await tx
      .insert(questionVote)
      .values({ questionId, participantId })
      .onConflictDoNothing()
      .returning();
    return made.length === 1;
  }
  const gone = await tx
    .delete(questionVote)
    .where(and(eq(questionVote.questionId, questionId), eq(questionVote.participantId, participantId)))
    .returning();
  return gone.length === 1;
}

export async function supportedBy(db: DbOrTx, floorId: string, participantId: string): Promise<string[]> {
  const rows = await db
    .select({ id: questionVote.questionId })
    .from(questionVote)
    .innerJoin(question, eq(question.id, questionVote.questionId))
    .where(and(eq(question.floorId, floorId), eq(questionVote.participantId, participantId)));
  return rows.map(({ id }) => id);
}

export async function askedBy(db: DbOrTx, floorId: string, participantId: string): Promise<QuestionRow[]> {
  return db
    .select()
    .from(question)
    .where(and(eq(question.floorId, floorId), eq(question.participantId, participantId)))
    .orderBy(desc(question.number))
    .limit(20);
}
