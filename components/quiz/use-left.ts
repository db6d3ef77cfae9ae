'use client';
/** Time left on an absolute deadline, by the server's clock. Redrawn when a whole second has passed, never told by the server. */
import { useEffect, useState } from 'react';
import { connectLive } from '#components/live/connection.ts';

/** Whole seconds left, rounded up; null until the page is alive. A paused clock shows what it stands at. */
export function useLeft(until: number | null, stoodAtMs: number | null = null): number | null {
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    if (stoodAtMs !== null) {
      setLeft(Math.ceil(stoodAtMs / 1_000));
      return;
    }
    if (until === null) {
      setLeft(null);
      return;
    }
    const live = connectLive();
    const look = () => setLeft(Math.max(0, Math.ceil((until - live.serverNow()) / 1_000)));
    look();
    const timer = window.setInterval(look, 200);
    return () => window.clearInterval(timer);
  }, [until, stoodAtMs]);
  return left;
}

export function clockText(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${String(seconds % 60).padStart(2, '0')}`;
}
