'use client';
/** The programme as a printed page: times in the margin, the line of «now» in cinnabar while the forum runs. */
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useView } from '#components/live/use-view.ts';
import { useWire, type Wire } from '#components/live/wire.ts';
import { cx } from '#components/ui/cx.ts';
import { Kept } from '#components/ui/kept.tsx';
import { TextLink } from '#components/ui/link.tsx';
import { nowLine, wallClock } from '#domain/forum/programme.ts';
import type { ProgrammeItemView, ProgrammePerson, ProgrammeView } from '#domain/forum/views.ts';
import { Weekday } from './when.tsx';

export function LiveProgramme({ initial, followed }: { initial: Wire<ProgrammeView>; followed: boolean }) {
  const first = useWire(initial);
  const live = useView<ProgrammeView>('forum.programme', first.forum.id, first);
  return (
    <Kept of={() => `programme ${initial}`}>
      <ProgrammeSheet view={(followed && live.data) || first} />
    </Kept>
  );
}

function ProgrammeSheet({ view }: { view: ProgrammeView }) {
  const wall = useWall(view);
  const items = view.days.flatMap((day) => day.items);
  const now =
    view.forum.state === 'running' || view.forum.state === 'announced'
      ? nowLine(items, wall)
      : { on: [], next: null };
  return (
    <div className="flex max-w-4xl flex-col gap-10">
      {view.days.map(({ day, items: list }) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2
            id={`day-${day}`}
            className="mb-2 border-ink border-b-2 pb-2 text-lg font-semibold first-letter:uppercase"
          >
            <Weekday day={day} />
          </h2>
          <ol>
            {list.map((item) => (
              <Item
                key={item.id}
                item={item}
                slug={view.forum.slug}
                now={now.on.includes(item.id)}
                next={now.next === item.id}
              />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

/** Minutes pass: the line moves by itself. The server's clock is the first word, so that the first paint agrees. */
function useWall(view: ProgrammeView): { day: string; time: string } {
  const [wall, setWall] = useState(view.wall);
  useEffect(() => {
    const tick = () => setWall(wallClock(new Date(), view.forum.timeZone));
    const timer = setInterval(tick, 20_000);
    return () => clearInterval(timer);
  }, [view.forum.timeZone]);
  return wall;
}

const QUIET = new Set(['break', 'lunch', 'registration']);

function Item({
  item,
  slug,
  now,
  next,
}: {
  item: ProgrammeItemView;
  slug: string;
  now: boolean;
  next: boolean;
}) {
  const t = useTranslations('forum.programme');
  return (
    <li
      className={cx(
        'relative grid grid-cols-[4.5rem_1fr] gap-x-4 border-line border-b py-3 sm:grid-cols-[8rem_1fr]',
        now && '-mx-3 border-l-4 border-l-cinnabar bg-cinnabar-wash px-3 pl-2 sm:-mx-4 sm:pr-4 sm:pl-3',
      )}
      aria-current={now ? 'time' : undefined}
    >
      <p className="font-medium tabular-nums">
        {item.startsAt ? (
          <>
            <time>{item.startsAt}</time>
            {item.endsAt && (
              <span className="text-ink-2">
                <span className="max-sm:hidden"> – </span>
                <br className="sm:hidden" />
                <time>{item.endsAt}</time>
              </span>
            )}
          </>
        ) : (
          <span className="text-sm text-ink-2">{t('noTime')}</span>
        )}
      </p>
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-3 text-sm text-ink-2">
          {item.kind !== 'other' && t(`kinds.${item.kind}`) !== item.title && (
            <span>{t(`kinds.${item.kind}`)}</span>
          )}
          {item.room && <span>{item.room}</span>}
          {now && <strong className="font-semibold text-cinnabar">{t('now')}</strong>}
          {next && <strong className="font-semibold text-ink">{t('next')}</strong>}
        </p>
        <h3
          className={cx('text-pretty', QUIET.has(item.kind) ? 'text-base text-ink-2' : 'font-serif text-lg')}
        >
          {item.title}
        </h3>
        <People label={t('speakers', { count: item.speakers.length })} people={item.speakers} />
        <People label={t('moderators', { count: item.moderators.length })} people={item.moderators} shown />
        {item.track && (
          <p className="mt-1">
            <TextLink
              href={`/f/${slug}/t/${item.track.number}`}
              className="inline-flex min-h-11 items-center"
            >
              {t('track', { number: item.track.number })}
            </TextLink>
          </p>
        )}
        {item.sameAs && <p className="mt-1 text-sm text-ochre">{t('doubled')}</p>}
      </div>
    </li>
  );
}

function People({
  label,
  people,
  shown,
}: {
  label: string;
  people: readonly ProgrammePerson[];
  shown?: boolean;
}) {
  if (people.length === 0) return null;
  return (
    <>
      {shown && (
        <p aria-hidden className="mt-1 text-sm text-ink-2">
          {label}
        </p>
      )}
      <ul className={cx('text-sm text-ink-2', !shown && 'mt-1')} aria-label={label}>
        {people.map((person) => (
          <li key={`${person.name} ${person.school}`}>
            <span className="text-ink">{person.name}</span>
            {[person.post, person.school].filter(Boolean).length > 0 &&
              `, ${[person.post, person.school].filter(Boolean).join(', ')}`}
          </li>
        ))}
      </ul>
    </>
  );
}
