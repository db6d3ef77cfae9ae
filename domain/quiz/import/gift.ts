/**
 * GIFT by Moodle's own order of decisions (question/format/gift): comment, category, name, escapes, braces, then what kind.
 * Each question is read alone: a bad one is told with its line, the others come in; what of a good one is left behind
 * (feedback of single answers, half marks) is noted.
 */
import { numberOf } from '../rules.ts';
import { applyExtras, type Extras, extrasOf } from './gift-extras.ts';
import { best, type Notes } from './marks.ts';
import { hasPicture, plainOf } from './plain.ts';
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

type Block = { line: number; body: string; extras: Extras | 'unread' | null };

export function parseGift(text: string): Imported {
  const found: Found[] = [];
  const problems: Problem[] = [];
  for (const { line, body, extras } of blocks(text)) {
    const notes: Notes = new Set();
    const made = question(body, notes);
    if (typeof made === 'string') problems.push(problem(line, made, body));
    else {
      const known = extras === 'unread' ? null : extras;
      const whole = known ? applyExtras(made, known) : made;
      if (extras === 'unread') notes.add('settings');
      if (hasPicture(show(body))) notes.add('picture');
      if (whole.kind === 'poll' && known?.kind !== 'poll') notes.add('poll');
      found.push({ line, question: whole, ...(notes.size > 0 && { notes: [...notes] }) });
    }
  }
  return sorted(found, problems);
}

/** A blank line parts questions; comments and categories are not of them, but a comment of ours says what GIFT cannot. */
function blocks(text: string): Block[] {
  const out: Block[] = [];
  let body: string[] = [];
  let extras: Block['extras'] = null;
  let from = 0;
  const end = () => {
    if (body.length > 0) out.push({ line: from, body: body.join('\n'), extras });
    if (body.length > 0) extras = null;
    body = [];
  };
  text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .forEach((line, at) => {
      if (line.trim() === '') end();
      else if (/^\s*\/\//.test(line)) extras = extrasOf(line) ?? extras;
      else if (!/^\s*\$CATEGORY:/i.test(line)) {
        if (body.length === 0) from = at + 1;
        body.push(line);
      }
    });
  end();
  return out;
}

function question(raw: string, notes: Notes): Draft | ImportCode {
  let text = hide(raw.trim());
  let name = '';
  if (text.startsWith('::')) {
    const close = text.indexOf('::', 2);
    if (close > 0) {
      name = plain(text.slice(2, close));
      text = text.slice(close + 2).trim();
    }
  }
  const [open, close] = [text.indexOf('{'), text.indexOf('}')];
  if (open < 0 && close < 0) return plain(text) ? { kind: 'slide', stem: plain(text) } : 'empty';
  if (close < 0) return 'unclosed';
  if (open < 0 || close < open) return 'unopened';
  // A gap in a sentence: what follows the braces belongs to the stem.
  const gap = text.slice(close + 1).trim() === '' ? '' : '_____';
  const stem = plain(`${text.slice(0, open)}${gap}${text.slice(close + 1)}`) || name;
  let answers = text.slice(open + 1, close).trim();
  const general = answers.lastIndexOf('####');
  const explanation = general >= 0 ? plain(answers.slice(general + 4)) : '';
  if (general >= 0) answers = answers.slice(0, general).trim();
  if (stem === '') return 'empty';
  const base = { stem, ...(explanation && { explanation }) };
  if (answers === '') return { ...base, kind: 'open' };
  if (answers.startsWith('#')) return numeric(base, answers.slice(1), notes);
  if (answers.includes('~')) return choice(base, answers, notes);
  if (answers.includes('=') && answers.includes('->')) return matching(base, answers, notes);
  const truth = /^(T|TRUE|F|FALSE)\s*(?:#([\s\S]*))?$/.exec(answers);
  if (!truth) return short(base, answers, notes);
  if (truth[2]) notes.add('feedback');
  return {
    ...base,
    kind: 'true_false',
    options: optionsOf(['Верно', 'Неверно']),
    key: { options: [truth[1]?.startsWith('T') ? 'a' : 'b'] },
  };
}

type Base = Pick<Draft, 'stem' | 'explanation'>;
type Part = { sign: '=' | '~'; weight: number; text: string };

/** «=%50%answer#feedback»: sign, weight, words. `first`: the sign of words that stand before any sign. */
function parts(answers: string, first: '=' | '~', notes: Notes): Part[] | ImportCode {
  const out: Part[] = [];
  const signed = /^\s*[=~]/.test(answers) ? answers : `${first}${answers}`;
  for (const match of signed.matchAll(/([=~])([^=~]*)/g)) {
    const sign = match[1] as '=' | '~';
    const said = (match[2] ?? '').trim();
    if (said === '') continue;
    const weighed = /^%(-?\d+(?:\.\d+)?)%([\s\S]*)$/.exec(said);
    if (!weighed && /^%[^%\s]{0,8}%/.test(said)) return 'bad_weight';
    const [words = '', feedback] = (weighed?.[2] ?? said).split('#');
    if (feedback?.trim()) notes.add('feedback');
    const weight = weighed ? Number(weighed[1]) : sign === '=' ? 100 : 0;
    out.push({ sign, weight, text: plain(words) });
  }
  return out;
}

function choice(base: Base, answers: string, notes: Notes): Draft | ImportCode {
  const list = parts(answers, '~', notes);
  if (typeof list === 'string') return list;
  if (list.length < 2) return 'one_option';
  const options = optionsOf(list.map(({ text }) => text));
  const places = (fits: (part: Part) => boolean) =>
    list.flatMap((part, at) => (fits(part) ? [idAt(at)] : []));
  // Moodle: no «=» at all means that several may be chosen; what has a weight above nothing is right.
  if (!list.some(({ sign }) => sign === '=')) {
    const right = places(({ weight }) => weight > 0);
    if (right.length === 0) return { ...base, kind: 'poll', options };
    return { ...base, kind: 'multiple', options, key: { options: right } };
  }
  const full = places(({ weight }) => weight >= 100);
  const right = full.length > 0 ? full : places(({ weight }) => weight > 0);
  if (right.length === 0) return 'no_key';
  if (places(({ weight }) => weight > 0).length > right.length) notes.add('partial');
  if (right.length === 1) return { ...base, kind: 'single', options, key: { options: right } };
  notes.add('any_right');
  return { ...base, kind: 'multiple', options, key: { options: right } };
}

function short(base: Base, answers: string, notes: Notes): Draft | ImportCode {
  const list = parts(answers, '=', notes);
  if (typeof list === 'string') return list;
  const values = best(list, notes).map(({ text }) => text);
  if (values.length > 20) return 'too_many';
  return values.length === 0 ? 'no_key' : { ...base, kind: 'short', key: { values } };
}

function matching(base: Base, answers: string, notes: Notes): Draft | ImportCode {
  const list = answers
    .split('=')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const pairs: { left: string; right: string }[] = [];
  for (const one of list) {
    const arrow = one.indexOf('->');
    const [right = '', feedback] = one.slice(arrow + 2).split('#');
    if (arrow < 0 || plain(right) === '') return 'bad_pair';
    if (feedback?.trim()) notes.add('feedback');
    pairs.push({ left: plain(one.slice(0, arrow)), right: plain(right) });
  }
  const targets = [...new Set(pairs.map(({ right }) => right))];
  const left = pairs.filter((pair) => pair.left !== '');
  if (left.length < 2 || targets.length < 2) return 'one_option';
  if (targets.length > 12) return 'too_many';
  return {
    ...base,
    kind: 'match',
    options: optionsOf(left.map((pair) => pair.left)),
    parts: { targets: optionsOf(targets) },
    key: { pairs: left.map(({ right }, at) => ({ left: idAt(at), right: idAt(targets.indexOf(right)) })) },
  };
}

function numeric(base: Base, answers: string, notes: Notes): Draft | ImportCode {
  const [body = '', wrong] = answers.split('~', 2);
  if (wrong?.includes('#')) notes.add('feedback');
  const list = parts(body, '=', notes);
  if (typeof list === 'string') return list;
  const read = best(list, notes).map(({ text }) => range(text));
  const [first] = read;
  if (!first || read.some((one) => one === null)) return 'bad_number';
  // One width for all: answers of another width than the first are left out.
  const same = read.flatMap((one) => (one && one.tolerance === first.tolerance ? [String(one.value)] : []));
  if (same.length < read.length) notes.add('ranges');
  return {
    ...base,
    kind: 'number',
    key: { values: same.slice(0, 20), ...(first.tolerance > 0 && { tolerance: first.tolerance }) },
  };
}

function range(text: string): { value: number; tolerance: number } | null {
  const span = /^(.+)\.\.(.+)$/.exec(text);
  const [a, b] = span ? [numberOf(span[1] ?? ''), numberOf(span[2] ?? '')] : text.split(':').map(numberOf);
  const value = span ? ((a ?? 0) + (b ?? 0)) / 2 : (a ?? Number.NaN);
  const tolerance = span ? Math.abs((b ?? 0) - (a ?? 0)) / 2 : (b ?? 0);
  return Number.isFinite(value) && Number.isFinite(tolerance) ? { value, tolerance } : null;
}
