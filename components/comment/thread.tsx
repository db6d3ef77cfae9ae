'use client';
/** One thread: where it stands, who said what, and that it is settled. */
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { RemarkPlace } from '#domain/comment/anchor.ts';
import type { CommentsView, ThreadView } from '#domain/comment/views.ts';
import { runCommand } from '../live/run-command.ts';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { type Failure, FormMessage } from '../ui/form-message.tsx';
import { RemarkForm } from './remark-form.tsx';

export function Thread({
  thread,
  place,
  marker,
  comments,
}: {
  thread: ThreadView;
  place: RemarkPlace;
  /** Of the clause where it stands now; null where it stands in none. */
  marker: string | null;
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
  const gone = thread.quote !== '' && place.gone;
  const otherwise = place.words !== null && plain(place.text) !== plain(thread.quote);
  return (
    <li
      className={cx('flex flex-col gap-2 border-l-4 pl-3', thread.forMe ? 'border-cinnabar' : 'border-line')}
    >
      <p className="text-ink-2 text-sm">
        {thread.clauseId === null
          ? t('wholeText')
          : marker === null
            ? t('clauseGone')
            : t('clause', { marker: marker || '–' })}
        {thread.quote !== '' && (
          <>
            {': '}
            <q className={cx('font-serif', gone && 'line-through')}>{thread.quote}</q>
            {gone && ` (${t('wordsGone')})`}
            {otherwise && (
              <>
                {`, ${t('wordsNow')} `}
                <q className="font-serif">{place.text}</q>
              </>
            )}
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
