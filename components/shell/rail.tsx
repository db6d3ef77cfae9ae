'use client';
/**
 * The line is the navigation: the stations of a forum as one line, a marker where the forum stands, a count beside each
 * name, and in cinnabar what awaits the reader. The line is ink up to the station reached and thin beyond it.
 */
import { useTranslations } from 'next-intl';
import { CountMark } from '#components/ui/badge.tsx';
import { cx } from '#components/ui/cx.ts';
import { Kept } from '#components/ui/kept.tsx';
import { BareLink } from '#components/ui/link.tsx';
import type { Station } from './types.ts';

interface Props {
  stations: readonly Station[];
  title: string;
}

/** It stands on a page twice, for the desktop and for the phone. */
export function Rail(props: Props) {
  return (
    <Kept of={() => `rail ${JSON.stringify(props)}`}>
      <Line {...props} />
    </Kept>
  );
}

function Line({ stations, title }: Props) {
  const t = useTranslations('shell');
  const last = stations.reduce((at, station, index) => (station.reached ? index : at), 0);
  return (
    <nav aria-label={t('stationsOf', { forum: title })}>
      <ol className="flex flex-col">
        {stations.map((station, index) => (
          <li key={station.key} className="relative">
            {index > 0 && (
              <span
                aria-hidden
                className={cx(
                  'pointer-events-none absolute top-0 left-[21px] z-1 h-1/2',
                  index <= last ? 'w-0.5 bg-ink' : 'w-0 border-edge border-l-2 border-dotted',
                )}
              />
            )}
            {index < stations.length - 1 && (
              <span
                aria-hidden
                className={cx(
                  'pointer-events-none absolute bottom-0 left-[21px] z-1 h-1/2',
                  index < last ? 'w-0.5 bg-ink' : 'w-0 border-edge border-l-2 border-dotted',
                )}
              />
            )}
            <BareLink
              href={station.href}
              aria-current={station.here ? 'page' : undefined}
              className={cx(
                'group relative flex min-h-11 items-center gap-3 rounded-control py-1 pr-2 pl-3 lg:pointer-fine:min-h-10 no-underline transition-colors hover:bg-sunk',
                station.here ? 'bg-sunk font-semibold text-ink' : station.reached ? 'text-ink' : 'text-ink-2',
              )}
            >
              <Stop reached={station.reached} standing={index === last} />
              <span className="min-w-0 grow">{t(`station.${station.key}`)}</span>
              {index === last && <span className="sr-only">{t('forumIsHere')}</span>}
              <Waiting station={station} />
            </BareLink>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Stop({ reached, standing }: { reached: boolean; standing: boolean }) {
  if (standing)
    return (
      <span
        aria-hidden
        className="relative z-2 inline-flex size-5 shrink-0 items-center justify-center rounded-full border-2 border-ink bg-paper"
      >
        <span className="size-2.5 rounded-full bg-ink" />
      </span>
    );
  return (
    <span aria-hidden className="relative z-2 inline-flex size-5 shrink-0 items-center justify-center">
      <span
        className={cx('size-3 rounded-full border-2', reached ? 'border-ink bg-ink' : 'border-edge bg-paper')}
      />
    </span>
  );
}

function Waiting({ station }: { station: Station }) {
  const t = useTranslations('shell');
  const { awaiting, count } = station;
  if (typeof awaiting === 'number' && awaiting > 0)
    return <CountMark count={awaiting} awaiting label={t('awaitsYou', { count: awaiting })} />;
  return (
    <>
      {awaiting === true && (
        <span className="inline-flex size-2.5 rounded-full bg-cinnabar">
          <span className="sr-only">{t('awaitsYou', { count: 1 })}</span>
        </span>
      )}
      {count !== undefined && <CountMark count={count} />}
    </>
  );
}
