'use client';
/** Freezing and taking back: each dialog says what happens to everybody's work before it happens. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { DraftPageView } from '#domain/resolution/views.ts';
import { Button } from '../ui/button.tsx';
import { AlertDialog } from '../ui/dialog.tsx';
import { type Failure, useErrorText } from '../ui/form-message.tsx';
import { TextArea } from '../ui/text-field.tsx';

const FORBIDS = new Set(['no_title', 'no_clauses', 'orphan_clauses', 'late_edits']);

export function FreezeDialog({
  view,
  failure,
  freeze,
}: {
  view: DraftPageView;
  failure: Failure | null;
  freeze: () => Promise<boolean>;
}) {
  const t = useTranslations('resolution');
  const errorText = useErrorText();
  const problems = view.problems.filter(({ code }) => FORBIDS.has(code));
  return (
    <AlertDialog
      trigger={<Button tone="cinnabar">{t('freeze.button')}</Button>}
      title={t('freeze.title')}
      confirm={t('freeze.button')}
      tone="cinnabar"
      problem={failure && errorText(failure)}
      onConfirm={freeze}
    >
      <p>{t('freeze.body')}</p>
      <p className="text-ink-2">{t('freeze.rule')}</p>
      {problems.length > 0 && (
        <div className="text-ochre">
          <p className="font-medium">{t('freeze.problems')}</p>
          <ul className="list-disc pl-5">
            {problems.map(({ code }) => (
              <li key={code}>{t(`checks.problem.${code}`)}</li>
            ))}
          </ul>
        </div>
      )}
    </AlertDialog>
  );
}

export function ThawDialog({
  failure,
  thaw,
}: {
  failure: Failure | null;
  thaw: (reason: string) => Promise<boolean>;
}) {
  const t = useTranslations('resolution.freeze');
  const errorText = useErrorText();
  const [reason, setReason] = useState('');
  return (
    <AlertDialog
      trigger={<Button tone="line">{t('thaw')}</Button>}
      title={t('thawTitle')}
      confirm={t('thaw')}
      problem={failure && errorText(failure)}
      onConfirm={() => reason.trim().length >= 3 && thaw(reason)}
    >
      <p>{t('thawBody')}</p>
      <TextArea
        label={t('reason')}
        hint={t('reasonHint')}
        value={reason}
        onChange={setReason}
        rows={2}
        maxLength={500}
        isRequired
      />
    </AlertDialog>
  );
}
