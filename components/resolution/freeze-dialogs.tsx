'use client';
/**
 * Freezing and taking back: each dialog says what happens to everybody's work before it happens. Loaded when one of the
 * two buttons is pressed.
 */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { DraftPageView } from '#domain/resolution/views.ts';
import { AlertDialog } from '../ui/dialog.tsx';
import { type Failure, useErrorText } from '../ui/form-message.tsx';
import { TextArea } from '../ui/text-field.tsx';
import { countOf, Hints } from './checks.tsx';

const FORBIDS = new Set(['no_title', 'no_clauses', 'orphan_clauses', 'late_edits']);

export interface FreezeDialogsProps {
  /** As pressed: the text's state may change by somebody else's hand while the dialog is open. */
  asked: 'freeze' | 'thaw';
  view: DraftPageView;
  failure: Failure | null;
  freeze: () => Promise<boolean>;
  thaw: (reason: string) => Promise<boolean>;
  onClose(): void;
}

export default function FreezeDialogs({ asked, freeze, thaw, ...rest }: FreezeDialogsProps) {
  return asked === 'freeze' ? (
    <FreezeDialog freeze={freeze} {...rest} />
  ) : (
    <ThawDialog thaw={thaw} {...rest} />
  );
}

function FreezeDialog({
  view,
  failure,
  freeze,
  onClose,
}: {
  view: DraftPageView;
  failure: Failure | null;
  freeze: () => Promise<boolean>;
  onClose(): void;
}) {
  const t = useTranslations('resolution');
  const errorText = useErrorText();
  const problems = view.problems.filter(({ code }) => FORBIDS.has(code));
  return (
    <AlertDialog
      isOpen
      onOpenChange={(open) => open || onClose()}
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
      {/* Said before the hall is asked, and in nobody's way. */}
      {countOf(view) > 0 && (
        <section aria-label={t('checks.title')}>
          <p className="font-medium">
            {t('checks.title')}: {t('checks.count', { count: countOf(view) })}
          </p>
          <p className="mb-2 text-sm text-ink-2">{t('checks.note')}</p>
          <div className="max-h-64 overflow-y-auto">
            <Hints view={view} />
          </div>
        </section>
      )}
    </AlertDialog>
  );
}

function ThawDialog({
  failure,
  thaw,
  onClose,
}: {
  failure: Failure | null;
  thaw: (reason: string) => Promise<boolean>;
  onClose(): void;
}) {
  const t = useTranslations('resolution.freeze');
  const errorText = useErrorText();
  const [reason, setReason] = useState('');
  return (
    <AlertDialog
      isOpen
      onOpenChange={(open) => open || onClose()}
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
