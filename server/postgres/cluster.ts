/**
 * The folder of the cluster: made by initdb under a name of its own and renamed when it is whole, so that a kill at
 * any moment leaves either no cluster or a good one. UTF-8 and ICU are not negotiable: without them lower(), ILIKE,
 * Russian full text and pg_trgm fail on Cyrillic.
 */
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  lchownSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { type Binaries, BUNDLED_MAJOR } from './binaries.ts';
import { fileError, PostgresError } from './errors.ts';
import type { Runner } from './runner.ts';
import { runToEnd } from './spawn.ts';

export interface Cluster {
  /** PGDATA */
  readonly dir: string;
  /** Where the server writes its log. */
  readonly log: string;
}

const DRAFT = 'postgres.new-';

export function clusterAt(parent: string): Cluster {
  return { dir: join(parent, 'postgres'), log: join(parent, 'postgres.log') };
}

export async function ensureCluster(
  binaries: Binaries,
  runner: Runner,
  cluster: Cluster,
  password: string,
  fast: boolean,
): Promise<'made' | 'found'> {
  const parent = dirname(cluster.dir);
  sweepDrafts(parent);
  if (existsSync(join(cluster.dir, 'PG_VERSION'))) {
    const major = Number(readFileSync(join(cluster.dir, 'PG_VERSION'), 'utf8'));
    if (major !== BUNDLED_MAJOR)
      throw new PostgresError('PG_CLUSTER_VERSION', { found: major, need: BUNDLED_MAJOR });
    adopt(runner, cluster.dir);
    return 'found';
  }
  if (existsSync(cluster.dir) && readdirSync(cluster.dir).length > 0) {
    throw new PostgresError('PG_DATA_DIR', { path: cluster.dir, reason: 'not-a-cluster' });
  }
  const draft = join(parent, DRAFT + randomBytes(6).toString('hex'));
  try {
    await initdb(binaries, runner, draft, password, fast);
    rmSync(cluster.dir, { recursive: true, force: true });
    renameSync(join(draft, 'data'), cluster.dir);
    if (!fast) syncFolder(parent);
  } catch (error) {
    throw fileError(error, cluster.dir);
  } finally {
    rmSync(draft, { recursive: true, force: true, maxRetries: 3 });
  }
  return 'made';
}

async function initdb(binaries: Binaries, runner: Runner, draft: string, password: string, fast: boolean) {
  mkdirSync(draft, { mode: 0o700 });
  const passwordFile = join(draft, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (runner.owner) {
    chownSync(passwordFile, runner.owner.uid, runner.owner.gid);
    chownSync(draft, runner.owner.uid, runner.owner.gid);
  }
  let output = '';
  for (const locale of locales()) {
    const done = await runToEnd(runner, binaries.initdb, [
      `--pgdata=${join(draft, 'data')}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      `--locale=${locale}`,
      '--locale-provider=icu',
      '--icu-locale=ru-RU',
      ...(fast ? ['--no-sync'] : []),
    ]);
    if (done.status === 0) return;
    output = done.output;
    // Only a locale that this system does not know is worth another try.
    if (!/invalid locale|locale name|encoding mismatch/i.test(output)) break;
    rmSync(join(draft, 'data'), { recursive: true, force: true, maxRetries: 3 });
  }
  const full = /No space left on device|Disk quota exceeded/.test(output);
  throw new PostgresError(full ? 'PG_DISK_FULL' : 'PG_INIT_FAILED', {
    path: draft,
    output: output.slice(-2_000),
  });
}

/** C.UTF-8 first; macOS and Windows do not have it in every version. */
function locales(): string[] {
  if (process.platform === 'darwin') return ['C.UTF-8', 'ru_RU.UTF-8', 'en_US.UTF-8'];
  if (process.platform === 'win32') return ['C.UTF-8', 'ru-RU', 'Russian_Russia.1251', 'en-US'];
  return ['C.UTF-8', 'C.utf8', 'en_US.UTF-8'];
}

/** What a killed first start left behind; an initdb still writing there fails by itself, perhaps after this: so again at the end. */
export function sweepDrafts(parent: string): void {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(DRAFT)) continue;
    try {
      rmSync(join(parent, name), { recursive: true, force: true, maxRetries: 5 });
    } catch {
      // Written to at this very moment: the next start takes it.
    }
  }
}

/** Restored or moved files may belong to another user; PostgreSQL would refuse the folder. */
function adopt(runner: Runner, dir: string): void {
  if (!runner.owner || statSync(dir).uid === runner.owner.uid) return;
  const { uid, gid } = runner.owner;
  for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' }))
    lchownSync(join(dir, name), uid, gid);
  chownSync(dir, uid, gid);
}

function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(path, 'r');
  fsyncSync(fd);
  closeSync(fd);
}
