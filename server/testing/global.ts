/**
 * One PostgreSQL a test run for all its projects, in a temporary folder, started when the first test asks for a database
 * and stopped at the end. What an earlier, killed run left behind is stopped and removed first.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { Log } from '#server/log.ts';
import { findBinaries } from '#server/postgres/binaries.ts';
import { clusterAt } from '#server/postgres/cluster.ts';
import { openPostgres, type PostgresHandle } from '#server/postgres/open.ts';
import { findPostmaster, stopPostmaster } from '#server/postgres/postmaster.ts';
import { isAlive, startOf } from '#server/postgres/process.ts';
import { openBroker, type Template } from './broker.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    databaseBroker: string;
  }
}

const PREFIX = 'veche-test-';
const log: Log = { info: () => {}, warn: () => {}, error: (fields, msg) => console.error(msg, fields) };

/** Every project of the run loads this file anew; what they share hangs on the process. */
interface Opened {
  address: string;
  close(): Promise<void>;
}
interface Shared {
  users: number;
  opening: Promise<Opened>;
}
const RUN = Symbol.for('veche.test-run');
const run = globalThis as { [RUN]?: Shared };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  run[RUN] ??= { users: 0, opening: open() };
  const shared = run[RUN];
  shared.users += 1;
  const { address, close } = await shared.opening;
  project.provide('databaseBroker', address);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    delete run[RUN];
    await close();
  };
}

async function open(): Promise<Opened> {
  let dataDir: string | null = null;
  let handle: PostgresHandle | null = null;

  async function start(): Promise<Template> {
    await sweep();
    dataDir = mkdtempSync(join(tmpdir(), PREFIX));
    writeFileSync(join(dataDir, 'run'), `${process.pid} ${startOf(process.pid)}`);
    handle = await openPostgres({ dataDir, fast: true, log });
    const { migrate } = await import('#server/migrate.ts');
    await migrate(handle.ownerUrl);
    return { ownerUrl: handle.ownerUrl, appUrl: handle.appUrl };
  }

  const broker = await openBroker(start);
  return {
    address: broker.address,
    async close() {
      await broker.close();
      await handle?.stop();
      if (dataDir) rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Folders whose run is over: their server still lives, because ours always outlives a kill. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    try {
      const [pid = '', started = ''] = readFileSync(join(folder, 'run'), 'utf8').split(' ');
      if (isAlive(Number(pid)) && startOf(Number(pid)) === started) continue;
      const cluster = clusterAt(folder);
      const live = findPostmaster(cluster);
      if (live) {
        const runner = {
          kind: 'self' as const,
          owner: null,
          wrap: (file: string, args: readonly string[]) => ({ file, args: [...args] }),
        };
        await stopPostmaster(findBinaries(), runner, cluster, live.pid);
      }
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    } catch {
      // Another user's folder, or another run is sweeping it.
    }
  }
}
