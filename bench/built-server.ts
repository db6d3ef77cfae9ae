/** A server of the production build for a bench, built first unless --built says that what is there will do. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { removeDir, type ServerProcess, startServer } from '../e2e/server.ts';
import { ensureBuild } from '../server/install/build.mjs';

const root = resolve(import.meta.dirname, '..');

export async function withBuild(built: boolean): Promise<void> {
  if (!built && !(await ensureBuild(root, false))) throw new Error('the build failed');
}

export const benchFolder = (): string => mkdtempSync(join(tmpdir(), 'veche-bench-'));

export async function withServer<T>(
  options: Parameters<typeof startServer>[0],
  work: (server: ServerProcess) => Promise<T>,
): Promise<T> {
  let server: ServerProcess | null = null;
  try {
    server = await startServer(options);
    return await work(server);
  } finally {
    await server?.stop();
    await removeDir(options.dataDir);
  }
}
