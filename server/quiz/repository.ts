/** SQL of the bank of quizzes: quizzes, their questions in order, the images of questions. */
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Question } from '#domain/quiz/question.ts';
import type { QuestionKey } from '#domain/quiz/schema.ts';
import { file } from '#drizzle/schema/installation.ts';
import { quiz, quizQuestion, quizRound, quizRun } from '#drizzle/schema/quiz.ts';
import type { DbOrTx, Tx } from '../db.ts';

export type QuizRow = typeof quiz.$inferSelect;
export type QuestionRow = typeof quizQuestion.$inferSelect;

export async function quizById(db: DbOrTx, id: string): Promise<QuizRow | undefined> {
  return (await db.select().from(quiz).where(eq(quiz.id, id)))[0];
}

/** Held until the end: two who edit one quiz come one after the other. */
export async function lockQuiz(tx: Tx, id: string): Promise<QuizRow | undefined> {
  return (await tx.select().from(quiz).where(eq(quiz.id, id)).for('update'))[0];
}

export async function quizzesOf(db: DbOrTx, forumId: string): Promise<QuizRow[]> {
  return db.select().from(quiz).where(eq(quiz.forumId, forumId)).orderBy(asc(quiz.createdAt), asc(quiz.id));
}

export async function questionsOf(db: DbOrTx, quizIds: readonly string[]): Promise<QuestionRow[]> {
  if (quizIds.length === 0) return [];
  return db
    .select()
    .from(quizQuestion)
    .where(inArray(quizQuestion.quizId, [...quizIds]))
    .orderBy(asc(quizQuestion.number));
}

export async function insertQuiz(tx: Tx, row: typeof quiz.$inferInsert): Promise<void> {
  await tx.insert(quiz).values(row);
}

export async function insertQuestions(tx: Tx, rows: (typeof quizQuestion.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(quizQuestion).values(rows);
}

export async function updateQuiz(tx: Tx, id: string, part: Partial<typeof quiz.$inferInsert>): Promise<void> {
  await tx
    .update(quiz)
    .set({ ...part, version: sql`${quiz.version} + 1` })
    .where(eq(quiz.id, id));
}

export async function updateQuestion(
  tx: Tx,
  id: string,
  part: Partial<typeof quizQuestion.$inferInsert>,
): Promise<void> {
  await tx
    .update(quizQuestion)
    .set({ ...part, version: sql`${quizQuestion.version} + 1` })
    .where(eq(quizQuestion.id, id));
}

export async function deleteQuestion(tx: Tx, id: string): Promise<void> {
  await tx.delete(quizQuestion).where(eq(quizQuestion.id, id));
}

/** Numbers 1, 2, 3 … in this order; by way of negative ones, since no two may be the same in between. */
export async function renumber(tx: Tx, quizId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(quizQuestion)
    .set({ number: sql`-${quizQuestion.number}` })
    .where(eq(quizQuestion.quizId, quizId));
  const order = sql.join(
    ids.map((id, at) => sql`(${id}::text, ${at + 1}::int)`),
    sql`, `,
  );
  await tx.execute(sql`
    update quiz_question q set number = v.number from (values ${order}) as v(id, number)
    where q.id = v.id and q.quiz_id = ${quizId}`);
}

/** A key mended on the stage is mended here, translated back by the place of the options; a question edited since keeps its own. */
export async function setKey(
  tx: Tx,
  quizId: string,
  number: number,
  staged: Pick<Question, 'stem' | 'options'>,
  key: QuestionKey,
): Promise<void> {
  const one = and(eq(quizQuestion.quizId, quizId), eq(quizQuestion.number, number));
  const [row] = await tx.select().from(quizQuestion).where(one);
  const same =
    row?.stem === staged.stem &&
    row.options.length === staged.options.length &&
    row.options.every(({ text }, at) => text === staged.options[at]?.text);
  if (!row || !same) return;
  const options = key.options?.flatMap(
    (id) => row.options[staged.options.findIndex((o) => o.id === id)]?.id ?? [],
  );
  await updateQuestion(tx, row.id, { key: { ...key, ...(options && { options }) } });
}

export async function deleteQuiz(tx: Tx, id: string): Promise<void> {
  await tx.delete(quizQuestion).where(eq(quizQuestion.quizId, id));
  await tx.delete(quiz).where(eq(quiz.id, id));
}

// Runs, as the bank sees them

export async function wasRun(tx: Tx, quizId: string): Promise<boolean> {
  const rows = await tx.select({ id: quizRun.id }).from(quizRun).where(eq(quizRun.quizId, quizId)).limit(1);
  return rows.length > 0;
}

/** The run of this quiz that still reads its questions. */
export async function runsOn(tx: Tx, quizId: string): Promise<boolean> {
  const rows = await tx
    .select({ phase: quizRun.phase })
    .from(quizRun)
    .where(and(eq(quizRun.quizId, quizId), isNull(quizRun.closedAt)));
  return rows.some(({ phase }) => phase !== 'finished');
}

const MOST_RUNS = 200;

/** Newest first, with how many rounds were revealed and how many tables there were. */
export async function runsOfForum(db: DbOrTx, forumId: string) {
  return db
    .select({
      id: quizRun.id,
      quizId: quizRun.quizId,
      title: quizRun.title,
      phase: quizRun.phase,
      settings: quizRun.settings,
      createdAt: quizRun.createdAt,
      closedAt: quizRun.closedAt,
      rounds: sql<number>`(select count(*)::int from quiz_round r where r.run_id = quiz_run.id and r.state = 'revealed')`,
      tables: sql<number>`(select count(*)::int from quiz_team t where t.run_id = quiz_run.id)`,
    })
    .from(quizRun)
    .where(eq(quizRun.forumId, forumId))
    .orderBy(desc(quizRun.createdAt), desc(quizRun.id))
    .limit(MOST_RUNS);
}

// Images

export async function insertImage(tx: Tx, row: typeof file.$inferInsert): Promise<void> {
  await tx.insert(file).values(row);
}

const ofImage = (fileId: string) => sql`${quizQuestion.image} ->> 'fileId' = ${fileId}`;

/** Whether a question of a quiz of this forum has this image. */
export async function imageInBank(db: DbOrTx, forumId: string, fileId: string): Promise<boolean> {
  const rows = await db
    .select({ id: quizQuestion.id })
    .from(quizQuestion)
    .innerJoin(quiz, eq(quiz.id, quizQuestion.quizId))
    .where(and(eq(quiz.forumId, forumId), ofImage(fileId)))
    .limit(1);
  return rows.length > 0;
}

export async function imageFile(
  db: DbOrTx,
  fileId: string,
): Promise<{ mime: string; data: Buffer } | undefined> {
  return (await db.select({ mime: file.mime, data: file.data }).from(file).where(eq(file.id, fileId)))[0];
}

/** How large each of these images is. */
export async function imageSizes(db: DbOrTx, fileIds: readonly string[]): Promise<Map<string, number>> {
  if (fileIds.length === 0) return new Map();
  const rows = await db
    .select({ id: file.id, bytes: file.bytes })
    .from(file)
    .where(inArray(file.id, [...fileIds]));
  return new Map(rows.map(({ id, bytes }) => [id, bytes]));
}

/** Bytes that no question and no round shows any more go. */
export async function dropImage(tx: Tx, fileId: string): Promise<void> {
  await tx
    .delete(file)
    .where(
      and(
        eq(file.id, fileId),
        sql`not exists (select from ${quizQuestion} where ${ofImage(fileId)})`,
        sql`not exists (select from ${quizRound} where ${quizRound.question} -> 'image' ->> 'fileId' = ${fileId})`,
      ),
    );
}
