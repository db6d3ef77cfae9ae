/**
 * The language of a request for next-intl: cookie `lang`, else Accept-Language, else Russian. Formats are those of
 * official papers: «11 января 2023 г.», 24 hours. Times of a forum are shown in the forum's own zone: pass `timeZone`
 * to the formatter; the zone here is only the fallback.
 */
import { cookies, headers } from 'next/headers';
import type { Formats } from 'next-intl';
import { getRequestConfig } from 'next-intl/server';
import { messagesFor } from '#messages/index.ts';
import { chooseLocale, LANG_COOKIE } from '#messages/locale.ts';

export const TIME_ZONE = process.env.TZ_DEFAULT || 'Europe/Moscow';

export const formats = {
  dateTime: {
    date: { day: 'numeric', month: 'long', year: 'numeric' },
    dayMonth: { day: 'numeric', month: 'long' },
    weekday: { weekday: 'long', day: 'numeric', month: 'long' },
    time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    seconds: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
    dateTime: {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    },
    short: { day: '2-digit', month: '2-digit', year: 'numeric' },
  },
  number: { whole: { maximumFractionDigits: 0 }, percent: { style: 'percent', maximumFractionDigits: 0 } },
} satisfies Formats;

export default getRequestConfig(async () => {
  const [jar, head] = [await cookies(), await headers()];
  const locale = chooseLocale(jar.get(LANG_COOKIE)?.value, head.get('accept-language'));
  return { locale, messages: messagesFor(locale), timeZone: TIME_ZONE, formats };
});
