'use client';
/**
 * The registration desk: three letters, one tap. Several desks see each other's taps; a tap shows at once, says
 * «отправляется» until the server has it, and survives a lost connection.
 */
import { useTranslations } from 'next-intl';
import { useDeferredValue, useMemo, useState } from 'react';
import { runCommand } from '#components/live/run-command.ts';
import { useConnection } from '#components/live/use-view.ts';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { FormMessage } from '#components/ui/form-message.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { SearchField } from '#components/ui/text-field.tsx';
import { useAlive } from '#components/ui/use-alive.ts';
import { foldName } from '#domain/forum/fold-name.ts';
import type { DeskRow, DeskView } from '#domain/forum/views.ts';
import type { Fail } from '#domain/result.ts';
import type { Act } from './act.ts';
import { GiveAll, WalkIn } from './desk-extra.tsx';
import { DeskLine } from './desk-line.tsx';
import { useDesk } from './use-desk.ts';

const SHOWN = 60;
type Filter = 'all' | 'absent' | 'present';

export function Desk({ initial, act, links }: { initial: DeskView; act: Act; links: React.ReactNode }) {
  const t = useTranslations('people.deskPage');
  const view = useDesk(initial);
  const connection = useConnection();
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const [shown, setShown] = useState(SHOWN);
  const [failure, setFailure] = useState<Fail | null>(null);
  const [wanted, setWanted] = useState<Readonly<Record<string, Partial<DeskRow>>>>({});
  const asked = useDeferredValue(query);
  const alive = useAlive();

  const rows = useMemo(
    () => view.rows.map((row) => ({ row, key: foldName(`${row.fullName} ${row.school} ${row.badgeCode}`) })),
    [view.rows],
  );
  const found = useMemo(() => {
    const words = foldName(asked).split(' ').filter(Boolean);
    return rows
      .filter(
        ({ row, key }) =>
          (filter === 'all' || row.present === (filter === 'present')) &&
          words.every((word) => key.includes(word)),
      )
      .map(({ row }) => row);
  }, [rows, asked, filter]);

  function send(row: DeskRow, name: string, input: Record<string, unknown>, expected: Partial<DeskRow>) {
    setWanted((was) => ({ ...was, [row.id]: { ...was[row.id], ...expected } }));
    void runCommand(name, { participantId: row.id, ...input }).then((result) => {
      setWanted(({ [row.id]: _done, ...rest }) => rest);
      setFailure(result.ok ? null : result);
    });
  }

  const unconfirmed = view.rows.filter(({ confirmed }) => !confirmed);
  return (
    <div className="flex max-w-4xl flex-col gap-5">
      <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1 tabular-nums" aria-live="polite">
        <p className="text-xl font-semibold first-letter:uppercase">
          {t('inHall', { present: view.hall.present, listed: view.hall.listed })}
        </p>
        <p className="text-ink-2">{t('votes', { count: view.hall.voting })}</p>
        <p className="text-ink-2">{t('joinCode', { code: view.joinCode })}</p>
      </div>
      {connection === 'offline' && <Notice kind="offline" title={t('offline')} />}
      <FormMessage failure={failure} />
      <SearchField
        label={t('find')}
        hint={t('findHint')}
        value={query}
        onChange={(value) => {
          setQuery(value);
          setShown(SHOWN);
        }}
        autoFocus
      />
      {unconfirmed.length > 0 && query === '' && (
        <section inert={!alive} className="rounded-control border border-cinnabar bg-cinnabar-wash px-4 py-3">
          <h2 className="font-semibold text-cinnabar">{t('unconfirmed')}</h2>
          <ul>
            {unconfirmed.map((row) => (
              <li key={row.id} className="flex flex-wrap items-center gap-2 py-2">
                <span className="min-w-0 grow basis-56">
                  {row.fullName}
                  {row.school && <span className="text-ink-2">, {row.school}</span>}
                </span>
                <Button
                  size="sm"
                  tone="ink"
                  onPress={() => send(row, 'desk.confirm', { as: 'participant' }, { confirmed: true })}
                >
                  {t('asParticipant')}
                </Button>
                <Button
                  size="sm"
                  onPress={() => send(row, 'desk.confirm', { as: 'guest' }, { confirmed: true })}
                >
                  {t('asGuest')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">{t('title')}</legend>
        {(['all', 'absent', 'present'] as const).map((id) => (
          <Button
            key={id}
            size="sm"
            tone={filter === id ? 'ink' : 'line'}
            aria-pressed={filter === id}
            onPress={() => setFilter(id)}
          >
            {t(id)}
          </Button>
        ))}
      </fieldset>
      {found.length === 0 ? (
        <p className="text-ink-2">{t('nobody')}</p>
      ) : (
        <ul inert={!alive} className={cx('border-ink border-t', !alive && 'cursor-progress')}>
          {found.slice(0, shown).map((row) => (
            <DeskLine
              key={row.id}
              row={{ ...row, ...wanted[row.id] }}
              sending={row.id in wanted}
              send={(...args) => send(row, ...args)}
            />
          ))}
        </ul>
      )}
      {found.length > shown && (
        <ShowMore shown={shown} total={found.length} onPress={() => setShown(shown + 200)} />
      )}
      <WalkIn forumId={view.forumId} name={query} onAdded={() => setQuery('')} />
      <div className="flex flex-wrap gap-2 border-line border-t pt-4">
        <GiveAll forumId={view.forumId} act={act} />
        {links}
      </div>
    </div>
  );
}

function ShowMore({ shown, total, onPress }: { shown: number; total: number; onPress: () => void }) {
  const t = useTranslations('ui');
  return (
    <div className="flex items-center gap-3">
      <Button size="sm" onPress={onPress}>
        {t('showMore')}
      </Button>
      <span className="text-sm text-ink-2">{t('shownOf', { shown, total })}</span>
    </div>
  );
}
