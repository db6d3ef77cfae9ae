/** What the commands of the bank share: the quiz held while it is changed, whether it is being played, what is told of a change. */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { canKeepQuizzes } from '#domain/quiz/permissions.ts';
import type { Cx } from '../command.ts';
import { type Access, forumAccess } from '../forum/access.ts';
import { lockQuiz, type QuestionRow, type QuizRow, questionsOf, runsOn } from './repository.ts';

export const keeps = <L extends Access>(_: Actor | null, { viewer }: L) => canKeepQuizzes(viewer);

export type OfQuiz = Access & { row: QuizRow };

export async function loadQuiz(cx: Cx, { quizId }: { quizId: string }): Promise<OfQuiz> {
  const row = await lockQuiz(cx.tx, quizId);
  if (!row) refuse('not_found');
  return { row, ...(await forumAccess(cx.tx, cx.actor, row.forumId)) };
}

/** Rounds are begun by number from the bank: while a run is on, its order and its questions stand still. */
export async function notOn(cx: Cx, row: QuizRow): Promise<void> {
  if (await runsOn(cx.tx, row.id)) refuse('quiz/is_on');
}

export async function questionIn(cx: Cx, row: QuizRow, questionId: string) {
  const list = await questionsOf(cx.tx, [row.id]);
  const question = list.find(({ id }) => id === questionId);
  if (!question) refuse('not_found');
  return { list, question } satisfies { list: QuestionRow[]; question: QuestionRow };
}

/** No words of a question go into the chain of events. */
export function said(
  cx: Cx,
  { id, forumId }: Pick<QuizRow, 'id' | 'forumId'>,
  what: string,
  data: Record<string, string | number> = {},
): void {
  cx.record({ stream: forumId, noun: 'quiz', nounId: id, type: `quiz.${what}`, data });
  cx.touch(`forum:${forumId}:room`);
}
