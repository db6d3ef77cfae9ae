/**
 * Gives client components their sentences: only the namespaces named, never the whole file. Those of every page come
 * with the root layout; inside it <Messages> names the file of what the part has in addition to the page around it.
 */
import { NextIntlClientProvider } from 'next-intl';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { type Namespace, pickMessages } from '#messages/index.ts';
import type { Locale } from '#messages/locale.ts';
import { runtime } from '#server/runtime.ts';
import { formats, TIME_ZONE } from './i18n.ts';
import { MoreMessages } from './more-messages.tsx';
import { sentencesHere } from './sentences.ts';

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
  if (root)
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
  const path = runtime().texts.path(locale, namespaces);
  if (!sentencesHere().has(path)) sentencesHere().set(path, pickMessages(locale, namespaces));
  return (
    <>
      {/* On its way together with the scripts, so that the page is alive as soon as they are here. */}
      <link rel="preload" as="fetch" crossOrigin="anonymous" href={path} />
      <MoreMessages locale={locale} path={path} timeZone={timeZone}>
        {children}
      </MoreMessages>
    </>
  );
}
