/**
 * Finding words again in a text that has changed: by the words themselves and what stood around them, where the
 * characters they stood on are gone (a clause cut in two, merged away, brought back by a version).
 */
export type Span = { from: number; to: number };
export type Quote = { words: string; before: string; after: string };

/** So much of the text around the words is kept with them. */
export const AROUND = 32;
/** Fewer equal characters beside the words say nothing. */
const TELLING = 4;

export function quoteOf(text: string, { from, to }: Span): Quote {
  return {
    words: text.slice(from, to),
    before: text.slice(Math.max(0, from - AROUND), from),
    after: text.slice(to, to + AROUND),
  };
}

/** Where the words stand, white space and line breaks aside. */
export function occurrences(text: string, words: string): Span[] {
  const parts = words.trim().split(/\s+/);
  if (parts[0] === '') return [];
  const pattern = parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('\\s+');
  return [...text.matchAll(new RegExp(pattern, 'gu'))].map(({ index, 0: found }) => ({
    from: index,
    to: index + found.length,
  }));
}

function sameEnd(a: string, b: string): number {
  let same = 0;
  while (same < Math.min(a.length, b.length) && a.at(-1 - same) === b.at(-1 - same)) same += 1;
  return same;
}
function sameStart(a: string, b: string): number {
  let same = 0;
  while (same < Math.min(a.length, b.length) && a[same] === b[same]) same += 1;
  return same;
}

/** The words in their surroundings: at least one side must be as it was. */
export function exactPlace(text: string, { words, before, after }: Quote): (Span & { worth: number }) | null {
  let best: (Span & { worth: number }) | null = null;
  for (const { from, to } of occurrences(text, words)) {
    const left = sameEnd(text.slice(0, from).trimEnd(), before.trimEnd());
    const right = sameStart(text.slice(to).trimStart(), after.trimStart());
    const tells = (same: number, kept: string, rest: string) =>
      same >= TELLING || (same >= kept.trim().length && (kept.trim() !== '' || rest.trim() === ''));
    const alone = `${before}${after}`.trim() === '';
    if (!alone && !tells(left, before, text.slice(0, from)) && !tells(right, after, text.slice(to))) continue;
    const worth = left + right;
    if (best === null || worth > best.worth) best = { from, to, worth };
  }
  return best;
}

const tokens = (text: string) =>
  [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ index, 0: word }) => ({
    word: word.toLowerCase(),
    from: index,
    to: index + word.length,
  }));

/** The stretch of text that shares most words with these, in their order: at least half of them, and two. */
export function likelyPlace(text: string, words: string): (Span & { worth: number }) | null {
  const [sought, there] = [tokens(words), tokens(text)];
  // Local alignment (Smith and Waterman): a common word counts two, each word in excess takes one away.
  type Cell = { score: number; same: number; first: number };
  const none: Cell = { score: 0, same: 0, first: -1 };
  let row: Cell[] = there.map(() => none);
  let best: (Cell & { last: number }) | null = null;
  for (const { word } of sought) {
    const next: Cell[] = [];
    for (const [at, other] of there.entries()) {
      const diagonal = row[at - 1] ?? none;
      const options: Cell[] = [none];
      if (word === other.word)
        options.push({
          score: diagonal.score + 2,
          same: diagonal.same + 1,
          first: diagonal.first < 0 ? at : diagonal.first,
        });
      for (const from of [diagonal, row[at] ?? none, next[at - 1] ?? none])
        if (from.score > 1) options.push({ ...from, score: from.score - 1 });
      const cell = options.reduce((a, b) => (b.score > a.score ? b : a));
      next.push(cell);
      if (word === other.word && cell.score > (best?.score ?? 0)) best = { ...cell, last: at };
    }
    row = next;
  }
  if (best === null || best.same < Math.max(2, sought.length / 2)) return null;
  return { from: there[best.first]?.from ?? 0, to: there[best.last]?.to ?? 0, worth: best.score };
}
