/**
 * Statements that are asked again are prepared: planned once a connection and answered in one round trip instead of
 * two. Texts made of a list of values come in endless variants, so only what has been seen before is prepared, and
 * only so many.
 */
import type postgres from 'postgres';

const SEEN_BEFORE = 2;
const PREPARED = 400;
const WATCHED = 4_000;

export function preparing(client: postgres.Sql): void {
  const plain = client.unsafe.bind(client);
  const seen = new Map<string, number>();
  const prepared = new Set<string>();
  const isPrepared = (text: string): boolean => {
    if (prepared.has(text)) return true;
    const count = (seen.get(text) ?? 0) + 1;
    if (count > SEEN_BEFORE && prepared.size < PREPARED) {
      prepared.add(text);
      seen.delete(text);
      return true;
    }
    if (seen.size >= WATCHED) seen.clear();
    seen.set(text, count);
    return false;
  };
  client.unsafe = ((text: string, parameters?: never[], options?: postgres.UnsafeQueryOptions) =>
    plain(text, parameters, { ...options, prepare: isPrepared(text) })) as typeof client.unsafe;
}
