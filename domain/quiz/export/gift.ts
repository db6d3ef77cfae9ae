/**
 * Questions as GIFT that Moodle reads: choice, true/false, words, numbers, pairs; an order goes out as pairs with
 * numbers, a scale and a cloud as an essay, a case as a description. What GIFT has no words for stands in our comment.
 */
import { BREAK, type Extras } from '../import/gift-extras.ts';
import { plainOf } from '../import/plain.ts';
import { numberOf } from '../rules.ts';
import type { Option, QuestionInput } from '../schema.ts';

export function writeGift(title: string, list: readonly QuestionInput[]): string {
  const head = `$CATEGORY: ${title.replace(/\s+/g, ' ').replace(/\//g, '//')}`;
  return `${[head, ...list.map(one)].join('\n\n')}\n`;
}

const marks = (text: string) => text.replace(/[\\:#={}~]/g, '\\$&').replace(/\r\n?|\n/g, '\\n');
const tags = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
/** Words of a question, where Moodle reads HTML. A format in front keeps «[html]» a word. */
function words(text: string): string {
  const format = /^\s*\[(?:html|moodle|plain|markdown)\]/i.test(text) ? '[moodle]' : '';
  return format + marks(tags(text));
}
/** Words that are compared or stand in a list: HTML only where they would not come back as they are. */
const bare = (text: string) =>
  plainOf(text) === text && !text.includes('->') && !/^\[/.test(text) ? marks(text) : words(text);

function one(question: QuestionInput, at: number): string {
  const { situation, stem, explanation } = question;
  const shown = question.kind === 'slide' || question.kind === 'case';
  const text = `::${at + 1}::${words(situation ? situation + BREAK + stem : stem)}`;
  const said = answers(question);
  const feedback = explanation && !shown ? `\n####${words(explanation)}\n` : '';
  const body = shown ? text : `${text} {${feedback ? said.trimEnd() : said}${feedback}}`;
  const extras = extrasFor(question);
  return Object.keys(extras).length === 0 ? body : `// veche ${JSON.stringify(extras)}\n${body}`;
}

const lines = (list: readonly string[]) => `\n${list.map((line) => `\t${line}`).join('\n')}\n`;
const percent = (share: number) => `%${Number((100 * share).toFixed(5))}%`;

function answers({ kind, options, key, parts }: QuestionInput): string {
  const right = key.options ?? [];
  switch (kind) {
    case 'single':
      return lines(options.map(({ id, text }) => choice(right.includes(id) ? '=' : '~', text)));
    case 'multiple': {
      const share = 1 / right.length;
      return lines(
        options.map(({ id, text }) => `~${percent(right.includes(id) ? share : -share)}${bare(text)}`),
      );
    }
    case 'poll':
      return lines(options.map(({ text }) => choice('~', text)));
    case 'true_false':
      return right[0] === options[0]?.id ? 'TRUE' : 'FALSE';
    case 'short':
      return lines((key.values ?? []).map((value) => choice('=', value)));
    case 'number': {
      const width = key.tolerance ? `:${key.tolerance}` : '';
      const values = (key.values ?? []).map((value) => `${numberOf(value)}${width}`);
      return values.length === 1 ? `#${values[0]}` : `#${lines(values.map((value) => `=${value}`))}`;
    }
    case 'order':
      return lines(options.map(({ id, text }) => `=${bare(text)} -> ${(key.order ?? []).indexOf(id) + 1}`));
    case 'match':
      return lines(pairs(options, parts.targets ?? [], key.pairs ?? []));
    default:
      return '';
  }
}

/** «%50%» at the head of an answer would be its weight: then the weight is written out before it. */
const choice = (sign: '=' | '~', text: string) =>
  `${sign}${text.startsWith('%') ? percent(sign === '=' ? 1 : 0) : ''}${bare(text)}`;

function pairs(
  options: readonly Option[],
  targets: readonly Option[],
  key: { left: string; right: string }[],
) {
  const target = (id: string) => targets.find((one) => one.id === id)?.text ?? '';
  const made = options.map(({ id, text }) => {
    const right = key.find(({ left }) => left === id)?.right ?? '';
    return `=${bare(text)} -> ${bare(target(right))}`;
  });
  const used = new Set(key.map(({ right }) => right));
  return [...made, ...targets.filter(({ id }) => !used.has(id)).map(({ text }) => `= -> ${bare(text)}`)];
}

const SHAPED = ['order', 'scale', 'cloud', 'case', 'poll'];

function extrasFor({ kind, situation, explanation, seconds, weight, options, key, parts }: QuestionInput) {
  const extras: Extras = {};
  if (SHAPED.includes(kind)) extras.kind = kind;
  if (seconds !== 90) extras.seconds = seconds;
  if (weight !== 1) extras.weight = weight;
  if (situation) extras.situation = situation.length;
  if (explanation && (kind === 'slide' || kind === 'case')) extras.explanation = explanation;
  const truth = options.map(({ text }) => text);
  if (kind === 'true_false' && truth.join('\n') !== 'Верно\nНеверно') extras.truth = truth;
  const { values, typos, matchCase, tolerance, closest } = key;
  const odd = kind === 'number' && values?.some((value) => String(numberOf(value)) !== value);
  const kept = {
    ...(odd && { values, ...(tolerance !== undefined && { tolerance }) }),
    ...(typos !== undefined && { typos }),
    ...(matchCase !== undefined && { matchCase }),
    ...(closest !== undefined && { closest }),
  };
  if (Object.keys(kept).length > 0) extras.key = kept;
  const { targets: _, ...rest } = parts;
  if (Object.keys(rest).length > 0) extras.parts = rest;
  return extras;
}
