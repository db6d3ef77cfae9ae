/**
 * Under whom PostgreSQL runs. It refuses to run as root, so root gives it another uid; where that uid cannot enter
 * the folder (a home of mode 700) a user namespace shows root to PostgreSQL as an ordinary user; where that is
 * not allowed either, programs and data move to /var/lib/veche and the log says so.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, readFileSync, statSync } from 'node:fs';
import type { Binaries } from './binaries.ts';
import { PostgresError } from './errors.ts';

export interface Runner {
  readonly kind: 'self' | 'uid' | 'namespace';
  /** Who owns the cluster's files on the disk; null = whoever we are. */
  readonly owner: { uid: number; gid: number } | null;
  wrap(file: string, args: readonly string[]): { file: string; args: string[] };
}

interface Account {
  uid: number;
  gid: number;
}

/** null = no way to run from here: the caller moves everything to an open folder, or gives up. */
export function chooseRunner(binaries: Binaries, dataDir: string, clusterDir: string): Runner | null {
  const self: Runner = { kind: 'self', owner: null, wrap: (file, args) => ({ file, args: [...args] }) };
  const me = process.getuid?.();
  if (me === undefined) return self;
  if (me !== 0) {
    // initdb looks its user up by name; a container's random uid has none.
    if (accounts().some((a) => a.uid === me)) return self;
    const alias = accounts().find((a) => a.name === 'nobody') ?? accounts().find((a) => a.uid !== 0);
    const mapped = alias && namespaced(alias, null);
    if (mapped && runs(mapped, binaries)) return mapped;
    throw new PostgresError('PG_NO_USER', { uid: me });
  }
  const account = accountFor(dataDir, clusterDir);
  const other: Runner = {
    kind: 'uid',
    owner: account,
    wrap: (file, args) => ({ file, args: [...args] }),
  };
  letIn(dataDir, account);
  if (enters(account, dataDir) && runs(other, binaries)) return other;
  const mapped = namespaced(account, { uid: 0, gid: 0 });
  return runs(mapped, binaries) ? mapped : null;
}

function namespaced(shown: Account, owner: Account | null): Runner {
  const map = ['-U', `--map-user=${shown.uid}`, `--map-group=${shown.gid}`, '--'];
  return {
    kind: 'namespace',
    owner,
    wrap: (file, args) => ({ file: 'unshare', args: [...map, file, ...args] }),
  };
}

/** The same account at every start: who owns the cluster, or else the folder, called us by sudo, or is meant for it. */
function accountFor(dataDir: string, clusterDir: string): Account {
  for (const path of [clusterDir, dataDir]) {
    if (!existsSync(path)) continue;
    const { uid, gid } = statSync(path);
    if (uid !== 0 && accounts().some((a) => a.uid === uid)) return { uid, gid };
  }
  const sudo = Number(process.env.SUDO_UID ?? 0);
  const known = accounts();
  const found =
    (sudo > 0 && known.find((a) => a.uid === sudo)) ||
    known.find((a) => a.name === 'postgres' && a.uid !== 0) ||
    known.find((a) => a.name === 'nobody' && a.uid !== 0) ||
    known.find((a) => a.uid !== 0);
  if (!found) throw new PostgresError('PG_ROOT', { reason: 'no-account' });
  return { uid: found.uid, gid: found.gid };
}

function accounts(): { name: string; uid: number; gid: number }[] {
  // macOS keeps its people elsewhere; there the uid of the folder or of sudo is taken on trust.
  const text = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8') : '';
  const listed = text
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  const me = process.getuid?.() ?? 0;
  const mine = { name: 'self', uid: me, gid: process.getgid?.() ?? 0 };
  return process.platform === 'darwin' && me !== 0 ? [...listed, mine] : listed;
}

/** DATA_DIR itself may be closed and ours: its group may pass through, and see nothing else. */
function letIn(dataDir: string, account: Account): void {
  const { uid, mode } = statSync(dataDir);
  if (uid !== 0 || mode & 0o001) return;
  chownSync(dataDir, 0, account.gid);
  chmodSync(dataDir, (mode & 0o777) | 0o010);
}

function enters(account: Account, dir: string): boolean {
  const probe = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', dir], {
    ...account,
    cwd: '/',
    stdio: 'ignore',
  });
  return probe.status === 0;
}

function runs(runner: Runner, binaries: Binaries): boolean {
  const { file, args } = runner.wrap(binaries.postgres, ['--version']);
  const as = runner.kind === 'uid' ? runner.owner : null;
  return spawnSync(file, args, { ...as, cwd: '/', stdio: 'ignore' }).status === 0;
}
