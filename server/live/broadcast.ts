/**
 * Presence between nodes by LISTEN/NOTIFY: nothing is stored, a lost message is repeated within ten seconds.
 */
import type { Broadcast, LiveLog } from './types.ts';

/** The part of postgres.js that is used here. */
type Notifier = {
  listen(channel: string, fn: (payload: string) => void): Promise<{ unlisten(): Promise<void> }>;
  notify(channel: string, payload: string): PromiseLike<unknown>;
};

const CHANNEL = 'veche_presence';
/** NOTIFY refuses 8,000 bytes. */
const MAX_BYTES = 7_900;

export async function openBroadcast(
  sql: Notifier,
  log: LiveLog,
): Promise<Broadcast & { close(): Promise<void> }> {
  const listeners = new Set<(text: string) => void>();
  let closed = false;
  const { unlisten } = await sql.listen(CHANNEL, (text) => {
    for (const listener of listeners) listener(text);
  });
  return {
    publish(text) {
      if (closed || Buffer.byteLength(text) > MAX_BYTES) return;
      sql.notify(CHANNEL, text).then(
        () => {},
        (error: unknown) => log.warn({ err: error }, 'presence was not told'),
      );
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      closed = true;
      await unlisten();
    },
  };
}
