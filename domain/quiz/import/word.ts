/**
 * Questions as people write them in Word: «1. … а) … б) … Ответ: б», or an asterisk before the right one; options in lines
 * of their own or in one line; Cyrillic or Latin letters. A situation, an explanation, time and points by their words.
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
const RU = 'абвгдежзиклм';
const EN = 'abcdefghijkl';

type Block = {
  line: number;
  stem: string[];
  situation: string;
  options: { label: string; text: string; starred: boolean }[];
  answer: string;
  why: string;
  seconds?: number;
  weight?: number;
};

export function parseWord(lines: readonly string[]): Imported {
  const found: Found[] = [];
  const problems: Problem[] = [];
  for (const block of blocksOf(lines)) {
    const made = draftOf(block);
    if ('code' in made) problems.push(problem(block.line, made.code, block.stem.join(' ')));
    else found.push({ line: block.line, question: made });
  }
  return sorted(found, problems);
}

function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let block: Block | null = null;
  let situation: string[] | null = null;
  lines.forEach((raw, at) => {
    const line = raw.replace(/\u00a0/g, ' ').trim();
    if (line === '') return;
    const scene = CASE.exec(line);
    if (scene) {
      situation = [scene[1] ?? ''];
      block = null;
      return;
    }
    const start = START.exec(line);
    if (start) {
      block = {
        line: at + 1,
        stem: [],
        situation: situation?.join('\n').trim() ?? '',
        options: [],
        answer: '',
        why: '',
      };
      situation = null;
      blocks.push(block);
      takeLine(block, start[2] ?? '');
      return;
    }
    if (block) takeLine(block, line);
    else if (situation) situation.push(line);
  });
  return blocks;
}

function takeLine(block: Block, line: string): void {
  const answer = ANSWER.exec(line);
  const why = WHY.exec(line);
  const time = TIME.exec(line);
  const points = POINTS.exec(line);
  if (answer) block.answer = (answer[1] ?? '').trim();
  else if (why) block.why = (why[1] ?? '').trim();
  else if (time) block.seconds = Math.min(1_800, Math.max(5, Number(time[1])));
  else if (points) block.weight = Math.min(100, Number(points[1]));
  else if (block.why !== '') block.why += `\n${line}`;
  else takeText(block, line);
}

function takeText(block: Block, line: string): void {
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
      });
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
    });
    return;
  }
  const star =
    /^[*+✓✔]\s*(.+)$/.exec(line) ?? (block.options.length > 0 ? /^[-–—•]\s*(.+)$/.exec(line) : null);
  if (star) block.options.push({ label: '', text: star[1] ?? '', starred: /^[*+✓✔]/.test(line) });
  else if (block.options.length > 0) block.options.at(-1)!.text += ` ${line}`;
  else block.stem.push(line);
}

function draftOf(block: Block): Draft | { code: 'one_option' | 'key_unknown' | 'empty' } {
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
  if (answer === '') return starred;
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
