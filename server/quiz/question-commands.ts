/** Questions of the bank one by one: written, mended, moved, taken out, and their images. A quiz that is on stands still. */
import { refuse } from '#domain/errors.ts';
import { QUIZ_LIMITS } from '#domain/quiz/kinds.ts';
import { questionProblem } from '#domain/quiz/rules.ts';
import { zMoveQuestion, zOfQuestion, zSaveQuestion, zSetImage } from '#domain/quiz/schema.ts';
import { defineCommand } from '../command.ts';
import { keeps, loadQuiz, notOn, questionIn, said } from './bank-access.ts';
import { keepImage } from './keep-image.ts';
import {
  deleteQuestion,
  dropImage,
  insertQuestions,
  questionsOf,
  renumber,
  updateQuestion,
  updateQuiz,
} from './repository.ts';

export const saveQuestion = defineCommand({
  name: 'quiz.saveQuestion',
  input: zSaveQuestion,
  live: true,
  load: loadQuiz,
  permit: keeps,
  async run(cx, { questionId, version, question }, { row }) {
    await notOn(cx, row);
    const list = await questionsOf(cx.tx, [row.id]);
    const old = list.find(({ id }) => id === questionId);
    if (questionId !== null && !old) refuse('not_found');
    // Somebody else has mended it meanwhile: neither version is lost by being overwritten unseen.
    if (old && version !== null && old.version !== version) refuse('conflict');
    const number = old?.number ?? list.length + 1;
    if (number > QUIZ_LIMITS.questions)
      refuse('quiz/too_many_questions', { params: { most: QUIZ_LIMITS.questions } });
    const problem = questionProblem(question);
    if (problem) refuse(problem, { params: { number } });
    const id = old?.id ?? cx.id();
    if (old) await updateQuestion(cx.tx, id, question);
    else await insertQuestions(cx.tx, [{ id, quizId: row.id, number, ...question }]);
    await updateQuiz(cx.tx, row.id, {});
    said(cx, row, 'question_saved', { number });
    return { id, number };
  },
});

export const moveQuestion = defineCommand({
  name: 'quiz.moveQuestion',
  input: zMoveQuestion,
  live: true,
  load: loadQuiz,
  permit: keeps,
  async run(cx, { questionId, to }, { row }) {
    await notOn(cx, row);
    const { list, question } = await questionIn(cx, row, questionId);
    const ids = list.flatMap(({ id }) => (id === question.id ? [] : [id]));
    const place = Math.min(to, list.length);
    ids.splice(place - 1, 0, question.id);
    await renumber(cx.tx, row.id, ids);
    await updateQuiz(cx.tx, row.id, {});
    said(cx, row, 'question_moved', { from: question.number, to: place });
    return { number: place };
  },
});

export const removeQuestion = defineCommand({
  name: 'quiz.removeQuestion',
  input: zOfQuestion,
  live: true,
  load: loadQuiz,
  permit: keeps,
  async run(cx, { questionId }, { row }) {
    await notOn(cx, row);
    const { list, question } = await questionIn(cx, row, questionId);
    await deleteQuestion(cx.tx, question.id);
    await renumber(
      cx.tx,
      row.id,
      list.flatMap(({ id }) => (id === question.id ? [] : [id])),
    );
    if (question.image) await dropImage(cx.tx, question.image.fileId);
    await updateQuiz(cx.tx, row.id, {});
    said(cx, row, 'question_removed', { number: question.number });
    return { id: question.id };
  },
});

/** By a form only: bytes do not come over the socket. */
export const setImage = defineCommand({
  name: 'quiz.setImage',
  input: zSetImage,
  load: loadQuiz,
  permit: keeps,
  async run(cx, { questionId, data, alt }, { row }) {
    await notOn(cx, row);
    const { question } = await questionIn(cx, row, questionId);
    const old = question.image;
    if (data) {
      const image = { ...(await keepImage(cx, row.forumId, data)), alt };
      await updateQuestion(cx.tx, question.id, { image });
      if (old) await dropImage(cx.tx, old.fileId);
    } else if (old) await updateQuestion(cx.tx, question.id, { image: { ...old, alt } });
    else refuse('quiz/image_missing');
    said(cx, row, 'image_set', { number: question.number });
    return { id: question.id };
  },
});

export const removeImage = defineCommand({
  name: 'quiz.removeImage',
  input: zOfQuestion,
  live: true,
  load: loadQuiz,
  permit: keeps,
  async run(cx, { questionId }, { row }) {
    await notOn(cx, row);
    const { question } = await questionIn(cx, row, questionId);
    await updateQuestion(cx.tx, question.id, { image: null });
    if (question.image) await dropImage(cx.tx, question.image.fileId);
    said(cx, row, 'image_removed', { number: question.number });
    return { id: question.id };
  },
});
