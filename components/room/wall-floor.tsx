'use client';
/** Scenes of the floor: the agenda with its line, the speaker with the clock, the hands that wait. */
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { connectLive } from '#components/live/connection.ts';
import { listName } from '#domain/account/names.ts';
import { clockText, leftMs, spokenMs } from '#domain/floor/rules.ts';
import type { FloorNow, HandView, TurnView } from '#domain/floor/views.ts';

/** The server's time, four times a second: the clock is drawn here, never sent. */
export function useServerNow(running: boolean): number | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    const tick = () => setNow(connectLive().serverNow());
    tick();
    if (!running) return;
    const timer = window.setInterval(tick, 250);
    return () => window.clearInterval(timer);
  }, [running]);
  return now;
}

export function FloorAgenda({ floor }: { floor: FloorNow | null }) {
  const t = useTranslations('screen');
  if (!floor || floor.agenda.length === 0) {
    return (
      <div className="s-scene">
        <h1 className="s-title">{floor?.track?.title ?? t('noAgenda')}</h1>
        {floor && <p className="s-subtitle">{t('noAgenda')}</p>}
      </div>
    );
  }
  const at = floor.agendaAt ?? -1;
  // Six lines are read from the last row; the one under way stays among them.
  const from = Math.max(0, Math.min(at - 2, floor.agenda.length - 6));
  return (
    <div className="s-scene">
      <p className="s-over">{floor.track?.title}</p>
      <h1 className="s-title">{t('agenda')}</h1>
      <ol className="s-list s-agenda">
        {floor.agenda.slice(from, from + 6).map((line, index) => {
          const place = from + index;
          return (
            <li
              key={`${place} ${line.text}`}
              data-past={place < at || undefined}
              aria-current={place === at ? 'step' : undefined}
            >
              <span>{place + 1}.</span>
              <span className="s-grow">{line.text}</span>
              {line.minutes && <span className="s-over">{t('minutes', { count: line.minutes })}</span>}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

export function FloorSpeaker({ floor }: { floor: FloorNow | null }) {
  const t = useTranslations('screen');
  const turn = floor?.interposed ?? floor?.speaking ?? null;
  const next = (floor?.hands ?? []).slice(0, 3);
  const topic = floor?.agendaAt == null ? '' : (floor.agenda[floor.agendaAt]?.text ?? '');
  if (!floor || !turn) {
    return (
      <div className="s-scene">
        {topic && <p className="s-over">{topic}</p>}
        <h1 className="s-title">{t(floor?.queueOpen ? 'handsOpen' : 'nobodySpeaks')}</h1>
        {floor?.queueOpen && <p className="s-subtitle">{t('handsHow')}</p>}
        <Next hands={next} more={(floor?.waiting ?? 0) - next.length} />
      </div>
    );
  }
  const { speaker } = turn;
  return (
    <div className="s-scene">
      <div className="s-speaker">
        <div>
          <p className="s-over">
            {[t(`speech.${turn.kind}`), turn.side && t(`side.${turn.side}`)].filter(Boolean).join(' · ')}
          </p>
          <h1 className="s-title">{speaker.name}</h1>
          <p className="s-subtitle s-over">{[speaker.post, speaker.school].filter(Boolean).join(', ')}</p>
          {topic && !floor.interposed && <p className="s-over s-topic">{topic}</p>}
          {floor.interposed && floor.speaking && (
            <p className="s-over s-topic">{t('waitsFor', { name: listName(floor.speaking.speaker.name) })}</p>
          )}
        </div>
        <TurnClock turn={turn} />
      </div>
      <Next hands={next} more={floor.waiting - next.length} />
    </div>
  );
}

function Next({ hands, more }: { hands: readonly HandView[]; more: number }) {
  const t = useTranslations('screen');
  if (hands.length === 0) return null;
  return (
    <div className="s-next">
      <p className="s-over">{t('nextSpeakers')}</p>
      <ol className="s-hands">
        {hands.map((hand) => (
          <li key={hand.id}>
            {listName(hand.speaker.name)}
            {hand.side && <span className="s-over"> {t(`side.${hand.side}`)}</span>}
          </li>
        ))}
        {more > 0 && <li className="s-over">{t('moreHands', { count: more })}</li>}
      </ol>
    </div>
  );
}

/** What is left, or how long it has been where there is no limit. Over the limit it stays calm and says so in words. */
function TurnClock({ turn }: { turn: TurnView }) {
  const t = useTranslations('screen');
  const standing = turn.pausedAt !== null;
  const now = useServerNow(!standing);
  if (now === null) return <p className="s-turn-clock" />;
  const left = leftMs(turn, now);
  const over = left !== null && left < 0;
  return (
    <div className="s-turn-time">
      <p className={over ? 's-turn-clock s-awaits' : 's-turn-clock'}>
        {clockText(left ?? spokenMs(turn, now))}
      </p>
      {left !== null && (
        <div className="s-bar" aria-hidden="true">
          <span
            style={{ width: `${Math.max(0, Math.min(100, (left / (turn.limitSeconds * 1000)) * 100))}%` }}
          />
        </div>
      )}
      <p className="s-over">
        {t(standing ? 'pausedTurn' : over ? 'overTime' : left === null ? 'spoken' : 'leftTime')}
      </p>
    </div>
  );
}
