/**
 * Runs one reading of Office XML in a thread with its own memory, stack and time, so that a hostile file can cost
 * this process nothing but that thread.
 */
import { Worker } from 'node:worker_threads';
import { DocumentRefused, type RefusalCode, refusalCodes } from '#server/documents/refusal.ts';

const LIMIT_MS = 5_000;

export function readInWorker<T>(kind: 'docx' | 'xlsx' | 'changes', parts: Map<string, string>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const worker = new Worker(new URL('./worker/main.mjs', import.meta.url), {
      workerData: { kind, parts: Object.fromEntries(parts) },
      resourceLimits: { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32, stackSizeMb: 2 },
      execArgv: [],
      env: {},
    });
    const timer = setTimeout(() => finish(() => reject(new DocumentRefused('too_slow'))), LIMIT_MS);
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      settle();
      void worker.terminate();
    };
    worker.once('message', (answer: { ok: true; value: T } | { ok: false; code: string }) => {
      if (answer.ok) return finish(() => resolve(answer.value));
      const code = refusalCodes.find((known) => known === answer.code) ?? 'broken_file';
      finish(() => reject(new DocumentRefused(code satisfies RefusalCode)));
    });
    worker.once('error', (error: NodeJS.ErrnoException) => {
      const code = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too_large' : 'broken_file';
      finish(() => reject(new DocumentRefused(code)));
    });
  });
}
