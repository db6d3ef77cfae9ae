/**
 * The append-only chain. Rows of one stream carry the hash of the row before, so a row changed behind the
 * application's back breaks the chain at a place `verify` can name. The stream's head row is locked last in a
 * transaction and in sorted order, so commands of one forum queue here only for a moment and never deadlock.
 */
import { eq } from 'drizzle-orm';
import { event, eventStream } from '#drizzle/schema/event.ts';
import type { Tx } from './db.ts';
import { sha256 } from './ids.ts';

export const GENESIS = '0'.repeat(64);
/** Streams that belong to no forum. */
export const INSTALLATION = 'installation';

export type NewEvent = {
  /** Forum id, body id or INSTALLATION. */
  stream: string;
  noun: string;
  nounId: string;
  /** `noun.verbed`, past tense. */
  type: string;
  /** Ids, codes, numbers and hashes; no personal data. */
  data?: Record<string, unknown>;
};

export type ChainedEvent = {
  stream: string;
  seq: number;
  id: string;
  at: Date;
  accountId: string | null;
  channel: string;
  noun: string;
  nounId: string;
  type: string;
  data: Record<string, unknown>;
  prevHash: string;
};

/** Sorted keys, no spaces: equal values have equal text. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const entries = Object.entries(value as Record<string, unknown>)
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(',')}}`;
}

export function eventHash(e: ChainedEvent): string {
  return sha256(
    canonicalJson([
      e.prevHash,
      e.stream,
      e.seq,
      e.id,
      e.at.toISOString(),
      e.accountId,
      e.channel,
      e.noun,
      e.nounId,
      e.type,
      e.data,
    ]),
  );
}

export async function appendEvents(
  tx: Tx,
  events: readonly NewEvent[],
  by: { accountId: string | null; channel: string; at: Date; id(): string },
): Promise<void> {
  const streams = [...new Set(events.map((e) => e.stream))].sort();
  for (const stream of streams) {
    await tx.insert(eventStream).values({ stream, seq: 0, hash: GENESIS }).onConflictDoNothing();
    const [head] = await tx.select().from(eventStream).where(eq(eventStream.stream, stream)).for('update');
    let seq = head?.seq ?? 0;
    let prevHash = head?.hash ?? GENESIS;
    const rows = events
      .filter((e) => e.stream === stream)
      .map((e) => {
        seq += 1;
        const data = JSON.parse(canonicalJson(e.data ?? {})) as Record<string, unknown>;
        const row: ChainedEvent = {
          stream,
          seq,
          id: by.id(),
          at: by.at,
          accountId: by.accountId,
          channel: by.channel,
          noun: e.noun,
          nounId: e.nounId,
          type: e.type,
          data,
          prevHash,
        };
        const hash = eventHash(row);
        prevHash = hash;
        return { ...row, hash };
      });
    await tx.insert(event).values(rows);
    await tx.update(eventStream).set({ seq, hash: prevHash }).where(eq(eventStream.stream, stream));
  }
}
