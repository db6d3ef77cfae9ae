/**
 * Moodle XML, already read into elements: choice, true/false, short answer, numerical, matching, ordering, essay, description.
 * A picture comes along where the file has its bytes and its words; what of a question is left behind is noted.
 */
import type { CarriedImage } from '../image.ts';
import { numberOf } from '../rules.ts';
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

export type Element = {
  name: string;
  line: number;
  attributes: Record<string, string>;
  text: string;
  children: Element[];
};

const child = (element: Element | undefined, name: string) =>
  element?.children.find((one) => one.name === name);
const all = (element: Element, name: string) => element.children.filter((one) => one.name === name);
const raw = (element: Element | undefined) => child(element, 'text')?.text ?? element?.text ?? '';
const words = (element: Element | undefined) => plainOf(raw(element));

export function parseMoodle(root: Element): Imported {
  const found: Found[] = [];
  const problems: Problem[] = [];
  for (const one of all(root, 'question')) {
    if (one.attributes.type === 'category') continue;
    const notes: Notes = new Set();
    const asked = child(one, 'questiontext');
    const stem = words(asked);
    const made = question(one, stem, notes);
    if (typeof made === 'string') {
      problems.push(problem(one.line, made, stem || (one.attributes.type ?? '')));
      continue;
    }
    const explanation = words(child(one, 'generalfeedback'));
    const grade = Number(words(child(one, 'defaultgrade')) || 1);
    const weight = Number.isInteger(grade) && grade > 1 && grade <= 100 ? grade : null;
    const image = asked && imageOf(asked);
    if (!image && hasPicture(raw(asked))) notes.add('picture');
    if (all(one, 'answer').some((answer) => words(child(answer, 'feedback')) !== '')) notes.add('feedback');
    found.push({
      line: one.line,
      question: {
        ...made,
        ...(explanation && { explanation }),
        ...(weight && { weight }),
        ...(image && { image }),
      },
      ...(notes.size > 0 && { notes: [...notes] }),
    });
  }
  return sorted(found, problems);
}

/** The only picture of a question, if it has words for who does not see it. */
function imageOf(asked: Element): CarriedImage | null {
  const [tag, ...others] = raw(asked).match(/<img\b[^>]{0,2000}>/gi) ?? [];
  if (!tag || others.length > 0) return null;
  const attribute = (name: string) =>
    new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`, 'i').exec(tag)?.[1] ?? '';
  const alt = plainOf(attribute('alt'));
  const src = attribute('src').replace(/^@@PLUGINFILE@@\//, '');
  const file = all(asked, 'file').find(
    ({ attributes }) => attributes.name === src || encodeURIComponent(attributes.name ?? '') === src,
  );
  if (!file || alt === '' || file.attributes.encoding !== 'base64') return null;
  return { alt: alt.slice(0, 300), data: file.text.replace(/\s+/g, '') };
}

function question(one: Element, stem: string, notes: Notes): Draft | ImportCode {
  const answers = all(one, 'answer').map((answer) => ({
    answer,
    text: words(answer),
    weight: Number(answer.attributes.fraction ?? '0'),
  }));
  const texts = answers.map(({ text }) => text);
  switch (one.attributes.type) {
    case 'multichoice': {
      if (answers.length < 2) return 'one_option';
      const single = words(child(one, 'single')) !== 'false';
      const right = single ? best(answers, notes) : answers.filter(({ weight }) => weight > 0);
      if (right.length === 0) return 'no_key';
      if (single && right.length > 1) notes.add('any_right');
      return {
        kind: single && right.length === 1 ? 'single' : 'multiple',
        stem,
        options: optionsOf(texts),
        key: { options: right.map((answer) => idAt(answers.indexOf(answer))) },
      };
    }
    case 'truefalse': {
      const [right] = best(answers, notes);
      if (!right) return 'no_key';
      return {
        kind: 'true_false',
        stem,
        options: optionsOf(['Верно', 'Неверно']),
        key: { options: [/true/i.test(right.text) ? 'a' : 'b'] },
      };
    }
    case 'shortanswer': {
      const values = best(answers, notes).map(({ text }) => text);
      if (values.length > 20) return 'too_many';
      const matchCase = words(child(one, 'usecase')) === '1';
      return values.length === 0
        ? 'no_key'
        : { kind: 'short', stem, key: { values, ...(matchCase && { matchCase }) } };
    }
    case 'numerical':
      return numerical(stem, best(answers, notes), notes);
    case 'matching':
      return matching(one, stem);
    case 'ordering': {
      if (answers.length < 2) return 'one_option';
      const order = optionsOf(texts).map(({ id }) => id);
      return { kind: 'order', stem, options: optionsOf(texts), key: { order } };
    }
    case 'essay':
      return { kind: 'open', stem };
    case 'description':
      return { kind: 'slide', stem };
    default:
      return 'not_supported';
  }
}

function numerical(
  stem: string,
  right: readonly { answer: Element; text: string }[],
  notes: Notes,
): Draft | ImportCode {
  const read = right.map(({ answer, text }) => ({
    text,
    tolerance: numberOf(words(child(answer, 'tolerance')) || '0'),
  }));
  const [first] = read;
  if (!first || read.some(({ text }) => !Number.isFinite(numberOf(text)))) return 'bad_number';
  // One width for all: answers of another width than the first are left out.
  const same = read.filter(({ tolerance }) => tolerance === first.tolerance);
  if (same.length < read.length) notes.add('ranges');
  const values = same.map(({ text }) => text).slice(0, 20);
  return {
    kind: 'number',
    stem,
    key: { values, ...(first.tolerance > 0 && { tolerance: first.tolerance }) },
  };
}

function matching(one: Element, stem: string): Draft | ImportCode {
  const pairs = all(one, 'subquestion').map((pair) => [words(pair), words(child(pair, 'answer'))] as const);
  const left = pairs.filter(([text]) => text !== '');
  const targets = [...new Set(pairs.map(([, answer]) => answer))];
  if (left.length < 2 || targets.length < 2) return 'one_option';
  if (targets.length > 12) return 'too_many';
  return {
    kind: 'match',
    stem,
    options: optionsOf(left.map(([text]) => text)),
    parts: { targets: optionsOf(targets) },
    key: {
      pairs: left.map(([, answer], at) => ({ left: idAt(at), right: idAt(targets.indexOf(answer)) })),
    },
  };
}
