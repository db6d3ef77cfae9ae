/** Moodle XML, already read into elements: choice, true/false, short answer, numerical, matching, ordering, essay, description. */
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
const words = (element: Element | undefined) => plainOf(child(element, 'text')?.text ?? element?.text ?? '');

export function parseMoodle(root: Element): Imported {
  const found: Found[] = [];
  const problems: Problem[] = [];
  for (const one of all(root, 'question')) {
    if (one.attributes.type === 'category') continue;
    const stem = words(child(one, 'questiontext'));
    const made = question(one, stem);
    if (typeof made === 'string') problems.push(problem(one.line, made, stem || (one.attributes.type ?? '')));
    else {
      const explanation = words(child(one, 'generalfeedback'));
      found.push({ line: one.line, question: { ...made, ...(explanation && { explanation }) } });
    }
  }
  return sorted(found, problems);
}

function question(one: Element, stem: string): Draft | ImportCode {
  const answers = all(one, 'answer');
  const share = (answer: Element) => Number(answer.attributes.fraction ?? '0');
  const right = answers.filter((answer) => share(answer) > 0);
  switch (one.attributes.type) {
    case 'multichoice': {
      if (answers.length < 2) return 'one_option';
      if (right.length === 0) return 'no_key';
      const single = words(child(one, 'single')) !== 'false' && right.length === 1;
      return {
        kind: single ? 'single' : 'multiple',
        stem,
        options: optionsOf(answers.map(words)),
        key: { options: right.map((answer) => idAt(answers.indexOf(answer))) },
      };
    }
    case 'truefalse': {
      if (right.length === 0) return 'no_key';
      return {
        kind: 'true_false',
        stem,
        options: optionsOf(['Верно', 'Неверно']),
        key: { options: [/true/i.test(words(right[0])) ? 'a' : 'b'] },
      };
    }
    case 'shortanswer':
      return right.length === 0
        ? 'no_key'
        : { kind: 'short', stem, key: { values: right.map(words).slice(0, 20) } };
    case 'numerical': {
      const value = words(right[0]);
      if (!Number.isFinite(numberOf(value))) return 'bad_number';
      const tolerance = numberOf(words(child(right[0], 'tolerance')));
      return { kind: 'number', stem, key: { values: [value], ...(tolerance > 0 && { tolerance }) } };
    }
    case 'matching': {
      const pairs = all(one, 'subquestion').map(
        (pair) => [words(pair), words(child(pair, 'answer'))] as const,
      );
      const left = pairs.filter(([text]) => text !== '');
      const targets = [...new Set(pairs.map(([, answer]) => answer))];
      if (left.length < 2 || targets.length < 2) return 'one_option';
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
    case 'ordering': {
      if (answers.length < 2) return 'one_option';
      const options = optionsOf(answers.map(words));
      return { kind: 'order', stem, options, key: { order: options.map(({ id }) => id) } };
    }
    case 'essay':
      return { kind: 'open', stem };
    case 'description':
      return { kind: 'slide', stem };
    default:
      return 'not_supported';
  }
}
