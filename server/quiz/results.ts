/** Results of a run as tables: places and questions, for the page and for files. Who answered what by name is in neither. */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { canRunQuiz } from '#domain/quiz/permissions.ts';
import type { Place } from '#domain/quiz/run-views.ts';
import { type QuestionStats, questionStats } from '#domain/quiz/stats.ts';
import type { Q } from '../bind.ts';
import { type Cell, writeCsv } from '../documents/csv.ts';
import { sheetXlsx } from '../documents/sheet-write.ts';
import { boardOf, placesOf } from './board.ts';
import { runFor } from './run-access.ts';

export type Results = {
  runId: string;
  slug: string;
  title: string;
  at: string;
  timeZone: string;
  places: Place[];
  questions: (QuestionStats & { ordinal: number; stem: string })[];
};

export async function resultsOf(q: Q, actor: Actor | null, runId: string): Promise<Results> {
  const { run, viewer, forum } = await runFor(q, actor, runId);
  if (!canRunQuiz(viewer)) refuse('not_found');
  const board = await boardOf(q.db, run);
  const rounds = board.rounds.filter(({ decider }) => !decider);
  const stats = questionStats(rounds.map(({ marks, tally }) => ({ marks, answered: tally.answered })));
  return {
    runId,
    slug: forum.slug,
    title: run.title,
    at: run.createdAt.toISOString(),
    timeZone: forum.timeZone,
    places: placesOf(board).map(({ id: _, ...place }) => place),
    questions: rounds.map(({ question }, at) => ({
      ordinal: question.ordinal,
      stem: question.stem,
      ...(stats[at] as QuestionStats),
    })),
  };
}

export const RESULT_FILES = ['places.xlsx', 'places.csv', 'questions.xlsx', 'questions.csv'] as const;
export type ResultFile = (typeof RESULT_FILES)[number];
/** Headings in the reader's language. */
export type ResultWords = Record<
  | 'place'
  | 'name'
  | 'points'
  | 'right'
  | 'question'
  | 'answered'
  | 'share'
  | 'discrimination'
  | 'time'
  | 'table',
  string
>;

export async function resultsFile(
  q: Q,
  results: Results,
  file: ResultFile,
  words: ResultWords,
): Promise<Buffer> {
  const places = file.startsWith('places');
  const columns = places
    ? [
        { heading: words.place, width: 8, centre: true },
        { heading: words.name, width: 44 },
        { heading: words.points, width: 12, centre: true },
        { heading: words.right, width: 16, centre: true },
      ]
    : [
        { heading: '№', width: 6, centre: true },
        { heading: words.question, width: 60 },
        { heading: words.answered, width: 12, centre: true },
        { heading: words.share, width: 12, centre: true },
        { heading: words.discrimination, width: 14, centre: true },
        { heading: words.time, width: 14, centre: true },
      ];
  const percent = (share: number | null) => (share === null ? null : Math.round(share * 100));
  const rows: Cell[][] = places
    ? results.places.map((one) => [
        one.place,
        one.name || words.table.replace('{number}', String(one.table ?? '')),
        one.points,
        `${one.right} / ${one.of}`,
      ])
    : results.questions.map((one) => [
        one.ordinal || null,
        one.stem,
        one.answered,
        percent(one.share),
        one.discrimination,
        one.meanMs === null ? null : Math.round(one.meanMs / 100) / 10,
      ]);
  if (file.endsWith('.csv')) return writeCsv([columns.map(({ heading }) => heading), ...rows]);
  return sheetXlsx({ name: results.title, head: [results.title], columns, rows }, q.now);
}
