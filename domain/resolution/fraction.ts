/**
 * Fractional positions: strings of base 62 that sort by code unit, with always room for one more between two.
 * Invariant: between(a, b) lies strictly between a and b whatever the jitter, so that two people who insert at the
 * same place at once get two different positions and nobody's block is moved. Chance is handed in: domain is pure.
 */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE = DIGITS.length;
const JITTER_DIGITS = 3;

/** Uniform in [0, 1), like Math.random. */
export type Random = () => number;

export const MAX_POS = 256;

/** A position as stored: non-empty, digits only, no trailing zero (else nothing would fit before it). */
export function isPos(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_POS && /^[0-9A-Za-z]*[1-9A-Za-z]$/.test(value);
}

const digitAt = (key: string, i: number) =>
  i < key.length ? Math.max(0, DIGITS.indexOf(key[i] as string)) : 0;

function jitter(random: Random): string {
  let text = '';
  for (let i = 0; i < JITTER_DIGITS; i += 1) {
    const last = i === JITTER_DIGITS - 1;
    const span = last ? BASE - 1 : BASE;
    text += DIGITS[Math.min(span - 1, Math.floor(random() * span)) + (last ? 1 : 0)];
  }
  return text;
}

/**
 * A position after `a` (null: the beginning) and before `b` (null: the end). Where b is not after a (two blocks that
 * came to the same position) b is ignored: the caller still gets a place after a.
 */
export function between(a: string | null, b: string | null, random: Random): string {
  const low = a ?? '';
  const high = b !== null && b > low ? b : null;
  let prefix = '';
  let bounded = high !== null;
  for (let i = 0; ; i += 1) {
    const from = digitAt(low, i);
    const to = bounded ? digitAt(high as string, i) : BASE;
    if (to - from > 1) {
      // Appending and prepending step by one digit, so that long lists keep short positions.
      const digit = high === null ? from + 1 : a === null ? to - 1 : from + Math.floor((to - from) / 2);
      return prefix + DIGITS[digit] + jitter(random);
    }
    prefix += DIGITS[from];
    if (to > from) bounded = false;
  }
}

/** n evenly spread positions, for a text that is laid out at once. */
export function spread(n: number, random: Random): string[] {
  const width = n < BASE - 1 ? 1 : n < BASE * BASE - 1 ? 2 : 3;
  const room = BASE ** width;
  return Array.from({ length: n }, (_, i) => {
    let value = Math.floor(((i + 1) * room) / (n + 1));
    let text = '';
    for (let d = 0; d < width; d += 1) {
      text = DIGITS[value % BASE] + text;
      value = Math.floor(value / BASE);
    }
    return text + jitter(random);
  });
}

/** Order of siblings: by position, then by id, so that every replica shows the same order. */
export function byPos(a: { pos: string; id: string }, b: { pos: string; id: string }): number {
  return a.pos < b.pos ? -1 : a.pos > b.pos ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
