'use client';
/** Annulling names the vote and asks for a reason; nothing is reset, the old vote stays in the list. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/choice.tsx';
import { AlertDialog } from '../ui/dialog.tsx';
import { TextArea } from '../ui/text-field.tsx';

export function AnnulDialog({
  number,
  annul,
}: {
  number: number;
  annul: (reason: string, repeat: boolean) => Promise<boolean>;
}) {
  const t = useTranslations('vote.desk');
  const [reason, setReason] = useState('');
  const [repeat, setRepeat] = useState(false);
  return (
    <AlertDialog
      trigger={<Button tone="quiet">{t('annul')}</Button>}
      title={t('annulTitle', { number })}
      confirm={t('annul')}
      onConfirm={() => reason.trim().length >= 3 && annul(reason, repeat)}
    >
      <p>{t('annulNote')}</p>
      <TextArea
        label={t('annulReason')}
        value={reason}
        onChange={setReason}
        rows={2}
        maxLength={500}
        isRequired
      />
      <Checkbox isSelected={repeat} onChange={setRepeat}>
        {t('annulRepeat')}
      </Checkbox>
    </AlertDialog>
  );
}
