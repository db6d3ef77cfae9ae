/** «Сводка за учебный год»: the totals, then each meeting with who came and what was decided. Made for paper. */
import { useTranslations } from 'next-intl';
import { TextLink } from '#components/ui/link.tsx';
import { fullTitle } from '#domain/forum/title.ts';
import { schoolYearName, type YearMeeting, type YearView } from '#domain/recommendation/year.ts';
import { useDay } from './words.tsx';

export function YearSheet({ view }: { view: YearView }) {
  const t = useTranslations('board.year');
  const day = useDay();
  const { totals } = view;
  return (
    <article className="rounded-sheet bg-sheet px-5 py-6 font-serif shadow-sheet sm:px-8 print:p-0">
      <p className="text-ink-2">
        {[view.body, t('asOf', { day: day(view.today) })].filter(Boolean).join(' · ')}
      </p>
      <h1 className="mt-1 text-2xl font-semibold sm:text-3xl">
        {t('title', { year: schoolYearName(view.year) })}
      </h1>
      <p className="mt-3">{t('totals', totals)}</p>
      {totals.recommendations > 0 && <p>{t('outcomes', totals)}</p>}
      <ol className="mt-5 divide-y divide-line border-line border-y">
        {view.meetings.map((one) => (
          <li key={one.slug} className="break-inside-avoid py-4">
            <Meeting one={one} />
          </li>
        ))}
      </ol>
    </article>
  );
}

function Meeting({ one }: { one: YearMeeting }) {
  const t = useTranslations('board.year');
  const day = useDay();
  const days = one.on === one.until ? day(one.on) : `${day(one.on)} – ${day(one.until)}`;
  return (
    <>
      <p className="text-ink-2 text-sm">{[days, one.settlement].filter(Boolean).join(' · ')}</p>
      <h2 className="mt-0.5 text-lg font-semibold">
        <TextLink href={`/f/${one.slug}`}>{fullTitle(one)}</TextLink>
      </h2>
      <p className="mt-1">
        {one.present === null
          ? t('listed', { listed: one.listed })
          : t('present', { present: one.present, listed: one.listed })}
      </p>
      <ul className="mt-1">
        {one.texts.map(({ number, adoptedOn, ...counts }) => (
          <li key={number}>
            {t('text', {
              number,
              day: day(adoptedOn),
              total: counts.open + counts.answered + counts.closed,
              ...counts,
            })}
          </li>
        ))}
        {one.votes > 0 && <li>{t('votes', { count: one.votes })}</li>}
        {one.texts.length === 0 && one.votes === 0 && <li className="text-ink-2">{t('noDecision')}</li>}
      </ul>
    </>
  );
}
