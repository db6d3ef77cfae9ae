/** «О ходе реализации резолюции»: one line a recommendation, and the words for the minutes. Made for paper. */

import { useTranslations } from 'next-intl';
import { fullTitle } from '#domain/forum/title.ts';
import type { MeetingView } from '#domain/recommendation/views.ts';
import { statusWord } from '#domain/recommendation/words.ts';
import { useDay, useNames } from './words.tsx';

export function MeetingSheet({ view }: { view: MeetingView }) {
  const t = useTranslations('board');
  const m = useTranslations('board.meeting');
  const day = useDay();
  const names = useNames();
  const { counts, forum } = view;
  return (
    <article className="rounded-sheet bg-sheet px-5 py-6 font-serif shadow-sheet sm:px-8 print:p-0">
      <p className="text-ink-2">{m('over', { day: day(view.today) })}</p>
      <h1 className="mt-1 text-2xl font-semibold">{m('title')}</h1>
      <p className="mt-1">{fullTitle(forum)}</p>
      {view.resolutions.map((r) => (
        <p key={r.number}>{m('resolution', { number: r.number, day: day(r.adoptedOn) })}</p>
      ))}
      <p className="mt-3">{m('summary', counts)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="mt-4 overflow-x-auto" tabIndex={0} aria-label={m('title')}>
        <table className="w-full border-collapse text-left text-base">
          <thead>
            <tr className="border-ink border-b align-bottom">
              <th scope="col" className="py-1 pr-3">
                {t('column.number')}
              </th>
              <th scope="col" className="py-1 pr-3">
                {t('column.text')}
              </th>
              <th scope="col" className="py-1 pr-3">
                {t('addressee')}
              </th>
              <th scope="col" className="py-1 pr-3">
                {t('column.deadline')}
              </th>
              <th scope="col" className="py-1">
                {t('column.status')}
              </th>
            </tr>
          </thead>
          <tbody>
            {view.rows.map((row) => (
              <tr key={row.number} className="border-line border-b align-top">
                <td className="py-1.5 pr-3 tabular-nums">{row.number}</td>
                <td className="min-w-52 py-1.5 pr-3">
                  {row.marker} {row.text}
                </td>
                <td className="min-w-40 py-1.5 pr-3">{names(row.addressees.map((a) => a.name))}</td>
                <td className="py-1.5 pr-3">
                  {row.deadlineText || (row.due ? t('due', { day: day(row.due) }) : '—')}
                </td>
                <td className="min-w-40 py-1.5">
                  {row.parts > 0
                    ? t('divided', { count: row.parts })
                    : t(statusWord(forum.profile, row).key as never)}
                  {row.circle && `, ${t('marked', row.circle)}`}
                  {row.outcomeNote && `. ${row.outcomeNote}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <h2 className="mt-6 text-lg font-semibold">{m('minutes')}</h2>
      <p>{m('minutesText', counts)}</p>
    </article>
  );
}
