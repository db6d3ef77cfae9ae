/**
 * The one door to PostgreSQL: with DATABASE_URL the given server, checked; without it our own, found or made in
 * DATA_DIR. The server process takes the folder's lock; the CLI attaches to what runs, or starts it for its own time.
 * Stop it last: nobody can save anything after that.
 */
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Log } from '#server/log.ts';
import { type Binaries, binariesAt, findBinaries } from './binaries.ts';
import { assertFit, reach } from './check.ts';
import { type Cluster, clusterAt, ensureCluster, sweepDrafts } from './cluster.ts';
import { fileError, PostgresError } from './errors.ts';
import { type LockRole, lockHolder, takeLock } from './lock.ts';
import { findPostmaster, stopPostmaster } from './postmaster.ts';
import { until } from './process.ts';
import { ensureRoles, grantRows } from './roles.ts';
import { chooseRunner } from './runner.ts';
import {
  APP_ROLE,
  newSecret,
  OWNER_ROLE,
  readSecret,
  type Secret,
  SUPER_ROLE,
  urlFor,
  writeSecret,
} from './secret.ts';
import { ensureRunning, type Site, supervise } from './supervisor.ts';

export interface PostgresOptions {
  readonly dataDir: string;
  /** A server that is there already; then nothing is supervised. */
  readonly databaseUrl?: string;
  /** A second, lesser role on it; without one the application runs as the owner. */
  readonly appDatabaseUrl?: string;
  readonly log: Log;
  readonly port?: number;
  /** Tests: no fsync. Never for data that anybody wants back. */
  readonly fast?: boolean;
  /** How long a server that does not answer yet is waited for. */
  readonly patienceMs?: number;
}

export interface PostgresHandle {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly supervised: boolean;
  readonly separateRoles: boolean;
  stop(): Promise<void>;
}

export async function openPostgres(options: PostgresOptions): Promise<PostgresHandle> {
  if (options.databaseUrl) return openExternal(options, options.databaseUrl);
  return openOwn(options, 'server');
}

/** For the CLI: uses the running server, or starts one and stops it again. */
export async function attachPostgres(options: PostgresOptions): Promise<PostgresHandle> {
  if (options.databaseUrl) return openExternal(options, options.databaseUrl);
  const dataDir = ensureDataDir(options.dataDir);
  const end = Date.now() + (options.patienceMs ?? 30_000);
  for (;;) {
    const secret = readSecret(dataDir);
    const live = secret && findPostmaster(clusterOf(dataDir, secret));
    if (secret && live?.status === 'ready') {
      const handle = handleFor({ ...secret, port: live.port }, async () => {});
      const sql = await reach(handle.appUrl, 10_000);
      await sql.end({ timeout: 1 });
      return handle;
    }
    if (!lockHolder(dataDir)) return openOwn(options, 'cli');
    // The holder is starting it, or starting it again.
    if (Date.now() > end) throw new PostgresError('PG_UNREACHABLE', { path: dataDir, reason: 'not-ready' });
    await until(() => false, 100);
  }
}

async function openOwn(options: PostgresOptions, role: LockRole): Promise<PostgresHandle> {
  const dataDir = ensureDataDir(options.dataDir);
  // A command of the CLI is short: the server waits for it, and for nobody else.
  await until(() => lockHolder(dataDir)?.role !== 'cli', options.patienceMs ?? 30_000);
  const lock = takeLock(dataDir, role);
  try {
    const secret = readSecret(dataDir) ?? newSecret();
    const site = settle(options, dataDir, secret);
    if (secret.port === 0 && existsSync(join(site.cluster.dir, 'PG_VERSION'))) {
      throw new PostgresError('PG_SECRET_LOST', { path: join(dataDir, 'postgres.json') });
    }
    if (secret.port === 0) writeSecret(dataDir, { ...secret, port: -1 });
    const made = await ensureCluster(
      site.binaries,
      site.runner,
      site.cluster,
      secret.superPassword,
      site.fast,
    );
    const wanted = options.port ?? Math.max(secret.port, 0);
    const postmaster = await startSafely(site, wanted, secret);
    if (postmaster.port !== secret.port)
      writeSecret(dataDir, Object.assign(secret, { port: postmaster.port }));
    const supervisor = supervise(site, postmaster);
    const stop = async () => {
      await supervisor.stop();
      sweepDrafts(dataDir);
      lock.release();
    };
    try {
      await ensureRoles(secret, site.fast);
      await check(secret);
    } catch (error) {
      await stop();
      throw error;
    }
    options.log.info({ port: postmaster.port, mode: site.runner.kind, event: made }, 'PostgreSQL is ready');
    return handleFor(secret, stop);
  } catch (error) {
    lock.release();
    throw fileError(error, dataDir);
  }
}

/** A postmaster left over from a run without fsync must not serve real data. */
async function startSafely(site: Site, wanted: number, secret: Secret) {
  let postmaster = await ensureRunning(site, wanted, false);
  for (;;) {
    const sql = await reach(
      urlFor({ ...secret, port: postmaster.port }, SUPER_ROLE, 'postgres'),
      60_000,
    ).catch((error) => {
      throw error.code === 'PG_AUTH'
        ? new PostgresError('PG_SECRET_LOST', { path: site.cluster.dir }, error)
        : error;
    });
    const [facts] = await sql`select current_setting('fsync') as fsync`;
    await sql.end({ timeout: 5 });
    if (site.fast || facts?.fsync === 'on') return postmaster;
    await stopPostmaster(site.binaries, site.runner, site.cluster, postmaster.pid);
    postmaster = await ensureRunning(site, wanted, false);
  }
}

async function check(secret: Secret): Promise<void> {
  const sql = await reach(urlFor(secret, OWNER_ROLE), 10_000);
  try {
    await assertFit(sql);
    await grantRows(sql, APP_ROLE);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function openExternal(options: PostgresOptions, ownerUrl: string): Promise<PostgresHandle> {
  const patience = options.patienceMs ?? 30_000;
  const appUrl = options.appDatabaseUrl ?? ownerUrl;
  const sql = await reach(ownerUrl, patience);
  let separateRoles = false;
  try {
    await assertFit(sql);
    const [owner] = await sql`select current_user::text as name`;
    const app = await reach(appUrl, patience);
    const [user] =
      await app`select current_user::text as name, rolsuper as super from pg_roles where rolname = current_user`;
    await app.end({ timeout: 5 });
    separateRoles = user?.name !== owner?.name && user?.super === false;
    if (separateRoles) await grantRows(sql, user?.name);
  } finally {
    await sql.end({ timeout: 5 });
  }
  return { ownerUrl, appUrl, supervised: false, separateRoles, stop: async () => {} };
}

/** Where programs and cluster are, and under whom they run. */
function settle(options: PostgresOptions, dataDir: string, secret: Secret): Site {
  const base = { fast: options.fast ?? false, log: options.log };
  const binaries = findBinaries();
  const cluster = clusterOf(dataDir, secret);
  if (!secret.movedTo) {
    const runner = chooseRunner(binaries, dataDir, cluster.dir);
    if (runner) return { ...base, binaries, runner, cluster };
    if (existsSync(cluster.dir))
      throw new PostgresError('PG_ROOT', { path: dataDir, reason: 'closed-folder' });
    secret.movedTo = join('/var/lib/veche', createHash('sha256').update(dataDir).digest('hex').slice(0, 12));
    options.log.warn(
      { dataDir, file: secret.movedTo, code: 'PG_MOVED' },
      'PostgreSQL cannot enter the folder as another user: its files are kept elsewhere',
    );
  }
  const moved = openHouse(binaries, secret.movedTo);
  const runner = chooseRunner(moved, secret.movedTo, clusterAt(secret.movedTo).dir);
  if (!runner) throw new PostgresError('PG_ROOT', { path: secret.movedTo, reason: 'no-way' });
  return { ...base, binaries: moved, runner, cluster: clusterAt(secret.movedTo) };
}

/** A folder which another uid can enter, with its own copy of the programs. */
function openHouse(binaries: Binaries, folder: string): Binaries {
  const programs = join(folder, 'native');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    chmodSync(join(folder, '..'), 0o755);
    chmodSync(folder, 0o755);
    if (!existsSync(join(programs, 'bin')))
      cpSync(binaries.root, programs, { recursive: true, verbatimSymlinks: true });
  } catch (error) {
    throw fileError(error, folder);
  }
  return binariesAt(programs);
}

const clusterOf = (dataDir: string, secret: Secret): Cluster => clusterAt(secret.movedTo ?? dataDir);

function handleFor(secret: Secret, stop: () => Promise<void>): PostgresHandle {
  return {
    ownerUrl: urlFor(secret, OWNER_ROLE),
    appUrl: urlFor(secret, APP_ROLE),
    supervised: true,
    separateRoles: true,
    stop,
  };
}

function ensureDataDir(path: string): string {
  try {
    mkdirSync(resolve(path), { recursive: true, mode: 0o700 });
    return realpathSync(path);
  } catch (error) {
    throw fileError(error, path);
  }
}
