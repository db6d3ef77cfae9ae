/** Questions in rows as Kahoot's sheet has them, found by its headings wherever they stand. */
import { numberOf } from '../rules.ts';
import {
  type Draft,
  type Found,
  type ImportCode,
  type Imported,
  idAt,
  optionsOf,
  type Problem,
  problem,
  sorted,
} from './types.ts';

export type Row = { line: number; cells: readonly string[] };

export const heading = (cells: readonly string[], what: RegExp) =>
  cells.findIndex((cell) => what.test(cell.trim()));

export function parseKahoot(rows: readonly Row[]): Imported {
  const head = rows.findIndex(
    ({ cells }) => heading(cells, /^question\b/i) >= 0 && heading(cells, /^answer 1/i) >= 0,
  );
  const columns = rows[head]?.cells;
  if (!columns) return { found: [], problems: [problem(1, 'no_columns', '')] };
  const at = {
    stem: heading(columns, /^question\b/i),
    first: heading(columns, /^answer 1/i),
    time: heading(columns, /^time limit/i),
    right: heading(columns, /^correct/i),
  };
  const found: Found[] = [];
  const problems: Problem[] = [];
  for (const { line, cells } of rows.slice(head + 1)) {
    const stem = (cells[at.stem] ?? '').trim();
    if (stem === '') continue;
    const texts = [0, 1, 2, 3].map((n) => (cells[at.first + n] ?? '').trim());
    const made = choiceOf(stem, texts, cells[at.right] ?? '');
    const seconds = Math.round(numberOf(cells[at.time] ?? ''));
    if (typeof made === 'string') problems.push(problem(line, made, stem));
    else found.push({ line, question: { ...made, ...(seconds >= 5 && seconds <= 1_800 && { seconds }) } });
  }
  return sorted(found, problems);
}

/** «1,3», and 1.3, which is what a Russian Excel makes of it. */
function placesOf(text: string): number[] {
  return [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits) - 1);
}

export function choiceOf(stem: string, texts: readonly string[], correct: string): Draft | ImportCode {
  const kept = texts.flatMap((text, at) => (text === '' ? [] : [{ text, at }]));
  if (kept.length < 2) return kept.length === 0 ? 'no_options' : 'one_option';
  const right = placesOf(correct).map((place) => kept.findIndex(({ at }) => at === place));
  if (right.length === 0) return 'no_key';
  if (right.some((place) => place < 0)) return 'key_unknown';
  const options = optionsOf(kept.map(({ text }) => text));
  return { kind: right.length > 1 ? 'multiple' : 'single', stem, options, key: { options: right.map(idAt) } };
}
