/**
 * What was typed, split into words; and which known words somebody may have meant: the same letters but for a slip or
 * two, or the beginning of a longer word. Pure, so that tact with letters is tested without a database.
 */

export const MAX_WORDS = 8;

/** Lower case, ё as е; at most eight words or numbers. */
export function wordsOf(asked: string): string[] {
  const plain = asked.toLowerCase().replaceAll('ё', 'е');
  return [...new Set(plain.match(/[\p{L}\p{N}]+/gu) ?? [])].slice(0, MAX_WORDS);
}

/** One slip in short words, one more in every four letters after. */
export const slipsAllowed = (word: string): number => (word.length < 4 ? 0 : Math.floor(word.length / 4));

/** Letters to be added, taken out, changed or swapped with their neighbour, from one word to the other (optimal string alignment). */
export function slipsBetween(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i += 1)
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, at(i - 2, j - 2) + 1);
      (rows[i] as number[])[j] = least;
    }
  return at(a.length, b.length);
}

/** Of the known words those that may be meant, nearest first: the word itself, longer ones it begins, and slips of it. */
export function meantBy(word: string, known: readonly string[]): string[] {
  const allowed = slipsAllowed(word);
  return known
    .map((one) => ({ one, slips: one.startsWith(word) ? 0 : slipsBetween(word, one) }))
    .filter(({ slips }) => slips <= allowed)
    .sort((a, b) => a.slips - b.slips || a.one.length - b.one.length || (a.one < b.one ? -1 : 1))
    .slice(0, 6)
    .map(({ one }) => one);
}
