/**
 * The thread in which foreign XML is read: one task, one answer, then gone. Memory, stack and time are bounded by
 * whoever starts it (office-worker.ts); a refusal comes back as a code.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { readChanges } from './changes.mjs';
import { readDocx } from './docx.mjs';
import { readSheet } from './sheet.mjs';

try {
  const { kind, parts } = workerData;
  const read = { docx: readDocx, xlsx: readSheet, changes: readChanges }[kind];
  parentPort.postMessage({ ok: true, value: read(parts) });
} catch (error) {
  parentPort.postMessage({ ok: false, code: error?.code ?? 'broken_file' });
}
