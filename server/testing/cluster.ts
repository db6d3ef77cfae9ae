/**
 * What the tests of server/postgres share: folders that are cleaned up with the servers in them, clients that close,
 * and a second process that opens PostgreSQL and can be killed.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import postgres from 'postgres';
import { afterAll, vi } from 'vitest';
import type { Log } from '#server/log.ts';
import { clusterAt } from '#server/postgres/cluster.ts';
import { openPostgres, type PostgresHandle, type PostgresOptions } from '#server/postgres/open.ts';
import { findPostmaster } from '#server/postgres/postmaster.ts';
import { isAlive, until } from '#server/postgres/process.ts';

// Servers start here, on machines that do other things too.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const ROOT = resolve(import.meta.dirname, '..', '..');
const folders: string[] = [];
const handles: PostgresHandle[] = [];
const children: ChildProcess[] = [];
const clients: postgres.Sql[] = [];

export const isRoot = process.getuid?.() === 0;

/** Warnings and errors of the supervisor, for tests that expect one. */
export const logged: Record<string, unknown>[] = [];
export const log: Log = {
  info: () => {},
  warn: (fields) => void logged.push(fields),
  error: (fields) => void logged.push(fields),
};

export function makeFolder(name = 'data'): string {
  const folder = mkdtempSync(join(tmpdir(), 'veche-pg-'));
  folders.push(folder);
  mkdirSync(join(folder, name), { recursive: true, mode: 0o755 });
  return join(folder, name);
}

export async function open(dataDir: string, options: Partial<PostgresOptions> = {}): Promise<PostgresHandle> {
  const handle = await openPostgres({ fast: true, log, ...options, dataDir });
  handles.push(handle);
  return handle;
}

export function client(url: string): postgres.Sql {
  const sql = postgres(url, { max: 2, onnotice: () => {}, connect_timeout: 5 });
  clients.push(sql);
  return sql;
}

export interface Opened {
  readonly child: ChildProcess;
  readonly said: Promise<Record<string, string> & { warnings?: Record<string, string>[] }>;
}

export function openInChild(
  dataDir: string,
  options: object = {},
  as: { wrap?: string[]; env?: Record<string, string> } = {},
): Opened {
  const [file = '', ...args] = [...(as.wrap ?? []), process.execPath, '--import', 'tsx'];
  const script = join(ROOT, 'server', 'postgres', 'open-child.ts');
  const child = spawn(file, [...args, script, dataDir, JSON.stringify({ fast: true, ...options })], {
    cwd: ROOT,
    env: { ...process.env, ...as.env },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  children.push(child);
  let text = '';
  const said = new Promise<Record<string, string>>((done) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      if (text.includes('\n')) done(JSON.parse(text.split('\n')[0] ?? '{}'));
    });
    child.once('close', () => done({ code: 'CLOSED' }));
  });
  return { child, said };
}

/** Kills without a word, and waits until it is gone. */
export async function kill9(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL');
  await until(() => !isAlive(pid), 10_000);
}

export const postmasterOf = (dataDir: string) => findPostmaster(clusterAt(dataDir));

afterAll(async () => {
  await Promise.all(clients.map((sql) => sql.end({ timeout: 1 })));
  await Promise.all(handles.map((handle) => handle.stop()));
  for (const child of children) if (child.pid && child.exitCode === null) child.kill('SIGKILL');
  for (const folder of folders) {
    const inside = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const entry of inside) {
      const live = postmasterOf(join(folder, entry.name));
      if (live) await kill9(live.pid);
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
});
