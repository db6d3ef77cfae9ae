import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeFolder } from '#server/testing/cluster.ts';
import { lockHolder, takeLock } from './lock.ts';
import { startOf } from './process.ts';

const holder = (over: object) =>
  JSON.stringify({
    pid: process.pid,
    host: hostname(),
    started: startOf(process.pid),
    role: 'server',
    ...over,
  });

it('[PG5] a lock is taken once and can be taken again after its release', () => {
  const dataDir = makeFolder();
  const lock = takeLock(dataDir, 'server');
  expect(lockHolder(dataDir)).toEqual({ pid: process.pid, role: 'server' });
  expect(() => takeLock(dataDir, 'cli')).toThrow(/PG_LOCKED/);
  lock.release();
  lock.release();
  expect(lockHolder(dataDir)).toBeNull();
  takeLock(dataDir, 'cli').release();
  expect(existsSync(join(dataDir, 'veche.lock'))).toBe(false);
});

it.each([
  ['a dead process', { pid: 2 ** 22 + 7 }],
  ['a number that was given to another process since', { started: '1' }],
])('[PG5] the lock of %s is taken over', (_name, over) => {
  const dataDir = makeFolder();
  writeFileSync(join(dataDir, 'veche.lock'), holder(over));
  const lock = takeLock(dataDir, 'server');
  expect(JSON.parse(readFileSync(join(dataDir, 'veche.lock'), 'utf8'))).toMatchObject({ pid: process.pid });
  lock.release();
});

it('[PG5] another host’s lock on a shared volume holds as long as its heartbeat, a broken file likewise', () => {
  for (const text of [holder({ host: 'another', pid: 1 }), 'half a li']) {
    const dataDir = makeFolder();
    const path = join(dataDir, 'veche.lock');
    writeFileSync(path, text);
    expect(() => takeLock(dataDir, 'server')).toThrow(/PG_LOCKED/);
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(path, longAgo, longAgo);
    takeLock(dataDir, 'server').release();
  }
});

it('[PG5] releasing a lock that somebody else has taken since leaves theirs', () => {
  const dataDir = makeFolder();
  const lock = takeLock(dataDir, 'server');
  writeFileSync(join(dataDir, 'veche.lock'), holder({ started: '1' }));
  lock.release();
  expect(existsSync(join(dataDir, 'veche.lock'))).toBe(true);
});

it('[PG11] what a killed start left half made goes with the next lock; what somebody is asking with stays', () => {
  const dataDir = makeFolder();
  const put = (name: string, text: string) => writeFileSync(join(dataDir, name), text);
  put(`postgres.json.${2 ** 22 + 7}`, '{"vers');
  put(`veche.lock.${2 ** 22 + 7}`, holder({ pid: 2 ** 22 + 7 }));
  put('veche.lock.1', holder({ host: 'another', pid: 1 }));
  put('postgres.json', '{}');
  put('postgres.json.kept', 'ours is not every name');
  const lock = takeLock(dataDir, 'server');
  expect(readdirSync(dataDir).sort()).toEqual([
    'postgres.json',
    'postgres.json.kept',
    'veche.lock',
    'veche.lock.1',
  ]);
  lock.release();
});
