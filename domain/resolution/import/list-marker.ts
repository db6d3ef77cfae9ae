/**
 * The mark before a printed paragraph: «1.», «1)», «1.2.», «а)», «(b)», «(ii)», «IV.», «–». A number of the text
 * («28 директоров», «11 января», «г. Речной», «12.02.2024») is no mark.
 */
export type MarkerKind = 'dot' | 'paren' | 'deep' | 'cyrillic' | 'latin' | 'bracket' | 'roman' | 'bullet';

export type ListMarker = {
  text: string;
  kind: MarkerKind /** Ordinal from 1, 0 for bullets. */;
  order: number;
  rest: string;
};

const cyrillic = 'абвгдежзиклмнопрстуфхцчшщэюя';
const latin = 'abcdefghijklmnopqrstuvwxyz';
const romans = [
  'i',
  'ii',
  'iii',
  'iv',
  'v',
  'vi',
  'vii',
  'viii',
  'ix',
  'x',
  'xi',
  'xii',
  'xiii',
  'xiv',
  'xv',
];

const forms: [RegExp, (sign: string) => { kind: MarkerKind; order: number } | null][] = [
  [/^([-–—•●○▪■*·◦‣✓])\s*(?=\S)(?!\d)/, () => ({ kind: 'bullet', order: 0 })],
  [/^((?:\d{1,3}\.){1,4}\d{1,3}[.)]?)\s+(?!(?:19|20)\d\d\b)/, (s) => deep(s)],
  [/^((?:\d{1,3}\.){2,4})(?=[^\d\s])/, (s) => deep(s)],
  [/^(\d{1,3}\.)\s*(?=[^\d\s.])/, (s) => ({ kind: 'dot', order: Number.parseInt(s, 10) })],
  [/^(\d{1,3}\))\s*(?=\S)/, (s) => ({ kind: 'paren', order: Number.parseInt(s, 10) })],
  [/^(\(\d{1,3}\))\s*(?=\S)/, (s) => ({ kind: 'bracket', order: Number.parseInt(s.slice(1), 10) })],
  [/^(\((?:[ivx]{2,5}|[ivx])\))\s*(?=\S)/i, (s) => roman(s.slice(1, -1))],
  [/^(\(?[а-яё]\))\s*(?=\S)/i, (s) => letter(s.replace('(', '')[0] ?? '', cyrillic, 'cyrillic')],
  [/^(\(?[a-z]\))\s*(?=\S)/i, (s) => letter(s.replace('(', '')[0] ?? '', latin, 'latin')],
  [/^([IVXІ]{1,5}\.)\s+(?=\S)/, (s) => roman(s.slice(0, -1))],
  [/^([абвгдежз]\.)\s+(?=[а-яё])/, (s) => letter(s[0] ?? '', cyrillic, 'cyrillic')],
];

export function readMarker(text: string): ListMarker | null {
  for (const [pattern, read] of forms) {
    const match = pattern.exec(text);
    if (!match?.[1]) continue;
    const found = read(match[1]);
    const rest = text.slice(match[0].length).trim();
    if (!found || rest === '') continue;
    // «11.01.2023 …» and «10.00 Открытие» are a date and a time.
    if (found.kind === 'deep' && /^\d{1,2}\.\d{2}(?:\.\d{4})?$/.test(match[1])) continue;
    return { text: match[1], ...found, rest };
  }
  return null;
}

function deep(sign: string) {
  const parts = sign.replace(/[.)]+$/, '').split('.');
  if (parts.length < 2 || (parts.length === 3 && Number(parts[2]) > 99)) return null;
  return { kind: 'deep' as const, order: Number(parts.at(-1)) };
}

function letter(sign: string, alphabet: string, kind: MarkerKind) {
  const order = alphabet.indexOf(sign.toLowerCase().replace('ё', 'е')) + 1;
  return { kind, order: order || 99 };
}

function roman(sign: string): { kind: MarkerKind; order: number } | null {
  const order = romans.indexOf(sign.toLowerCase().replaceAll('і', 'i')) + 1;
  return order ? { kind: 'roman', order } : null;
}

/** Kinds that count the same way, so that «2)» may be followed by «3.». */
export function sameCount(a: MarkerKind, b: MarkerKind): boolean {
  const family = (kind: MarkerKind) => (kind === 'paren' || kind === 'bracket' ? 'dot' : kind);
  return family(a) === family(b);
}
