/**
 * Keeps one postmaster alive as long as Node lives: attaches to the one that is there, starts one that is not,
 * starts it again with growing pauses when it dies. The port never changes once it was handed out.
 */
import { createServer } from 'node:net';
import type { Log } from '#server/log.ts';
import type { Binaries } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { codeOf, PostgresError } from './errors.ts';
import { findPostmaster, type Postmaster, startPostmaster, stopPostmaster } from './postmaster.ts';
import { isAlive, until, worksIn } from './process.ts';
import type { Runner } from './runner.ts';

export interface Site {
  readonly binaries: Binaries;
  readonly runner: Runner;
  readonly cluster: Cluster;
  readonly fast: boolean;
  readonly log: Log;
}

const LOOK_MS = 200;
const PAUSES_MS = [0, 100, 300, 1_000, 2_000, 5_000];
const FIRST_PORT = 15_432;
const PORTS = 2_000;

/** Attach or start. `wanted` 0 = any port; `fixed` = that port or none. */
export async function ensureRunning(site: Site, wanted: number, fixed: boolean): Promise<Postmaster> {
  let port = wanted || (await freePort());
  let attempts = 0;
  for (;;) {
    const found = findPostmaster(site.cluster);
    if (found?.status === 'stopping') {
      await until(() => !isAlive(found.pid), 30_000);
    } else if (found && fixed && found.port !== port) {
      await stopPostmaster(site.binaries, site.runner, site.cluster, found.pid);
    } else if (found) {
      const ready = await until(() => {
        const now = findPostmaster(site.cluster);
        return !now || now.status === 'ready';
      }, 600_000);
      const now = findPostmaster(site.cluster);
      if (now?.status === 'ready') return now;
      if (!ready) throw new PostgresError('PG_START_FAILED', { reason: 'not-ready', pid: found.pid });
    } else {
      const started = await startPostmaster(site.binaries, site.runner, site.cluster, port, site.fast);
      if (started.ok) return started.postmaster;
      attempts += 1;
      const params = { port, output: started.output };
      if (started.reason === 'full') throw new PostgresError('PG_DISK_FULL', { path: site.cluster.dir });
      if (started.reason === 'port' && (fixed || attempts > 8))
        throw new PostgresError('PG_PORT_TAKEN', params);
      if (started.reason === 'failed' || attempts > 50) throw new PostgresError('PG_START_FAILED', params);
      if (started.reason === 'port') {
        port = await freePort();
        site.log.warn({ port, reason: 'port-taken' }, 'PostgreSQL: the port is taken, another one is used');
      } else {
        // Children of a killed postmaster need a moment to see that it is gone.
        await until(() => false, 100);
      }
    }
  }
}

export interface Supervisor {
  readonly port: number;
  stop(): Promise<void>;
}

export function supervise(site: Site, first: Postmaster): Supervisor {
  let current = first;
  let stopping = false;
  let reviving: Promise<void> | null = null;

  const look = setInterval(() => {
    if (stopping || reviving || isAlive(current.pid)) return;
    reviving = revive().finally(() => {
      reviving = null;
    });
  }, LOOK_MS);
  look.unref();

  async function revive(): Promise<void> {
    site.log.warn({ port: current.port }, 'PostgreSQL has died, starting it again');
    for (let round = 0; !stopping; round += 1) {
      const pause = PAUSES_MS[Math.min(round, PAUSES_MS.length - 1)] ?? 0;
      await until(() => stopping, pause);
      if (stopping) return;
      try {
        current = await ensureRunning(site, first.port, true);
        site.log.info({ port: current.port }, 'PostgreSQL is back');
        return;
      } catch (error) {
        site.log.error({ code: codeOf(error), attempt: round }, 'PostgreSQL does not start');
      }
    }
  }

  return {
    port: first.port,
    async stop() {
      stopping = true;
      clearInterval(look);
      await reviving;
      // Its folder may have been taken away under it; it is stopped all the same.
      const ours = isAlive(current.pid) && worksIn(current.pid, site.cluster.dir) !== false ? current : null;
      const live = findPostmaster(site.cluster) ?? ours;
      if (live) await stopPostmaster(site.binaries, site.runner, site.cluster, live.pid);
    },
  };
}

/** Below the range from which systems take ports for outgoing connections, so that it is still free after a restart. */
async function freePort(): Promise<number> {
  const from = Math.floor(Math.random() * PORTS);
  for (let i = 0; i < PORTS; i += 1) {
    const port = FIRST_PORT + ((from + i) % PORTS);
    if (await isFree(port)) return port;
  }
  throw new PostgresError('PG_PORT_TAKEN', { from: FIRST_PORT, to: FIRST_PORT + PORTS });
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}
