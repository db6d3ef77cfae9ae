/** Questions in rows: Kahoot's sheet (found by its headings wherever they stand) and our own CSV, which the export writes. */
import { QUESTION_KINDS, type QuestionKind } from '../kinds.ts';
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

type Row = { line: number; cells: readonly string[] };

export const OWN_COLUMNS = [
  'type',
  'question',
  ...Array.from({ length: 8 }, (_, at) => `a${at + 1}`),
  'correct',
  'time',
  'weight',
  'explanation',
  'situation',
] as const;

const heading = (cells: readonly string[], what: RegExp) => cells.findIndex((cell) => what.test(cell.trim()));

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
    const made = choice(stem, texts, cells[at.right] ?? '');
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

function choice(stem: string, texts: readonly string[], correct: string): Draft | ImportCode {
  const kept = texts.flatMap((text, at) => (text === '' ? [] : [{ text, at }]));
  if (kept.length < 2) return kept.length === 0 ? 'no_options' : 'one_option';
  const right = placesOf(correct).map((place) => kept.findIndex(({ at }) => at === place));
  if (right.length === 0) return 'no_key';
  if (right.some((place) => place < 0)) return 'key_unknown';
  const options = optionsOf(kept.map(({ text }) => text));
  return { kind: right.length > 1 ? 'multiple' : 'single', stem, options, key: { options: right.map(idAt) } };
}

export const isOwnHead = (cells: readonly string[]) =>
  heading(cells, /^type$/i) >= 0 && heading(cells, /^question$/i) >= 0;

export function parseOwn(rows: readonly Row[]): Imported {
  const columns = rows[0]?.cells ?? [];
  if (!isOwnHead(columns)) return { found: [], problems: [problem(1, 'no_columns', '')] };
  const place = new Map(columns.map((name, at) => [name.trim().toLowerCase(), at]));
  const found: Found[] = [];
  const problems: Problem[] = [];
  for (const { line, cells } of rows.slice(1)) {
    const cell = (name: string) => (cells[place.get(name) ?? -1] ?? '').trim();
    if (cell('question') === '') continue;
    const texts = Array.from({ length: 8 }, (_, at) => cell(`a${at + 1}`)).filter(Boolean);
    const made = ownRow(cell('type') as QuestionKind, cell('question'), texts, cell('correct'));
    if (typeof made === 'string') {
      problems.push(problem(line, made, cell('question')));
      continue;
    }
    const [seconds, weight] = [numberOf(cell('time')), numberOf(cell('weight'))];
    found.push({
      line,
      question: {
        ...made,
        ...(cell('explanation') && { explanation: cell('explanation') }),
        ...(cell('situation') && { situation: cell('situation') }),
        ...(Number.isInteger(seconds) && seconds >= 5 && seconds <= 1_800 && { seconds }),
        ...(Number.isInteger(weight) && weight >= 0 && weight <= 100 && { weight }),
      },
    });
  }
  return sorted(found, problems);
}

function ownRow(
  kind: QuestionKind,
  stem: string,
  texts: readonly string[],
  correct: string,
): Draft | ImportCode {
  if (!QUESTION_KINDS.includes(kind)) return 'not_supported';
  const options = optionsOf(texts);
  switch (kind) {
    case 'single':
    case 'multiple':
    case 'true_false': {
      const made = choice(stem, texts, correct);
      return typeof made === 'string' ? made : { ...made, kind };
    }
    case 'poll':
      return options.length < 2 ? 'one_option' : { kind, stem, options };
    case 'order':
      return options.length < 2
        ? 'one_option'
        : { kind, stem, options, key: { order: options.map(({ id }) => id) } };
    case 'short':
      return texts.length === 0 ? 'no_key' : { kind, stem, key: { values: [...texts] } };
    case 'number':
      return Number.isFinite(numberOf(correct)) ? { kind, stem, key: { values: [correct] } } : 'bad_number';
    case 'scale':
      return { kind, stem, parts: { scale: { from: 1, to: 5, low: texts[0] ?? '', high: texts[1] ?? '' } } };
    case 'match':
      return 'not_supported';
    default:
      return { kind, stem };
  }
}

/** Our own rows of the questions that the columns can hold; reading them back gives the same questions. */
export function ownRows(list: readonly Draft[]): string[][] {
  const rows = list
    .filter(({ kind }) => kind !== 'match')
    .map(
      ({
        kind,
        stem,
        options = [],
        key = {},
        parts,
        seconds = 90,
        weight = 1,
        explanation = '',
        situation = '',
      }) => {
        const ordered = key.order?.map((id) => options.find((one) => one.id === id)?.text ?? '');
        const scale = parts?.scale ? [parts.scale.low, parts.scale.high] : null;
        const texts =
          kind === 'short' ? (key.values ?? []) : (scale ?? ordered ?? options.map(({ text }) => text));
        const right = key.options?.map((id) => options.findIndex((one) => one.id === id) + 1).join(',') ?? '';
        const cells = Array.from({ length: 8 }, (_, at) => texts[at] ?? '');
        const correct = kind === 'number' ? (key.values?.[0] ?? '') : right;
        return [kind, stem, ...cells, correct, String(seconds), String(weight), explanation, situation];
      },
    );
  return [[...OWN_COLUMNS], ...rows];
}
