/** The installation's own scanner: a program that is given the file's path. 0 passes, 1 refuses, anything else is no answer. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LIMIT_MS = 20_000;

export async function scanFile(command: string, data: Uint8Array): Promise<'clean' | 'refused' | 'failed'> {
  const [program, ...args] = command.split(/\s+/).filter(Boolean);
  if (!program) return 'failed';
  const folder = await mkdtemp(join(tmpdir(), 'veche-scan-'));
  try {
    const path = join(folder, 'file');
    await writeFile(path, data, { mode: 0o600 });
    return await new Promise((settle) => {
      execFile(program, [...args, path], { timeout: LIMIT_MS, maxBuffer: 1_000_000 }, (error) => {
        if (!error) settle('clean');
        else settle(error.code === 1 ? 'refused' : 'failed');
      });
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
