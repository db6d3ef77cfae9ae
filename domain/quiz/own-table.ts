/**
 * Questions in rows of our own: written here and read here, so that what goes out to Excel comes back as it was. Headings
 * are found by their words, in any order; an empty column need not be there.
 */

import { choiceOf, heading, type Row } from './import/table.ts';
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
} from './import/types.ts';
import { QUESTION_KINDS, type QuestionKind } from './kinds.ts';
import { numberOf } from './rules.ts';
import type { QuestionInput, QuestionKey, QuestionParts } from './schema.ts';

/** `a`: options, accepted words, ends of a scale; `b`: what belongs to the option beside it. */
const MOST = { a: 20, b: 24 } as const;

export const isOwnHead = (cells: readonly string[]) =>
  heading(cells, /^type$/i) >= 0 && heading(cells, /^question$/i) >= 0;

export function parseOwn(rows: readonly Row[]): Imported {
  const columns = rows[0]?.cells ?? [];
  if (!isOwnHead(columns)) return { found: [], problems: [problem(1, 'no_columns', '')] };
  const place = new Map(columns.map((name, at) => [name.trim().toLowerCase(), at]));
  const found: Found[] = [];
  const problems: Problem[] = [];
  for (const { line, cells } of rows.slice(1)) {
    const cell = (name: string) => bare((cells[place.get(name) ?? -1] ?? '').trim());
    const many = (letter: 'a' | 'b') =>
      Array.from({ length: MOST[letter] }, (_, at) => cell(letter + (at + 1)));
    if (cell('question') === '') {
      if (cells.some((text) => text.trim() !== '')) problems.push(problem(line, 'empty', cells.join(' ')));
      continue;
    }
    const made = rowQuestion({
      kind: cell('type').toLowerCase() as QuestionKind,
      stem: cell('question'),
      a: many('a'),
      b: many('b'),
      correct: cell('correct'),
      settings: settingsOf(cell('settings')),
    });
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

/** An apostrophe that a spreadsheet's text was made harmless with. */
const bare = (text: string) => text.replace(/^'(?='*[=+\-@])/, '');
export const harmless = (text: string) => (/^'*[=+\-@]/.test(text) ? `'${text}` : text);

type Cells = {
  kind: QuestionKind;
  stem: string;
  a: string[];
  b: string[];
  correct: string;
  settings: { key: QuestionKey; parts: QuestionParts };
};

function rowQuestion({ kind, stem, a, b, correct, settings: { key, parts } }: Cells): Draft | ImportCode {
  if (!QUESTION_KINDS.includes(kind)) return 'not_supported';
  const texts = a.filter(Boolean);
  const options = optionsOf(texts);
  const base = { kind, stem, ...(Object.keys(parts).length > 0 && { parts }) };
  switch (kind) {
    case 'single':
    case 'multiple':
    case 'true_false': {
      const made = choiceOf(stem, a, correct);
      return typeof made === 'string' ? made : { ...made, ...base };
    }
    case 'poll':
      return options.length < 2 ? 'one_option' : { ...base, options };
    case 'order': {
      if (options.length < 2) return 'one_option';
      // Without numbers the row itself is the order.
      const order =
        correct === '' ? options.map((_, at) => at + 1) : (correct.match(/\d+/g) ?? []).map(Number);
      if (order.length !== options.length || order.some((at) => !options[at - 1])) return 'key_unknown';
      return { ...base, options, key: { order: order.map((at) => idAt(at - 1)) } };
    }
    case 'short':
      return texts.length === 0 ? 'no_key' : { ...base, key: { values: texts, ...key } };
    case 'number': {
      const values = texts.length > 0 ? texts : [correct];
      return values.every((value) => Number.isFinite(numberOf(value)))
        ? { ...base, key: { values, ...key } }
        : 'bad_number';
    }
    case 'scale': {
      const { from = 1, to = 5 } = parts.scale ?? {};
      return { ...base, parts: { ...parts, scale: { from, to, low: a[0] ?? '', high: a[1] ?? '' } } };
    }
    case 'match':
      return pairs(base, a, b);
    default:
      return base;
  }
}

function pairs(base: Draft, a: readonly string[], b: readonly string[]): Draft | ImportCode {
  const rows = b.map((right, at) => ({ left: a[at] ?? '', right }));
  if (rows.some(({ left, right }) => left !== '' && right === '')) return 'bad_pair';
  const targets = [...new Set(b.filter(Boolean))];
  const left = rows.filter((row) => row.left !== '');
  if (left.length < 2 || targets.length < 2) return 'one_option';
  const key = left.map(({ right }, at) => ({ left: idAt(at), right: idAt(targets.indexOf(right)) }));
  return {
    ...base,
    options: optionsOf(left.map((row) => row.left)),
    parts: { ...base.parts, targets: optionsOf(targets) },
    key: { pairs: key },
  };
}

/** «tolerance=0.5; typos=1; case; closest; scale=0-10; of-case; decider» */
function settingsOf(text: string): Cells['settings'] {
  const said = new Map(
    text.split(';').map((one) => {
      const [name = '', value = ''] = one.split('=');
      return [name.trim().toLowerCase(), value.trim()] as const;
    }),
  );
  const number = (name: string) => numberOf(said.get(name) ?? '');
  const span = /^([01])\s*-\s*(\d{1,2})$/.exec(said.get('scale') ?? '');
  const key: QuestionKey = {};
  if (number('tolerance') >= 0) key.tolerance = number('tolerance');
  if ([0, 1, 2].includes(number('typos'))) key.typos = number('typos');
  if (said.has('case')) key.matchCase = true;
  if (said.has('closest')) key.closest = true;
  const parts: QuestionParts = {};
  if (span) parts.scale = { from: Number(span[1]), to: Number(span[2]), low: '', high: '' };
  if (said.has('of-case')) parts.ofCase = true;
  if (said.has('decider')) parts.decider = true;
  return { key, parts };
}

/** Our own rows; reading them back gives the same questions. */
export function ownRows(list: readonly QuestionInput[]): string[][] {
  const made = list.map(rowOf);
  const wide = (letter: 'a' | 'b', least: number) =>
    Math.max(least, ...made.map((row) => row[letter].length));
  const columns = { a: wide('a', 4), b: wide('b', 0) };
  const names = (letter: 'a' | 'b') => Array.from({ length: columns[letter] }, (_, at) => letter + (at + 1));
  const cells = (row: Made, letter: 'a' | 'b') => names(letter).map((_, at) => row[letter][at] ?? '');
  const head = ['type', 'question', ...names('a'), ...names('b'), 'correct', 'time', 'weight'];
  return [
    [...head, 'explanation', 'situation', 'settings'],
    ...made.map((row) =>
      [row.kind, row.stem, ...cells(row, 'a'), ...cells(row, 'b'), row.correct, row.time, row.weight]
        .concat(row.explanation, row.situation, row.settings)
        .map(harmless),
    ),
  ];
}

type Made = Record<
  'kind' | 'stem' | 'correct' | 'time' | 'weight' | 'explanation' | 'situation' | 'settings',
  string
> & { a: string[]; b: string[] };

function rowOf(question: QuestionInput): Made {
  const { kind, stem, options, key, parts, explanation, situation } = question;
  const places = (ids: readonly string[] = []) =>
    ids.map((id) => options.findIndex((one) => one.id === id) + 1).join(', ');
  const targets = parts.targets ?? [];
  const rightOf = (id: string) => key.pairs?.find(({ left }) => left === id)?.right;
  const free = targets.filter(({ id }) => !key.pairs?.some(({ right }) => right === id));
  const right = (id: string) => targets.find((one) => one.id === rightOf(id))?.text ?? '';
  const match = kind === 'match';
  return {
    kind,
    stem,
    a: key.values ?? (parts.scale ? [parts.scale.low, parts.scale.high] : options.map(({ text }) => text)),
    // Targets that belong to nothing stand below the pairs.
    b: match ? [...options.map(({ id }) => right(id)), ...free.map(({ text }) => text)] : [],
    correct: places(key.options ?? key.order),
    time: String(question.seconds),
    weight: String(question.weight),
    explanation,
    situation,
    settings: settingsText(question),
  };
}

function settingsText({ key, parts: { scale, ofCase, decider } }: QuestionInput): string {
  return [
    key.tolerance !== undefined && `tolerance=${key.tolerance}`,
    key.typos !== undefined && `typos=${key.typos}`,
    key.matchCase && 'case',
    key.closest && 'closest',
    scale && `scale=${scale.from}-${scale.to}`,
    ofCase && 'of-case',
    decider && 'decider',
  ]
    .filter(Boolean)
    .join('; ');
}
