/** Questions in rows as Kahoot's sheet has them, or as people draw such a sheet in Russian; found by the headings wherever they stand. */
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

const HEAD = {
  stem: /^(?:question|вопрос|текст вопроса)(?![а-яa-z])/i,
  answer: /^(?:answer|ответ|вариант(?: ответа)?)\s*(?:№\s*)?(?:\d|[а-лa-l]$)/i,
  time: /^(?:time|время|секунд)/i,
  right: /^(?:correct|верн|правильн)/i,
  weight: /^(?:points|балл)/i,
  why: /^(?:explanation|пояснение|комментарий)/i,
} as const;

/** A row that names the question, at least two answers and the right one. */
export const isSheetHead = (cells: readonly string[]) =>
  heading(cells, HEAD.stem) >= 0 &&
  heading(cells, HEAD.right) >= 0 &&
  cells.filter((cell) => HEAD.answer.test(cell.trim())).length >= 2;

export function parseKahoot(rows: readonly Row[]): Imported {
  const head = rows.findIndex(({ cells }) => isSheetHead(cells));
  const columns = rows[head]?.cells;
  if (!columns) return { found: [], problems: [problem(1, 'no_columns', '')] };
  const at = {
    stem: heading(columns, HEAD.stem),
    answers: columns.flatMap((cell, place) => (HEAD.answer.test(cell.trim()) ? [place] : [])),
    time: heading(columns, HEAD.time),
    right: heading(columns, HEAD.right),
    weight: heading(columns, HEAD.weight),
    why: heading(columns, HEAD.why),
  };
  const found: Found[] = [];
  const problems: Problem[] = [];
  for (const { line, cells } of rows.slice(head + 1)) {
    const stem = (cells[at.stem] ?? '').trim();
    if (stem === '') {
      const texts = at.answers.map((place) => cells[place] ?? '').filter(Boolean);
      if (texts.length > 0) problems.push(problem(line, 'empty', texts.join(' ')));
      continue;
    }
    const texts = at.answers.map((place) => (cells[place] ?? '').trim());
    const made = choiceOf(stem, texts, cells[at.right] ?? '');
    if (typeof made === 'string') {
      problems.push(problem(line, made, stem));
      continue;
    }
    const [seconds, weight] = [at.time, at.weight].map((place) => Math.round(numberOf(cells[place] ?? '')));
    const explanation = (cells[at.why] ?? '').trim();
    found.push({
      line,
      question: {
        ...made,
        ...(seconds !== undefined && seconds >= 5 && seconds <= 1_800 && { seconds }),
        ...(weight !== undefined && weight >= 0 && weight <= 100 && { weight }),
        ...(explanation && { explanation }),
      },
    });
  }
  return sorted(found, problems);
}

/** «1,3», and 1.3, which is what a Russian Excel makes of it; else letters «а, в», else the very words of an option. */
function placesOf(correct: string, texts: readonly string[]): number[] {
  const said = correct.trim();
  if (/^\d{1,2}(?:\s*[.,;\s]\s*\d{1,2})*$/.test(said))
    return [...said.matchAll(/\d+/g)].map(([digits]) => Number(digits) - 1);
  const same = texts.findIndex((text) => text !== '' && text.toLowerCase() === said.toLowerCase());
  if (same >= 0) return [same];
  const letters = said
    .toLowerCase()
    .split(/[\s,;.)]+/)
    .filter(Boolean);
  const place = (letter: string) => Math.max('абвгдежзиклм'.indexOf(letter), 'abcdefghijkl'.indexOf(letter));
  return letters.map((letter) => (letter.length === 1 ? place(letter) : -1));
}

export function choiceOf(stem: string, texts: readonly string[], correct: string): Draft | ImportCode {
  const kept = texts.flatMap((text, at) => (text === '' ? [] : [{ text, at }]));
  if (kept.length < 2) return kept.length === 0 ? 'no_options' : 'one_option';
  const right = placesOf(correct, texts).map((place) => kept.findIndex(({ at }) => at === place));
  if (right.length === 0) return 'no_key';
  if (right.some((place) => place < 0)) return 'key_unknown';
  const options = optionsOf(kept.map(({ text }) => text));
  return { kind: right.length > 1 ? 'multiple' : 'single', stem, options, key: { options: right.map(idAt) } };
}
