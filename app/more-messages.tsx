'use client';
/**
 * Sentences of a part of the page in addition to those of the page around it. The page names their file and does not
 * carry them: the browser fetches it once and keeps it; on the server they lie in the process (messages.tsx).
 */
import { NextIntlClientProvider, useMessages } from 'next-intl';
import { type ComponentProps, use, useMemo } from 'react';
import { type Sentences, sentencesHere } from './sentences.ts';

const TRIES = 4;
const coming = new Map<string, Promise<Sentences>>();

async function fetchSentences(path: string): Promise<Sentences> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await fetch(path);
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      return (await answer.json()) as Sentences;
    } catch (error) {
      if (attempt === TRIES) {
        coming.delete(path);
        throw error;
      }
      await new Promise((wake) => setTimeout(wake, attempt * 700));
    }
  }
}

/** One promise a file, the same for every render; where the sentences are here already React need not wait for it. */
function sentencesOf(path: string): Promise<Sentences> {
  const known = coming.get(path);
  if (known) return known;
  const value = sentencesHere().get(path);
  const promise = value
    ? Object.assign(Promise.resolve(value), { status: 'fulfilled', value })
    : fetchSentences(path);
  coming.set(path, promise);
  return promise;
}

type Props = Omit<ComponentProps<typeof NextIntlClientProvider>, 'messages'> & { path: string };

export function MoreMessages({ path, ...rest }: Props) {
  const around = useMessages();
  const sentences = use(sentencesOf(path));
  const all = useMemo(() => ({ ...around, ...sentences }), [around, sentences]);
  return <NextIntlClientProvider {...rest} messages={all as typeof around} />;
}
