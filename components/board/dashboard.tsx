/** The board as a whole: each drawing with the table that says the same, each share with its denominator. */
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DataTable } from '#components/ui/data-table.tsx';
import { type DashboardView, HORIZONS, type Slice } from '#domain/recommendation/dashboard.ts';
import { FlowChart, LatenessBar, ShareBar, SliceBar } from './charts.tsx';
import { useDay } from './words.tsx';

export function Dashboard({ view }: { view: DashboardView }) {
  const t = useTranslations('board.dashboard');
  const day = useDay();
  const format = useFormatter();
  const { lateness: late, own } = view;
  const month = (iso: string) =>
    format.dateTime(new Date(`${iso}T12:00:00Z`), { month: 'short', year: '2-digit', timeZone: 'UTC' });
  return (
    <div className="flex flex-col gap-12">
      <Part id="cohorts" title={t('cohorts')} note={t('cohortsNote')}>
        <DataTable
          caption={t('cohorts')}
          captionHidden
          rows={view.cohorts}
          rowKey={(row) => row.number + row.adoptedOn}
          columns={[
            {
              key: 'number',
              header: t('resolution'),
              rowHeader: true,
              cell: (row) => t('ofDay', { number: row.number, day: day(row.adoptedOn) }),
            },
            ...HORIZONS.map((months, at) => ({
              key: String(months),
              header: t('months', { months }),
              cell: (row: DashboardView['cohorts'][number]) => {
                const cell = row.cells[at];
                if (!cell) return null;
                return (
                  <span className="block">
                    {t('of', { n: cell.n, of: cell.of })}
                    {cell.share !== null && ` · ${t('share', { share: cell.share })}`}
                    {cell.open && <span className="block text-sm text-ink-2">{t('early')}</span>}
                    {cell.share !== null && <ShareBar share={cell.share} />}
                  </span>
                );
              },
            })),
          ]}
        />
      </Part>
      {view.flow.length > 1 && (
        <Part id="flow" title={t('flow')} note={t('flowNote')}>
          <FlowChart
            flow={view.flow}
            label={t('flowLabel', {
              from: month(view.flow[0]?.month ?? view.today),
              to: month(view.flow.at(-1)?.month ?? view.today),
            })}
            names={{ adopted: t('adopted'), answered: t('answered'), closed: t('closed') }}
            monthName={month}
          />
          <details className="mt-3">
            <summary className="min-h-11 cursor-pointer py-2.5 font-medium">{t('table')}</summary>
            <DataTable
              caption={t('flow')}
              captionHidden
              rows={view.flow}
              rowKey={(row) => row.month}
              columns={[
                { key: 'month', header: t('month'), rowHeader: true, cell: (row) => month(row.month) },
                { key: 'adopted', header: t('adopted'), cell: (row) => row.adopted },
                { key: 'answered', header: t('answered'), cell: (row) => row.answered },
                { key: 'closed', header: t('closed'), cell: (row) => row.closed },
              ]}
            />
          </details>
        </Part>
      )}
      {late && late.dated > 0 && (
        <Part id="late" title={t('late')} note={t('lateNote', { dated: late.dated, total: view.total })}>
          <LatenessBar late={late} />
          <dl className="mt-3 grid gap-x-10 gap-y-2 sm:grid-cols-4">
            {(['closedInTime', 'closedLate', 'passed', 'ahead'] as const).map((key) => (
              <div key={key}>
                <dt className="text-sm text-ink-2">{t(`lateness.${key}`)}</dt>
                <dd className="text-xl font-semibold">{t('of', { n: late[key], of: late.dated })}</dd>
              </div>
            ))}
          </dl>
        </Part>
      )}
      <Slices id="addressees" title={t('byAddressee')} head={t('addressee')} slices={view.byAddressee} />
      {view.byTheme.length > 0 && (
        <Slices id="themes" title={t('byTheme')} head={t('theme')} slices={view.byTheme} />
      )}
      <Part id="own" title={t('own')} note={t('ownNote')}>
        <dl className="grid gap-x-10 gap-y-4 sm:grid-cols-2 lg:grid-cols-4">
          {(['sending', 'deciding', 'concluding'] as const).map((key) => (
            <div key={key}>
              <dt className="text-sm text-ink-2">{t(`latency.${key}`)}</dt>
              <dd>
                <span className="block text-xl font-semibold">
                  {own[key].median === null ? '—' : t('days', { days: own[key].median ?? 0 })}
                </span>
                <span className="text-sm text-ink-2">{t('median', { n: own[key].n })}</span>
              </dd>
            </div>
          ))}
          <div>
            <dt className="text-sm text-ink-2">{t('latency.waiting')}</dt>
            <dd>
              <span className="block text-xl font-semibold">{own.waiting.n}</span>
              {own.waiting.oldest !== null && (
                <span className="text-sm text-ink-2">{t('oldest', { days: own.waiting.oldest })}</span>
              )}
            </dd>
          </div>
        </dl>
      </Part>
    </div>
  );
}

function Part({
  id,
  title,
  note,
  children,
}: {
  id: string;
  title: string;
  note?: string;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="break-inside-avoid">
      <h2 id={id} className="text-xl font-semibold">
        {title}
      </h2>
      {note && <p className="measure mb-4 text-sm text-ink-2">{note}</p>}
      {children}
    </section>
  );
}

function Slices({
  id,
  title,
  head,
  slices,
}: {
  id: string;
  title: string;
  head: string;
  slices: readonly Slice[];
}) {
  const t = useTranslations('board.dashboard');
  const widest = Math.max(1, ...slices.map((one) => one.total));
  return (
    <Part id={id} title={title} note={t('slicesNote')}>
      <DataTable
        caption={title}
        captionHidden
        rows={slices}
        rowKey={(row) => row.name}
        columns={[
          { key: 'name', header: head, rowHeader: true, cell: (row) => row.name },
          {
            key: 'closed',
            header: t('closed'),
            cell: (row) => t('of', { n: row.closed, of: row.total }),
            width: '9rem',
          },
          { key: 'followed', header: t('followed'), cell: (row) => row.followed, width: '9rem' },
          { key: 'answered', header: t('answeredNow'), cell: (row) => row.answered, width: '9rem' },
          { key: 'open', header: t('openNow'), cell: (row) => row.open, width: '9rem' },
          {
            key: 'bar',
            header: <span className="sr-only">{t('drawing')}</span>,
            cell: (row) => <SliceBar slice={row} widest={widest} />,
            width: '14rem',
          },
        ]}
      />
    </Part>
  );
}
