/**
 * The language of a request for next-intl: cookie `lang`, else Accept-Language, else Russian. Times of a forum are
 * shown in the forum's own zone: pass `timeZone` to the formatter; the zone here is only the fallback.
 */
import { cookies, headers } from 'next/headers';
import { getLocale, getRequestConfig } from 'next-intl/server';
import { formats } from '#messages/formats.ts';
import { messagesFor } from '#messages/index.ts';
import { chooseLocale, LANG_COOKIE, type Locale, localeOf, tagOf } from '#messages/locale.ts';

export const TIME_ZONE = process.env.TZ_DEFAULT || 'Europe/Moscow';

/** The language itself, where `getLocale` answers with its tag. */
export const readerLocale = async (): Promise<Locale> => localeOf(await getLocale());

export default getRequestConfig(async () => {
  const [jar, head] = [await cookies(), await headers()];
  const locale = chooseLocale(jar.get(LANG_COOKIE)?.value, head.get('accept-language'));
  return { locale: tagOf(locale), messages: messagesFor(locale), timeZone: TIME_ZONE, formats };
});
