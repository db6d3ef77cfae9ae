'use client';
/** Raised hands in the order of the rule, and those heard; anybody may be called out of turn with one press. */
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import type { FloorDesk } from '#domain/floor/views.ts';
import { Part } from './desk-part.tsx';
import type { Run, Step } from './use-desk.ts';

export function DeskQueue({
  desk,
  run,
  step,
  pending,
}: {
  desk: FloorDesk;
  run: Run;
  step: Step;
  pending: boolean;
}) {
  const t = useTranslations('floor.desk');
  const kinds = useTranslations('floor.kind');
  const sides = useTranslations('floor.side');
  const { floor, hands, heard, groups, settings } = desk;
  const minutes = (ms: number) => t('minutes', { count: Math.max(1, Math.round(ms / 60_000)) });
  return (
    <Part
      id="queue"
      title={t('queue')}
      note={hands.length || ''}
      action={
        <Button
          size="sm"
          isDisabled={pending}
          aria-keyshortcuts="Q"
          onPress={() => run('floor.open', { floorId: floor.id, open: !floor.queueOpen })}
        >
          {t(floor.queueOpen ? 'closeQueue' : 'openQueue')}
        </Button>
      }
    >
      {hands.length === 0 && (
        <p className="py-2 text-ink-2">
          {t('queueEmpty')} {t(floor.queueOpen ? 'queueOpen' : 'queueClosed')}.
        </p>
      )}
      <ol>
        {hands.map((hand, at) => (
          <li key={hand.id} className="flex flex-wrap items-center gap-x-2 gap-y-1 border-line border-b py-2">
            <span className="w-6 text-ink-2 tabular-nums">{at + 1}.</span>
            <span className="min-w-0 grow basis-24 wrap-anywhere">
              <span className="font-medium">{hand.speaker.name}</span>
              <span className="block text-sm text-ink-2">
                {[
                  hand.kind !== 'main' && kinds(hand.kind),
                  hand.side && sides(hand.side),
                  hand.first && t('first'),
                  hand.speaker.school,
                  hand.note,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <Button
              size="sm"
              isDisabled={pending}
              aria-label={`${t('call')}: ${hand.speaker.name}`}
              onPress={() => step('floor.call', { speechId: hand.id })}
            >
              {t('call')}
            </Button>
            {floor.speaking && hand.kind === 'question' && (
              <Button
                size="sm"
                isDisabled={pending}
                aria-label={`${t('interpose')}: ${hand.speaker.name}`}
                onPress={() => step('floor.interpose', { speechId: hand.id })}
              >
                {t('interpose')}
              </Button>
            )}
            <Button
              size="sm"
              tone="quiet"
              isDisabled={pending}
              aria-label={`${t('remove')}: ${hand.speaker.name}`}
              onPress={() => run('floor.lower', { speechId: hand.id })}
            >
              {t('remove')}
            </Button>
          </li>
        ))}
      </ol>
      {groups.length > 0 && (
        <p className="py-2 text-sm text-ink-2">
          {groups
            .map(({ name, ms }) =>
              settings.groupMinutes > 0
                ? t('groupOf', { name, count: Math.round(ms / 60_000), most: settings.groupMinutes })
                : `${name} — ${minutes(ms)}`,
            )
            .join(', ')}
        </p>
      )}
      <Disclosure title={`${t('heard')}${heard.length ? ` · ${heard.length}` : ''}`}>
        {heard.length === 0 && <p className="text-ink-2">{t('heardEmpty')}</p>}
        <ul>
          {heard.map(({ id, name, kind, ms, topic }) => (
            <li key={id} className="flex gap-3 py-1">
              <span className="min-w-0 grow wrap-anywhere">
                {name}
                <span className="block text-sm text-ink-2">
                  {[kind !== 'main' && kinds(kind), topic].filter(Boolean).join(' · ')}
                </span>
              </span>
              <span className="text-sm text-ink-2 tabular-nums">{minutes(ms)}</span>
            </li>
          ))}
        </ul>
      </Disclosure>
    </Part>
  );
}
