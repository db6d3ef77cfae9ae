'use client';
/** Keeps the plain ballot with the room: loads the page anew when the round has moved on. */
import { useEffect } from 'react';
import type { ElectionDesk } from '#domain/election/views.ts';

const EVERY_MS = 3_000;

export function FollowRound({ forumId, mark }: { forumId: string; mark: string }) {
  useEffect(() => {
    let stopped = false;
    let etag = '';
    const ask = async () => {
      if (document.visibilityState !== 'visible') return;
      try {
        const response = await fetch(`/api/v1/views/election.desk/${forumId}`, {
          headers: etag ? { 'if-none-match': etag } : {},
          cache: 'no-store',
        });
        if (!response.ok) return;
        etag = response.headers.get('etag') ?? '';
        const { data } = (await response.json()) as { data: ElectionDesk };
        if (!stopped && markOf(data) !== mark) window.location.reload();
      } catch {
        // No network: the next turn asks again.
      }
    };
    const timer = window.setInterval(() => void ask(), EVERY_MS + Math.random() * 1_000);
    return () => {
      stopped = true;
      window.clearInterval(timer);
    };
  }, [forumId, mark]);
  return null;
}

/** Under way, else the last announced: the same choice as the page makes. */
function markOf({ elections }: ElectionDesk): string {
  const rounds = elections.flatMap((election) => election.rounds);
  const live = rounds.find(({ state }) => state === 'open' || state === 'closed');
  const past = rounds
    .filter(({ state }) => state === 'announced')
    .sort((a, b) => ((a.announcedAt ?? '') < (b.announcedAt ?? '') ? 1 : -1));
  const round = live ?? past[0];
  return round ? `${round.id}:${round.state}` : 'none';
}
