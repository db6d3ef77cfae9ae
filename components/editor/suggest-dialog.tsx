'use client';
/**
 * «Предложить правку»: the selected words, or the whole clause, said otherwise. What is sent is the clause as it would
 * read, over the text its mover saw; what somebody typed meanwhile is carried over by the server or asked about.
 * It is kept and sent again until it is answered, so a lost connection costs nothing.
 */
import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { AMENDMENT_LIMITS } from '#domain/amendment/kinds.ts';
import { wordDiff } from '#domain/amendment/words.ts';
import { runCommand } from '../live/run-command.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { type Failure, useErrorText } from '../ui/form-message.tsx';
import { TextArea } from '../ui/text-field.tsx';
import { toast } from '../ui/toast.tsx';
import { WordDiff } from '../ui/word-diff.tsx';
import type { Words } from './selection.ts';

export interface SuggestDialogProps {
  resolutionId: string;
  clause: { id: string; marker: string; text: string };
  /** The selected part; null: the whole clause. */
  words: Words | null;
  onClose(): void;
}

export default function SuggestDialog({ resolutionId, clause, words, onClose }: SuggestDialogProps) {
  const t = useTranslations('editor.suggestForm');
  const errorText = useErrorText();
  const form = useId();
  const { from, to } = words ?? { from: 0, to: clause.text.length };
  const chosen = clause.text.slice(from, to);
  const [said, setSaid] = useState(chosen);
  const [reason, setReason] = useState('');
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const text = (clause.text.slice(0, from) + said.trim() + clause.text.slice(to))
    .replace(/ {2,}/g, ' ')
    .trim();
  const same = text === clause.text.trim();

  async function send(event: FormEvent) {
    event.preventDefault();
    if (same || sending) return;
    setSending(true);
    setFailure(null);
    const target = { resolutionId, clauseId: clause.id, base: clause.text, reason: reason.trim() };
    const result = await runCommand<{ number: number }>(
      'amendment.submit',
      text === '' ? { op: 'delete', ...target } : { op: 'replace', ...target, text },
    );
    setSending(false);
    if (!result.ok) return setFailure(result);
    toast({ title: t('sent', { number: result.data.number }) });
    onClose();
  }

  const problem = failure?.code.startsWith('amendment/') ? failure.code.slice('amendment/'.length) : null;
  return (
    <Dialog
      isOpen
      onOpenChange={(open) => open || onClose()}
      title={t('title', { marker: clause.marker || '–' })}
      footer={
        <Button type="submit" form={form} tone="ink" pending={sending} isDisabled={same}>
          {t('send')}
        </Button>
      }
    >
      <form id={form} onSubmit={send} className="flex flex-col gap-5">
        <TextArea
          label={t(words ? 'instead' : 'whole')}
          hint={t('hint')}
          value={said}
          onChange={setSaid}
          rows={words ? 3 : 6}
          maxLength={AMENDMENT_LIMITS.text}
          serif
          autoFocus
        />
        {!same && (
          <div aria-live="polite">
            <p className="mb-1 font-medium text-sm">{t(text === '' ? 'struck' : 'reads')}</p>
            <p className="border-line border-l-4 pl-3 font-serif">
              <WordDiff parts={wordDiff(clause.text, text)} />
            </p>
          </div>
        )}
        <TextArea
          label={t('reason')}
          optional
          value={reason}
          onChange={setReason}
          rows={2}
          maxLength={AMENDMENT_LIMITS.reason}
        />
        {failure && (
          <p role="alert" className="rounded-control bg-ochre-wash px-3 py-2 font-medium text-ochre">
            {problem && t.has(`problem.${problem}`) ? t(`problem.${problem}`) : errorText(failure)}
          </p>
        )}
        <p className="text-ink-2 text-sm">{t('what')}</p>
      </form>
    </Dialog>
  );
}
