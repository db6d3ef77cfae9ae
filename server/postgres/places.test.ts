import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import {
  client,
  isRoot,
  kill9,
  makeFolder,
  open,
  openInChild,
  postmasterOf,
} from '#server/testing/cluster.ts';
import { clusterAt } from './cluster.ts';
import { findPostmaster, readPidFile } from './postmaster.ts';
import { until } from './process.ts';

const mounts: string[] = [];
afterAll(() => {
  for (const path of mounts) execFileSync('umount', ['-l', path]);
});

const uidOf = (pid: number) => statSync(`/proc/${pid}`).uid;

/** A folder on a disk of its own, so small that it fills up. */
function smallDisk(size: string): string {
  const path = makeFolder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=755`, 'veche-test', path]);
  mounts.push(path);
  return path;
}

// Where the machine does not let us be root, mount and change uid, these cases cannot arise either.
if (isRoot) {
  it('[PG7] as root PostgreSQL runs under another uid, which can enter nothing of DATA_DIR but the cluster', async () => {
    const dataDir = join(makeFolder(), 'data');
    const parent = dirname(dirname(dataDir));
    chmodSync(parent, 0o755);
    const handle = await open(dataDir);
    const { pid } = postmasterOf(dataDir)!;
    expect(uidOf(pid)).not.toBe(0);
    expect(statSync(dataDir).mode & 0o007).toBe(0);
    await handle.stop();
  });

  it('[PG7] root in a closed home (mode 700): a user namespace, the files stay where they are', async () => {
    const home = makeFolder('root');
    chmodSync(home, 0o700);
    const dataDir = join(home, 'вече', 'data');
    const handle = await open(dataDir);
    expect(await client(handle.appUrl)`select 1`).toHaveLength(1);
    expect(existsSync(join(dataDir, 'postgres', 'PG_VERSION'))).toBe(true);
    await handle.stop();
    expect(postmasterOf(dataDir)).toBeNull();
    const again = await open(dataDir);
    expect(again.ownerUrl).toBe(handle.ownerUrl);
    await again.stop();
  });

  it('[PG7] the same home opened later: files of the namespace are handed to the other uid, nothing is lost', async () => {
    const outer = makeFolder('root');
    chmodSync(dirname(outer), 0o755);
    chmodSync(outer, 0o700);
    const dataDir = join(outer, 'data');
    const closed = await open(dataDir);
    await client(closed.ownerUrl)`create table kept (id int)`;
    await closed.stop();
    chmodSync(outer, 0o755);
    const opened = await open(dataDir);
    expect(uidOf(postmasterOf(dataDir)!.pid)).not.toBe(0);
    expect(await client(opened.appUrl)`select * from kept`).toHaveLength(0);
    await opened.stop();
  });

  it('[PG7] where no namespace is to be had, programs and data move to an open folder, and the log says so', async () => {
    const home = makeFolder('root');
    chmodSync(home, 0o700);
    const dataDir = join(home, 'data');
    // unshare is not on this path, which is how a system without namespaces looks from here.
    const env = { PATH: '/nowhere' };
    const { child, said } = openInChild(dataDir, {}, { env });
    const { appUrl = '', warnings } = await said;
    const moved = warnings?.find((fields) => fields.code === 'PG_MOVED')?.file ?? '';
    try {
      expect(moved).toMatch(/^\/var\/lib\/veche\//);
      expect(await client(appUrl)`select 1`).toHaveLength(1);
      await kill9(child.pid!);
      const again = openInChild(dataDir, {}, { env });
      expect((await again.said).appUrl).toBe(appUrl);
      await kill9(again.child.pid!);
    } finally {
      const live = moved && findPostmaster(clusterAt(moved));
      if (live) await kill9(live.pid);
      if (moved) rmSync(moved, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    }
  });

  it('[PG7] an ordinary user runs it as himself, with everything in his own folder', async () => {
    const home = makeFolder('home');
    const uid = 65_534;
    chmodSync(dirname(home), 0o755);
    chownSync(home, uid, uid);
    const wrap = ['setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups'];
    const dataDir = join(home, 'data');
    const { child, said } = openInChild(dataDir, {}, { wrap, env: { HOME: home } });
    const { appUrl = '' } = await said;
    expect(await client(appUrl)`select 1`).toHaveLength(1);
    expect(uidOf(postmasterOf(dataDir)!.pid)).toBe(uid);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    child.kill('SIGTERM');
    await new Promise((done) => child.once('exit', done));
    expect(readPidFile(clusterAt(dataDir))).toBeNull();
  });

  it('[PG8] a full disk at the first start has a code, leaves no half cluster, and is over when there is room', async () => {
    const dataDir = smallDisk('12m');
    await expect(open(dataDir)).rejects.toMatchObject({ code: 'PG_DISK_FULL' });
    expect(
      readdirSync(dataDir).filter((name) => name.startsWith('postgres.new') || name === 'postgres'),
    ).toEqual([]);
    execFileSync('mount', ['-o', 'remount,size=300m', dataDir]);
    const handle = await open(dataDir);
    expect(await client(handle.appUrl)`select 1`).toHaveLength(1);
    await handle.stop();
  });

  it('[PG8] a disk full at a later start has the same code and harms nothing', async () => {
    const dataDir = smallDisk('300m');
    const first = await open(dataDir);
    await client(first.ownerUrl)`create table kept as select 7 as n`;
    await kill9(postmasterOf(dataDir)!.pid).then(() => first.stop());
    fill(join(dataDir, 'ballast'));
    await expect(open(dataDir)).rejects.toMatchObject({ code: 'PG_DISK_FULL' });
    rmSync(join(dataDir, 'ballast'));
    const second = await open(dataDir);
    expect([...(await client(second.appUrl)`select n from kept`)]).toEqual([{ n: 7 }]);
    await second.stop();
  });
}

it('[PG14] a folder that cannot be made or holds somebody else’s files is refused with a code', async () => {
  const folder = makeFolder();
  writeFileSync(join(folder, 'file'), '');
  await expect(open(join(folder, 'file'))).rejects.toMatchObject({ code: 'PG_DATA_DIR' });
  mkdirSync(join(folder, 'postgres'));
  writeFileSync(join(folder, 'postgres', 'letter.txt'), 'важное');
  await expect(open(folder)).rejects.toMatchObject({
    code: 'PG_DATA_DIR',
    params: { reason: 'not-a-cluster' },
  });
  expect(existsSync(join(folder, 'postgres', 'letter.txt'))).toBe(true);
});

/** What can be seen of a first start from outside, in its order; the kill comes up to 150 ms after one of them. */
const MOMENTS: ((dataDir: string) => boolean)[] = [
  (dataDir) => readdirSync(dataDir).some((name) => name.startsWith('postgres.new')),
  (dataDir) => existsSync(join(dataDir, 'postgres', 'PG_VERSION')),
  (dataDir) => readPidFile(clusterAt(dataDir))?.status === 'ready',
  (dataDir) => existsSync(join(dataDir, 'veche.lock')),
  (dataDir) => existsSync(join(dataDir, 'postgres.json')),
  (dataDir) => readPidFile(clusterAt(dataDir)) !== null,
];
const rounds = process.env.NIGHTLY === '1' ? 20 : 3;
it(
  '[PG11] Node killed at any moment of the first start: the next start always works, and nothing is left over',
  async () => {
    for (let round = 0; round < rounds; round += 1) {
      const dataDir = makeFolder(`убит ${round}`);
      const { child } = openInChild(dataDir);
      const moment = MOMENTS[round % MOMENTS.length]!;
      expect(await until(() => moment(dataDir), 60_000, 5)).toBe(true);
      await new Promise((wake) => setTimeout(wake, Math.random() * 150));
      await kill9(child.pid!);
      const handle = await open(dataDir);
      expect(await client(handle.appUrl)`select show_trgm('ёж')`).toHaveLength(1);
      await handle.stop();
      expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres.json', 'postgres.log']);
    }
  },
  rounds * 30_000,
);

/** Until not one byte more can be written. */
function fill(path: string): void {
  try {
    execFileSync('dd', ['if=/dev/zero', `of=${path}`, 'bs=64k'], { stdio: 'ignore' });
  } catch {
    // «No space left» is what was wanted.
  }
}
