/**
 * Opens a draft from its newest snapshot and the rows after it, in one Yjs transaction (never `mergeUpdates`, which is
 * quadratic in client ids). A row that cannot be applied is set aside and the rest opens; a snapshot that does not open
 * gives way to the one before it.
 */
import * as Y from 'yjs';
import { serverDoc } from './server-doc.ts';
import type { DraftHead, Snapshot, Sql, Store, UpdateRow } from './store.ts';

export interface Opened {
  doc: Y.Doc;
  seq: number;
  head: DraftHead;
  /** Sequence numbers of rows that could not be applied. */
  bad: { seq: number; reason: string }[];
  /** About how much the document is, encoded. */
  bytes: number;
  /** The whole document as one update, where the snapshot is all there is. */
  whole: Uint8Array | null;
}

export class DraftUnreadable extends Error {
  readonly vecheCode = 'unavailable';
}

/** Reads within `sql`, so that a freeze sees exactly what its transaction locked. */
export async function openDraft(store: Store, sql: Sql, head: DraftHead): Promise<Opened> {
  let [snapshot] = await store.snapshots(sql, head.id, head.generation);
  let first: UpdateRow[] | null = null;
  for (;;) {
    const rows = first ?? (await store.rowsAfter(sql, head.id, snapshot?.seq ?? 0));
    first = null;
    const built = build(snapshot ?? null, rows);
    if (built) {
      const bytes = rows.reduce((sum, row) => sum + row.data.length, snapshot?.data.length ?? 0);
      const whole = rows.length === 0 ? (snapshot?.data ?? null) : null;
      return { ...built, seq: Math.max(head.headSeq, rows.at(-1)?.seq ?? 0), head, bytes, whole };
    }
    const older: Snapshot | null = snapshot
      ? await store.snapshotBefore(sql, head.id, head.generation, snapshot.seq)
      : null;
    // An older snapshot opens the draft only if the log still reaches back to it.
    if (!older) throw new DraftUnreadable('no snapshot of the draft opens');
    const bridge = await store.rowsAfter(sql, head.id, older.seq);
    if (bridge.length > 0 && bridge[0]!.seq !== older.seq + 1) throw new DraftUnreadable('the log has a gap');
    snapshot = older;
    first = bridge;
  }
}

/** Null when the snapshot itself is unreadable. */
function build(snapshot: Snapshot | null, rows: UpdateRow[]): { doc: Y.Doc; bad: Opened['bad'] } | null {
  const bad: Opened['bad'] = [];
  for (;;) {
    const doc = serverDoc();
    if (snapshot && !applies(doc, snapshot.data)) return null;
    let failed: number | null = null;
    doc.transact(() => {
      for (const row of rows) {
        if (bad.some((entry) => entry.seq === row.seq)) continue;
        try {
          Y.applyUpdate(doc, row.data);
        } catch (error) {
          // The document may be half changed now: start again without this row.
          bad.push({ seq: row.seq, reason: error instanceof Error ? error.name : 'error' });
          failed = row.seq;
          return;
        }
      }
    });
    if (failed === null) return { doc, bad };
    doc.destroy();
  }
}

function applies(doc: Y.Doc, data: Uint8Array): boolean {
  try {
    Y.applyUpdate(doc, data);
    return doc.store.pendingStructs === null;
  } catch {
    return false;
  }
}
