'use client';
/** More time: entering that it was asked for, and deciding what was asked. The original date is never touched. */
import { useTranslations } from 'next-intl';
import { Disclosure } from '#components/ui/disclosure.tsx';
import type { ExtensionView } from '#domain/recommendation/extension.ts';
import type { RecommendationView } from '#domain/recommendation/page-views.ts';
import { ActionForm, Area, Choose, Field, type FormAction } from './form.tsx';
import { useDay } from './words.tsx';

export type ExtensionActions = Record<'askTime' | 'decideTime' | 'withdrawTime', FormAction>;

/** «Попросили перенести срок»: what came by letter or by telephone. */
export function AskTime({ view, act }: { view: RecommendationView; act: ExtensionActions }) {
  const t = useTranslations('board.time');
  if (!view.can.includes('ask_time') || view.row.due === null) return null;
  if (view.extensions.some((one) => one.state === 'requested')) return null;
  return (
    <Disclosure title={t('ask')}>
      <ActionForm action={act.askTime} hidden={{ id: view.row.id }} submit={t('askSave')}>
        <Field name="until" type="date" label={t('until')} required />
        <Area name="reason" label={t('reason')} required maxLength={2000} rows={2} />
        <Field name="regNo" label={t('regNo')} maxLength={60} />
      </ActionForm>
    </Disclosure>
  );
}

export function PendingTime({
  one,
  act,
  slug,
}: {
  one: ExtensionView;
  act: Pick<ExtensionActions, 'decideTime' | 'withdrawTime'>;
  slug: string;
}) {
  const t = useTranslations('board.time');
  const day = useDay();
  const hidden = { extensionId: one.id, slug };
  return (
    <div className="mb-4 border-cinnabar border-l-4 pl-4">
      <p className="font-medium text-cinnabar">{t('pending')}</p>
      <p>{t('pendingLine', { until: day(one.until), on: day(one.askedOn) })}</p>
      <p className="whitespace-pre-line font-serif">{one.reason}</p>
      <p className="text-sm text-ink-2">
        {[
          one.byLink && t('byLink'),
          one.signedBy,
          one.regNo && t('number', { number: one.regNo }),
          one.late && t('late'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <div className="mt-3">
        <ActionForm action={act.decideTime} hidden={hidden} submit={t('decide')} tone="cinnabar">
          <Choose
            name="decision"
            label={t('decision')}
            required
            options={(['granted', 'other_date', 'refused'] as const).map((value) => ({
              value,
              label: t(`decisions.${value}`),
            }))}
          />
          <Field name="until" type="date" label={t('otherDate')} hint={t('otherDateHint')} />
          <Area name="note" label={t('note')} hint={t('noteHint')} maxLength={2000} rows={2} />
        </ActionForm>
      </div>
      <div className="mt-2">
        <ActionForm action={act.withdrawTime} hidden={hidden} submit={t('withdraw')} tone="quiet" size="sm" />
      </div>
    </div>
  );
}

/** How often and how far the date moved; members read it too. */
export function TimeHistory({ extensions }: { extensions: readonly ExtensionView[] }) {
  const t = useTranslations('board.time');
  const day = useDay();
  return (
    <ul className="flex flex-col gap-1">
      {extensions.map((one) => (
        <li key={one.id}>
          {t('line', {
            state: one.state,
            on: day(one.decidedOn ?? one.askedOn),
            until: day(one.decidedUntil ?? one.until),
          })}
          {one.late && <span className="text-ink-2"> · {t('late')}</span>}
          {one.reason && one.state !== 'requested' && (
            <span className="block text-sm text-ink-2">{t('because', { reason: one.reason })}</span>
          )}
          {one.note && <span className="block text-sm text-ink-2">{one.note}</span>}
        </li>
      ))}
    </ul>
  );
}
