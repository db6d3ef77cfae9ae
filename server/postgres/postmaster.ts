/**
 * One postmaster: read its pid file, start it, wait until it takes connections, stop it.
 * The pid file is the truth about who serves a cluster; a number in it that belongs to another program is a stale
 * file and is removed, one that belongs to a live postmaster is attached to, never fought.
 */
import { closeSync, fstatSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { codeOf, fileError, PostgresError } from './errors.ts';
import { isAlive, until, worksIn } from './process.ts';
import type { Runner } from './runner.ts';
import { runToEnd, spawnDetached } from './spawn.ts';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

const LOG_LIMIT = 5_000_000;
const START_MS = 60_000;
/** Recovery after a crash may take long; while the postmaster says «starting» it is waited for. */
const RECOVERY_MS = 600_000;

interface PidFile extends Postmaster {
  readonly status: string;
}

export function readPidFile(cluster: Cluster): PidFile | null {
  try {
    const lines = readFileSync(join(cluster.dir, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3] ?? 0), status: (lines[7] ?? '').trim() };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw fileError(error, cluster.dir);
  }
}

/** The live postmaster of this cluster, if there is one; a stale pid file is cleaned away. */
export function findPostmaster(cluster: Cluster): PidFile | null {
  const found = readPidFile(cluster);
  if (!found || !isAlive(found.pid)) return null;
  if (worksIn(found.pid, cluster.dir) !== false) return found;
  // The number was given to somebody else; PostgreSQL itself would wait for them.
  rmSync(join(cluster.dir, 'postmaster.pid'), { force: true });
  return null;
}

export type StartResult =
  | { ok: true; postmaster: Postmaster }
  | { ok: false; reason: 'port' | 'other' | 'full' | 'failed'; output: string };

export async function startPostmaster(
  binaries: Binaries,
  runner: Runner,
  cluster: Cluster,
  port: number,
  fast: boolean,
): Promise<StartResult> {
  const { fd, from } = openLog(cluster.log);
  let gone = false;
  try {
    const options = settings(port, fast).flatMap((setting) => ['-c', setting]);
    if (process.platform === 'win32') {
      // Only pg_ctl gives up an administrator's rights there.
      const quoted = options.map((word) => `"${word}"`).join(' ');
      const args = ['start', '-W', '-D', cluster.dir, '-l', cluster.log, '-o', quoted];
      gone = (await runToEnd(runner, binaries.pgCtl, args)).status !== 0;
    } else {
      const child = spawnDetached(runner, binaries.postgres, ['-D', cluster.dir, ...options], fd);
      child.once('error', () => {
        gone = true;
      });
      child.once('exit', () => {
        gone = true;
      });
      child.unref();
    }
  } finally {
    closeSync(fd);
  }
  let ready: Postmaster | null = null;
  const began = Date.now();
  await until(() => {
    const found = readPidFile(cluster);
    if (found?.status === 'ready' && found.port === port && isAlive(found.pid)) ready = found;
    const patience = found?.status === 'starting' ? RECOVERY_MS : START_MS;
    return ready !== null || gone || Date.now() - began > patience;
  }, RECOVERY_MS);
  if (ready && !gone) return { ok: true, postmaster: ready };
  const output = readFileSync(cluster.log).subarray(from).toString('utf8').slice(-2_000);
  if (/No space left on device|Disk quota exceeded/.test(output))
    return { ok: false, reason: 'full', output };
  if (/could not create any TCP\/IP sockets|Address already in use/.test(output))
    return { ok: false, reason: 'port', output };
  if (/lock file .* already exists|shared memory block .* still in use/.test(output))
    return { ok: false, reason: 'other', output };
  return { ok: false, reason: 'failed', output };
}

/** Fast stop, then, for one that hangs, an immediate one: PostgreSQL recovers from it at the next start. */
export async function stopPostmaster(
  binaries: Binaries,
  runner: Runner,
  cluster: Cluster,
  pid: number,
  patienceMs = 8_000,
): Promise<void> {
  const over = () => !isAlive(pid);
  if (process.platform === 'win32') {
    await runToEnd(runner, binaries.pgCtl, ['stop', '-D', cluster.dir, '-m', 'fast', '-t', '12']);
    if (over()) return;
    await runToEnd(runner, binaries.pgCtl, ['stop', '-D', cluster.dir, '-m', 'immediate']);
    return;
  }
  for (const [signal, ms] of [
    ['SIGINT', patienceMs],
    ['SIGQUIT', 4_000],
    ['SIGKILL', 2_000],
  ] as const) {
    signalTo(pid, signal);
    if (await until(over, ms)) return;
  }
  throw new PostgresError('PG_START_FAILED', { reason: 'cannot-stop', pid });
}

function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

/** The log keeps no statement, no detail and no error of a client: those carry people's data. */
function settings(port: number, fast: boolean): string[] {
  const safe = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    `max_connections=${fast ? 300 : 100}`,
    'timezone=UTC',
    'log_timezone=UTC',
    'jit=off',
    'lc_messages=C',
    'log_min_messages=log',
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
    'log_statement=none',
    'log_checkpoints=off',
    'log_autovacuum_min_duration=-1',
    'idle_in_transaction_session_timeout=5min',
  ];
  return fast ? [...safe, 'fsync=off', 'full_page_writes=off', 'autovacuum=off'] : safe;
}

function openLog(path: string): { fd: number; from: number } {
  try {
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT) renameSync(path, `${path}.1`);
    const fd = openSync(path, 'a', 0o600);
    return { fd, from: fstatSync(fd).size };
  } catch (error) {
    throw fileError(error, path);
  }
}
