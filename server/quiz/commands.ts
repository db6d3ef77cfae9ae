/** The bank of quizzes. Running one live is another matter; here it is made ready. */
import { refuse } from '#domain/errors.ts';
import { canKeepQuizzes } from '#domain/quiz/permissions.ts';
import { questionProblem } from '#domain/quiz/rules.ts';
import { zCreateQuiz } from '#domain/quiz/schema.ts';
import { defineCommand } from '../command.ts';
import { forumAccess } from '../forum/access.ts';
import { insertQuiz } from './repository.ts';

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
