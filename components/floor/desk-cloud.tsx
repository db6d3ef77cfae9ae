'use client';
/** Words of a cloud under the moderator's hand: one is put aside, or two that mean the same are joined. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { PollView } from '#domain/poll/views.ts';
import type { Run } from './use-desk.ts';

type Result = NonNullable<PollView['result']>;

export function DeskCloud({
  poll,
  result,
  run,
  pending,
}: {
  poll: PollView;
  result: Result;
  run: Run;
  pending: boolean;
}) {
  const t = useTranslations('floor.desk');
  const [joining, setJoining] = useState(false);
  const [from, setFrom] = useState<string | null>(null);
  const { care } = poll;
  const press = async (word: string) => {
    if (!joining) {
      await run('poll.hideWord', { pollId: poll.id, word, hidden: true });
    } else if (from === null || from === word) setFrom(from === word ? null : word);
    else if (await run('poll.mergeWord', { pollId: poll.id, from, into: word })) setFrom(null);
  };
  return (
    <>
      <p className="flex flex-wrap gap-x-3 gap-y-1 py-2">
        {result.words.map(({ text, count }) => (
          <button
            key={text}
            type="button"
            disabled={pending}
            aria-pressed={joining ? from === text : undefined}
            className={`min-h-8 rounded-control px-1 hover:bg-sunk ${joining ? 'aria-pressed:bg-ink aria-pressed:text-paper' : 'hover:line-through'}`}
            aria-label={
              joining
                ? from === null || from === text
                  ? t('joinFrom', { word: text })
                  : t('joinInto', { from, word: text })
                : t('hideWord', { word: text })
            }
            onClick={() => press(text)}
          >
            {text} <span className="text-sm opacity-80">{count}</span>
          </button>
        ))}
      </p>
      {result.words.length > 1 && (
        <p className="flex flex-wrap items-center gap-x-3 text-sm text-ink-2">
          <Button
            size="sm"
            tone="quiet"
            aria-pressed={joining}
            onPress={() => {
              setJoining(!joining);
              setFrom(null);
            }}
          >
            {t(joining ? 'joinDone' : 'joinWords')}
          </Button>
          <span role="status">
            {t(joining ? (from === null ? 'joinFirst' : 'joinSecond') : 'hideHint', { word: from ?? '' })}
          </span>
        </p>
      )}
      {care && care.hidden.length > 0 && (
        <p className="flex flex-wrap items-center gap-x-3 text-sm text-ink-2">
          {t('aside')}:
          {care.hidden.map((word) => (
            <button
              key={word}
              type="button"
              disabled={pending}
              className="min-h-8 rounded-control px-1 line-through hover:bg-sunk"
              aria-label={t('returnWord', { word })}
              onClick={() => run('poll.hideWord', { pollId: poll.id, word, hidden: false })}
            >
              {word}
            </button>
          ))}
        </p>
      )}
    </>
  );
}
