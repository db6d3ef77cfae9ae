'use client';
/**
 * Four columns. A card is dragged, or sent by the list under it: both open the form of the step on the row's own page;
 * nothing moves silently. Without script the list is a set of links.
 */
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { buttonClass } from '#components/ui/button-class.ts';
import { cx } from '#components/ui/cx.ts';
import { TextLink } from '#components/ui/link.tsx';
import type { Profile } from '#domain/forum/presets.ts';
import { COLUMN_OF, COLUMNS, type Column, wayTo } from '#domain/recommendation/columns.ts';
import type { BoardRole } from '#domain/recommendation/rules.ts';
import type { KeeperRow, MemberRow } from '#domain/recommendation/views.ts';
import { DueLine, StateMark, useNames } from './words.tsx';

type Row = KeeperRow | MemberRow;

/** Letters have a desk of their own; every other step stands on the row's page. */
const formOf = (slug: string, row: Row, event: string) =>
  event === 'send' || event === 'report' ? `/f/${slug}/letters` : `/f/${slug}/r/${row.number}?do=${event}`;

export function BoardColumns({
  slug,
  profile,
  rows,
  roles,
}: {
  slug: string;
  profile: Profile;
  rows: readonly Row[];
  roles: readonly BoardRole[];
}) {
  const t = useTranslations('board');
  const router = useRouter();
  const [held, hold] = useState<Row | null>(null);
  const way = (column: Column) => (held ? wayTo(held.state, roles, column) : null);
  const whole = rows.filter((row) => row.parts === 0);
  return (
    <>
      <nav aria-label={t('columns.jump')} className="mb-4 flex flex-wrap gap-1 md:hidden">
        {COLUMNS.map((column) => (
          <a key={column} href={`#column-${column}`} className={buttonClass('line', 'sm')}>
            {t('groupCount', {
              name: t(`columns.${column}`),
              count: whole.filter((row) => COLUMN_OF[row.state] === column).length,
            })}
          </a>
        ))}
      </nav>
      <div className="grid gap-5 md:grid-cols-2 xl:grid-cols-4">
        {COLUMNS.map((column) => {
          const cards = whole.filter((row) => COLUMN_OF[row.state] === column);
          return (
            <section
              key={column}
              aria-labelledby={`column-${column}`}
              onDragOver={(event) => {
                if (way(column)) event.preventDefault();
              }}
              onDrop={(event) => {
                event.preventDefault();
                const step = way(column);
                if (held && step) router.push(formOf(slug, held, step));
                hold(null);
              }}
              className={cx(
                'min-w-0 rounded-sheet p-3',
                way(column) ? 'bg-sunk outline-2 outline-ink' : 'bg-sunk',
              )}
            >
              <h2 id={`column-${column}`} className="mb-3 scroll-mt-20 px-1 font-semibold">
                {t(`columns.${column}`)} <span className="font-normal text-ink-2">{cards.length}</span>
              </h2>
              {cards.length === 0 && <p className="px-1 text-sm text-ink-2">{t('columns.none')}</p>}
              <ol className="flex flex-col gap-3">
                {cards.map((row) => (
                  <li
                    key={row.id}
                    draggable={COLUMNS.some((one) => wayTo(row.state, roles, one) !== null)}
                    onDragStart={() => hold(row)}
                    onDragEnd={() => hold(null)}
                    className="rounded-control bg-sheet p-4 shadow-sheet"
                  >
                    <Card row={row} slug={slug} profile={profile} roles={roles} />
                  </li>
                ))}
              </ol>
            </section>
          );
        })}
      </div>
    </>
  );
}

function Card({
  row,
  slug,
  profile,
  roles,
}: {
  row: Row;
  slug: string;
  profile: Profile;
  roles: readonly BoardRole[];
}) {
  const t = useTranslations('board');
  const names = useNames();
  const ways = COLUMNS.flatMap((column) => {
    const event = wayTo(row.state, roles, column);
    return event ? [{ column, event }] : [];
  });
  return (
    <>
      <p className="line-clamp-4 font-serif">
        <span className="text-ink-2">{row.marker} </span>
        <TextLink href={`/f/${slug}/r/${row.number}`}>{row.text}</TextLink>
      </p>
      <p className="mt-2 text-sm text-ink-2">
        {[t('numero', { number: row.number }), names(row.addressees.map((a) => a.name))].join(' · ')}
      </p>
      <div className="mt-2 flex flex-col gap-1 text-sm">
        <StateMark profile={profile} row={row} quiet />
        {row.circle && <span>{t('marked', row.circle)}</span>}
        <DueLine row={row} />
      </div>
      {ways.length > 0 && (
        <details className="mt-2 text-sm">
          <summary className="min-h-11 cursor-pointer py-2.5 font-medium">{t('columns.move')}</summary>
          <ul>
            {ways.map(({ column, event }) => (
              <li key={column}>
                <a className="flex min-h-11 items-center underline" href={formOf(slug, row, event)}>
                  {t(`columns.${column}`)}
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
