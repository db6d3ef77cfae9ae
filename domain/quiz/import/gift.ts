/**
 * GIFT by Moodle's own order of decisions (question/format/gift): comment, category, name, escapes, braces, then what kind.
 * Each question is read alone: a bad one is told with its line, the others come in.
 */
import { numberOf } from '../rules.ts';
import { plainOf } from './plain.ts';
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

/** Escaped marks become letters of a private alphabet until the structure is read. */
const ESCAPED = [':', '#', '=', '{', '}', '~', '\\', 'n'] as const;
const hide = (text: string) =>
  text.replace(/\\([:#={}~\\n])/g, (_, mark: (typeof ESCAPED)[number]) =>
    String.fromCharCode(0xe000 + ESCAPED.indexOf(mark)),
  );
const show = (text: string) =>
  text.replace(/[\ue000-\ue007]/g, (mark) => {
    const one = ESCAPED[mark.charCodeAt(0) - 0xe000] ?? '';
    return one === 'n' ? '\n' : one;
  });
/** Marks of formatting and simple tags are left out; the words stay. */
const plain = (text: string) => plainOf(show(text).replace(/^\s*\[(?:html|moodle|plain|markdown)\]/i, ''));

export function parseGift(text: string): Imported {
  const found: Found[] = [];
  const problems: Problem[] = [];
  for (const { line, body } of blocks(text)) {
    const made = question(body);
    if (typeof made === 'string') problems.push(problem(line, made, body));
    else found.push({ line, question: made });
  }
  return sorted(found, problems);
}

/** A blank line parts questions; comments and categories are not of them. */
function blocks(text: string): { line: number; body: string }[] {
  const out: { line: number; body: string }[] = [];
  let body: string[] = [];
  let from = 0;
  const end = () => {
    if (body.length > 0) out.push({ line: from, body: body.join('\n') });
    body = [];
  };
  text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .forEach((line, at) => {
      if (line.trim() === '') end();
      else if (!/^\s*\/\//.test(line) && !/^\s*\$CATEGORY:/i.test(line)) {
        if (body.length === 0) from = at + 1;
        body.push(line);
      }
    });
  end();
  return out;
}

function question(raw: string): Draft | ImportCode {
  let text = hide(raw.trim());
  if (text.startsWith('::')) {
    const close = text.indexOf('::', 2);
    if (close > 0) text = text.slice(close + 2).trim();
  }
  const [open, close] = [text.indexOf('{'), text.lastIndexOf('}')];
  if (open < 0 && close < 0) return plain(text) ? { kind: 'slide', stem: plain(text) } : 'empty';
  if (close < 0) return 'unclosed';
  if (open < 0 || close < open) return 'unopened';
  const after = text.slice(close + 1).trim();
  // A gap in a sentence: what follows the braces belongs to the stem.
  const stem = plain(`${text.slice(0, open).trimEnd()}${after ? ` _____ ${after}` : ''}`);
  let answers = text.slice(open + 1, close).trim();
  const general = answers.lastIndexOf('####');
  const explanation = general >= 0 ? plain(answers.slice(general + 4)) : '';
  if (general >= 0) answers = answers.slice(0, general).trim();
  const base = { stem, ...(explanation && { explanation }) };
  if (stem === '') return 'empty';
  if (answers === '') return { ...base, kind: 'open' };
  if (answers.startsWith('#')) return numeric(base, answers.slice(1));
  if (answers.includes('~')) return choice(base, answers);
  if (answers.includes('=') && answers.includes('->')) return matching(base, answers);
  const truth = /^(T|TRUE|F|FALSE)\s*(?:#([\s\S]*))?$/.exec(answers);
  if (truth)
    return {
      ...base,
      kind: 'true_false',
      options: optionsOf(['Верно', 'Неверно']),
      key: { options: [truth[1]?.startsWith('T') ? 'a' : 'b'] },
    };
  return short(base, answers);
}

type Base = Pick<Draft, 'stem' | 'explanation'>;
type Part = { sign: '=' | '~'; weight: number; text: string };

/** «=%50%answer#feedback»: sign, weight, words; the feedback of single answers has no place here. */
function parts(answers: string): Part[] | ImportCode {
  const out: Part[] = [];
  for (const match of answers.matchAll(/([=~])([^=~]*)/g)) {
    const sign = match[1] as '=' | '~';
    const weighed = /^\s*%(-?\d+(?:\.\d+)?)%([\s\S]*)$/.exec(match[2] ?? '');
    if (!weighed && /^\s*%/.test(match[2] ?? '')) return 'bad_weight';
    const text = plain((weighed?.[2] ?? match[2] ?? '').split('#')[0] ?? '');
    out.push({ sign, weight: weighed ? Number(weighed[1]) : sign === '=' ? 100 : 0, text });
  }
  return out;
}

function choice(base: Base, answers: string): Draft | ImportCode {
  const list = parts(answers);
  if (typeof list === 'string') return list;
  if (list.length < 2) return 'one_option';
  const right = list.flatMap(({ weight }, at) => (weight > 0 ? [idAt(at)] : []));
  const options = optionsOf(list.map(({ text }) => text));
  if (right.length === 0) return 'no_key';
  // Moodle: no «=» at all means that several may be chosen.
  const several = !list.some(({ sign }) => sign === '=') || right.length > 1;
  return { ...base, kind: several ? 'multiple' : 'single', options, key: { options: right } };
}

function short(base: Base, answers: string): Draft | ImportCode {
  const list = parts(answers.startsWith('=') ? answers : `=${answers}`);
  if (typeof list === 'string') return list;
  const values = list.flatMap(({ weight, text }) => (weight > 0 && text ? [text] : []));
  return values.length === 0 ? 'no_key' : { ...base, kind: 'short', key: { values: values.slice(0, 20) } };
}

function matching(base: Base, answers: string): Draft | ImportCode {
  const list = parts(answers);
  if (typeof list === 'string') return list;
  const pairs = list.map(({ text }) => text.split(/\s*->\s*/));
  if (pairs.some((pair) => pair.length !== 2 || pair[1] === '')) return 'bad_pair';
  const targets = [...new Set(pairs.map(([, right]) => right ?? ''))];
  const left = pairs.filter(([question]) => question !== '');
  if (left.length < 2 || targets.length < 2) return 'one_option';
  return {
    ...base,
    kind: 'match',
    options: optionsOf(left.map(([question]) => question ?? '')),
    parts: { targets: optionsOf(targets) },
    key: {
      pairs: left.map(([, right], at) => ({ left: idAt(at), right: idAt(targets.indexOf(right ?? '')) })),
    },
  };
}

function numeric(base: Base, answers: string): Draft | ImportCode {
  const body = answers.trim();
  const list = body.startsWith('=')
    ? parts(body)
    : [{ sign: '=' as const, weight: 100, text: plain(body.split('#')[0] ?? '') }];
  if (typeof list === 'string') return list;
  const read = list.filter(({ weight }) => weight > 0).map(({ text }) => range(text));
  if (read.length === 0 || read.some((one) => one === null)) return 'bad_number';
  // The full mark is the first; wider ranges for half marks are left out.
  const [first] = read;
  return first
    ? {
        ...base,
        kind: 'number',
        key: { values: [String(first.value)], ...(first.tolerance > 0 && { tolerance: first.tolerance }) },
      }
    : 'bad_number';
}

function range(text: string): { value: number; tolerance: number } | null {
  const span = /^(.+)\.\.(.+)$/.exec(text);
  const [a, b] = span ? [numberOf(span[1] ?? ''), numberOf(span[2] ?? '')] : text.split(':').map(numberOf);
  const value = span ? ((a ?? 0) + (b ?? 0)) / 2 : (a ?? Number.NaN);
  const tolerance = span ? Math.abs((b ?? 0) - (a ?? 0)) / 2 : (b ?? 0);
  return Number.isFinite(value) && Number.isFinite(tolerance) ? { value, tolerance } : null;
}
