'use client';
/**
 * The wall: one scene, as its moderator chose it. The last picture stays through a lost connection, with a line that
 * says so. What the clock or the pens change without a fact is asked for again every ten seconds.
 */
import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useConnection, useView } from '#components/live/use-view.ts';
import { RingMark } from '#components/ui/icons.tsx';
import type { ScreenState } from '#domain/room/views.ts';
import { WallScene } from './wall-scene.tsx';

const ASK_MS = 10_000;

export function Wall({ viewId, initial }: { viewId: string; initial: ScreenState }) {
  const t = useTranslations('screen');
  const live = useView<ScreenState>('screen.state', viewId, initial);
  const connection = useConnection();
  const [asked, setAsked] = useState<{ after: ScreenState | null; state: ScreenState } | null>(null);
  const told = live.data;
  useEffect(() => {
    const timer = window.setInterval(async () => {
      const answer = await fetch(`/api/v1/views/screen.state/${viewId}`, { credentials: 'omit' }).catch(
        () => null,
      );
      const body = answer?.ok ? ((await answer.json()) as { ok: boolean; data: ScreenState }) : null;
      if (body?.ok) setAsked({ after: told, state: body.data });
    }, ASK_MS);
    return () => window.clearInterval(timer);
  }, [viewId, told]);
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
  // An answer asked for is of use until the next fact.
  const state = asked?.after === told ? asked.state : (told ?? initial);
  const { forum, hall, scene } = state;
  return (
    <main className="s-stage">
      <header className="s-head">
        <span>
          <RingMark />
          {forum.number && `${forum.number} `}
          {forum.name}
        </span>
        <Clock timeZone={forum.timeZone} />
      </header>
      <WallScene scene={scene} />
      <footer className="s-foot">
        <span>{scene.kind === 'blank' ? '' : t('hall', { present: hall.present, listed: hall.listed })}</span>
        <span>{forum.settlement}</span>
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
