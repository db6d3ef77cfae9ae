'use client';
/** A show of hands: «Единогласно» in one press, else three numbers from the tellers, checked against those who vote by hand. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { VoteView } from '#domain/vote/views.ts';
import { Button } from '../ui/button.tsx';
import { AlertDialog } from '../ui/dialog.tsx';
import { NumberField } from '../ui/number-field.tsx';
import { RuleWords } from './rule-words.tsx';

type Numbers = { for: number; against: number; abstain: number };
const KEYS = ['for', 'against', 'abstain'] as const;

export function HandsForm({
  vote,
  pending,
  announce,
}: {
  vote: VoteView;
  pending: boolean;
  announce: (hands: Numbers & { unanimous?: boolean }) => Promise<boolean>;
}) {
  const t = useTranslations('vote');
  const [numbers, setNumbers] = useState<Numbers>({ for: 0, against: 0, abstain: 0 });
  const sum = numbers.for + numbers.against + numbers.abstain;
  const max = vote.handRoll;
  const rule = (
    <RuleWords
      className="space-y-1 text-ink-2"
      rule={vote.rule}
      hall={vote.hall}
      roll={vote.roll}
      quorum={vote.quorum}
      needed={vote.needed}
      sha256={null}
    />
  );
  return (
    <div className="flex flex-col gap-6">
      <p className="font-semibold">{t('desk.handsOf', { count: max })}</p>
      <div>
        <AlertDialog
          trigger={
            <Button tone="cinnabar" pending={pending}>
              {t(vote.method === 'mixed' ? 'desk.allHandsButton' : 'desk.unanimousButton')}
            </Button>
          }
          title={t('desk.announceTitle', { number: vote.number })}
          confirm={t('desk.announce')}
          tone="cinnabar"
          onConfirm={() => announce({ unanimous: true, for: max, against: 0, abstain: 0 })}
        >
          <p>
            {t(vote.method === 'mixed' ? 'desk.allHandsConfirm' : 'desk.unanimousConfirm', { count: max })}
          </p>
          {rule}
        </AlertDialog>
      </div>
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-2 font-medium">{t('desk.threeNumbers')}</legend>
        <div className="flex flex-wrap gap-x-6 gap-y-3">
          {KEYS.map((key) => (
            <NumberField
              key={key}
              label={t(`count.${key}`)}
              minValue={0}
              maxValue={max}
              value={numbers[key]}
              onChange={(value) =>
                setNumbers((old) => ({ ...old, [key]: Number.isFinite(value) ? value : 0 }))
              }
            />
          ))}
        </div>
        <p role="status" className={sum > max ? 'font-medium text-ochre' : 'text-ink-2'}>
          {t('desk.sum', { sum, max })}
        </p>
        <div>
          <AlertDialog
            trigger={
              <Button tone="line" isDisabled={sum === 0 || sum > max} pending={pending}>
                {t('desk.announceNumbers')}
              </Button>
            }
            title={t('desk.announceTitle', { number: vote.number })}
            confirm={t('desk.announce')}
            tone="cinnabar"
            onConfirm={() => announce(numbers)}
          >
            <p className="tabular-nums">
              {KEYS.map((key) => `${t(`count.${key}`)}: ${numbers[key]}`).join(' · ')}
            </p>
            <p>{t('desk.announceNote')}</p>
            {rule}
          </AlertDialog>
        </div>
      </fieldset>
    </div>
  );
}
