'use client';
/** One thread: where it stands, who said what, and that it is settled. */
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { CommentsView, ThreadView } from '#domain/comment/views.ts';
import { runCommand } from '../live/run-command.ts';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { type Failure, FormMessage } from '../ui/form-message.tsx';
import { RemarkForm } from './remark-form.tsx';

export function Thread({
  thread,
  place,
  comments,
}: {
  thread: ThreadView;
  /** The clause as it stands; an empty text: it is no longer there. Null: the whole text. */
  place: { marker: string; text: string } | null;
  comments: CommentsView;
}) {
  const t = useTranslations('editor.comments');
  const format = useFormatter();
  const [answering, setAnswering] = useState(false);
  const [answered, setAnswered] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = async (name: string, input: unknown) => {
    const result = await runCommand(name, input);
    setFailure(result.ok ? null : result);
  };
  const plain = (text: string) => text.replace(/\s+/g, ' ');
  const gone = thread.quote !== '' && place !== null && !plain(place.text).includes(plain(thread.quote));
  return (
    <li
      className={cx('flex flex-col gap-2 border-l-4 pl-3', thread.forMe ? 'border-cinnabar' : 'border-line')}
    >
      <p className="text-ink-2 text-sm">
        {place === null
          ? t('wholeText')
          : place.text === ''
            ? t('clauseGone')
            : t('clause', { marker: place.marker })}
        {thread.quote !== '' && (
          <>
            {': '}
            <q className={cx('font-serif', gone && 'line-through')}>{thread.quote}</q>
            {gone && ` (${t('wordsGone')})`}
          </>
        )}
      </p>
      {thread.forMe && <p className="font-medium text-cinnabar text-sm">{t('asksYou')}</p>}
      <ol className="flex flex-col gap-2">
        {thread.comments.map((comment) => (
          <li key={comment.id}>
            <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
              <span className="font-semibold">{comment.author || t('somebody')}</span>
              <span className="text-ink-2 tabular-nums">
                {format.dateTime(new Date(comment.at), 'dateTime')}
              </span>
              {comment.mentions.length > 0 && (
                <span className="text-ink-2">{t('asks', { names: comment.mentions.join(', ') })}</span>
              )}
              {comment.mayRemove && (
                <button
                  type="button"
                  className="touch text-ink-2 underline underline-offset-4 hover:text-ink"
                  onClick={() => run('comment.remove', { commentId: comment.id })}
                >
                  {t('remove')}
                </button>
              )}
            </p>
            <p className={cx('whitespace-pre-wrap', comment.removed && 'text-ink-2 italic')}>
              {comment.removed ? t('removed') : comment.text}
            </p>
          </li>
        ))}
      </ol>
      {thread.settled && (
        <p className="text-green text-sm">
          {t('settledBy', {
            name: thread.settled.by || t('somebody'),
            time: format.dateTime(new Date(thread.settled.at), 'dateTime'),
          })}
        </p>
      )}
      {answering ? (
        <RemarkForm
          comments={comments}
          place={{ threadId: thread.id }}
          onDone={() => {
            setAnswering(false);
            setAnswered(true);
          }}
        />
      ) : (
        <div className="flex flex-wrap gap-2">
          {comments.may.add && (
            <Button size="sm" autoFocus={answered} onPress={() => setAnswering(true)}>
              {t('answer')}
            </Button>
          )}
          {thread.maySettle && (
            <Button
              size="sm"
              tone="quiet"
              onPress={() => run('comment.settle', { threadId: thread.id, settled: !thread.settled })}
            >
              {t(thread.settled ? 'reopen' : 'settle')}
            </Button>
          )}
        </div>
      )}
      <FormMessage failure={failure} />
    </li>
  );
}
