'use client';
/** To whom and for how long; the link is shown once, with a letter ready to be sent by the secretary's own mail. */
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Fail } from '#domain/result.ts';
import { REVIEW_LIMITS } from '#domain/review/kinds.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { FormMessage } from '../ui/form-message.tsx';
import { NumberField } from '../ui/number-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { ReviewAct } from './act.ts';

type Made = { url: string; qr: string; expiresAt: string };

export function SendForm({
  resolutionId,
  forum,
  act,
}: {
  resolutionId: string;
  forum: string;
  act: ReviewAct;
}) {
  const t = useTranslations('review.send');
  const format = useFormatter();
  const [label, setLabel] = useState('');
  const [days, setDays] = useState(14);
  const [made, setMade] = useState<Made | null>(null);
  const [failure, setFailure] = useState<Fail | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    const result = await act('sendProject', { resolutionId, label, days }).catch(
      (): Fail => ({ ok: false, code: 'unavailable' }),
    );
    setBusy(false);
    setFailure(result.ok ? null : result);
    if (!result.ok) return;
    setMade(result.data as Made);
    setLabel('');
  };
  if (made) {
    const day = format.dateTime(new Date(made.expiresAt), 'date');
    return (
      <div className="flex flex-col gap-3 border-cinnabar border-l-4 pl-4">
        <p className="font-medium">{t('once')}</p>
        <p className="break-all rounded-control bg-sunk px-3 py-2 font-medium">{made.url}</p>
        <div className="flex flex-wrap gap-2">
          <CopyButton text={made.url} label={t('copy')} />
          <CopyButton text={t('letterText', { forum, day, url: made.url })} label={t('letter')} />
        </div>
        {/* biome-ignore lint/performance/noImgElement: made here, nothing to optimise */}
        <img
          src={`data:image/svg+xml,${encodeURIComponent(made.qr)}`}
          alt={t('qr')}
          className="size-40 rounded-control"
        />
        <div>
          <Button tone="line" onPress={() => setMade(null)}>
            {t('another')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className="grid items-start gap-4 sm:grid-cols-[minmax(0,1fr)_12rem]">
        <TextField
          label={t('label')}
          hint={t('labelHint')}
          value={label}
          onChange={setLabel}
          maxLength={REVIEW_LIMITS.label}
          isRequired
        />
        <NumberField
          label={t('days')}
          value={days}
          onChange={setDays}
          minValue={1}
          maxValue={REVIEW_LIMITS.days}
        />
      </div>
      <FormMessage failure={failure} />
      <div>
        <Button type="submit" tone="ink" pending={busy} isDisabled={label.trim().length < 2}>
          {t('button')}
        </Button>
      </div>
    </form>
  );
}
