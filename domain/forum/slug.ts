/**
 * Addresses that can be read aloud: a forum's name in Latin letters, as in Russian passports (ICAO), short, with the
 * year. Unique among what is taken by a number at the end.
 */
const LETTERS: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: 'ie',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
};
/** Words that tell nothing in an address. */
const EMPTY = new Set(['i', 'v', 'na', 'po', 'dlia', 'o', 'ob', 's', 'the', 'of', 'and', 'for']);
const LENGTH = 40;

export function transliterate(text: string): string {
  return [...text.normalize('NFC').toLowerCase()].map((letter) => LETTERS[letter] ?? letter).join('');
}

/** «I муниципальный форум «Флагманы образования. Директор»», 2023 → `munitsipalnyi-forum-flagmany-2023`. */
export function slugBase(name: string, year: string): string {
  const quoted = /[«"]([^«»"]{3,})[»"]/.exec(name)?.[1];
  const words = transliterate(quoted ?? name)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ')
    .filter((word) => word && !EMPTY.has(word));
  let slug = '';
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word.slice(0, LENGTH);
    if (longer.length > LENGTH) break;
    slug = longer;
  }
  const based = slug.length >= 2 ? slug : `forum${slug && `-${slug}`}`;
  return based.endsWith(year) ? based : `${based}-${year}`;
}

/** The first of base, base-2, base-3 … that is free. */
export function freeSlug(base: string, taken: ReadonlySet<string>): string {
  if (!taken.has(base)) return base;
  for (let n = 2; ; n += 1) if (!taken.has(`${base}-${n}`)) return `${base}-${n}`;
}
