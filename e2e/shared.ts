/**
 * What the journeys of one run share: a demo told once, of whose data folder each takes a copy of its own. The first
 * journey that asks tells it; one that asks meanwhile waits.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { removeDir, startServer } from './server.ts';

const KEY = 'VECHE_E2E_SHARED';

/** Playwright's global setup: a folder for the run, taken away at its end. */
export default async function shared(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'veche-shared-'));
  process.env[KEY] = folder;
  return () => removeDir(folder);
}

/** Fills the empty folder `dataDir` with a demo that was just told, with the rights and owners of its files. */
export async function copyDemo(dataDir: string): Promise<void> {
  const folder = process.env[KEY];
  if (!folder) throw new Error('no folder is shared: global setup has not run');
  const told = join(folder, 'demo');
  while (!existsSync(told)) {
    const ours = await mkdir(join(folder, 'telling')).then(
      () => true,
      () => false,
    );
    if (ours) await tell(folder, told);
    else await new Promise((done) => setTimeout(done, 100));
  }
  await promisify(execFile)('cp', ['-a', `${told}/.`, dataDir]);
}

async function tell(folder: string, told: string): Promise<void> {
  const dataDir = join(folder, `draft-${process.pid}`);
  try {
    if (existsSync(told)) return;
    await removeDir(dataDir);
    await mkdir(dataDir);
    const server = await startServer({ dataDir, args: ['--demo'], env: { LOG_LEVEL: 'error' } });
    const { code } = await server.stop();
    if (code !== 0) throw new Error(`the demo was not put to rest: ${code}\n${server.output()}`);
    await rename(dataDir, told);
  } finally {
    await rmdir(join(folder, 'telling'));
  }
}
