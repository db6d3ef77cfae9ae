/** A snapshot is one update with its state vector and the hash of what it says; client ids in it belong to its author. */
import * as Y from 'yjs';
import { serverDoc } from './server-doc.ts';
import type { Snapshot } from './store.ts';
import { textHash } from './text-hash.ts';

export function snapshotOf(update: Uint8Array, seq: number): { snapshot: Snapshot; clients: number[] } {
  const doc = serverDoc();
  Y.applyUpdate(doc, update);
  const data = Y.encodeStateAsUpdate(doc);
  const snapshot = { seq, data, sv: Y.encodeStateVector(doc), textHash: textHash(doc) };
  const clients = [...doc.store.clients.keys()];
  doc.destroy();
  return { snapshot, clients };
}
