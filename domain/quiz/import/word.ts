/**
 * Questions as people write them in Word: «1. … а) … б) … Ответ: б», an asterisk before the right one, or the right one in
 * bold; options in lines of their own, numbered, with dashes, or in one line; Cyrillic or Latin letters. A situation, an
 * explanation, time and points by their words. A question without a number begins after a blank line.
 */
import {
  type Draft,
  type Found,
  type Imported,
  idAt,
  optionsOf,
  type Problem,
  problem,
  sorted,
} from './types.ts';

const START = /^\s*(?:вопрос|задание|question)?\s*(?:№\s*)?(\d{1,3})\s*[.)]\s*(.*)$/i;
const OPTION = /^\s*([*+✓✔])?\s*([а-яёa-z])\s*([.)])\s*(.+)$/i;
const INLINE = /(?:^|[\s;,])([*+✓✔]?)\s?([а-лa-l])\)\s+/gi;
const ANSWER = /^\s*(?:правильн\S+\s+|верн\S+\s+)?(?:ответы?|ключ|answers?|correct)\s*[:\-–—]\s*(.+)$/i;
const WHY = /^\s*(?:пояснение|комментарий|обоснование|объяснение|explanation)\s*[:\-–—]\s*(.+)$/i;
const CASE = /^\s*(?:ситуация|кейс|case|situation)\s*(?:№?\s*\d+)?\s*[.:\-–—]\s*(.*)$/i;
const TIME = /^\s*(?:время|time)\s*[:\-–—]\s*(\d{1,4})/i;
const POINTS = /^\s*(?:баллы?|баллов|points?)\s*[:\-–—]\s*(\d{1,3})/i;
/** «1) …» below a question. */
const NUMBERED = /^([*+✓✔])?\s*(\d{1,2})\s*[.)]\s*(.+)$/;
/** A line that can only be one of a list. */
const LISTED = /^(?:[*+✓✔]|[*+✓✔]?\s*[а-яёa-z]\)|[-–•]\s)/i;
const META = [ANSWER, WHY, TIME, POINTS];
const RU = 'абвгдежзиклм';
const EN = 'abcdefghijkl';

type BlockOption = {
  label: string;
  text: string;
  starred: boolean;
  /** The whole line stands out: bold, underlined or highlighted. */
  strong: boolean;
  /** Only a dash stands before it. */
  dash: boolean;
};
type Block = {
  line: number;
  /** Spaces before its first line: what is numbered deeper is an option. */
  indent: number;
  stem: string[];
  situation: string;
  options: BlockOption[];
  answer: string;
  why: string;
  seconds?: number;
  weight?: number;
};

type Line = { at: number; text: string; indent: number; strong: boolean };

/** `strong`: which lines stand out, where that is known. */
export function parseWord(lines: readonly string[], strong: readonly boolean[] = []): Imported {
  const found: Found[] = [];
  const { blocks, strays } = blocksOf(lines, strong);
  const problems: Problem[] = strays.map(({ at, text }) => problem(at + 1, 'stray', text));
  for (const block of blocks) {
    const made = draftOf(block);
    if ('code' in made) problems.push(problem(block.line, made.code, block.stem.join(' ')));
    else found.push({ line: block.line, question: made });
  }
  return sorted(found, problems);
}

function blocksOf(lines: readonly string[], strong: readonly boolean[]) {
  const blocks: Block[] = [];
  const strays: Line[] = [];
  let block: Block | null = null;
  let situation: string[] | null = null;
  /** Paragraphs that belong to nothing yet: the stem of a question without a number, more of an explanation, a title. */
  let loose: Line[][] = [];
  /** What stands before the first question is its title; after one it continues the explanation, or is told. */
  const settle = (left = loose) => {
    const before = blocks.at(-1);
    for (const line of left.flat()) {
      if (before?.why) before.why += `\n${line.text}`;
      else if (before) strays.push(line);
    }
    loose = [];
  };
  const begin = (at: number, indent: number): Block => {
    const made = {
      line: at + 1,
      indent,
      stem: [],
      situation: situation?.join('\n').trim() ?? '',
      options: [],
      answer: '',
      why: '',
    };
    situation = null;
    blocks.push(made);
    return made;
  };
  lines.forEach((raw, at) => {
    const even = raw.replace(/\u00a0/g, ' ').replace(/\t/g, '    ');
    const line = { at, text: even.trim(), indent: even.search(/\S/), strong: strong[at] === true };
    if (line.text === '') {
      // What has its options is over; words after a blank line may be another question's.
      if (block && (block.answer !== '' || block.why !== '' || block.options.length > 1)) block = null;
      if (loose.at(-1)?.length) loose.push([]);
      return;
    }
    const scene = CASE.exec(line.text);
    if (scene) {
      settle();
      situation = [scene[1] ?? ''];
      block = null;
      return;
    }
    const start = START.exec(line.text);
    if (start && !(block && line.indent > block.indent)) {
      settle();
      block = begin(at, line.indent);
      takeLine(block, { ...line, text: start[2] ?? '', strong: false });
      return;
    }
    const stem = loose.filter((paragraph) => paragraph.length > 0).at(-1);
    if (!block && !situation && stem && OPTION.test(line.text)) {
      settle(loose.filter((paragraph) => paragraph !== stem));
      block = begin(stem[0]?.at ?? at, stem[0]?.indent ?? 0);
      block.stem.push(...stem.map(({ text }) => text));
    }
    const last = blocks.at(-1);
    // Options may stand apart from one another.
    if (
      !block &&
      !situation &&
      last &&
      loose.length === 0 &&
      last.options.length > 1 &&
      LISTED.test(line.text)
    )
      block = last;
    if (block) takeLine(block, line);
    else if (situation) situation.push(line.text);
    else if (last && loose.length === 0 && META.some((word) => word.test(line.text))) takeLine(last, line);
    else if (loose.length === 0) loose.push([line]);
    else loose.at(-1)?.push(line);
  });
  settle();
  return { blocks, strays };
}

function takeLine(block: Block, whole: Line): void {
  const line = whole.text;
  const answer = ANSWER.exec(line);
  const why = WHY.exec(line);
  const time = TIME.exec(line);
  const points = POINTS.exec(line);
  if (answer) block.answer = (answer[1] ?? '').trim();
  else if (why) block.why = (why[1] ?? '').trim();
  else if (time) block.seconds = Math.min(1_800, Math.max(5, Number(time[1])));
  else if (points) block.weight = Math.min(100, Number(points[1]));
  else if (block.why !== '') block.why += `\n${line}`;
  else takeText(block, whole);
}

function takeText(block: Block, { text: line, indent, strong }: Line): void {
  const inline = [...line.matchAll(INLINE)];
  if (inline.length >= 2) {
    const before = line.slice(0, inline[0]?.index).trim();
    if (before !== '') {
      const last = block.options.at(-1);
      if (last) last.text += ` ${before}`;
      else block.stem.push(before);
    }
    inline.forEach((match, at) => {
      const from = (match.index ?? 0) + match[0].length;
      const text = line.slice(from, inline[at + 1]?.index ?? line.length).replace(/[;,]\s*$/, '');
      block.options.push({
        label: (match[2] ?? '').toLowerCase(),
        text: text.trim(),
        starred: match[1] !== '',
        strong: false,
        dash: false,
      });
    });
    return;
  }
  const deeper = indent > block.indent ? NUMBERED.exec(line) : null;
  if (deeper) {
    block.options.push({
      label: deeper[2] ?? '',
      text: (deeper[3] ?? '').replace(/^\*\s*|\s*\*$/g, '').replace(/;\s*$/, ''),
      starred: deeper[1] !== undefined || /^\*|\*$/.test(deeper[3] ?? ''),
      strong,
      dash: false,
    });
    return;
  }
  const option = OPTION.exec(line);
  if (option && !(option[3] === '.' && block.options.length === 0 && !/^[аa*+]/i.test(line.trim()))) {
    const text = option[4] ?? '';
    block.options.push({
      label: (option[2] ?? '').toLowerCase(),
      text: text.replace(/^\*\s*|\s*\*$/g, '').replace(/;\s*$/, ''),
      starred: option[1] !== undefined || /^\*|\*$/.test(text),
      strong,
      dash: false,
    });
    return;
  }
  const star = /^[*+✓✔]\s*(.+)$/.exec(line);
  const dash = block.stem.length > 0 ? /^[-–—•]\s*([*+✓✔]\s*)?(.+)$/.exec(line) : null;
  if (star) block.options.push({ label: '', text: star[1] ?? '', starred: true, strong, dash: false });
  else if (dash)
    block.options.push({
      label: '',
      text: (dash[2] ?? '').replace(/;\s*$/, ''),
      starred: dash[1] !== undefined,
      strong,
      dash: true,
    });
  else if (block.options.length > 0) block.options.at(-1)!.text += ` ${line}`;
  else block.stem.push(line);
}

function draftOf(block: Block): Draft | { code: 'one_option' | 'key_unknown' | 'empty' } {
  // A dash alone, or before lettered options, is somebody speaking within the question.
  const { options: all } = block;
  while (all[0]?.dash && (all.length === 1 || all.some(({ label }) => label !== '')))
    block.stem.push(`— ${all.shift()?.text}`);
  const stem = block.stem.join('\n').trim();
  if (stem === '') return { code: 'empty' };
  const base = {
    stem,
    situation: block.situation,
    explanation: block.why,
    ...(block.seconds !== undefined && { seconds: block.seconds }),
    ...(block.weight !== undefined && { weight: block.weight }),
  };
  if (block.options.length === 0) return openDraft(base, block.answer);
  if (block.options.length === 1) return { code: 'one_option' };
  const options = optionsOf(block.options.map(({ text }) => text));
  const right = rightOf(block);
  if (right === null) return { code: 'key_unknown' };
  if (right.length === 0) return { ...base, kind: 'poll', options };
  const kind = right.length > 1 ? 'multiple' : isTruth(block) ? 'true_false' : 'single';
  return { ...base, kind, options, key: { options: right.map(idAt) } };
}

const isTruth = ({ options }: Block) =>
  options.length === 2 &&
  /^(?:верно|да|правда|true|yes)\W*$/i.test(options[0]?.text ?? '') &&
  /^(?:неверно|нет|ложь|false|no)\W*$/i.test(options[1]?.text ?? '');

type Base = Pick<Draft, 'stem' | 'situation' | 'explanation' | 'seconds' | 'weight'>;

function openDraft(base: Base, answer: string): Draft {
  const said = answer.replace(/\.$/, '').trim();
  if (said === '') return { ...base, kind: 'open' };
  if (/^(?:верно|неверно|да|нет|true|false)$/i.test(said)) {
    const yes = /^(?:верно|да|true)$/i.test(said);
    return {
      ...base,
      kind: 'true_false',
      options: optionsOf(['Верно', 'Неверно']),
      key: { options: [yes ? 'a' : 'b'] },
    };
  }
  if (/^-?\d[\d\s]*(?:[.,]\d+)?$/.test(said)) return { ...base, kind: 'number', key: { values: [said] } };
  const values = said.split(/\s*(?:\/|;|\|)\s*/).filter(Boolean);
  return { ...base, kind: 'short', key: { values: values.slice(0, 20), typos: 1 } };
}

/** Places of the right options; empty where none is named, null where one is named that is not there. */
function rightOf({ options, answer }: Block): number[] | null {
  const starred = options.flatMap(({ starred: star }, at) => (star ? [at] : []));
  if (answer === '' && starred.length > 0) return starred;
  if (answer === '') {
    // In bold is the right one, unless everything is.
    const strong = options.flatMap((option, at) => (option.strong ? [at] : []));
    return strong.length < options.length ? strong : [];
  }
  const said = answer.toLowerCase().replace(/\.$/, '');
  const whole = options.findIndex(({ text }) => text.toLowerCase().replace(/[.;]$/, '') === said);
  if (whole >= 0) return [whole];
  // «б) медработник»: the letter decides, its words only repeat it.
  const lettered = /^([а-яёa-z])\s*[).]\s*(\S.{2,})$/.exec(said);
  if (lettered && !/^[а-лa-l]\s*[),]/.test(lettered[2] ?? '')) {
    const at = placeOf(options, lettered[1] ?? '');
    return at < 0 ? null : [at];
  }
  const labels = said
    .replace(/\bи\b|\band\b/g, ',')
    .split(/[\s,;+&()]+/)
    .flatMap((part) =>
      /^[а-лa-l]{2,4}$/i.test(part) && !options.some(({ text }) => text.toLowerCase() === part)
        ? [...part]
        : part,
    )
    .filter((part) => part !== '');
  const places = labels.map((label) => placeOf(options, label));
  // «б) Сообщает родителям»: the letter first, its words after.
  if (places.some((at) => at < 0) && (places[0] ?? -1) >= 0 && labels.length > 2) return [places[0] ?? 0];
  return places.length === 0 || places.some((at) => at < 0) ? null : [...new Set(places)];
}

/** Same letter, else same place in the alphabet: «Ответ: b» under а) б) в), and numbers. */
function placeOf(options: Block['options'], label: string): number {
  const same = options.findIndex((option) => option.label === label);
  if (same >= 0) return same;
  const at = RU.includes(label)
    ? RU.indexOf(label)
    : EN.includes(label)
      ? EN.indexOf(label)
      : Number(label) - 1;
  return Number.isInteger(at) && at >= 0 && at < options.length ? at : -1;
}
