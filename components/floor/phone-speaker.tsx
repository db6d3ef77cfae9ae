'use client';
/** Who has the floor, with the clock; one's own hand, raised and lowered with one tap. */
import { useEffect, useState } from 'react';
import { connectLive } from '#components/live/connection.ts';
import { PlainButton } from '#components/ui/plain/plain.tsx';
import { SPEECH_KINDS } from '#domain/floor/kinds.ts';
import { clockText, leftMs, spokenMs } from '#domain/floor/rules.ts';
import type { FloorNow, MineView, TurnView } from '#domain/floor/views.ts';
import { type Act, Send } from './send.tsx';
import { type PhoneWords, put } from './words.ts';

type Common = { slug: string; words: PhoneWords; act: Act };

export function PhoneSpeaker({
  floor,
  mine,
  mayRaise,
  ...common
}: Common & { floor: FloorNow; mine: MineView; mayRaise: boolean }) {
  const { words } = common;
  const turn = floor.interposed ?? floor.speaking;
  const topic = floor.agendaAt === null ? null : floor.agenda[floor.agendaAt]?.text;
  const queue = floor.mode === 'queue' || floor.queueOpen;
  if (!turn && !queue && !topic) return null;
  return (
    <div className="j-block">
      {topic && (
        <p className="j-when">
          {words.agendaNow}: {topic}
        </p>
      )}
      {turn ? (
        <div className="j-item" data-mine={mine.speaking || undefined}>
          <p className="j-when">
            {mine.speaking ? words.youSpeak : turn.kind === 'main' ? words.speaks : words.kinds[turn.kind]}
            {turn.side && ` · ${words.sides[turn.side]}`}
          </p>
          <p className="j-subtitle">{turn.speaker.name}</p>
          <p className="j-when">{[turn.speaker.post, turn.speaker.school].filter(Boolean).join(', ')}</p>
          <TurnTime turn={turn} words={words} />
          {floor.interposed && floor.speaking && (
            <p className="j-when">
              {floor.speaking.speaker.name} {words.waits}
            </p>
          )}
        </div>
      ) : (
        queue && <p className="j-note">{words.nobody}</p>
      )}
      {queue && mayRaise && <Hand {...common} floor={floor} mine={mine} />}
    </div>
  );
}

function TurnTime({ turn, words }: { turn: TurnView; words: PhoneWords }) {
  const [now, setNow] = useState<number | null>(null);
  const standing = turn.pausedAt !== null;
  useEffect(() => {
    const tick = () => setNow(connectLive().serverNow());
    tick();
    if (standing) return;
    const timer = window.setInterval(tick, 500);
    return () => window.clearInterval(timer);
  }, [standing]);
  if (now === null) return null;
  const left = leftMs(turn, now);
  const over = left !== null && left < 0;
  return (
    <p className="j-time">
      <strong>{clockText(left ?? spokenMs(turn, now))}</strong>{' '}
      {standing ? words.paused : over ? words.over : left === null ? '' : words.left}
    </p>
  );
}

function Hand({ floor, mine, ...common }: Common & { floor: FloorNow; mine: MineView }) {
  const { words } = common;
  const [first] = mine.hands;
  if (first) {
    // The list everybody follows is newer than what one was told of one's own hand.
    const at = floor.hands.findIndex(({ id }) => id === first.id);
    const place = at >= 0 ? at + 1 : first.place;
    return (
      <Send {...common} wish="lower" fields={{ speechId: first.id }}>
        {(pending) => (
          <>
            <p className="j-notice j-notice-done" role="status">
              <strong>{place === 1 ? words.placeFirst : put(words.place, place - 1)}</strong>
              {first.kind !== 'main' && words.kinds[first.kind]}
            </p>
            <p className="j-row">
              <PlainButton disabled={pending}>{words.lower}</PlainButton>
            </p>
          </>
        )}
      </Send>
    );
  }
  return (
    <>
      {floor.queueOpen ? (
        <Send {...common} wish="raise" fields={{ floorId: floor.id, kind: 'main' }}>
          {(pending) => (
            <PlainButton tone="ink" wide disabled={pending}>
              {words.raise}
            </PlainButton>
          )}
        </Send>
      ) : (
        <p className="j-note">{words.queueClosed}</p>
      )}
      {floor.waiting > 0 && <p className="j-when">{put(words.waiting, floor.waiting)}</p>}
      <details className="j-details">
        <summary>{floor.queueOpen ? words.raiseMore : words.kinds.point_of_order}</summary>
        <Send {...common} wish="raise" fields={{ floorId: floor.id }} className="j-stack">
          {(pending) => (
            <>
              <fieldset>
                <legend className="j-label">{words.kind}</legend>
                <div className="j-choices">
                  {SPEECH_KINDS.filter((kind) => floor.queueOpen || kind === 'point_of_order').map(
                    (kind, at) => (
                      <label key={kind} className="j-choice">
                        <input type="radio" name="kind" value={kind} defaultChecked={at === 0} required />
                        <span>{words.kinds[kind]}</span>
                      </label>
                    ),
                  )}
                </div>
              </fieldset>
              {floor.alternate && (
                <div>
                  <label className="j-label" htmlFor="hand-side">
                    {words.side}
                  </label>
                  <select className="j-control" name="side" id="hand-side">
                    <option value="">{words.noSide}</option>
                    <option value="for">{words.sides.for}</option>
                    <option value="against">{words.sides.against}</option>
                  </select>
                </div>
              )}
              <div>
                <label className="j-label" htmlFor="hand-note">
                  {words.note}
                </label>
                <input className="j-control" name="note" id="hand-note" maxLength={250} autoComplete="off" />
              </div>
              <PlainButton wide disabled={pending}>
                {words.send}
              </PlainButton>
            </>
          )}
        </Send>
      </details>
    </>
  );
}
