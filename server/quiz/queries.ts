/**
 * The bank of quizzes, for those who run the room. No shape has a place for a key but the one of the page where questions
 * are written, and the files they go out in.
 */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { EXPORT_FORMATS, exportNotes } from '#domain/quiz/export/notes.ts';
import { IMAGE_LIMITS } from '#domain/quiz/image.ts';
import type { QuestionKind } from '#domain/quiz/kinds.ts';
import { canKeepQuizzes, canPlay } from '#domain/quiz/permissions.ts';
import { type BroughtQuestion, type Option, type QuestionInput, zQuestion } from '#domain/quiz/schema.ts';
import type { EditQuestion, QuizCard, QuizEdit, QuizPreview, RunCard } from '#domain/quiz/views.ts';
import type { Q } from '../bind.ts';
import { type Access, forumAccess } from '../forum/access.ts';
import { writeQuestions } from './export.ts';
import { imageBytes, type StageImage, stageImage } from './images.ts';
import { type QuizImport, type QuizSource, readQuiz } from './read-import.ts';
import {
  imageFile,
  imageInBank,
  imageSizes,
  type QuestionRow,
  type QuizRow,
  questionsOf,
  quizById,
  quizzesOf,
  runsOfForum,
} from './repository.ts';
import { RESULT_FILES, type ResultFile, type ResultWords, resultsFile } from './result-files.ts';
import { type Results, resultsOf } from './results.ts';

async function keeper(q: Q, actor: Actor | null, forumRef: string): Promise<Access> {
  const access = await forumAccess(q.db, actor, forumRef);
  if (!canKeepQuizzes(access.viewer)) refuse('not_found');
  return access;
}

function card(row: QuizRow, questions: readonly { seconds: number }[], runs: readonly RunCard[]): QuizCard {
  return {
    id: row.id,
    title: row.title,
    teams: row.settings.teams === true,
    questions: questions.length,
    seconds: questions.reduce((sum, { seconds }) => sum + seconds, 0),
    archived: row.archivedAt !== null,
    wasRun: runs.some(({ quizId }) => quizId === row.id),
  };
}

async function runCards(q: Q, forumId: string): Promise<(RunCard & { phase: string })[]> {
  return (await runsOfForum(q.db, forumId)).map(({ createdAt, closedAt, settings, ...run }) => ({
    ...run,
    at: createdAt.toISOString(),
    over: closedAt !== null,
    teams: settings.teams,
  }));
}

export async function quizBank(q: Q, actor: Actor | null, forumRef: string): Promise<QuizCard[]> {
  const { forum } = await keeper(q, actor, forumRef);
  const [rows, runs] = [await quizzesOf(q.db, forum.id), await runCards(q, forum.id)];
  const questions = await questionsOf(
    q.db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) =>
    card(
      row,
      questions.filter(({ quizId }) => quizId === row.id),
      runs,
    ),
  );
}

/** Everything that was played in the forum, newest first. */
export async function quizRuns(q: Q, actor: Actor | null, forumRef: string): Promise<RunCard[]> {
  const { forum } = await keeper(q, actor, forumRef);
  return (await runCards(q, forum.id)).map(({ phase: _, ...run }) => run);
}

async function ofForum(q: Q, actor: Actor | null, forumRef: string, quizId: string) {
  const { forum } = await keeper(q, actor, forumRef);
  const row = await quizById(q.db, quizId);
  if (row?.forumId !== forum.id) refuse('not_found');
  const [list, runs] = [await questionsOf(q.db, [row.id]), await runCards(q, forum.id)];
  const own = runs.filter((run) => run.quizId === row.id);
  const on = own.some(({ phase, over }) => !over && phase !== 'finished');
  return { forum, row, list, runs: own, on };
}

const byText = (list: readonly Option[]): Option[] =>
  [...list].sort((a, b) => a.text.localeCompare(b.text, 'ru'));
/** An order is written down as it is right: in the rehearsal it stands by the alphabet. */
const rehearsed = (kind: QuestionKind, options: readonly Option[]): Option[] =>
  (kind === 'order' ? byText(options) : options).map(({ id, text }) => ({ id, text }));

export async function quizPreview(
  q: Q,
  actor: Actor | null,
  forumRef: string,
  quizId: string,
): Promise<QuizPreview> {
  const { forum, row, list, runs, on } = await ofForum(q, actor, forumRef, quizId);
  return {
    ...card(row, list, runs),
    forumId: forum.id,
    timeZone: forum.timeZone,
    on,
    list: list.map(({ id, number, kind, situation, stem, options, seconds, weight, key, parts, image }) => ({
      id,
      number,
      kind,
      situation,
      stem,
      options: rehearsed(kind, options),
      targets: byText(parts.targets ?? []),
      scale: parts.scale ?? null,
      image,
      seconds,
      weight,
      decider: parts.decider === true,
      keyed: Object.keys(key).length > 0,
    })),
    runs: runs.map(({ phase: _, ...run }) => run),
    exports: await notesOf(q, list),
  };
}

const inputOf = (row: QuestionRow): QuestionInput => {
  const { kind, situation, stem, options, key, parts, explanation, seconds, weight } = row;
  return { kind, situation, stem, options, key, parts, explanation, seconds, weight };
};

function editOf(row: QuestionRow): EditQuestion {
  const { id, number, version, image } = row;
  return { ...inputOf(row), id, number, version, image };
}

/** The page where questions are written: the only one that has their keys. */
export async function quizEdit(
  q: Q,
  actor: Actor | null,
  forumRef: string,
  quizId: string,
): Promise<QuizEdit> {
  const { row, list, runs, on } = await ofForum(q, actor, forumRef, quizId);
  return { ...card(row, list, runs), on, list: list.map(editOf) };
}

/** Images in the order of the questions, as long as they fit a file of ours. */
async function carriedOf(q: Q, list: readonly QuestionRow[]): Promise<Set<string>> {
  const sizes = await imageSizes(
    q.db,
    list.flatMap(({ image }) => image?.fileId ?? []),
  );
  let room: number = IMAGE_LIMITS.file;
  const carried = list.filter(({ image }) => {
    const size = image ? (sizes.get(image.fileId) ?? 0) : 0;
    if (size === 0 || size > room) return false;
    room -= size;
    return true;
  });
  return new Set(carried.map(({ id }) => id));
}

async function notesOf(q: Q, list: readonly QuestionRow[]) {
  const carried = await carriedOf(q, list);
  const all = list.map((question) => ({ ...question, carried: carried.has(question.id) }));
  return EXPORT_FORMATS.map((format) => exportNotes(format, all));
}

async function broughtOf(q: Q, row: QuestionRow): Promise<BroughtQuestion> {
  const image = row.image && { ...row.image, data: (await imageFile(q.db, row.image.fileId))?.data };
  return {
    ...zQuestion.parse(inputOf(row)),
    ...(image?.data && { image: { alt: image.alt, data: image.data.toString('base64') } }),
  };
}

/** Questions as a file, with their keys; ours has their images too. */
export async function questionsFile(
  q: Q,
  actor: Actor | null,
  forumRef: string,
  quizId: string,
  file: string,
) {
  const { row, list } = await ofForum(q, actor, forumRef, quizId);
  const format = EXPORT_FORMATS.find((known) => `questions.${known}` === file) ?? refuse('not_found');
  const carried = format === 'json' ? await carriedOf(q, list) : new Set<string>();
  const questions: BroughtQuestion[] = [];
  for (const question of list)
    questions.push(
      carried.has(question.id) ? await broughtOf(q, question) : zQuestion.parse(inputOf(question)),
    );
  return writeQuestions(format, row.title, questions);
}

/** Those who keep the bank see every image of it, players the one of the question that is open. */
export async function questionImage(
  q: Q,
  actor: Actor | null,
  forumRef: string,
  fileId: string,
): Promise<StageImage> {
  const { viewer, forum } = await forumAccess(q.db, actor, forumRef);
  if (canKeepQuizzes(viewer) && (await imageInBank(q.db, forum.id, fileId))) return imageBytes(q, fileId);
  if (!canPlay(viewer)) refuse('not_found');
  return stageImage(q, forum.id, fileId);
}

/** How a file or a pasted text would come in; nothing is saved. */
export async function previewImport(
  q: Q,
  actor: Actor | null,
  forumRef: string,
  source: QuizSource,
): Promise<QuizImport & { forumId: string }> {
  const { forum } = await keeper(q, actor, forumRef);
  return { forumId: forum.id, ...(await readQuiz(source)) };
}

/** The door of the page that imports: into a new quiz, or into one that is there. */
export async function importPage(
  q: Q,
  actor: Actor | null,
  forumRef: string,
  quizId = '',
): Promise<{ forumId: string; into: { id: string; title: string } | null }> {
  const { forum } = await keeper(q, actor, forumRef);
  if (quizId === '') return { forumId: forum.id, into: null };
  const { row } = await ofForum(q, actor, forumRef, quizId);
  return { forumId: forum.id, into: { id: row.id, title: row.title } };
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
  return { name, data: await resultsFile(q, actor, runId, name, words) };
}
