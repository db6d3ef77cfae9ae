/**
 * One server a DATA_DIR: DATA_DIR/veche.lock says who, made by link() so that it appears whole or not at all.
 * Live is: same host, same pid, same start of that pid (pids are used again, in containers at every start); where
 * that cannot be seen (another host or container on one volume, no /proc) a heartbeat decides.
 */
import {
  linkSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { codeOf, fileError, PostgresError } from './errors.ts';
import { isAlive, startOf } from './process.ts';

export type LockRole = 'server' | 'cli';

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly started: string;
  readonly role: LockRole;
}

export interface Lock {
  release(): void;
}

const HEARTBEAT_MS = 3_000;
const SILENT_MS = 15_000;

export function takeLock(dataDir: string, role: LockRole): Lock {
  const path = join(dataDir, 'veche.lock');
  const mine: Holder = { pid: process.pid, host: hostname(), started: startOf(process.pid), role };
  const text = JSON.stringify(mine);
  const draft = `${path}.${process.pid}`;
  try {
    writeFileSync(draft, text, { mode: 0o600 });
    while (!linked(draft, path)) {
      const found = readHolder(path);
      if (!found) continue;
      if (isHeld(found.holder, path)) {
        throw new PostgresError('PG_LOCKED', { path, pid: found.holder.pid, role: found.holder.role });
      }
      setAside(path, found.text);
    }
  } catch (error) {
    throw fileError(error, path);
  } finally {
    remove(draft);
  }
  sweepTorn(dataDir);
  const beat = setInterval(() => touch(path), HEARTBEAT_MS);
  beat.unref();
  return {
    release() {
      clearInterval(beat);
      if (readHolder(path)?.text === text) remove(path);
    },
  };
}

/**
 * What a killed start had written beside the file it was to become (postgres.json.<pid>, veche.lock.<pid>). Only the
 * holder of the lock writes the first; the second may belong to somebody who is asking for the lock at this moment.
 */
function sweepTorn(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    const torn = /^(postgres\.json|veche\.lock)\.(dead\.)?\d+$/.exec(name);
    if (!torn) continue;
    const path = join(dataDir, name);
    const asker = torn[1] === 'veche.lock' ? readHolder(path) : null;
    if (!asker || !isHeld(asker.holder, path)) remove(path);
  }
}

/** Who holds the folder now, or null. */
export function lockHolder(dataDir: string): { pid: number; role: LockRole } | null {
  const path = join(dataDir, 'veche.lock');
  const found = readHolder(path);
  return found && isHeld(found.holder, path) ? { pid: found.holder.pid, role: found.holder.role } : null;
}

function linked(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(path: string): { holder: Holder; text: string } | null {
  try {
    const text = readFileSync(path, 'utf8');
    try {
      return { holder: JSON.parse(text) as Holder, text };
    } catch {
      return { holder: { pid: 0, host: '', started: '', role: 'server' }, text };
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function isHeld(holder: Holder, path: string): boolean {
  const provable = holder.host === hostname() && holder.started !== '';
  if (provable) return isAlive(holder.pid) && startOf(holder.pid) === holder.started;
  if (holder.host === hostname() && !isAlive(holder.pid)) return false;
  try {
    return Date.now() - statSync(path).mtimeMs < SILENT_MS;
  } catch {
    return false;
  }
}

/** Move a dead lock away; if another process was quicker and ours is its live one, give it back. */
function setAside(path: string, dead: string): void {
  const aside = `${path}.dead.${process.pid}`;
  try {
    renameSync(path, aside);
    if (readFileSync(aside, 'utf8') !== dead) linked(aside, path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  remove(aside);
}

function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // The folder is gone or full: the database will say so much louder.
  }
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}
