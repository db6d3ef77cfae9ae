/**
 * The mark before a printed paragraph: «1.», «1)», «1.2.», «а)», «(b)», «(ii)», «IV.», «–». A number of the text
 * («28 директоров», «11 января», «г. Речной», «12.02.2024») is no mark.
 */
export type MarkerKind =
  | 'dot'
  | 'paren'
  | 'deep'
  | 'cyrillic'
  | 'latin'
  | 'bracket'
  | 'roman'
  | 'capital'
  | 'word'
  | 'bullet';

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

const ordinals = [
  /^(?:перв|во-первых|firstly|first$)/i,
  /^(?:втор|во-вторых|secondly|second$)/i,
  /^(?:трет|в-третьих|thirdly|third$)/i,
  /^(?:ч[её]тв[её]рт|в-ч[её]тв[её]ртых|fourthly|fourth$)/i,
  /^(?:пят|в-пятых|fifthly|fifth$)/i,
  /^(?:шест|в-шестых|sixthly|sixth$)/i,
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
  [
    /^((?:перв|втор|трет|ч[её]тв[её]рт|пят|шест)[а-яё]{1,3}|в[о]?-[а-яё]{5,9}|(?:first|second|third|fourth|fifth|sixth)(?:ly)?)\s*[–—:,-]\s+(?=\S)/i,
    (s) => ({ kind: 'word', order: ordinals.findIndex((form) => form.test(s)) + 1 }),
  ],
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

/**
 * «А.», «Б.» before a capital letter: a mark only where the whole list stands there in order from its first letter, as
 * «А. Иванов» is a name.
 */
export function capitalMarks(texts: readonly string[]): Map<number, ListMarker> {
  const found = new Map<number, ListMarker>();
  for (const alphabet of [cyrillic, latin]) {
    let run: [number, ListMarker][] = [];
    texts.forEach((text, at) => {
      const match = /^([А-ЯA-Z]\.)\s+(?=[А-ЯЁA-Z«"])/.exec(text);
      const sign = match?.[1] ?? '';
      const order = sign ? alphabet.indexOf(sign[0]?.toLowerCase() ?? '') + 1 : 0;
      if (!order || order !== run.length + 1) return;
      run = [
        ...run,
        [at, { text: sign, kind: 'capital', order, rest: text.slice(match?.[0].length).trim() }],
      ];
    });
    if (run.length > 1) for (const [at, marker] of run) if (!found.has(at)) found.set(at, marker);
  }
  return found;
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
