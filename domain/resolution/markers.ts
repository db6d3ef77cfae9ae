/**
 * Markers are computed, never typed: а) б) в) … by the style of the group, so that a moved clause is renumbered by
 * itself. Russian letters leave out ё, й, ъ, ы, ь (ГОСТ Р 2.105 practice); after я) comes аа), аб) …
 */
export const MARKER_STYLES = [
  'cyrillic',
  'decimal-paren',
  'decimal-dot',
  'dash',
  'latin-paren',
  'none',
] as const;
export type MarkerStyle = (typeof MARKER_STYLES)[number];
export const MAX_LEVEL = 3;

const CYRILLIC = [...'абвгдежзиклмнопрстуфхцчшщэюя'];
const LATIN = [...'abcdefghijklmnopqrstuvwxyz'];

/** 0 → a, 25 → z, 26 → aa: the way columns of a sheet are named. */
export function letters(index: number, alphabet: readonly string[]): string {
  let text = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / alphabet.length)) {
    text = (alphabet[(rest - 1) % alphabet.length] as string) + text;
  }
  return text;
}

function roman(n: number): string {
  const table: [number, string][] = [
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  let text = '';
  let rest = n;
  for (const [value, sign] of table) {
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  }
  return text;
}

/** What stands before a clause: `path` are the ordinals (from 0) of its ancestors and of itself. */
export function marker(style: MarkerStyle, path: readonly number[]): string {
  const depth = path.length - 1;
  const index = path[depth] ?? 0;
  if (style === 'none') return '';
  if (style === 'dash') return '–';
  if (style === 'decimal-dot') return `${path.map((n) => n + 1).join('.')}.`;
  if (style === 'latin-paren') {
    return depth === 0 ? `(${letters(index, LATIN)})` : depth === 1 ? `(${roman(index + 1)})` : '–';
  }
  const own = style === 'cyrillic' ? depth === 0 : depth === 1;
  if (depth > 1) return '–';
  return own ? `${letters(index, CYRILLIC)})` : `${index + 1})`;
}

/** Markers of a group's clauses in order; a level deeper than its predecessor allows counts as one deeper. */
export function markersOf(style: MarkerStyle, levels: readonly number[]): string[] {
  const path: number[] = [];
  return levels.map((wanted) => {
    const level = Math.max(0, Math.min(wanted, path.length, MAX_LEVEL));
    path.length = Math.min(path.length, level + 1);
    path[level] = (path[level] ?? -1) + 1;
    return marker(style, path);
  });
}
