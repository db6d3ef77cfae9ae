'use client';
/**
 * Where the cursor of whoever presides stands in the text, told to the wall: projectors that follow the text move with it.
 * A cursor is no decision, so a lost message is not repeated; while no projector follows, it is told rarely.
 */
import { useEffect } from 'react';
import { connectLive } from '#components/live/connection.ts';
import { newKey } from '#components/live/run-command.ts';

const SETTLE_MS = 250;
const NOBODY_MS = 10_000;

export function PointOnWall({ forumId }: { forumId: string }) {
  useEffect(() => {
    let told = '';
    let quietUntil = 0;
    let timer: number | undefined;
    const here = () => {
      const node = document.getSelection()?.anchorNode ?? document.activeElement;
      const element = node instanceof Element ? node : node?.parentElement;
      return element?.closest('[data-block]')?.getAttribute('data-block') ?? '';
    };
    const tell = () => {
      timer = undefined;
      const blockId = here();
      const { socket } = connectLive();
      if (blockId === '' || blockId === told || !socket.connected || Date.now() < quietUntil) return;
      told = blockId;
      const command = { name: 'room.pointAt', cmdId: newKey(), input: { forumId, blockId } };
      socket.timeout(5_000).emit('command:run', command, (error, result) => {
        const following = !error && result.ok ? (result.data as { following: number }).following : 0;
        if (following > 0) return;
        told = '';
        quietUntil = Date.now() + NOBODY_MS;
      });
    };
    const moved = () => {
      timer ??= window.setTimeout(tell, SETTLE_MS);
    };
    document.addEventListener('selectionchange', moved);
    document.addEventListener('focusin', moved);
    return () => {
      document.removeEventListener('selectionchange', moved);
      document.removeEventListener('focusin', moved);
      window.clearTimeout(timer);
    };
  }, [forumId]);
  return null;
}
