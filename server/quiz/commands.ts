/** The bank of quizzes. Running one live is another matter; here it is made ready, copied, put away. */
import { refuse } from '#domain/errors.ts';
import { QUIZ_LIMITS } from '#domain/quiz/kinds.ts';
import { questionProblem } from '#domain/quiz/rules.ts';
import {
  type QuestionInput,
  zAddQuestions,
  zArchiveQuiz,
  zCreateQuiz,
  zDuplicateQuiz,
  zOfQuiz,
  zRetitleQuiz,
} from '#domain/quiz/schema.ts';
import { defineCommand } from '../command.ts';
import { forumAccess } from '../forum/access.ts';
import { keeps, loadQuiz, notOn, said } from './bank-access.ts';
import { rowsOf } from './keep-image.ts';
import {
  deleteQuiz,
  dropImage,
  insertQuestions,
  insertQuiz,
  questionsOf,
  updateQuiz,
  wasRun,
} from './repository.ts';

function checkAll(questions: readonly QuestionInput[], before = 0): void {
  for (const [at, question] of questions.entries()) {
    const problem = questionProblem(question);
    if (problem) refuse(problem, { params: { number: before + at + 1 } });
  }
}

export const createQuiz = defineCommand({
  name: 'quiz.create',
  input: zCreateQuiz,
  live: true,
  load: (cx, input) => forumAccess(cx.tx, cx.actor, input.forumId),
  permit: keeps,
  async run(cx, { title, teams, questions }, { forum }) {
    checkAll(questions);
    const id = cx.id();
    await insertQuiz(cx.tx, { id, forumId: forum.id, title, settings: { teams }, createdAt: cx.now });
    await insertQuestions(cx.tx, await rowsOf(cx, { id, forumId: forum.id }, questions));
    said(cx, { id, forumId: forum.id }, 'created', { questions: questions.length });
    return { id };
  },
});

export const addQuestions = defineCommand({
  name: 'quiz.addQuestions',
  input: zAddQuestions,
  load: loadQuiz,
  permit: keeps,
  async run(cx, { questions }, { row }) {
    await notOn(cx, row);
    const before = (await questionsOf(cx.tx, [row.id])).length;
    if (before + questions.length > QUIZ_LIMITS.questions)
      refuse('quiz/too_many_questions', { params: { most: QUIZ_LIMITS.questions } });
    checkAll(questions, before);
    await insertQuestions(cx.tx, await rowsOf(cx, row, questions, before));
    await updateQuiz(cx.tx, row.id, {});
    said(cx, row, 'questions_added', { questions: questions.length });
    return { id: row.id };
  },
});

export const retitleQuiz = defineCommand({
  name: 'quiz.retitle',
  input: zRetitleQuiz,
  live: true,
  load: loadQuiz,
  permit: keeps,
  async run(cx, { title, teams }, { row }) {
    await updateQuiz(cx.tx, row.id, { title, settings: { ...row.settings, teams } });
    said(cx, row, 'retitled');
    return { id: row.id };
  },
});

/** Images are shared by the copies: bytes never change. */
export const duplicateQuiz = defineCommand({
  name: 'quiz.duplicate',
  input: zDuplicateQuiz,
  live: true,
  load: loadQuiz,
  permit: keeps,
  async run(cx, { title }, { row }) {
    const id = cx.id();
    const questions = await questionsOf(cx.tx, [row.id]);
    await insertQuiz(cx.tx, { id, forumId: row.forumId, title, settings: row.settings, createdAt: cx.now });
    await insertQuestions(
      cx.tx,
      questions.map((question) => ({ ...question, id: cx.id(), quizId: id, version: 1 })),
    );
    said(cx, { id, forumId: row.forumId }, 'created', { questions: questions.length, from: row.id });
    return { id };
  },
});

export const archiveQuiz = defineCommand({
  name: 'quiz.archive',
  input: zArchiveQuiz,
  live: true,
  load: loadQuiz,
  permit: keeps,
  async run(cx, { archived }, { row }) {
    await notOn(cx, row);
    await updateQuiz(cx.tx, row.id, { archivedAt: archived ? (row.archivedAt ?? cx.now) : null });
    said(cx, row, archived ? 'archived' : 'restored');
    return { id: row.id };
  },
});

/** A quiz that was never run may go; the results of others need their questions. */
export const removeQuiz = defineCommand({
  name: 'quiz.remove',
  input: zOfQuiz,
  live: true,
  load: loadQuiz,
  permit: keeps,
  async run(cx, _input, { row }) {
    if (await wasRun(cx.tx, row.id)) refuse('quiz/was_run');
    const questions = await questionsOf(cx.tx, [row.id]);
    await deleteQuiz(cx.tx, row.id);
    for (const { image } of questions) if (image) await dropImage(cx.tx, image.fileId);
    said(cx, row, 'removed');
    return { id: row.id };
  },
});
