/** The printed words of documents in the paper's own language, which need not be the reader's. */
import en from '#messages/en/documents.json' with { type: 'json' };
import { tagOf } from '#messages/locale.ts';
import ru from '#messages/ru/documents.json' with { type: 'json' };

export type PaperLang = 'ru' | 'en';
type Key = keyof typeof ru.paper;

export function words(lang: PaperLang): (key: Key, params?: Record<string, string | number>) => string {
  const table: Record<Key, string> = (lang === 'en' ? en : ru).paper;
  return (key, params = {}) =>
    table[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** «11 января 2023 года» / «11 January 2023» from an ISO day. */
export function dateInWords(iso: string, lang: PaperLang): string {
  const day = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return iso;
  const dayMonth = new Intl.DateTimeFormat(tagOf(lang), { day: 'numeric', month: 'long', timeZone: 'UTC' });
  return `${dayMonth.format(day)} ${day.getUTCFullYear()}${lang === 'en' ? '' : ' года'}`;
}

/** «Чернова Лидия Викторовна» → «Л.В. Чернова», as signatures have it; what is not a full name stays as it is. */
export function signatureName(fullName: string): string {
  const [surname, name, patronymic, ...rest] = fullName.trim().split(/\s+/);
  if (!surname || !name || rest.length || /\./.test(fullName)) return fullName.trim();
  return `${name[0]}.${patronymic ? `${patronymic[0]}.` : ''} ${surname}`;
}
