/** The report as a sheet: counts with their denominator, then each recommendation by how it stands. Made for the hall. */

import { useTranslations } from 'next-intl';
import { TextLink } from '#components/ui/link.tsx';
import { fullTitle } from '#domain/forum/title.ts';
import { GROUP_OF_STATE, GROUPS } from '#domain/recommendation/rules.ts';
import { PROFILE_WORDS } from '#domain/recommendation/words.ts';
import type { Report, ReportRow, ReportView } from '#domain/report/views.ts';
import type { FormAction } from './form.tsx';
import { CarryOn } from './report-forms.tsx';
import { StateMark, useDay, useNames } from './words.tsx';

const ORDER = [...GROUPS].reverse();

export function ReportSheet({
  view,
  report,
  carry,
}: {
  view: ReportView;
  report: Report;
  carry: FormAction;
}) {
  const t = useTranslations('board.report');
  const b = useTranslations('board');
  const day = useDay();
  const { counts, previous } = report;
  return (
    <article className="rounded-sheet bg-sheet px-5 py-6 shadow-sheet sm:px-8 print:p-0">
      <p className="text-ink-2">
        {view.taken ? t('number', { number: view.taken.number, day: day(report.asOf) }) : t('preview')}
      </p>
      <h2 className="mt-1 font-serif text-2xl font-semibold">{fullTitle(previous)}</h2>
      {report.resolutions.map((r) => (
        <p key={r.number} className="font-serif">
          {b('meeting.resolution', { number: r.number, day: day(r.adoptedOn) })}
        </p>
      ))}
      <dl className="mt-5 grid grid-cols-2 gap-x-8 gap-y-4 sm:grid-cols-4">
        <Count term={t('closed')} value={t('of', { n: counts.closed, total: counts.total })} />
        <Count term={t('fulfilled')} value={t('of', { n: counts.fulfilled, total: counts.total })} />
        <Count term={t('open')} value={t('of', { n: counts.open + counts.answered, total: counts.total })} />
        {PROFILE_WORDS[report.profile].saysLate && counts.dated > 0 && (
          <Count term={t('late')} value={t('of', { n: counts.late, total: counts.dated })} />
        )}
      </dl>
      {ORDER.map((group) => {
        const rows = report.rows.filter((row) => GROUP_OF_STATE[row.state] === group);
        if (rows.length === 0) return null;
        return (
          <section key={group} aria-labelledby={`g-${group}`} className="mt-8">
            <h3 id={`g-${group}`} className="text-xl font-semibold">
              {b(`group.${group}`)} <span className="font-normal text-ink-2">{rows.length}</span>
            </h3>
            <ol className="mt-2 divide-y divide-line border-line border-y">
              {rows.map((row) => (
                <li key={row.id} className="break-inside-avoid py-4">
                  <Row row={row} report={report} view={view} carry={carry} />
                </li>
              ))}
            </ol>
          </section>
        );
      })}
      {view.taken && (
        <p className="mt-6 break-all text-sm text-ink-2">{t('hash', { hash: view.taken.sha256 })}</p>
      )}
    </article>
  );
}

function Count({ term, value }: { term: string; value: string }) {
  return (
    <div>
      <dt className="text-sm text-ink-2">{term}</dt>
      <dd className="text-2xl font-semibold tabular-nums">{value}</dd>
    </div>
  );
}

function Row({
  row,
  report,
  view,
  carry,
}: {
  row: ReportRow;
  report: Report;
  view: ReportView;
  carry: FormAction;
}) {
  const t = useTranslations('board.report');
  const b = useTranslations('board');
  const names = useNames();
  const day = useDay();
  const carried = view.carried[row.id];
  return (
    <div className="grid gap-x-8 gap-y-2 lg:grid-cols-[minmax(0,1fr)_18rem]">
      <div className="min-w-0">
        <p className="font-serif text-lg">
          <span className="text-ink-2">{row.marker} </span>
          {row.text}
        </p>
        <p className="mt-1 text-sm text-ink-2">
          {[
            b('numero', { number: row.number }),
            names(row.addressees),
            row.deadlineText || (row.due && b('due', { day: day(row.due) })),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {row.note && <p className="mt-2 whitespace-pre-line">{row.note}</p>}
        {!row.note && row.answer && (
          <p className="mt-2 line-clamp-4 whitespace-pre-line">{row.answer.text}</p>
        )}
      </div>
      <div className="min-w-0">
        <StateMark profile={report.profile} row={row} />
        {row.circle && <p className="mt-1 text-sm">{b('marked', row.circle)}</p>}
        {PROFILE_WORDS[report.profile].saysLate && row.late !== null && (
          <p className="mt-1 text-sm">
            {row.state === 'closed' ? b('closedAfter', { days: row.late }) : b('past', { days: row.late })}
          </p>
        )}
        {carried && (
          <p className="mt-1 text-sm">
            {t('carried', { decision: carried.decision })}{' '}
            {carried.newNumber === null ? (
              t('asProposal', { number: carried.proposalNumber })
            ) : (
              <TextLink href={`/f/${view.forum.slug}/r/${carried.newNumber}`}>
                {t('asNew', { number: carried.newNumber })}
              </TextLink>
            )}
          </p>
        )}
        {!carried && view.may.carry && (row.state !== 'closed' || row.verdict !== 'done') && (
          <div data-print="no" className="mt-2">
            <CarryOn forumId={view.forum.id} id={row.id} text={row.text} action={carry} />
            {row.state !== 'closed' && view.previousSlug && (
              <TextLink href={`/f/${view.previousSlug}/r/${row.number}?do=close`}>{t('closeOld')}</TextLink>
            )}
          </div>
        )}
      </div>
    </div>
  );
}
