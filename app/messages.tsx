/**
 * Gives client components their sentences: only the namespaces named, never the whole file. Those of every page come
 * with the root layout; inside it <Messages> sends only what the part has in addition to the page around it. They travel
 * as one text: as a tree, each sentence would be walked, escaped and read again by itself for every page shown.
 */
import type { ReactNode } from 'react';
import { carry } from '#components/live/wire.ts';
import { type MessageTree, type Namespace, pickMessages } from '#messages/index.ts';
import { type Locale, tagOf } from '#messages/locale.ts';
import { readerLocale, TIME_ZONE } from './i18n.ts';
import { MoreMessages, RootMessages } from './more-messages.tsx';

const ALWAYS: readonly Namespace[] = ['ui', 'shell', 'errors', 'common'];

const texts = new Map<string, string>();

function textFor(locale: Locale, names: readonly Namespace[]) {
  const key = [locale, ...names].join(' ');
  const text = texts.get(key) ?? JSON.stringify(pickMessages(locale, names));
  texts.set(key, text);
  return carry<MessageTree>(text);
}

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
  const locale = await readerLocale();
  const Provider = root ? RootMessages : MoreMessages;
  return (
    <Provider
      locale={tagOf(locale)}
      text={textFor(locale, root ? [...ALWAYS, ...namespaces] : namespaces)}
      timeZone={timeZone}
    >
      {children}
    </Provider>
  );
}
