/** SQL of the bank of quizzes. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Option, QuestionKey } from '#domain/quiz/schema.ts';
import { quiz, quizQuestion, quizRun } from '#drizzle/schema/quiz.ts';
import type { DbOrTx, Tx } from '../db.ts';

export type QuizRow = typeof quiz.$inferSelect;

export async function quizById(db: DbOrTx, id: string): Promise<QuizRow | undefined> {
  return (await db.select().from(quiz).where(eq(quiz.id, id)))[0];
}

export async function quizzesOf(db: DbOrTx, forumId: string): Promise<QuizRow[]> {
  return db.select().from(quiz).where(eq(quiz.forumId, forumId)).orderBy(asc(quiz.createdAt), asc(quiz.id));
}

export async function questionsOf(db: DbOrTx, quizIds: readonly string[]) {
  if (quizIds.length === 0) return [];
  return db
    .select()
    .from(quizQuestion)
    .where(inArray(quizQuestion.quizId, [...quizIds]))
    .orderBy(asc(quizQuestion.number));
}

export async function insertQuiz(
  tx: Tx,
  row: typeof quiz.$inferInsert,
  questions: (typeof quizQuestion.$inferInsert)[],
): Promise<void> {
  await tx.insert(quiz).values(row);
  await tx.insert(quizQuestion).values(questions);
}

/** A key mended on the stage is mended here, translated back by the place of the options. */
export async function setKey(
  tx: Tx,
  quizId: string,
  number: number,
  staged: readonly Option[],
  key: QuestionKey,
): Promise<void> {
  const one = and(eq(quizQuestion.quizId, quizId), eq(quizQuestion.number, number));
  const [row] = await tx.select().from(quizQuestion).where(one);
  if (row?.options.length !== staged.length) return;
  const options = key.options?.flatMap((id) => row.options[staged.findIndex((o) => o.id === id)]?.id ?? []);
  await tx
    .update(quizQuestion)
    .set({ key: { ...key, ...(options && { options }) }, version: sql`${quizQuestion.version} + 1` })
    .where(one);
}

export async function deleteQuiz(tx: Tx, id: string): Promise<void> {
  await tx.delete(quizQuestion).where(eq(quizQuestion.quizId, id));
  await tx.delete(quiz).where(eq(quiz.id, id));
}

export async function wasRun(tx: Tx, quizId: string): Promise<boolean> {
  const rows = await tx.select({ id: quizRun.id }).from(quizRun).where(eq(quizRun.quizId, quizId)).limit(1);
  return rows.length > 0;
}
