// biome-ignore-all lint/a11y/noRedundantRoles: on a phone `display` takes the native roles away
// biome-ignore-all lint/a11y/useSemanticElements: the elements are the semantic ones, their roles are written out beside
/** «О ходе реализации резолюции»: one line a recommendation, and the words for the minutes. Made for paper, read on a phone. */

import { useTranslations } from 'next-intl';
import { fullTitle } from '#domain/forum/title.ts';
import type { MeetingView } from '#domain/recommendation/views.ts';
import { statusWord } from '#domain/recommendation/words.ts';
import { useDay, useNames } from './words.tsx';

/** On a phone the cells of a line stand under its words. */
const UNDER = 'max-sm:block max-sm:pt-0.5 max-sm:pb-0';

export function MeetingSheet({ view }: { view: MeetingView }) {
  const t = useTranslations('board');
  const m = useTranslations('board.meeting');
  const day = useDay();
  const names = useNames();
  const { counts, forum } = view;
  return (
    <article className="rounded-sheet bg-sheet px-5 py-6 font-serif shadow-sheet sm:px-8 print:p-0">
      <p className="text-ink-2">{m('over', { day: day(view.today) })}</p>
      <h1 className="mt-1 text-2xl font-semibold sm:text-3xl">{m('title')}</h1>
      <p className="mt-1">{fullTitle(forum)}</p>
      {view.resolutions.map((r) => (
        <p key={r.number}>{m('resolution', { number: r.number, day: day(r.adoptedOn) })}</p>
      ))}
      <p className="mt-3">{m('summary', counts)}</p>
      <table role="table" className="mt-4 w-full border-collapse text-left text-base max-sm:block">
        <caption className="sr-only">{m('title')}</caption>
        <thead role="rowgroup" className="max-sm:sr-only">
          <tr role="row" className="border-ink border-b align-bottom">
            {[t('column.number'), t('column.text'), t('addressee'), t('column.deadline')].map((head) => (
              <th key={head} role="columnheader" scope="col" className="py-1 pr-3">
                {head}
              </th>
            ))}
            <th role="columnheader" scope="col" className="py-1">
              {t('column.status')}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup" className="max-sm:block">
          {view.rows.map((row) => (
            <tr
              key={row.number}
              role="row"
              className="break-inside-avoid border-line border-b align-top max-sm:block max-sm:py-3"
            >
              <td role="cell" className="py-1.5 pr-3 tabular-nums max-sm:inline max-sm:pr-2">
                {row.number}
              </td>
              <td role="cell" className="min-w-52 py-1.5 pr-3 max-sm:inline">
                {row.marker} {row.text}
              </td>
              <td role="cell" className={`min-w-40 py-1.5 pr-3 ${UNDER} max-sm:text-ink-2 max-sm:text-sm`}>
                {names(row.addressees.map((a) => a.name))}
              </td>
              <td
                role="cell"
                className={`py-1.5 pr-3 ${UNDER} ${row.deadlineText || row.due ? '' : 'max-sm:hidden'}`}
              >
                {row.deadlineText || (row.due ? t('due', { day: day(row.due) }) : '—')}
              </td>
              <td role="cell" className={`min-w-40 py-1.5 ${UNDER} max-sm:font-semibold`}>
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
      <h2 className="mt-6 text-lg font-semibold">{m('minutes')}</h2>
      <p>{m('minutesText', counts)}</p>
    </article>
  );
}
