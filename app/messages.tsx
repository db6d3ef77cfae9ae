/**
 * Gives client components their sentences: only the namespaces named, never the whole file. `ui`, `shell` and `errors`
 * come from the (main) layout already; a nested <Messages> replaces them for its part, so they are added again.
 */
import { NextIntlClientProvider } from 'next-intl';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { type Namespace, pickMessages } from '#messages/index.ts';
import type { Locale } from '#messages/locale.ts';
import { formats, TIME_ZONE } from './i18n.ts';

const ALWAYS: readonly Namespace[] = ['ui', 'shell', 'errors', 'common'];

export async function Messages({
  namespaces,
  timeZone = TIME_ZONE,
  children,
}: {
  namespaces: readonly Namespace[];
  /** The forum's zone. */
  timeZone?: string;
  children: ReactNode;
}) {
  const locale = (await getLocale()) as Locale;
  return (
    <NextIntlClientProvider
      locale={locale}
      messages={pickMessages(locale, [...ALWAYS, ...namespaces])}
      timeZone={timeZone}
      formats={formats}
    >
      {children}
    </NextIntlClientProvider>
  );
}
