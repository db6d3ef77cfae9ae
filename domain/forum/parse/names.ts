/**
 * Personal names as they are written in Russian papers, in full and with initials. «имени Туркина А.А.» is the name of
 * a school, not of a speaker: every finder here leaves the bearer of a school's name out.
 */
const surname = `[А-ЯЁ][а-яё]+(?:[-–][А-ЯЁ][а-яё]+)?`;
const initials = String.raw`[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?`;
const latin = `[A-Z][a-z]+(?:[-'][A-Z][a-z]+)?`;

export const patronymicEnd = /(?:вич|вна|ична|инична|оглы|кызы|улы|уулу)$/i;

const nameAnywhere = new RegExp(
  String.raw`${surname}\s+${initials}(?![А-ЯЁа-яё])|${initials}\s?${surname}|${surname}\s+[А-ЯЁ][а-яё]+\s+[А-ЯЁ][а-яё]+(?:вич|вна|ична|оглы|кызы)(?![а-яё])|(?:(?:Mr|Ms|Mrs|Dr|Prof)\.?\s+)?${latin}\s+(?:[A-Z]\.\s?)?${latin}`,
  'g',
);

export type FoundName = { text: string; at: number };

/** Names of living speakers in running text, in order. */
export function findNames(text: string, options: { latin?: boolean } = {}): FoundName[] {
  const found: FoundName[] = [];
  for (const match of text.matchAll(nameAnywhere)) {
    const before = text.slice(0, match.index);
    if (/(?:имени|им\.?)\s*$/i.test(before)) continue;
    // «им. Героя Советского Союза Жукова Г.К.»: the bearer may stand a few words further on.
    if (/(?:имени|им\.)\s+(?:[А-ЯЁа-яё]+\s+){1,5}$/.test(before)) continue;
    if (/^[A-Za-z]/.test(match[0]) && !options.latin) continue;
    found.push({ text: match[0].trim(), at: match.index });
  }
  return found;
}

export type NameFlag =
  | 'name_missing'
  | 'name_one_word'
  | 'name_initials'
  | 'name_recased'
  | 'name_reordered'
  | 'name_mixed_letters'
  | 'name_unlike';

/** A name as typed by somebody → «Фамилия Имя Отчество» with flags for whatever was changed or is unsure. */
export function readFullName(source: string): { fullName: string; flags: NameFlag[] } {
  const flags: NameFlag[] = [];
  let text = source
    .replace(/\s+/g, ' ')
    .replace(/[,;:.]+$/, (end) => (/[А-ЯЁA-Z]\.$/.test(source.trim()) ? end : ''))
    .trim();
  if (text === '') return { fullName: '', flags: ['name_missing'] };
  if (/[А-Яа-яЁё][a-zA-Z]|[a-zA-Z][А-Яа-яЁё]/.test(text)) flags.push('name_mixed_letters');
  if (/\d|[@/\\№]/.test(text)) flags.push('name_unlike');
  const letters = text.replace(/[^A-Za-zА-Яа-яЁё]/g, '');
  const shouting = letters.length > 4 && letters === letters.toUpperCase();
  if (shouting || letters === letters.toLowerCase()) {
    text = text.toLowerCase().replace(/(^|[\s-])(\p{L})/gu, (_, gap, letter) => gap + letter.toUpperCase());
    flags.push('name_recased');
  }
  if (/[А-ЯЁA-Z]\.\s?[А-ЯЁA-Z]?\.?/.test(text)) {
    flags.push('name_initials');
    return { fullName: text.replace(/([А-ЯЁA-Z]\.)\s+(?=[А-ЯЁA-Z]\.)/g, '$1'), flags };
  }
  const words = text.split(' ');
  if (words.length === 1) flags.push('name_one_word');
  if (words.length > 5) flags.push('name_unlike');
  if (words.length === 3 && patronymicEnd.test(words[1] ?? '') && !patronymicEnd.test(words[2] ?? '')) {
    flags.push('name_reordered');
    return { fullName: `${words[2]} ${words[0]} ${words[1]}`, flags };
  }
  return { fullName: text, flags };
}

/** Would a careful person take this cell for somebody's name? */
export function looksLikeName(text: string): boolean {
  const value = text.replace(/\s+/g, ' ').trim();
  if (value.length > 80 || /[\d@№«»"()]/.test(value)) return false;
  if (new RegExp(`^(?:${surname}\\s+${initials}|${initials}\\s?${surname})$`).test(value)) return true;
  const words = value.split(' ');
  if (words.length < 2 || words.length > 4) return false;
  if (words.some((word) => patronymicEnd.test(word)) && words.length >= 3) return true;
  return (
    words.length <= 3 &&
    words.every((word) => /^(?:[А-ЯЁ][а-яё]+|[А-ЯЁ]+|[A-Z][a-z]+)(?:-[А-ЯЁA-Z][а-яёa-z]+)?$/.test(word)) &&
    !/школ|директор|район|учител|начальник|заместител|город/i.test(value)
  );
}

/** For finding the same person twice: ё as е, no dots, no case. */
export function nameKey(fullName: string): string {
  return fullName
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[^a-zа-я]+/g, ' ')
    .trim();
}
