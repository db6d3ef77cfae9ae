'use client';
/** «Кто написал»: the text in the hands that wrote it. A press on a name leaves only its words lit. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { WordsView } from '#domain/resolution/history.ts';
import { peerColour } from '../editor/caret.ts';
import { cx } from '../ui/cx.ts';
import { FormMessage } from '../ui/form-message.tsx';
import { useAsked } from './use-asked.ts';

export function WhoWrote({ forumId }: { forumId: string }) {
  const t = useTranslations('editor.history');
  const { data, failure } = useAsked<WordsView>('history.words', forumId);
  const [only, setOnly] = useState<number | null>(null);
  if (!data) return <FormMessage failure={failure} />;
  const { authors, blocks } = data;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-ink-2 text-sm">{t('wordsNote')}</p>
      <ul className="flex flex-wrap gap-2">
        {authors.map(({ name, colour, words }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what the text refers to
          <li key={at}>
            <button
              type="button"
              aria-pressed={only === at}
              className={cx(
                'inline-flex min-h-11 items-center gap-2 rounded-control border px-3 text-sm',
                only === at ? 'border-ink bg-sunk' : 'border-edge',
              )}
              onClick={() => setOnly(only === at ? null : at)}
            >
              <span
                aria-hidden
                className="inline-block h-1 w-5"
                ref={(element) => element?.style.setProperty('background', peerColour(colour))}
              />
              {name || t('nobody')}
              <span className="text-ink-2">{t('wordCount', { count: words })}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="flex flex-col gap-2 font-serif">
        {blocks.map((block) => (
          <div key={block.id}>
            {block.heading !== '' && <p className="mt-2 font-bold">{block.heading}</p>}
            <p className="flex gap-2">
              {block.marker !== '' && <span className="min-w-8 shrink-0 text-ink-2">{block.marker}</span>}
              <span className="min-w-0 whitespace-pre-wrap">
                {block.parts.map((part, at) => {
                  const author = part.author === null ? undefined : authors[part.author];
                  const quiet = only !== null && part.author !== only;
                  return (
                    <span
                      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no identity
                      key={at}
                      title={author?.name}
                      className={cx(!quiet && author && 'border-b-2', quiet && 'text-ink-2')}
                      ref={(element) =>
                        element?.style.setProperty(
                          'border-color',
                          author ? peerColour(author.colour) : 'transparent',
                        )
                      }
                    >
                      {part.text}
                    </span>
                  );
                })}
              </span>
            </p>
          </div>
        ))}
      </div>
    </div>
  );
}
