/**
 * Dates along the months, named once above: ◇ as adopted, ◆ as it holds now. The list beside it says the same in words, so the drawing is
 * decoration for those who see it; rows without a day are named below, never given one.
 */
import { useFormatter, useTranslations } from 'next-intl';
import { TextLink } from '#components/ui/link.tsx';
import type { Profile } from '#domain/forum/presets.ts';
import { daysBetween } from '#domain/recommendation/schedule.ts';
import type { TimelineRow } from '#domain/recommendation/timeline.ts';
import { monthsOf } from '#domain/recommendation/timeline.ts';
import { StateMark, useDay } from './words.tsx';

export function BoardTimeline({
  slug,
  profile,
  rows,
  today,
}: {
  slug: string;
  profile: Profile;
  rows: readonly TimelineRow[];
  today: string;
}) {
  const t = useTranslations('board');
  const format = useFormatter();
  const day = useDay();
  const dated = rows.filter((row) => row.baselineDue !== null);
  const undated = rows.filter((row) => row.baselineDue === null);
  const months = monthsOf(dated, today);
  const first = months[0] ?? today;
  const last = months.at(-1) ?? today;
  const span = Math.max(1, daysBetween(first, last));
  // As many names as can be read side by side, on a phone too.
  const step = Math.max(1, Math.ceil((months.length - 1) / 6));
  const named = months.slice(0, -1).filter((_, index) => index % step === 0);
  const at = (iso: string) => `${Math.min(100, Math.max(0, (daysBetween(first, iso) / span) * 100))}%`;
  return (
    <>
      <div
        aria-hidden="true"
        className="sticky top-0 z-10 grid gap-x-6 bg-paper pt-2 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]"
      >
        <span className="max-lg:hidden" />
        <div className="relative h-7 max-lg:mr-2">
          {named.map((month) => (
            <span
              key={month}
              className="absolute whitespace-nowrap border-line border-l pl-1 text-ink-2 text-sm"
              style={{ left: at(month) }}
            >
              {format.dateTime(new Date(`${month}T12:00:00Z`), {
                month: 'short',
                ...((month.endsWith('-01-01') || month === first) && { year: '2-digit' }),
                timeZone: 'UTC',
              })}
            </span>
          ))}
        </div>
      </div>
      <ol className="divide-y divide-line border-line border-y">
        {dated.map((row) => (
          <li key={row.id} className="grid gap-x-6 gap-y-2 py-3 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
            <div className="min-w-0">
              <p className="line-clamp-2 font-serif">
                <TextLink href={`/f/${slug}/r/${row.number}`}>
                  {t('numero', { number: row.number })}. {row.text}
                </TextLink>
              </p>
              <p className="mt-1 flex flex-wrap gap-x-3 text-sm text-ink-2">
                <StateMark profile={profile} row={row} quiet />
                <span>
                  {row.currentDue && row.currentDue !== row.baselineDue
                    ? t('timeline.moved', { from: day(row.baselineDue ?? ''), to: day(row.currentDue) })
                    : t('due', { day: day(row.baselineDue ?? '') })}
                </span>
              </p>
            </div>
            <div aria-hidden="true" className="relative h-8 self-center border-line border-b max-lg:mr-2">
              {months.slice(0, -1).map((month) => (
                <span
                  key={month}
                  className="absolute inset-y-0 border-line border-l"
                  style={{ left: at(month) }}
                />
              ))}
              <span className="absolute inset-y-0 border-cinnabar border-l-2" style={{ left: at(today) }} />
              <span
                className="absolute bottom-0 -translate-x-1/2 text-xl leading-none"
                style={{ left: at(row.baselineDue ?? '') }}
              >
                ◇
              </span>
              {row.currentDue && (
                <span
                  className="absolute bottom-0 -translate-x-1/2 text-xl leading-none"
                  style={{ left: at(row.currentDue) }}
                >
                  ◆
                </span>
              )}
            </div>
          </li>
        ))}
      </ol>
      <p className="mt-3 text-sm text-ink-2">{t('timeline.legend')}</p>
      {undated.length > 0 && (
        <section aria-labelledby="undated" className="mt-8">
          <h2 id="undated" className="mb-2 text-xl font-semibold">
            {t('timeline.undated')}
          </h2>
          <ul className="divide-y divide-line border-line border-y">
            {undated.map((row) => (
              <li key={row.id} className="py-2 font-serif">
                <TextLink href={`/f/${slug}/r/${row.number}`}>
                  {t('numero', { number: row.number })}. {row.text}
                </TextLink>
                {row.deadlineText && (
                  <span className="block font-sans text-sm text-ink-2">{row.deadlineText}</span>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
