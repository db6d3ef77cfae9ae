'use client';
/** The lot: the hash stands on the screen already, the hall says its phrase, one press draws. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ELECTION_LIMITS } from '#domain/election/kinds.ts';
import type { RoundView } from '#domain/election/views.ts';
import { Button } from '../ui/button.tsx';
import { AlertDialog } from '../ui/dialog.tsx';
import { FormMessage } from '../ui/form-message.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useAct } from '../vote/use-act.ts';
import type { ElectionAct } from './act.ts';

export function LotForm({ round, act }: { round: RoundView; act: ElectionAct }) {
  const t = useTranslations('election.lot');
  const [phrase, setPhrase] = useState('');
  const { run, pending, failure } = useAct(act);
  if (!round.lot || round.lot.order.length > 0) return null;
  return (
    <div className="flex flex-col gap-3 rounded-sheet border-cinnabar border-l-4 bg-sheet px-5 py-4">
      <h3 className="font-semibold">{t('title')}</h3>
      <p className="measure break-words text-ink-2">
        {t('how', { commitment: round.lot.commitment.slice(0, 16) })}
      </p>
      {round.may.draw && (
        <>
          <TextField
            className="max-w-md"
            label={t('phrase')}
            value={phrase}
            onChange={setPhrase}
            maxLength={ELECTION_LIMITS.phrase}
          />
          <FormMessage failure={failure} />
          <div>
            <AlertDialog
              trigger={
                <Button tone="cinnabar" isDisabled={phrase.trim().length < 2} pending={pending !== null}>
                  {t('draw')}
                </Button>
              }
              title={t('drawTitle', { phrase: phrase.trim() })}
              confirm={t('draw')}
              tone="cinnabar"
              onConfirm={() => run('drawTheLot', { roundId: round.id, phrase })}
            >
              <p>{t('drawNote')}</p>
            </AlertDialog>
          </div>
        </>
      )}
    </div>
  );
}
