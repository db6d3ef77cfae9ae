/** What stands beside the wording of a recommendation: to whom, who answers for it, by when, how it stands. */
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { TextLink } from '#components/ui/link.tsx';
import type { RecommendationView } from '#domain/recommendation/page-views.ts';
import { TimeHistory } from './extension-forms.tsx';
import { PlanSteps } from './plan.tsx';
import { DueLine, StateMark, useDay, useNames } from './words.tsx';

export function RecordOver({ view }: { view: RecommendationView }) {
  const t = useTranslations('board');
  const day = useDay();
  const { forum, row, resolution } = view;
  return (
    <>
      <TextLink href={`/f/${forum.slug}/board`}>{t('title')}</TextLink>
      {' · '}
      {t('record.over', { marker: row.marker, number: resolution.number, day: day(resolution.adoptedOn) })}
    </>
  );
}

export function Facts({ view }: { view: RecommendationView }) {
  const t = useTranslations('board');
  const r = useTranslations('board.record');
  const names = useNames();
  const day = useDay();
  const { row, forum } = view;
  const owner = [row.post || row.ownerText, row.holder].filter(Boolean).join(' — ');
  return (
    <dl className="grid gap-x-10 gap-y-4 sm:grid-cols-2">
      <Fact term={t('column.status')}>
        {row.parts > 0 ? (
          t('divided', { count: row.parts })
        ) : (
          <StateMark profile={forum.profile} row={row} awaits={row.pending > 0} />
        )}
        {row.circle && <span className="mt-1 block">{t('marked', row.circle)}</span>}
        {row.parts === 0 && row.waiting.silentDays !== null && (
          <span className="mt-1 block text-sm text-ink-2">
            {t('silent', { days: row.waiting.silentDays })}
            {row.waiting.expectedBy && `; ${t('expected', { day: day(row.waiting.expectedBy) })}`}
          </span>
        )}
        {view.myMark && (
          <span className="mt-1 block text-sm">{r('myMark', { mark: t(`mark.${view.myMark.mark}`) })}</span>
        )}
      </Fact>
      <Fact term={r('deadline')}>
        <DueLine row={row} />
      </Fact>
      {view.extensions.length > 0 && (
        <Fact term={t('time.history')}>
          <TimeHistory extensions={view.extensions} />
        </Fact>
      )}
      {(row.resumeOn || row.reportDue) && (
        <Fact term={t('life.control')}>
          {row.resumeOn && <span className="block">{t('life.until', { day: day(row.resumeOn) })}</span>}
          {row.reportDue && (
            <span className="block">
              {t(`life.controls.${row.control}`)}; {t('life.next', { day: day(row.reportDue) })}
            </span>
          )}
        </Fact>
      )}
      {view.risk && (
        <Fact term={t('signal.at_risk')}>
          <span className="block whitespace-pre-line">{view.risk.note}</span>
          <span className="block text-sm text-ink-2">{r('riskSince', { day: day(view.risk.on) })}</span>
        </Fact>
      )}
      <Fact term={r('to')}>
        {row.addressees.some((a) => a.task || a.due) ? (
          <ul className="flex flex-col gap-1">
            {row.addressees.map((a) => (
              <li key={a.id}>
                {a.name}
                {(a.task || a.due) && (
                  <span className="block text-sm text-ink-2">
                    {[a.task, a.due && t('due', { day: day(a.due) })].filter(Boolean).join(' · ')}
                  </span>
                )}
              </li>
            ))}
          </ul>
        ) : (
          names(row.addressees.map((a) => a.name))
        )}
      </Fact>
      <Fact term={r('owner')}>{owner || <span className="text-ink-2">{r('ownerNone')}</span>}</Fact>
      {row.tracks.length > 0 && <Fact term={r('tracks')}>{row.tracks.map((x) => `«${x}»`).join(', ')}</Fact>}
      {(row.outcomeNote || row.successorNumber !== null) && (
        <Fact term={r('note')}>
          {row.outcomeNote}
          {row.successorNumber !== null && (
            <>
              {' '}
              <TextLink href={`/f/${forum.slug}/r/${row.successorNumber}`}>
                {r('successor', { number: row.successorNumber })}
              </TextLink>
            </>
          )}
        </Fact>
      )}
      {(view.steps.length > 0 || row.answer?.percent != null) && (
        <Fact term={t('plan.fact')} wide>
          {row.answer?.percent != null && <p>{t('plan.percent', { percent: row.answer.percent })}</p>}
          {view.steps.length > 0 && <PlanSteps steps={view.steps} />}
        </Fact>
      )}
      {view.parts.length > 0 && (
        <Fact term={r('parts')} wide>
          <ul className="divide-y divide-line border-line border-y">
            {view.parts.map((part) => (
              <li
                key={part.number}
                className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 py-2"
              >
                <span className="min-w-0 grow basis-64 font-serif">
                  <TextLink href={`/f/${forum.slug}/r/${part.number}`}>
                    {t('numero', { number: part.number })}. {part.text}
                  </TextLink>
                </span>
                <StateMark profile={forum.profile} row={part} />
              </li>
            ))}
          </ul>
        </Fact>
      )}
      {view.marks && (
        <Fact term={r('marks')} wide>
          <p className="mb-1 text-sm text-ink-2">{r('marksNote')}</p>
          <ul className="columns-1 gap-10 sm:columns-2">
            {view.marks.map((m) => (
              <li key={m.schoolId} className="break-inside-avoid border-line border-b py-1.5">
                {m.school}:{' '}
                {m.mark ? t(`mark.${m.mark}`) : <span className="text-ink-2">{r('marksEmpty')}</span>}
                {m.note && <span className="block text-sm text-ink-2">{m.note}</span>}
              </li>
            ))}
          </ul>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ term, wide, children }: { term: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? 'min-w-0 sm:col-span-2' : 'min-w-0'}>
      <dt className="text-sm text-ink-2">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
