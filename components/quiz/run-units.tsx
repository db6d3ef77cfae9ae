'use client';
/** Tables (or players) as the moderator sees them: who is there, who has answered, what may be mended. And where each stands. */
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import type { DeskUnit, DeskView } from '#domain/quiz/run-views.ts';
import { localeOf } from '#messages/locale.ts';
import { pointsText } from './labels.ts';
import { type Act, UnitDialog } from './unit-dialog.tsx';

export function useUnitName() {
  const t = useTranslations('quiz.run');
  return ({ name, table }: { name: string; table: number | null }) =>
    name || (table === null ? '' : t('table', { number: table }));
}

const slowest = ({ factor, people }: DeskUnit) => Math.max(factor, ...people.map((one) => one.factor));

export function RunUnits({ view, act, pending }: { view: DeskView; act: Act; pending: boolean }) {
  const t = useTranslations('quiz.run');
  const nameOf = useUnitName();
  const asked = ['answering', 'paused', 'locked'].includes(view.play.run.phase);
  return (
    <section aria-labelledby="units">
      <div className="flex items-center gap-2 border-ink border-b pb-2">
        <h2 id="units" className="grow font-semibold">
          {t(view.settings.teams ? 'teams' : 'alone')}
          <span className="ml-2 font-normal text-ink-2 text-sm">
            {t('phoneCount', { count: view.players })}
          </span>
        </h2>
        {view.settings.teams && (
          <Button size="sm" isDisabled={pending} onPress={() => act('quiz.addTable', {})}>
            {t('addTable')}
          </Button>
        )}
      </div>
      <ul>
        {view.units.map((unit) => (
          <li key={unit.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b py-2">
            <span className="min-w-0 grow basis-40">
              <span className="font-medium">{nameOf(unit)}</span>
              {slowest(unit) > 1 && (
                <span className="ml-2 text-sm text-ink-2">{t('factorGiven', { factor: slowest(unit) })}</span>
              )}
              <span className="block truncate text-ink-2 text-sm">
                {view.settings.teams ? unit.people.map(({ name }) => name).join(', ') || t('nobody') : ''}
              </span>
            </span>
            {asked && unit.phones > 0 && (
              <span className={`text-sm ${unit.answered ? 'font-semibold text-green' : 'text-ink-2'}`}>
                {t(unit.answered ? 'sent' : 'waits')}
              </span>
            )}
            <UnitDialog unit={unit} name={nameOf(unit)} settings={view.settings} act={act} />
          </li>
        ))}
      </ul>
    </section>
  );
}

export function RunStandings({ view }: { view: DeskView }) {
  const t = useTranslations('quiz.run');
  const locale = localeOf(useLocale());
  const nameOf = useUnitName();
  if (!view.standings.some(({ of }) => of > 0)) return null;
  return (
    <section aria-labelledby="standings">
      <h2 id="standings" className="border-ink border-b pb-2 font-semibold">
        {t('standings')} <span className="font-normal text-ink-2 text-sm">{t('standingsNote')}</span>
      </h2>
      {view.tied.length > 1 && <p className="mt-2 text-cinnabar">{t('tied')}</p>}
      <ol>
        {view.standings.map((place) => (
          <li key={`${place.table}${place.name}`} className="flex gap-3 border-line border-b py-1.5">
            <b className="w-6 tabular-nums">{place.place}</b>
            <span className="min-w-0 grow truncate">{nameOf(place)}</span>
            <span className="text-ink-2 text-sm">{t('right', { right: place.right, of: place.of })}</span>
            <span className="w-14 text-right tabular-nums">{pointsText(place.points, locale)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
