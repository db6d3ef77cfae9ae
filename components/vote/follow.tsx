'use client';
/**
 * Keeps a plain page with the room: asks the JSON door every few seconds and loads the page anew when the vote has
 * moved on. A page without script is refreshed by its own button.
 */
import { useEffect } from 'react';
import type { CurrentVote } from '#domain/vote/views.ts';

const EVERY_MS = 3_000;

export function Follow({ forumId, mark }: { forumId: string; mark: string }) {
  useEffect(() => {
    let stopped = false;
    let etag = '';
    const ask = async () => {
      try {
        const response = await fetch(`/api/v1/views/vote.current/${forumId}`, {
          headers: etag ? { 'if-none-match': etag } : {},
          cache: 'no-store',
        });
        if (response.ok) {
          etag = response.headers.get('etag') ?? '';
          const { data } = (await response.json()) as { data: CurrentVote };
          const now = data.vote
            ? `${data.vote.id}:${data.vote.state}:${data.vote.mine.channel ?? ''}`
            : 'none';
          if (!stopped && now !== mark) window.location.reload();
        }
      } catch {
        // No network: the next turn asks again.
      }
    };
    const timer = window.setInterval(
      () => {
        if (document.visibilityState === 'visible') void ask();
      },
      EVERY_MS + Math.random() * 1_000,
    );
    return () => {
      stopped = true;
      window.clearInterval(timer);
    };
  }, [forumId, mark]);
  return null;
}
