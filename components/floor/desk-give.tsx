'use client';
/** «Дать слово»: the secretary types three letters and taps who speaks, or who asks the speaker; somebody else by name. */
import { useTranslations } from 'next-intl';
import { type RefObject, useState } from 'react';
import { useView } from '#components/live/use-view.ts';
import { Button } from '#components/ui/button.tsx';
import { SearchField } from '#components/ui/text-field.tsx';
import type { DeskPerson, FloorDesk } from '#domain/floor/views.ts';
import { Part } from './desk-part.tsx';
import type { Run, Step } from './use-desk.ts';

const SHOWN = 8;
/** With a queue the list opens when somebody is looked for. */
const SHOWN_BESIDE_QUEUE = 0;
const fold = (text: string) => text.toLowerCase().replaceAll('ё', 'е');

export function DeskGive({
  desk,
  initial,
  run,
  step,
  pending,
  field,
}: {
  desk: FloorDesk;
  initial: DeskPerson[];
  run: Run;
  step: Step;
  pending: boolean;
  field: RefObject<HTMLDivElement | null>;
}) {
  const t = useTranslations('floor.desk');
  const { floor, spoke } = desk;
  const people =
    useView<DeskPerson[]>('floor.people', `${floor.forumId}:${floor.id}`, initial).data ?? initial;
  const [query, setQuery] = useState('');
  const wanted = fold(query.trim());
  const found = people
    .filter(({ name, school }) => wanted === '' || fold(`${name} ${school}`).includes(wanted))
    // Those in the hall first, and among them whoever has not spoken.
    .sort(
      (a, b) =>
        Number(b.present) - Number(a.present) || (spoke[a.id]?.turns ?? 0) - (spoke[b.id]?.turns ?? 0),
    );
  const give = async (who: { participantId: string } | { name: string }) => {
    if (await step('floor.give', who)) setQuery('');
  };
  const other = query.trim();
  const shown = wanted === '' && desk.settings.mode === 'queue' ? SHOWN_BESIDE_QUEUE : SHOWN;
  return (
    <Part id="give" title={t('giveTo')}>
      <div ref={field}>
        <SearchField label={t('find')} value={query} onChange={setQuery} className="mt-2" />
      </div>
      <ul className="mt-1">
        {found.slice(0, shown).map((person) => (
          <li
            key={person.id}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b py-1.5"
          >
            <span className="min-w-0 grow basis-36 wrap-anywhere">
              {person.name}
              <span className="block text-sm text-ink-2">
                {[
                  person.school,
                  spoke[person.id] && t('turns', { count: spoke[person.id]!.turns }),
                  !person.present && t('absent'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <Button
              size="sm"
              isDisabled={pending}
              aria-label={`${t('give')}: ${person.name}`}
              onPress={() => give({ participantId: person.id })}
            >
              {t('give')}
            </Button>
            {floor.speaking && !floor.interposed && (
              <Button
                size="sm"
                tone="quiet"
                isDisabled={pending}
                aria-label={`${t('interpose')}: ${person.name}`}
                onPress={() => step('floor.interpose', { participantId: person.id })}
              >
                {t('interpose')}
              </Button>
            )}
            {desk.settings.mode === 'queue' && (
              <Button
                size="sm"
                tone="quiet"
                isDisabled={pending}
                aria-label={`${t('enlist')}: ${person.name}`}
                onPress={() => run('floor.enlist', { floorId: floor.id, participantId: person.id })}
              >
                {t('enlist')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {other.length > 2 && found.length === 0 && (
        <p className="flex flex-wrap items-center gap-3 py-3 text-ink-2">
          {t('noMatch')}
          <Button isDisabled={pending} onPress={() => give({ name: other })}>
            {t('byName', { name: other })}
          </Button>
        </p>
      )}
    </Part>
  );
}
