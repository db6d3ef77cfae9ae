/** One slide of the report, for the last row of the hall. Made on the server; arrows, links and a touch lead on. */

import { useTranslations } from 'next-intl';
import { fullTitle } from '#domain/forum/title.ts';
import { PROFILE_WORDS, statusWord } from '#domain/recommendation/words.ts';
import type { ReportSlide } from '#domain/report/slides.ts';
import type { Report } from '#domain/report/views.ts';
import { useDay, useNames } from './words.tsx';

export function Slide({ report, slide }: { report: Report; slide: ReportSlide }) {
  const t = useTranslations('board.report');
  const b = useTranslations('board');
  const day = useDay();
  const names = useNames();
  const { counts, previous } = report;
  if (slide.kind === 'counts') {
    const told = [
      [t('closed'), t('of', { n: counts.closed, total: counts.total })],
      [t('fulfilled'), t('of', { n: counts.fulfilled, total: counts.total })],
      [t('open'), t('of', { n: counts.open + counts.answered, total: counts.total })],
      ...(PROFILE_WORDS[report.profile].saysLate && counts.dated > 0
        ? [[t('late'), t('of', { n: counts.late, total: counts.dated })]]
        : []),
    ];
    return (
      <div className="s-scene">
        <p className="s-over">{t('asOf', { day: day(report.asOf) })}</p>
        <h1 className="s-title">{t('title')}</h1>
        <p className="s-subtitle">{fullTitle(previous)}</p>
        <dl className="s-columns">
          {told.map(([term, value]) => (
            <div key={term} className="s-number">
              <dt>{term}</dt>
              <dd className="s-report-count">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    );
  }
  return (
    <div className="s-scene">
      <h1 className="s-heading s-spread">
        <span>{b(`group.${slide.group}`)}</span>
        {slide.of > 1 && <span>{t('slide', { at: slide.at, of: slide.of })}</span>}
      </h1>
      {slide.rows.map((row) => (
        <div key={row.id} className="s-report-row">
          <p className="s-clause s-clause-long">
            <span>{row.marker}</span>
            <span className="s-report-text">{row.text}</span>
          </p>
          <p>
            <strong>{b(statusWord(report.profile, row).key as never)}</strong>
            <span className="s-over">
              {' · '}
              {names(row.addressees)}
              {row.circle && ` · ${b('marked', row.circle)}`}
            </span>
          </p>
        </div>
      ))}
    </div>
  );
}
