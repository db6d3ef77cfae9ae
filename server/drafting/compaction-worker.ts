/** Builds a snapshot from rows and proves it: what was built is opened again and must say the same. */
import { parentPort } from 'node:worker_threads';
import * as Y from 'yjs';
import type { Built, Task } from './compactor.ts';
import { serverDoc } from './server-doc.ts';
import { textHash } from './text-hash.ts';

function build(task: Task): Built {
  const doc = serverDoc();
  if (task.snapshot) Y.applyUpdate(doc, task.snapshot);
  doc.transact(() => {
    for (const row of task.rows) Y.applyUpdate(doc, row);
  });
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
    return { ok: false, reason: 'pending' };
  const data = Y.encodeStateAsUpdate(doc);
  const again = serverDoc();
  Y.applyUpdate(again, data);
  const sv = Y.encodeStateVector(again);
  const hash = textHash(again);
  if (Buffer.compare(sv, Y.encodeStateVector(doc)) !== 0) return { ok: false, reason: 'state_vector' };
  if (hash !== textHash(doc)) return { ok: false, reason: 'text_hash' };
  return { ok: true, data, sv, textHash: hash };
}

parentPort?.on('message', (task: Task) => {
  let built: Built;
  try {
    built = build(task);
  } catch (error) {
    built = { ok: false, reason: error instanceof Error ? error.name : 'error' };
  }
  parentPort?.postMessage(built);
});
