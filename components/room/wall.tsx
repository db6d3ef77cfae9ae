'use client';
/**
 * The wall: one scene, as its moderator chose it. The last picture stays through a lost connection, with a line that
 * says so. What the clock or the pens change without a fact is asked for again every ten seconds.
 */
import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { type ConnectionState, connectLive } from '#components/live/connection.ts';
import { newKey } from '#components/live/run-command.ts';
import { useConnection, useView } from '#components/live/use-view.ts';
import { RingMark } from '#components/ui/icons.tsx';
import type { ScreenState } from '#domain/room/views.ts';
import { useFit } from './use-fit.ts';
import { WallScene } from './wall-scene.tsx';

const ASK_MS = 10_000;
const ALIVE_EVERY_MS = 10_000;
/** Pens move without a fact: while the text is followed it is asked for this often. */
const FOLLOW_MS = 2_000;

export function Wall({ viewId, initial }: { viewId: string; initial: ScreenState }) {
  const t = useTranslations('screen');
  const live = useView<ScreenState>('screen.state', viewId, initial);
  const connection = useConnection();
  const [asked, setAsked] = useState<{ after: ScreenState | null; state: ScreenState } | null>(null);
  const told = live.data;
  const following = (told ?? initial).scene.kind === 'draft';
  useEffect(() => {
    const timer = window.setInterval(
      async () => {
        const answer = await fetch(`/api/v1/views/screen.state/${viewId}`, { credentials: 'omit' }).catch(
          () => null,
        );
        const body = answer?.ok ? ((await answer.json()) as { ok: boolean; data: ScreenState }) : null;
        if (body?.ok) setAsked({ after: told, state: body.data });
      },
      following ? FOLLOW_MS : ASK_MS,
    );
    return () => window.clearInterval(timer);
  }, [viewId, told, following]);
  useAlive(viewId, (told ?? initial).version, connection);
  // An answer asked for is of use until the next fact.
  const state = asked?.after === told ? asked.state : (told ?? initial);
  const stage = useFit(state);
  if (live.refused) {
    return (
      <main className="s-stage">
        <span />
        <div className="s-scene">
          <h1 className="s-title">{t('gone')}</h1>
          <p className="s-subtitle">{t('goneBody')}</p>
        </div>
      </main>
    );
  }
  const { forum, hall, scene, join } = state;
  return (
    <main ref={stage} className="s-stage" data-scene={scene.kind}>
      <header className="s-head">
        <span>
          <RingMark />
          {forum.number && `${forum.number} `}
          {forum.name}
        </span>
        <Clock timeZone={forum.timeZone} />
      </header>
      <WallScene scene={scene} join={join} />
      <footer className="s-foot">
        <span>
          {scene.kind === 'blank' ? '' : t('hall', { present: hall.present, listed: hall.listed })}
          {forum.settlement && <small className="s-place">{forum.settlement}</small>}
        </span>
        {join && scene.kind !== 'lobby' && (
          <span className="s-door">
            <span>
              {join.address}
              <strong className="s-code">{join.code}</strong>
            </span>
            <span
              className="s-qr s-qr-small"
              role="img"
              aria-label={t('qr')}
              // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by our own server from our own address.
              dangerouslySetInnerHTML={{ __html: join.qrSvg }}
            />
          </span>
        )}
      </footer>
      {connection === 'offline' && (
        <p className="s-lost" role="status">
          {t('lost')}
        </p>
      )}
    </main>
  );
}

function Clock({ timeZone }: { timeZone: string }) {
  const format = useFormatter();
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    const tick = () => setNow(Date.now());
    tick();
    const timer = window.setInterval(tick, 5_000);
    return () => window.clearInterval(timer);
  }, []);
  return <span>{now === null ? '' : format.dateTime(now, 'time', { timeZone })}</span>;
}

/** Tells the moderator that the projector lives and which version it shows; the next sign of life replaces a lost one. */
function useAlive(viewId: string, version: number, connection: ConnectionState): void {
  useEffect(() => {
    if (connection !== 'online') return;
    const { socket } = connectLive();
    const token = viewId.slice(viewId.indexOf(':') + 1);
    const say = () => {
      socket.emit(
        'command:run',
        { name: 'room.screenAlive', cmdId: newKey(), input: { token, version } },
        () => {},
      );
    };
    say();
    const timer = window.setInterval(say, ALIVE_EVERY_MS);
    return () => window.clearInterval(timer);
  }, [viewId, version, connection]);
}
