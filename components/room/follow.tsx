'use client';
/**
 * Keeps a page without strings of its own in step with the room: the page is rendered again by the server when the
 * pulse changes, each phone at its own moment, so that a hall does not ask at once. A vote that has just opened is told
 * before that, without waiting for the server's turn.
 */
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useView } from '#components/live/use-view.ts';
import { laterReachable } from '#components/live/when-reachable.ts';
import type { RoomPulse } from '#domain/room/views.ts';

const MOST_SPREAD_MS = 3_000;
const SPREAD_A_PERSON_MS = 4;
const LONGEST_WAIT_MS = 3_600_000;

export function Follow({
  forumId,
  initial,
  changesIn,
  vote,
}: {
  forumId: string;
  initial: RoomPulse;
  /** Milliseconds until the programme itself moves on. */
  changesIn: number | null;
  /** Shown at once when a vote opens. */
  vote: { href: string; title: string; action: string };
}) {
  const router = useRouter();
  const { data } = useView<RoomPulse>('room.pulse', forumId, initial);
  const shown = JSON.stringify(initial);
  const now = JSON.stringify(data ?? initial);
  const asked = useRef(shown);
  useEffect(() => {
    if (now === shown || now === asked.current) return;
    const spread = Math.min(MOST_SPREAD_MS, (data?.present ?? 0) * SPREAD_A_PERSON_MS);
    return laterReachable(() => {
      asked.current = now;
      router.refresh();
    }, Math.random() * spread);
  }, [now, shown, data?.present, router]);
  useEffect(() => {
    if (changesIn === null) return;
    const spread = Math.random() * MOST_SPREAD_MS;
    return laterReachable(() => router.refresh(), Math.min(changesIn + spread, LONGEST_WAIT_MS));
  }, [changesIn, router]);
  const opened =
    data?.vote?.state === 'open' && data.vote.id !== (initial.vote?.state === 'open' && initial.vote.id);
  return (
    <div aria-live="assertive">
      {opened && (
        <div className="j-notice j-notice-awaits">
          <strong>{vote.title}</strong>
          <a className="j-button j-button-cinnabar j-wide" href={vote.href}>
            {vote.action}
          </a>
        </div>
      )}
    </div>
  );
}
