/**
 * Where a run of the tests keeps what it throws away. Hundreds of databases are cloned and dropped; on a disk that takes
 * as long as the tests themselves. In memory where Linux offers it, there is room, and programs may be started from it.
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
/** What must be free of it, and of memory as a whole: a run takes a third of that. */
const ROOM = { folder: 4 * 2 ** 30, memory: 8 * 2 ** 30 };
const DAY_MS = 24 * 3_600_000;

/**
 * The folder to name as TMPDIR, the same for every run, so that each finds what a killed one left; null: the system's own.
 * @returns {string | null}
 */
export function quickFolder(memory = MEMORY, room = ROOM) {
  if (process.platform !== 'linux' || process.env.TMPDIR || !existsSync(memory)) return null;
  const { bavail, bsize } = statfsSync(memory);
  if (bavail * bsize < room.folder || memoryLeft() < room.memory) return null;
  const folder = join(memory, `veche-${process.getuid?.() ?? 0}`);
  try {
    mkdirSync(folder, { recursive: true });
    if (statSync(folder).uid !== process.getuid?.()) return null;
    // As the system's own: programs of other accounts go through it to what is theirs.
    chmodSync(folder, 0o1777);
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (Date.now() - statSync(path).mtimeMs > DAY_MS) rmSync(path, { recursive: true, force: true });
    }
    return runsPrograms(folder) ? folder : null;
  } catch {
    return null;
  }
}

/**
 * Takes it away with the caches of what ran in it, unless another run is in it, or a killed one left something for the
 * next to sweep. @param {string} folder
 */
export function leaveFolder(folder) {
  if (readdirSync(folder).every((name) => name.startsWith('tsx-')))
    rmSync(folder, { recursive: true, force: true });
}

/** A container may have less than its machine. */
const memoryLeft = () => process.availableMemory?.() ?? freemem();

/** Containers often forbid that. @param {string} folder */
function runsPrograms(folder) {
  const program = join(folder, `try-${process.pid}`);
  writeFileSync(program, '#!/bin/sh\nexit 7\n', { mode: 0o755 });
  const { status } = spawnSync(program);
  rmSync(program);
  return status === 7;
}
