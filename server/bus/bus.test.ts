import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openDb, openSql } from '../db.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { silentLog } from '../testing/log.ts';
import { Bus, sendNow } from './bus.ts';
import type { Delivered } from './messages.ts';

let database: TestDatabase;
let redis: { port: number; process: ChildProcess } | null = null;
const closers: (() => Promise<void>)[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});
afterAll(async () => {
  redis?.process.kill('SIGKILL');
  await database.drop();
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  return port;
}

async function startRedis(port: number): Promise<ChildProcess> {
  const child = spawn(
    'redis-server',
    ['--port', String(port), '--save', '', '--appendonly', 'no', '--bind', '127.0.0.1'],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.stdout?.on('data', (chunk: Buffer) => chunk.includes('Ready to accept') && resolve());
  });
  return child;
}

async function node(redisUrl?: string) {
  const app = openDb(database.appUrl, 3);
  const sql = openSql(database.appUrl, 3);
  const bus = new Bus({ sql, log: silentLog, redisUrl });
  await bus.start();
  const heard: Delivered[] = [];
  bus.subscribe((m) => heard.push(m));
  closers.push(async () => {
    await bus.stop();
    await app.close();
    await sql.end({ timeout: 1 });
  });
  const say = async (key: string) => {
    const staged = await app.db.transaction((tx) =>
      bus.stage(tx, [{ type: 'fact', keys: [key] }], new Date()),
    );
    bus.hurry(staged);
  };
  return { bus, heard, say, keys: () => heard.flatMap((m) => (m.type === 'fact' ? m.keys : [])) };
}

const all = (prefix: string, n: number) => Array.from({ length: n }, (_, i) => `${prefix}:${i}`).sort();

it('[BU1] without Redis each process hears what the other commits, once', async () => {
  const [a, b] = [await node(), await node()];
  await Promise.all(all('plain', 40).map((key, i) => (i % 2 ? a : b).say(key)));
  for (const n of [a, b])
    await expect.poll(() => n.keys().sort(), { timeout: 3000 }).toEqual(all('plain', 40));
});

it('[BU1] with Redis, and with Redis killed in the middle, nothing is lost and nothing doubled', async () => {
  const port = await freePort();
  redis = { port, process: await startRedis(port) };
  const [a, b] = [await node(`redis://127.0.0.1:${port}`), await node(`redis://127.0.0.1:${port}`)];
  for (const key of all('redis', 60)) {
    await (key.endsWith('5') ? b : a).say(key);
    if (key === 'redis:30') redis.process.kill('SIGKILL');
  }
  for (const n of [a, b])
    await expect.poll(() => n.keys().sort(), { timeout: 5000 }).toEqual(all('redis', 60));
});

it('[BU2] a revocation sent from a place without commands is heard by every process within a second', async () => {
  const [a, b] = [await node(), await node()];
  const began = Date.now();
  await sendNow(database.sql, { type: 'revoke', accountId: 'someone', code: 'suspended' });
  for (const n of [a, b]) await expect.poll(() => n.heard.length, { timeout: 1000, interval: 10 }).toBe(1);
  expect(Date.now() - began).toBeLessThan(1000);
});

it('[BU3] a row whose notification was lost is found by the poll', async () => {
  const a = await node();
  await database.sql`insert into outbox (at, message) values (now(), ${database.sql.json({ type: 'fact', keys: ['lost:1'] })})`;
  await expect.poll(() => a.keys(), { timeout: 2000 }).toEqual(['lost:1']);
});

it('[BU1] a transaction that was rolled back is never heard', async () => {
  const a = await node();
  const app = openDb(database.appUrl, 1);
  closers.push(app.close);
  await app.db
    .transaction(async (tx) => {
      await a.bus.stage(tx, [{ type: 'fact', keys: ['never'] }], new Date());
      throw new Error('rolled back');
    })
    .catch(() => {});
  await a.say('after');
  await expect.poll(() => a.keys(), { timeout: 2000 }).toEqual(['after']);
});
