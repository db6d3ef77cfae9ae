/** The bank of quizzes, for those who run the room. No shape here has a place for a key. */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { canKeepQuizzes } from '#domain/quiz/permissions.ts';
import type { QuizCard, QuizPreview } from '#domain/quiz/views.ts';
import type { Q } from '../bind.ts';
import { forumAccess } from '../forum/access.ts';
import { type QuizImport, type QuizSource, readQuiz } from './read-import.ts';
import { type QuizRow, questionsOf, quizById, quizzesOf } from './repository.ts';
import {
  RESULT_FILES,
  type ResultFile,
  type Results,
  type ResultWords,
  resultsFile,
  resultsOf,
} from './results.ts';

function card(row: QuizRow, questions: readonly { seconds: number }[]): QuizCard {
  return {
    id: row.id,
    title: row.title,
    teams: row.settings.teams === true,
    questions: questions.length,
    seconds: questions.reduce((sum, { seconds }) => sum + seconds, 0),
  };
}

export async function quizBank(q: Q, actor: Actor | null, forumRef: string): Promise<QuizCard[]> {
  const { viewer, forum } = await forumAccess(q.db, actor, forumRef);
  if (!canKeepQuizzes(viewer)) refuse('not_found');
  const rows = await quizzesOf(q.db, forum.id);
  const questions = await questionsOf(
    q.db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) =>
    card(
      row,
      questions.filter(({ quizId }) => quizId === row.id),
    ),
  );
}

export async function quizPreview(
  q: Q,
  actor: Actor | null,
  forumRef: string,
  quizId: string,
): Promise<QuizPreview> {
  const { viewer, forum } = await forumAccess(q.db, actor, forumRef);
  if (!canKeepQuizzes(viewer)) refuse('not_found');
  const row = await quizById(q.db, quizId);
  if (row?.forumId !== forum.id) refuse('not_found');
  const list = await questionsOf(q.db, [row.id]);
  return {
    ...card(row, list),
    list: list.map(({ number, kind, situation, stem, options, seconds, weight, key }) => ({
      number,
      kind,
      situation,
      stem,
      options: options.map(({ id, text }) => ({ id, text })),
      seconds,
      weight,
      keyed: Object.keys(key).length > 0,
    })),
  };
}

/** How a file or a pasted text would come in; nothing is saved. */
export async function previewImport(
  q: Q,
  actor: Actor | null,
  forumRef: string,
  source: QuizSource,
): Promise<QuizImport & { forumId: string }> {
  const { viewer, forum } = await forumAccess(q.db, actor, forumRef);
  if (!canKeepQuizzes(viewer)) refuse('not_found');
  return { forumId: forum.id, ...(await readQuiz(source)) };
}

/** The door of the page that imports. */
export async function importPage(q: Q, actor: Actor | null, forumRef: string): Promise<{ forumId: string }> {
  const { viewer, forum } = await forumAccess(q.db, actor, forumRef);
  if (!canKeepQuizzes(viewer)) refuse('not_found');
  return { forumId: forum.id };
}

export const results = (q: Q, actor: Actor | null, runId: string): Promise<Results> =>
  resultsOf(q, actor, runId);

export async function resultsTable(
  q: Q,
  actor: Actor | null,
  runId: string,
  file: string,
  words: ResultWords,
): Promise<{ name: ResultFile; data: Buffer }> {
  const name = RESULT_FILES.find((known) => known === file);
  if (!name) refuse('not_found');
  return { name, data: await resultsFile(q, await resultsOf(q, actor, runId), name, words) };
}
