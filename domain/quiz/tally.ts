/** What the hall answered, by number only: bars of a reveal, words of a cloud. Nobody's answer by name. Pure. */
import type { Value } from './answer.ts';
import { grade, normalText } from './grade.ts';
import type { Question } from './question.ts';
import { isGraded } from './rules.ts';

export type Bar = { id: string; text: string; count: number; right: boolean };
export type Tally = {
  answered: number;
  /** Whole answers right; null where nothing is right. */
  right: number | null;
  bars: Bar[];
  /** Mean of a scale, median of numbers. */
  middle: number | null;
};

/** Free words are shown once so many have answered that nobody is known by them. */
export const ENOUGH = 5;
const MOST_BARS = 8;
const MOST_WORDS = 24;

export function tallyOf(question: Question, values: readonly Value[]): Tally {
  const marks = isGraded(question.kind) ? values.map((value) => grade(question, value, values) === 1) : null;
  const base = {
    answered: values.length,
    right: marks ? marks.filter(Boolean).length : null,
    bars: [] as Bar[],
    middle: null as number | null,
  };
  switch (question.kind) {
    case 'single':
    case 'multiple':
    case 'true_false':
    case 'poll':
      return { ...base, bars: optionBars(question, values) };
    case 'scale':
      return { ...base, bars: scaleBars(question, values), middle: mean(scales(values)) };
    case 'number':
      return { ...base, bars: numberBars(values, marks ?? []), middle: median(numbers(values)) };
    case 'short':
      return { ...base, bars: wordBars(values, marks ?? [], MOST_BARS) };
    case 'cloud':
    case 'open':
      return { ...base, bars: wordBars(values, [], question.kind === 'cloud' ? MOST_WORDS : 12) };
    default:
      return base;
  }
}

function optionBars({ options, key }: Question, values: readonly Value[]): Bar[] {
  const chosen = values.flatMap((value) => ('options' in value ? value.options : []));
  return options.map(({ id, text }) => ({
    id,
    text,
    count: chosen.filter((one) => one === id).length,
    right: key.options?.includes(id) === true,
  }));
}

const scales = (values: readonly Value[]) => values.flatMap((v) => ('scale' in v ? [v.scale] : []));
const numbers = (values: readonly Value[]) => values.flatMap((v) => ('number' in v ? [v.number] : []));
const mean = (list: readonly number[]) =>
  list.length === 0 ? null : Math.round((10 * list.reduce((a, b) => a + b, 0)) / list.length) / 10;
function median(list: readonly number[]): number | null {
  const sorted = [...list].sort((a, b) => a - b);
  const at = sorted.length / 2;
  return sorted.length === 0 ? null : (sorted[Math.floor(at)]! + sorted[Math.ceil(at) - 1]!) / 2;
}

function scaleBars({ parts }: Question, values: readonly Value[]): Bar[] {
  const { from = 1, to = 5 } = parts.scale ?? {};
  const said = scales(values);
  return Array.from({ length: to - from + 1 }, (_, at) => from + at).map((step) => ({
    id: String(step),
    text: String(step),
    count: said.filter((one) => one === step).length,
    right: false,
  }));
}

function numberBars(values: readonly Value[], right: readonly boolean[]): Bar[] {
  const bars = new Map<number, Bar>();
  values.forEach((value, at) => {
    if (!('number' in value)) return;
    const text = String(value.number).replace('.', ',');
    const bar = bars.get(value.number) ?? { id: text, text, count: 0, right: right[at] === true };
    bars.set(value.number, { ...bar, count: bar.count + 1 });
  });
  const most = [...bars].sort((a, b) => b[1].count - a[1].count).slice(0, MOST_BARS);
  return most.sort((a, b) => a[0] - b[0]).map(([, bar]) => bar);
}

/** Words that mean the same stand together, spelt as the first wrote them. */
function wordBars(values: readonly Value[], right: readonly boolean[], most: number): Bar[] {
  const bars = new Map<string, Bar>();
  values.forEach((value, at) => {
    if (!('text' in value)) return;
    const id = normalText(value.text);
    if (id === '') return;
    const bar = bars.get(id) ?? { id, text: value.text, count: 0, right: right[at] === true };
    bars.set(id, { ...bar, count: bar.count + 1 });
  });
  const shown = [...bars.values()].filter((bar) => bar.right || values.length >= ENOUGH);
  return shown.sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1)).slice(0, most);
}
