'use client';
/** A new remark or an answer. Sent over the connection and kept until it is answered. */
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { COMMENT_LIMITS } from '#domain/comment/limits.ts';
import type { CommentsView } from '#domain/comment/views.ts';
import { runCommand } from '../live/run-command.ts';
import { Button } from '../ui/button.tsx';
import { type Failure, FormMessage } from '../ui/form-message.tsx';
import { TextArea } from '../ui/text-field.tsx';

type Place = { clauseId: string | null; quote: string; from: number } | { threadId: string };

export function RemarkForm({
  comments,
  place,
  onDone,
}: {
  comments: CommentsView;
  place: Place;
  onDone(): void;
}) {
  const t = useTranslations('editor.comments');
  const [text, setText] = useState('');
  const [mentions, setMentions] = useState<string[]>([]);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const left = comments.people.filter(({ id }) => !mentions.includes(id));
  async function send(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === '' || pending) return;
    setPending(true);
    setFailure(null);
    const input = { resolutionId: comments.resolutionId, ...place, text: text.trim(), mentions };
    const result = await runCommand('comment.add', input);
    setPending(false);
    if (!result.ok) return setFailure(result);
    setText('');
    setMentions([]);
    onDone();
  }
  const problem = failure?.code.startsWith('comment/') ? failure.code.slice('comment/'.length) : null;
  return (
    <form onSubmit={send} className="flex flex-col gap-3">
      {'quote' in place && place.quote !== '' && (
        <p className="text-ink-2 text-sm">
          {t('toWords')} <q className="font-serif">{place.quote}</q>
        </p>
      )}
      <TextArea
        label={t('threadId' in place ? 'answer' : 'remark')}
        value={text}
        onChange={setText}
        rows={3}
        maxLength={COMMENT_LIMITS.text}
        autoFocus
      />
      {mentions.length > 0 && (
        <ul className="flex flex-wrap gap-2 text-sm">
          {mentions.map((id) => (
            <li key={id}>
              <button
                type="button"
                className="min-h-11 rounded-control border border-edge px-3 hover:bg-sunk"
                onClick={() => setMentions(mentions.filter((one) => one !== id))}
              >
                {t('unask', { name: comments.people.find((one) => one.id === id)?.name ?? '' })}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-end gap-2">
        {left.length > 0 && mentions.length < COMMENT_LIMITS.mentions && (
          <label className="flex min-w-0 flex-col gap-1 text-sm">
            <span className="font-medium">{t('ask')}</span>
            <select
              className="min-h-11 max-w-64 rounded-control border border-edge bg-sheet px-2 text-base text-ink"
              value=""
              onChange={(event) => setMentions([...mentions, event.target.value])}
            >
              <option value="">{t('nobodyAsked')}</option>
              {left.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <Button type="submit" tone="ink" pending={pending} isDisabled={text.trim() === ''}>
          {t('send')}
        </Button>
        <Button tone="quiet" onPress={onDone}>
          {t('cancel')}
        </Button>
      </div>
      {problem && t.has(`problem.${problem}`) ? (
        <p role="alert" className="font-medium text-ochre">
          {t(`problem.${problem}`)}
        </p>
      ) : (
        <FormMessage failure={failure} />
      )}
    </form>
  );
}
