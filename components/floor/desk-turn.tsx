'use client';
/** Who has the floor and for how long, with every button of a turn. Stays in sight while the page scrolls. */
import { useTranslations } from 'next-intl';
import { useServerNow } from '#components/room/wall-floor.tsx';
import { Button } from '#components/ui/button.tsx';
import { listName } from '#domain/account/names.ts';
import { clockText, leftMs, spokenMs } from '#domain/floor/rules.ts';
import type { FloorDesk, TurnView } from '#domain/floor/views.ts';
import type { Step } from './use-desk.ts';

export function DeskTurn({ desk, step, pending }: { desk: FloorDesk; step: Step; pending: boolean }) {
  const t = useTranslations('floor.desk');
  const kinds = useTranslations('floor.kind');
  const { speaking, interposed } = desk.floor;
  const turn = interposed ?? speaking;
  const next = desk.hands[0];
  const standing = turn?.pausedAt !== null;
  return (
    <section
      aria-label={t('floor')}
      className="sticky top-14 z-10 -mx-4 mb-6 border-ink border-b-2 bg-paper px-4 py-3 sm:-mx-6 sm:px-6 lg:-mx-8 lg:px-8"
    >
      <div className="flex flex-wrap items-center gap-x-8 gap-y-3">
        <div className="min-w-0 grow basis-60">
          {turn ? (
            <>
              <p className="text-sm text-ink-2">
                {kinds(turn.kind)}
                {interposed && speaking && ` · ${t('waits', { name: listName(speaking.speaker.name) })}`}
              </p>
              <p className="text-xl font-semibold wrap-anywhere" aria-live="polite">
                {turn.speaker.name}
              </p>
              <p className="text-sm text-ink-2 wrap-anywhere">
                {[turn.speaker.post, turn.speaker.school].filter(Boolean).join(', ')}
              </p>
            </>
          ) : (
            <p className="text-xl font-semibold">{t('nobody')}</p>
          )}
        </div>
        {turn && <Clock turn={turn} />}
        <div className="flex flex-wrap gap-2">
          {next && (
            <Button tone="ink" isDisabled={pending} onPress={() => step('floor.call')} aria-keyshortcuts="N">
              {t('nextIs', { name: listName(next.speaker.name) })}
            </Button>
          )}
          {turn && (
            <>
              <Button
                tone={next ? 'line' : 'ink'}
                isDisabled={pending}
                onPress={() => step('floor.finish')}
                aria-keyshortcuts="F"
              >
                {t(interposed ? 'finishQuestion' : 'finish')}
              </Button>
              <Button
                isDisabled={pending}
                onPress={() => step('floor.setTimer', { running: standing })}
                aria-keyshortcuts="P"
              >
                {t(standing ? 'resume' : 'pause')}
              </Button>
              <Button
                isDisabled={pending}
                onPress={() => step('floor.extend', { seconds: 60 })}
                aria-keyshortcuts="M"
              >
                {t('more')}
              </Button>
            </>
          )}
        </div>
      </div>
    </section>
  );
}

function Clock({ turn }: { turn: TurnView }) {
  const t = useTranslations('floor.desk');
  const standing = turn.pausedAt !== null;
  const now = useServerNow(!standing);
  const left = now === null ? null : leftMs(turn, now);
  const over = left !== null && left < 0;
  return (
    <p className="text-right">
      <span className={`block text-3xl font-semibold tabular-nums ${over ? 'text-cinnabar' : ''}`}>
        {now === null ? ' ' : clockText(left ?? spokenMs(turn, now))}
      </span>
      <span className="text-sm text-ink-2">
        {t(standing ? 'standing' : over ? 'over' : left === null ? 'spoken' : 'left')}
      </span>
    </p>
  );
}
