'use client';
/** Forms of execution control on the page of one recommendation: rhythm of reports, tasks, the second pair of eyes. */
import { useTranslations } from 'next-intl';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { CONTROLS } from '#domain/recommendation/controls.ts';
import type { RecommendationView } from '#domain/recommendation/page-views.ts';
import { PROFILE_WORDS } from '#domain/recommendation/words.ts';
import { ActionForm, Area, Choose, Field, type FormAction } from './form.tsx';
import { useDay } from './words.tsx';

export type LifeActions = Record<
  'controlRow' | 'taskRow' | 'secondRow' | 'settleRow' | 'groundRow',
  FormAction
>;

export function LifeForms({ view, act }: { view: RecommendationView; act: LifeActions }) {
  const t = useTranslations('board.life');
  const { row, can } = view;
  const hidden = { id: row.id, v: String(row.version) };
  if (!view.strict) return null;
  return (
    <>
      {can.includes('cadence') && (
        <Disclosure title={t('control')}>
          <ActionForm action={act.controlRow} hidden={hidden} submit={t('controlSave')}>
            <Choose
              name="control"
              label={t('controlKind')}
              required
              value={row.control}
              options={CONTROLS.map((value) => ({ value, label: t(`controls.${value}`) }))}
            />
            <Field name="cadence" type="number" label={t('cadence')} value={view.cadence?.toString()} />
            <Field name="reportDue" type="date" label={t('reportDue')} value={row.reportDue ?? undefined} />
          </ActionForm>
        </Disclosure>
      )}
      {can.includes('tasks') && (
        <Disclosure title={t('tasks')}>
          <ActionForm action={act.taskRow} hidden={hidden} submit={t('tasksSave')}>
            <Choose
              name="addresseeId"
              label={t('taskTo')}
              required
              options={view.directory.map((a) => ({ value: a.id, label: a.name }))}
              value={row.addressees[0]?.id}
            />
            <Area name="task" label={t('task')} required maxLength={2000} rows={2} />
            <Field name="due" type="date" label={t('taskDue')} />
          </ActionForm>
        </Disclosure>
      )}
    </>
  );
}

/** The verdict that waits for another keeper. */
export function SecondEyes({ view, act }: { view: RecommendationView; act: LifeActions }) {
  const t = useTranslations('board.life');
  const b = useTranslations('board');
  const day = useDay();
  const { proposed, row, forum } = view;
  if (!proposed) return null;
  const hidden = { id: row.id, v: String(row.version) };
  const verdict = b(PROFILE_WORDS[forum.profile].verdicts[proposed.verdict] as never);
  return (
    <div className="mb-4 border-cinnabar border-l-4 pl-4">
      <p className="font-medium text-cinnabar">{t('proposed', { verdict, day: day(proposed.on) })}</p>
      {proposed.note && <p className="whitespace-pre-line font-serif">{proposed.note}</p>}
      {proposed.mine && <p className="mt-1 text-sm text-ink-2">{t('secondNeeded')}</p>}
      <div className="mt-3 flex flex-wrap gap-3">
        {!proposed.mine && (
          <ActionForm
            action={act.secondRow}
            hidden={{ ...hidden, agree: '1' }}
            submit={t('agree')}
            tone="cinnabar"
          />
        )}
        <ActionForm action={act.secondRow} hidden={hidden} submit={t('disagree')} tone="quiet" />
      </div>
    </div>
  );
}

/** How it is on the ground: counted for everybody, told in words to who keeps the board, signed by nobody. */
export function Ground({
  view,
  act,
  mayTell,
}: {
  view: RecommendationView;
  act: LifeActions;
  mayTell: boolean;
}) {
  const t = useTranslations('board.life');
  const day = useDay();
  const { ground, row } = view;
  if (!ground || row.state === 'adopted' || row.state === 'sent') return null;
  const hidden = { id: row.id, v: String(row.version) };
  return (
    <section aria-labelledby="ground">
      <h2 id="ground" className="text-xl font-semibold">
        {t('ground')}
      </h2>
      <p className="mb-3 text-sm text-ink-2">{t('groundNote')}</p>
      <p>{t('voices', { holds: ground.holds, not: ground.not })}</p>
      {ground.disputed && <p className="mt-1 font-medium text-cinnabar">{t('disputed')}</p>}
      {ground.words.length > 0 && (
        <ul className="mt-3 divide-y divide-line border-line border-y">
          {ground.words.map((one) => (
            <li key={`${one.on}${one.text}`} className="py-2">
              <span className="block text-sm text-ink-2">
                {t(one.holds ? 'itHolds' : 'itDoesNot')} · {day(one.on)}
              </span>
              <span className="whitespace-pre-line font-serif">{one.text}</span>
            </li>
          ))}
        </ul>
      )}
      {ground.disputed && view.can.includes('settle') && (
        <Disclosure title={t('settle')}>
          <ActionForm action={act.settleRow} hidden={hidden} submit={t('settle')}>
            <Area name="note" label={t('settleNote')} required maxLength={2000} rows={2} />
          </ActionForm>
        </Disclosure>
      )}
      {mayTell && view.can.includes('ground') && (
        <Disclosure title={t(ground.mine ? 'tellAgain' : 'tell')}>
          <ActionForm action={act.groundRow} hidden={{ id: row.id }} submit={t('send')}>
            <Choose
              name="holds"
              label={t('how')}
              required
              value={ground.mine ? (ground.mine.holds ? 'yes' : 'no') : undefined}
              options={[
                { value: 'yes', label: t('itHolds') },
                { value: 'no', label: t('itDoesNot') },
              ]}
            />
            <Area
              name="text"
              label={t('what')}
              required
              maxLength={2000}
              rows={2}
              value={ground.mine?.text}
            />
          </ActionForm>
        </Disclosure>
      )}
    </section>
  );
}
