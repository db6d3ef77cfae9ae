/** The bank of quizzes. Running one live is another matter; here it is made ready. */
import { refuse } from '#domain/errors.ts';
import { canKeepQuizzes } from '#domain/quiz/permissions.ts';
import { questionProblem } from '#domain/quiz/rules.ts';
import { zCreateQuiz, zRemoveQuiz } from '#domain/quiz/schema.ts';
import { defineCommand } from '../command.ts';
import { forumAccess } from '../forum/access.ts';
import { deleteQuiz, insertQuiz, quizById, wasRun } from './repository.ts';

export const createQuiz = defineCommand({
  name: 'quiz.create',
  input: zCreateQuiz,
  load: (cx, input) => forumAccess(cx.tx, cx.actor, input.forumId),
  permit: (_actor, { viewer }) => canKeepQuizzes(viewer),
  async run(cx, input, { forum }) {
    for (const [at, question] of input.questions.entries()) {
      const problem = questionProblem(question);
      if (problem) refuse(problem, { params: { number: at + 1 } });
    }
    const id = cx.id();
    await insertQuiz(
      cx.tx,
      {
        id,
        forumId: forum.id,
        title: input.title,
        settings: { teams: input.teams },
        createdAt: cx.now,
      },
      input.questions.map((question, at) => ({ id: cx.id(), quizId: id, number: at + 1, ...question })),
    );
    cx.record({
      stream: forum.id,
      noun: 'quiz',
      nounId: id,
      type: 'quiz.created',
      data: { questions: input.questions.length },
    });
    cx.touch(`forum:${forum.id}:room`);
    return { id };
  },
});

/** A quiz that was never run may go; the results of others need their questions. */
export const removeQuiz = defineCommand({
  name: 'quiz.remove',
  input: zRemoveQuiz,
  async load(cx, input) {
    const row = await quizById(cx.tx, input.quizId);
    if (!row) refuse('not_found');
    return { row, ...(await forumAccess(cx.tx, cx.actor, row.forumId)) };
  },
  permit: (_actor, { viewer }) => canKeepQuizzes(viewer),
  async run(cx, _input, { row, forum }) {
    if (await wasRun(cx.tx, row.id)) refuse('quiz/was_run');
    await deleteQuiz(cx.tx, row.id);
    cx.record({ stream: forum.id, noun: 'quiz', nounId: row.id, type: 'quiz.removed' });
    cx.touch(`forum:${forum.id}:room`);
    return { id: row.id };
  },
});
