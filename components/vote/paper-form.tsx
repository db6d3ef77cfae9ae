'use client';
/** Tellers' protocol of a paper vote: issued, found, spoilt, and the three numbers; the box must add up before it is announced. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { VoteView } from '#domain/vote/views.ts';
import { Button } from '../ui/button.tsx';
import { AlertDialog } from '../ui/dialog.tsx';
import { NumberField } from '../ui/number-field.tsx';

const BOX = ['issued', 'found', 'invalid'] as const;
const KEYS = ['for', 'against', 'abstain'] as const;

export function PaperForm({
  vote,
  pending,
  announce,
}: {
  vote: VoteView;
  pending: boolean;
  announce: (hands: unknown) => Promise<boolean>;
}) {
  const t = useTranslations('vote');
  const roll = vote.issueKey ? vote.handRoll : vote.roll;
  const [box, setBox] = useState({ issued: roll, found: 0, invalid: 0 });
  const [numbers, setNumbers] = useState({ for: 0, against: 0, abstain: 0 });
  const sum = numbers.for + numbers.against + numbers.abstain + box.invalid;
  const fits = box.issued <= roll && box.found <= box.issued && sum === box.found && box.found > 0;
  const whole = (value: number) => (Number.isFinite(value) ? value : 0);
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-semibold">{t('desk.protocol')}</legend>
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        {BOX.map((key) => (
          <NumberField
            key={key}
            label={t(`desk.${key}`)}
            minValue={0}
            maxValue={roll}
            value={box[key]}
            onChange={(value) => setBox((old) => ({ ...old, [key]: whole(value) }))}
          />
        ))}
      </div>
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        {KEYS.map((key) => (
          <NumberField
            key={key}
            label={t(`count.${key}`)}
            minValue={0}
            maxValue={roll}
            value={numbers[key]}
            onChange={(value) => setNumbers((old) => ({ ...old, [key]: whole(value) }))}
          />
        ))}
      </div>
      <p role="status" className={fits ? 'text-ink-2' : 'font-medium text-ochre'}>
        {t('desk.sum', { sum, max: box.found })}
      </p>
      <div>
        <AlertDialog
          trigger={
            <Button tone="cinnabar" isDisabled={!fits} pending={pending}>
              {t('desk.announceProtocol')}
            </Button>
          }
          title={t('desk.announceTitle', { number: vote.number })}
          confirm={t('desk.announce')}
          tone="cinnabar"
          onConfirm={() => announce({ ...numbers, paper: box })}
        >
          <p>{t('desk.announceNote')}</p>
        </AlertDialog>
      </div>
    </fieldset>
  );
}
