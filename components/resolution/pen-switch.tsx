'use client';
/** The pen, in one press: for the whole text, for all for ten minutes, for a section of its own. */
import { useFormatter, useTranslations } from 'next-intl';
import { groupHeading } from '#domain/resolution/layout.ts';
import type { DraftPageView } from '#domain/resolution/views.ts';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';

const MODES = ['everyone', 'editors', 'secretary'] as const;
type Run = (name: 'setPen' | 'penToAll' | 'setSectionPen', input: unknown) => Promise<boolean>;

/** In words, for those who only want to know whether they may write. */
export function PenWords({ pen }: { pen: DraftPageView['pen'] }) {
  const t = useTranslations('resolution.pen');
  return <span>{t(pen.write ? (pen.scope ? 'yoursPart' : 'yours') : 'none')}</span>;
}

export function PenSwitch({ view, run, pending }: { view: DraftPageView; run: Run; pending: boolean }) {
  const t = useTranslations('resolution.pen');
  const format = useFormatter();
  const { resolution, snapshot } = view;
  const { id: resolutionId, penMode, penEveryoneUntil, sections } = resolution;
  const groups = snapshot.groups.filter(({ deleted }) => !deleted);
  return (
    <div className="flex flex-col gap-3">
      <fieldset className="flex flex-col" aria-busy={pending}>
        <legend className="sr-only">{t('title')}</legend>
        {MODES.map((mode) => (
          <label key={mode} className="flex min-h-11 cursor-pointer items-start gap-3 py-2.5">
            <input
              type="radio"
              name={`pen-${resolutionId}`}
              className="mt-0.5 size-5 shrink-0 accent-ink"
              checked={penMode === mode}
              // Said by the server: a press under way must not take the focus from the group.
              onChange={() => pending || run('setPen', { resolutionId, mode })}
            />
            <span className="min-w-0">
              {t(`modes.${mode}`)}
              <span className="block text-ink-2 text-sm">{t(`notes.${mode}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {penMode !== 'everyone' && (
        <div className="flex flex-wrap items-center gap-3">
          {penEveryoneUntil && (
            <span className="font-medium text-blue">
              {t('until', { time: format.dateTime(new Date(penEveryoneUntil), 'time') })}
            </span>
          )}
          <Button
            size="sm"
            isDisabled={pending}
            onPress={() => run('penToAll', { resolutionId, minutes: penEveryoneUntil ? 0 : 10 })}
          >
            {t(penEveryoneUntil ? 'takeBack' : 'toAll')}
          </Button>
        </div>
      )}
      {penMode !== 'everyone' && groups.length > 0 && (
        <Disclosure title={t('sections')} open={sections.length > 0}>
          <ul className="flex flex-col gap-3">
            {groups.map((group) => {
              const mode = sections.find(({ groupId }) => groupId === group.id)?.mode ?? 'whole';
              const label = groupHeading(group).replace(/:$/, '');
              return (
                <li key={group.id}>
                  <label className="flex flex-col gap-1 text-sm">
                    <span>{label}</span>
                    <select
                      className="min-h-11 rounded-control border border-edge bg-sheet px-2 text-base text-ink"
                      value={mode}
                      disabled={pending}
                      onChange={(event) =>
                        run('setSectionPen', {
                          resolutionId,
                          groupId: group.id,
                          mode: event.target.value === 'whole' ? null : event.target.value,
                        })
                      }
                    >
                      <option value="whole">{t('asWhole')}</option>
                      {MODES.map((one) => (
                        <option key={one} value={one}>
                          {t(`modes.${one}`)}
                        </option>
                      ))}
                    </select>
                  </label>
                </li>
              );
            })}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}
