/**
 * Gives client components their sentences: only the namespaces named, never the whole file. Those of every page come
 * with the root layout; inside it <Messages> sends only what the part has in addition to the page around it.
 */
import { NextIntlClientProvider } from 'next-intl';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { type Namespace, pickMessages } from '#messages/index.ts';
import type { Locale } from '#messages/locale.ts';
import { formats, TIME_ZONE } from './i18n.ts';
import { MoreMessages } from './more-messages.tsx';

const ALWAYS: readonly Namespace[] = ['ui', 'shell', 'errors', 'common'];

export async function Messages({
  namespaces,
  root,
  timeZone = TIME_ZONE,
  children,
}: {
  namespaces: readonly Namespace[];
  /** There is no page around it. */
  root?: boolean;
  /** The forum's zone. */
  timeZone?: string;
  children: ReactNode;
}) {
  const locale = (await getLocale()) as Locale;
  const Provider = root ? NextIntlClientProvider : MoreMessages;
  return (
    <Provider
      locale={locale}
      messages={pickMessages(locale, root ? [...ALWAYS, ...namespaces] : namespaces)}
      timeZone={timeZone}
      formats={formats}
    >
      {children}
    </Provider>
  );
}
