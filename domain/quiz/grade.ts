/** How right an answer is: a share from 0 to 1, or null where nothing is right or wrong. Pure. */
import type { Value } from './answer.ts';
import type { Question } from './question.ts';
import { isGraded, numberOf } from './rules.ts';
import type { QuestionKey } from './schema.ts';

/** NFKC, ё = е, one space, no marks at the edges; letters of one case unless the key says otherwise. */
export function normalText(text: string, matchCase = false): string {
  const even = text
    .normalize('NFKC')
    .replace(/ё/g, 'е')
    .replace(/Ё/g, 'Е')
    .replace(/[«»"'„“”`]/g, '')
    .replace(/[‐‑–—]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.,;:!?()-]+|[\s.,;:!?()-]+$/g, '');
  return matchCase ? even : even.toLowerCase();
}

type Gradable = Pick<Question, 'kind' | 'key' | 'options'>;

/** `all`: every value of the round, which «nearest wins» looks at. */
export function grade(question: Gradable, value: Value, all: readonly Value[] = [value]): number | null {
  const { kind, key } = question;
  if (!isGraded(kind)) return null;
  if (kind === 'short') return 'text' in value && accepted(key, value.text) ? 1 : 0;
  if (kind === 'number') return 'number' in value && numberRight(key, value.number, all) ? 1 : 0;
  if (kind === 'order') return 'order' in value ? orderShare(key.order ?? [], value.order) : 0;
  if (kind === 'match') return 'pairs' in value ? pairsShare(key.pairs ?? [], value.pairs) : 0;
  return 'options' in value ? choiceShare(key.options ?? [], value.options) : 0;
}

/** A wrong choice takes away what a right one gives, so that ticking everything is worth nothing. */
function choiceShare(right: readonly string[], chosen: readonly string[]): number {
  if (right.length === 0) return 0;
  const hits = chosen.filter((id) => right.includes(id)).length;
  return Math.max(0, (2 * hits - chosen.length) / right.length);
}

function accepted(key: QuestionKey, text: string): boolean {
  const said = normalText(text, key.matchCase);
  return (key.values ?? []).some((value) => {
    const meant = normalText(value, key.matchCase);
    // A short word with a letter changed is another word.
    const typos = meant.length < 4 ? 0 : Math.min(key.typos ?? 0, meant.length < 8 ? 1 : 2);
    return said === meant || (typos > 0 && distance(said, meant, typos) <= typos);
  });
}

function numberRight(key: QuestionKey, said: number, all: readonly Value[]): boolean {
  const meant = (key.values ?? []).map(numberOf);
  const off = (x: number) => Math.min(...meant.map((v) => Math.abs(x - v)));
  if (key.closest) {
    const best = Math.min(...all.flatMap((value) => ('number' in value ? [off(value.number)] : [])));
    return off(said) <= best + 1e-9;
  }
  return off(said) <= (key.tolerance ?? 0) + 1e-9 * Math.max(1, Math.abs(said));
}

/** Pairs in the right order, so scaled that a random order is worth nothing and one slip little. */
function orderShare(order: readonly string[], said: readonly string[]): number {
  const place = new Map(said.map((id, at) => [id, at]));
  let right = 0;
  let pairs = 0;
  for (let i = 0; i < order.length; i += 1)
    for (let j = i + 1; j < order.length; j += 1) {
      pairs += 1;
      if ((place.get(order[i]!) ?? 0) < (place.get(order[j]!) ?? 0)) right += 1;
    }
  return pairs === 0 ? 0 : Math.max(0, (2 * right) / pairs - 1);
}

type Pair = { left: string; right: string };
function pairsShare(pairs: readonly Pair[], said: readonly Pair[]): number {
  const hits = pairs.filter((p) => said.some((s) => s.left === p.left && s.right === p.right)).length;
  return pairs.length === 0 ? 0 : hits / pairs.length;
}

/** Damerau–Levenshtein (neighbours swapped count once), given up beyond `most`. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
