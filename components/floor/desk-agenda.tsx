'use client';
/** The agenda of the track with the line under way; speeches are written down under it. */
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { TextLink } from '#components/ui/link.tsx';
import type { FloorNow } from '#domain/floor/views.ts';
import { Part } from './desk-part.tsx';
import type { Step } from './use-desk.ts';

export function DeskAgenda({
  floor,
  slug,
  step,
  pending,
}: {
  floor: FloorNow;
  slug: string;
  step: Step;
  pending: boolean;
}) {
  const t = useTranslations('floor.desk');
  if (!floor.track) return null;
  const { agenda, agendaAt } = floor;
  const next = agendaAt === null ? 0 : agendaAt + 1;
  return (
    <Part
      id="agenda"
      title={t('agenda')}
      action={
        next < agenda.length ? (
          <Button
            size="sm"
            isDisabled={pending}
            aria-keyshortcuts="A"
            onPress={() => step('floor.setAgendaLine', { at: next })}
          >
            {t(agendaAt === null ? 'agendaBegin' : 'agendaNext')}
          </Button>
        ) : undefined
      }
    >
      {agenda.length === 0 && (
        <p className="py-2 text-ink-2">
          {t('agendaEmpty')}{' '}
          <TextLink href={`/f/${slug}/t/${floor.track.number}`}>{t('agendaEdit')}</TextLink>
        </p>
      )}
      <ol>
        {agenda.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of an agenda have no other identity.
          <li key={at} className="border-line border-b">
            <button
              type="button"
              disabled={pending}
              aria-current={at === agendaAt ? 'step' : undefined}
              onClick={() => step('floor.setAgendaLine', { at: at === agendaAt ? null : at })}
              className={`flex min-h-11 w-full items-center gap-3 py-2 text-left hover:bg-sunk ${at === agendaAt ? 'border-cinnabar border-l-4 pl-3 font-semibold' : ''}`}
            >
              <span className="w-6 shrink-0 text-ink-2 tabular-nums">{at + 1}.</span>
              <span className="min-w-0 grow wrap-anywhere">{line.text}</span>
              {line.minutes && (
                <span className="shrink-0 text-sm text-ink-2">{t('minutes', { count: line.minutes })}</span>
              )}
            </button>
          </li>
        ))}
      </ol>
    </Part>
  );
}
