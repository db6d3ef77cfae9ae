/**
 * Processes of the drafting bench: the server on one core, the load on another, so that the load does not slow what it
 * measures. All of them are gone when the bench ends, however it ends.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const children = new Set<ChildProcess>();
const pin = (core: number) =>
  existsSync('/usr/bin/taskset') && cpus().length > 1 ? ['/usr/bin/taskset', '-c', String(core)] : [];

export interface Usage {
  cpu: NodeJS.CpuUsage;
  rss: number;
  /** Ours only: a batch from its first byte to its acks, and the commit in it. */
  flushMs?: { p50: number };
  commitMs?: { p50: number };
}

export function start(core: number, file: string, args: string[], flags: string[] = []): ChildProcess {
  const [command = '', ...rest] = [
    ...pin(core),
    process.execPath,
    ...flags,
    '--import',
    'tsx',
    resolve(ROOT, file),
    ...args,
  ];
  const child = spawn(command, rest, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

/** What the process says next; an end of it is an error. */
export function next<T>(child: ChildProcess): Promise<T> {
  return new Promise((done, fail) => {
    const ended = (code: number | null) => {
      child.off('message', said);
      fail(new Error(`a process of the bench ended with ${code}`));
    };
    const said = (message: unknown) => {
      child.off('exit', ended);
      done(message as T);
    };
    child.once('message', said);
    child.once('exit', ended);
  });
}

export function ask<T>(child: ChildProcess, message: string): Promise<T> {
  const answer = next<T>(child);
  child.send(message);
  return answer;
}

export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGKILL');
  await gone;
}
export const endAll = (): Promise<unknown> => Promise.all([...children].map(end));

/** CPU seconds of a process and its children so far; null where the system does not tell. */
export function familySeconds(pid: number): number | null {
  if (!existsSync('/proc/self/stat')) return null;
  let ticks = 0;
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (Number(entry) === pid || Number(fields[1]) === pid)
        ticks += Number(fields[11]) + Number(fields[12]);
    } catch {
      // It has just ended.
    }
  }
  return ticks / 100;
}
