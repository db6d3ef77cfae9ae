/**
 * Other processes, seen by their number: alive (a zombie is not), when started, where at work.
 * Where the system does not tell (no /proc), the answer is empty and callers fall back on something slower.
 */
import { readFileSync, statSync } from 'node:fs';

export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as { code?: string }).code !== 'EPERM') return false;
  }
  return statOf(pid)[0] !== 'Z';
}

/** The start of a process as an opaque word: the same number later is another process. */
export function startOf(pid: number): string {
  return statOf(pid)[19] ?? '';
}

/**
 * Does this process work in that folder (by inode, so that a renamed folder is still itself)? null = cannot be seen.
 * A postmaster's working directory is its cluster.
 */
export function worksIn(pid: number, folder: string): boolean | null {
  try {
    const there = statSync(`/proc/${pid}/cwd`);
    const here = statSync(folder);
    return there.dev === here.dev && there.ino === here.ino;
  } catch {
    return null;
  }
}

/** Fields of /proc/<pid>/stat after the name, which may itself hold spaces and brackets. */
function statOf(pid: number): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

/** Polls a condition; false when the time is over. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  ms: number,
  everyMs = 40,
): Promise<boolean> {
  const end = Date.now() + ms;
  for (;;) {
    if (await condition()) return true;
    if (Date.now() >= end) return false;
    await new Promise((wake) => setTimeout(wake, everyMs));
  }
}
