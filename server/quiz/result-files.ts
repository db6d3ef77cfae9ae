/** Results as tables for Excel: places, questions, people. Formulas are made harmless by the writers. */
import type { Actor } from '#domain/actor.ts';
import type { Q } from '../bind.ts';
import { type Cell, writeCsv } from '../documents/csv.ts';
import { type SheetColumn, sheetXlsx } from '../documents/sheet-write.ts';
import { peopleOf, type Results, resultsOf } from './results.ts';

const KINDS = ['places', 'questions', 'people'] as const;
export const RESULT_FILES = KINDS.flatMap((kind) => [`${kind}.xlsx`, `${kind}.csv`] as const);
export type ResultFile = (typeof RESULT_FILES)[number];
/** Headings in the reader's language. */
export type ResultWords = Record<
  | 'place'
  | 'name'
  | 'points'
  | 'right'
  | 'of'
  | 'number'
  | 'question'
  | 'answered'
  | 'share'
  | 'discrimination'
  | 'time'
  | 'table'
  | 'seat'
  | 'player',
  string
>;
type Sheet = { columns: SheetColumn[]; rows: Cell[][] };

export async function resultsFile(
  q: Q,
  actor: Actor | null,
  runId: string,
  file: ResultFile,
  words: ResultWords,
): Promise<Buffer> {
  const { results, sheet } = file.startsWith('people')
    ? await people(q, actor, runId, words)
    : await totals(q, actor, runId, file.startsWith('places') ? places : questions, words);
  const { columns, rows } = sheet;
  if (file.endsWith('.csv')) return writeCsv([columns.map(({ heading }) => heading), ...rows]);
  const landscape = columns.length > 8;
  return sheetXlsx({ name: results.title, head: [results.title], columns, rows, landscape }, q.now);
}

async function totals(
  q: Q,
  actor: Actor | null,
  runId: string,
  make: (results: Results, words: ResultWords) => Sheet,
  words: ResultWords,
) {
  const results = await resultsOf(q, actor, runId);
  return { results, sheet: make(results, words) };
}

const percent = (share: number | null) => (share === null ? null : Math.round(share * 100));
const column = (heading: string, width: number, centre = true): SheetColumn => ({ heading, width, centre });
/** A column a question, by its number in the hall; per cent of what could be reached. */
const shareColumns = ({ questions: list }: Results, { number }: ResultWords) =>
  list.map(({ ordinal }, at) => column(`${number} ${ordinal || at + 1}, %`, 9));

function places(results: Results, words: ResultWords): Sheet {
  const nameOf = ({ name, table }: Results['places'][number]) =>
    name || (table === null ? words.player : words.table.replace('{number}', String(table)));
  return {
    columns: [
      column(words.place, 8),
      column(words.name, 44, false),
      column(words.points, 12),
      column(words.right, 10),
      column(words.of, 10),
      ...shareColumns(results, words),
    ],
    rows: results.places.map((one) => [
      one.place,
      nameOf(one),
      one.points,
      one.right,
      one.of,
      ...one.shares.map(percent),
    ]),
  };
}

function questions(results: Results, words: ResultWords): Sheet {
  return {
    columns: [
      column(words.number, 6),
      column(words.question, 60, false),
      column(words.answered, 12),
      column(words.share, 12),
      column(words.discrimination, 14),
      column(words.time, 14),
    ],
    rows: results.questions.map((one) => [
      one.ordinal || null,
      one.stem,
      one.answered,
      percent(one.share),
      one.discrimination,
      one.meanMs === null ? null : Math.round(one.meanMs / 100) / 10,
    ]),
  };
}

async function people(q: Q, actor: Actor | null, runId: string, words: ResultWords) {
  const { results, people: list } = await peopleOf(q, actor, runId);
  const sheet: Sheet = {
    columns: [
      column(words.name, 36, false),
      column(words.seat, 16),
      column(words.right, 10),
      column(words.of, 10),
      column(words.points, 10),
      ...shareColumns(results, words),
    ],
    rows: list.map((one) => [one.name, one.table, one.right, one.of, one.points, ...one.shares.map(percent)]),
  };
  return { results, sheet };
}
