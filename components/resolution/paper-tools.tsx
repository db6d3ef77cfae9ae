'use client';
/** What may be done with the adopted paper: print it, mark it as sent. */
import { useTranslations } from 'next-intl';
import type { AdoptedView } from '#domain/resolution/views.ts';
import { Button } from '../ui/button.tsx';
import { AlertDialog } from '../ui/dialog.tsx';
import { useErrorText } from '../ui/form-message.tsx';
import { useAct } from '../vote/use-act.ts';
import type { PaperAct } from './act.ts';

export function PrintButton() {
  const t = useTranslations('resolution.adoptedPage');
  return (
    <Button tone="line" onPress={() => window.print()}>
      {t('print')}
    </Button>
  );
}

export function SentButton({ view, act }: { view: AdoptedView; act: PaperAct }) {
  const t = useTranslations('resolution.adoptedPage');
  const errorText = useErrorText();
  const { run, failure } = useAct(act);
  return (
    <AlertDialog
      trigger={<Button tone="line">{t('markSent')}</Button>}
      title={t('markSentTitle')}
      confirm={t('markSent')}
      problem={failure && errorText(failure)}
      onConfirm={() => run('markSent', { adoptedTextId: view.id })}
    >
      <p>{t('markSentBody')}</p>
    </AlertDialog>
  );
}
