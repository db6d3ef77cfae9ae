'use client';
/** The address of somebody's written ballot, shown once to whoever asked for it. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { FormMessage } from '../ui/form-message.tsx';
import type { VoteAct } from './act.ts';

export function LinkDialog({
  voteId,
  participantId,
  name,
  act,
}: {
  voteId: string;
  participantId: string;
  name: string;
  act: VoteAct;
}) {
  const t = useTranslations('vote.written');
  const [url, setUrl] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const ask = async () => {
    const result = await act('issueLink', { voteId, participantId });
    if (result.ok) setUrl((result.data as { url: string }).url);
    else setFailure(result.code);
  };
  return (
    <Dialog
      trigger={
        <Button size="sm" tone="line" aria-label={`${t('link')}: ${name}`} onPress={ask}>
          {t('link')}
        </Button>
      }
      title={t('linkTitle', { name })}
      size="sm"
    >
      <p className="mb-3">{t('linkNote')}</p>
      <FormMessage failure={failure ? { code: failure } : null} />
      {url && (
        <div className="flex flex-wrap items-center gap-2">
          <code className="break-all">{url}</code>
          <CopyButton text={url} />
        </div>
      )}
    </Dialog>
  );
}
