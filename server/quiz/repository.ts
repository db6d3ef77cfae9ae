/** SQL of the bank of quizzes. */
import { asc, eq, inArray } from 'drizzle-orm';
import { quiz, quizQuestion } from '#drizzle/schema/quiz.ts';
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
