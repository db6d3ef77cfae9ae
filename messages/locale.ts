/**
 * Which language a reader gets: the cookie `lang` if it names one of ours, else the first of ours in
 * Accept-Language by its weight, else Russian.
 */
export const LOCALES = ['ru', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = 'ru';
export const LANG_COOKIE = 'lang';

/** How a language is named to Intl and in <html lang>: English is British, in its dates as in its spelling. Decided here only. */
const TAGS = { ru: 'ru', en: 'en-GB' } as const satisfies Record<Locale, string>;

export const tagOf = (locale: Locale): string => TAGS[locale];

/** Which of ours a tag is: next-intl knows only the tag. */
export const localeOf = (tag: string): Locale => (tag.split('-')[0] === 'en' ? 'en' : 'ru');

export function isLocale(value: unknown): value is Locale {
  return LOCALES.includes(value as Locale);
}

export function chooseLocale(cookie: string | undefined, acceptLanguage: string | null | undefined): Locale {
  if (isLocale(cookie)) return cookie;
  const ranked = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map((part, order) => {
      const [tag = '', ...rest] = part.trim().toLowerCase().split(';');
      const q = rest.map((r) => /^\s*q=([\d.]+)/.exec(r)?.[1]).find(Boolean);
      return { language: tag.split('-')[0] ?? '', weight: q === undefined ? 1 : Number(q) || 0, order };
    })
    .filter((entry) => entry.weight > 0)
    .sort((a, b) => b.weight - a.weight || a.order - b.order);
  const first = ranked.find((entry) => isLocale(entry.language));
  return first ? (first.language as Locale) : DEFAULT_LOCALE;
}
