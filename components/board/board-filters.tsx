'use client';
/** Filters as plain links and one plain form: they work without script and can be sent to a colleague. */
import { useTranslations } from 'next-intl';
import { useWire, type Wire } from '#components/live/wire.ts';
import { buttonClass } from '#components/ui/button-class.ts';
import { cx } from '#components/ui/cx.ts';
import { CONTROL } from '#components/ui/field-parts.tsx';
import { Kept } from '#components/ui/kept.tsx';
import { GROUPS } from '#domain/recommendation/rules.ts';
import type { BoardView } from '#domain/recommendation/views.ts';

export type Filter = { group?: string; addressee?: string; q?: string; pending?: string; signal?: string };

type Props = {
  slug: string;
  view: Pick<BoardView, 'counts' | 'signals' | 'addressees' | 'audience'>;
  filter: Filter;
  eyes: string | null;
};

export function BoardFilters({ from }: { from: Wire<Props> }) {
  return (
    <Kept of={() => `board filters ${from}`}>
      <Filters {...useWire(from)} />
    </Kept>
  );
}

function Filters({ slug, view, filter, eyes }: Props) {
  const t = useTranslations('board');
  const here = `/f/${slug}/board`;
  const href = (change: Filter) => {
    const params = new URLSearchParams();
    for (const [key, value] of Object.entries({
      ...filter,
      pending: undefined,
      signal: undefined,
      ...change,
      as: eyes ?? undefined,
    }))
      if (value) params.set(key, value);
    const text = params.toString();
    return text ? `${here}?${text}` : here;
  };
  const { counts } = view;
  const tabs = [
    {
      key: 'all',
      on: !filter.group && filter.pending !== '1' && !filter.signal,
      href: href({ group: undefined }),
      count: counts.total,
    },
    ...GROUPS.map((group) => ({
      key: group,
      on: filter.group === group,
      href: href({ group }),
      count: counts[group],
    })),
  ] as const;
  return (
    <div data-print="no" className="mb-8 flex flex-wrap items-end gap-x-6 gap-y-3">
      <nav aria-label={t('filter')} className="flex flex-wrap gap-1">
        {tabs.map((tab) => (
          <a
            key={tab.key}
            href={tab.href}
            aria-current={tab.on ? 'true' : undefined}
            className={cx(buttonClass(tab.on ? 'ink' : 'quiet', 'sm'))}
          >
            {t('groupCount', { name: t(`group.${tab.key}`), count: tab.count })}
          </a>
        ))}
        {counts.pending > 0 && (
          <a
            href={`${here}?pending=1`}
            aria-current={filter.pending === '1' ? 'true' : undefined}
            className={buttonClass(filter.pending === '1' ? 'cinnabar' : 'line', 'sm')}
          >
            {t('pendingOnly', { count: counts.pending })}
          </a>
        )}
      </nav>
      {view.signals.length > 0 && (
        <nav aria-label={t('signals')} className="flex w-full flex-wrap gap-1">
          {view.signals.map(({ signal, count }) => (
            <a
              key={signal}
              href={href({ signal: filter.signal === signal ? undefined : signal })}
              aria-current={filter.signal === signal ? 'true' : undefined}
              className={buttonClass(
                filter.signal === signal ? 'ink' : signal === 'awaiting_us' ? 'line' : 'quiet',
                'sm',
              )}
            >
              {t('groupCount', { name: t(`signal.${signal}`), count })}
            </a>
          ))}
        </nav>
      )}
      {(counts.total > 8 || filter.q || filter.addressee || view.audience === 'addressee') && (
        <form method="get" action={here} className="flex min-w-0 grow flex-wrap items-end gap-2">
          {eyes && <input type="hidden" name="as" value={eyes} />}
          {filter.group && <input type="hidden" name="group" value={filter.group} />}
          {filter.signal && <input type="hidden" name="signal" value={filter.signal} />}
          <label className="flex min-w-0 grow basis-48 flex-col gap-1 text-sm font-medium">
            {t('addressee')}
            <select name="addressee" defaultValue={filter.addressee ?? ''} className={CONTROL}>
              {view.audience !== 'addressee' && <option value="">{t('anyAddressee')}</option>}
              {view.addressees.map((a) => (
                <option key={a.id} value={a.id}>
                  {a.name} ({a.count})
                </option>
              ))}
            </select>
          </label>
          {view.audience !== 'addressee' && (
            <label className="flex min-w-0 grow basis-48 flex-col gap-1 text-sm font-medium">
              {t('search')}
              <input name="q" defaultValue={filter.q ?? ''} maxLength={100} className={CONTROL} />
            </label>
          )}
          <button type="submit" className={buttonClass('line')}>
            {t('find')}
          </button>
        </form>
      )}
    </div>
  );
}
