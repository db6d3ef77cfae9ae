/**
 * Two nodes, Redis and a proxy on one machine, for tests and for trying: what compose.yaml does, without containers.
 * PostgreSQL belongs to this process, so that any node may be killed; Redis is left out where the system has none.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { delimiter, join, resolve } from 'node:path';
import type { Log } from '#server/log.ts';
import { openPostgres } from '#server/postgres/open.ts';
import { openProxy } from './proxy.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const READY_MS = 90_000;

export interface Part {
  readonly port: number;
  readonly pid: number | undefined;
  readonly alive: boolean;
  start(): Promise<void>;
  /** As a crash does, or with time to say goodbye. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}
export interface Nodes {
  /** Of the proxy: what people open. */
  readonly address: string;
  readonly nodes: readonly Part[];
  readonly redis: Part | null;
  /** What a node is given; with it the command line speaks to the same database. */
  readonly env: Record<string, string>;
  /** So many connections went through the proxy to this node. */
  passed(node: Part): number;
  stop(): Promise<void>;
}

export async function startNodes(options: {
  dataDir: string;
  log: Log;
  port?: number;
  host?: string;
  demo?: boolean;
  /** What the nodes print; by default nothing. */
  stdio?: 'inherit' | 'ignore';
}): Promise<Nodes> {
  const { dataDir, log, stdio = 'ignore' } = options;
  mkdirSync(dataDir, { recursive: true });
  const undo: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const step of undo.reverse().splice(0)) await step().catch(() => {});
  };
  try {
    const database = await openPostgres({ dataDir, log });
    undo.push(() => database.stop());
    const redis = await startRedis(dataDir);
    if (redis) undo.push(() => redis.stop('SIGTERM'));
    const ports = [await freePort(), await freePort()];
    const proxy = await openProxy(ports, options.port ?? 0, options.host);
    const address = `http://${options.host ?? '127.0.0.1'}:${proxy.port}`;
    const env = {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      DATABASE_URL: database.ownerUrl,
      APP_DATABASE_URL: database.appUrl,
      AUTH_SECRET: secretOf(dataDir),
      PUBLIC_URL: address,
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
      ...(process.env.NEXT_DIST_DIR && { NEXT_DIST_DIR: process.env.NEXT_DIST_DIR }),
      ...(redis && { REDIS_URL: `redis://127.0.0.1:${redis.port}` }),
    };
    const nodes = ports.map((port, i) => {
      const args = ['server/run.mjs', 'main', ...(options.demo ? ['--demo'] : [])];
      const own = { ...env, PORT: `${port}`, DATA_DIR: join(dataDir, `node-${i + 1}`) };
      return part(process.execPath, args, own, port, () => answers(port), stdio);
    });
    // Last started, first stopped; the proxy when nobody is behind it any more.
    undo.push(() => proxy.close());
    for (const node of nodes) {
      undo.push(() => node.stop('SIGTERM'));
      await node.start();
    }
    const passed = (node: Part) => proxy.passed(node.port);
    return { address, nodes, redis, env: { ...env, DATA_DIR: dataDir }, passed, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function part(
  file: string,
  args: string[],
  env: Record<string, string>,
  port: number,
  ready: () => Promise<boolean>,
  stdio: 'inherit' | 'ignore',
): Part {
  let child: ChildProcess | null = null;
  const alive = () => child !== null && child.exitCode === null && child.signalCode === null;
  return {
    port,
    get pid() {
      return child?.pid;
    },
    get alive() {
      return alive();
    },
    async start() {
      if (alive()) return;
      const started = spawn(file, args, {
        cwd: ROOT,
        env: { ...env, NODE_ENV: 'production' },
        stdio: ['ignore', stdio, stdio],
        detached: true,
      });
      child = started;
      const end = Date.now() + READY_MS;
      while (!(await ready())) {
        if (!alive()) throw new Error(`${file} ended with ${started.exitCode}`);
        if (Date.now() > end) throw new Error(`${file} did not become ready`);
        await new Promise((done) => setTimeout(done, 50));
      }
    },
    async stop(signal = 'SIGKILL') {
      if (!child || !alive()) return;
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    },
  };
}

/** Alone, for tests that start their own nodes; null where the system has none. */
export async function startRedis(dataDir: string): Promise<Part | null> {
  const file = process.env.REDIS_SERVER_PATH || findRedis();
  if (!file) return null;
  const port = await freePort();
  const args = [
    '--port',
    `${port}`,
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    dataDir,
  ];
  const redis = part(file, args, { PATH: process.env.PATH ?? '' }, port, () => listens(port), 'ignore');
  await redis.start();
  return redis;
}

function findRedis(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const all = folders.flatMap((folder) =>
    ['redis-server', 'valkey-server'].map((name) => join(folder, name)),
  );
  return all.find((path) => existsSync(path));
}

const listens = (port: number) =>
  new Promise<boolean>((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      done(true);
    });
    socket.on('error', () => done(false));
  });

const answers = (port: number) =>
  fetch(`http://127.0.0.1:${port}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  );

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** One secret for both, kept beside the data: a session of one node is a session of the other. */
function secretOf(dataDir: string): string {
  const file = join(dataDir, 'auth-secret');
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(36).toString('base64url')}\n`, { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}
