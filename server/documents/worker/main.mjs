/**
 * The thread in which foreign XML is read: one task, one answer, then gone. Memory, stack and time are bounded by
 * whoever starts it (office-worker.ts); a refusal comes back as a code.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { readDocx } from './docx.mjs';
import { readSheet } from './sheet.mjs';

try {
  const { kind, parts } = workerData;
  parentPort.postMessage({ ok: true, value: kind === 'docx' ? readDocx(parts) : readSheet(parts) });
} catch (error) {
  parentPort.postMessage({ ok: false, code: error?.code ?? 'broken_file' });
}
