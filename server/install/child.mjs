/**
 * The process we stand in front of. It gets a session of its own, so that a stop reaches it once and only through
 * us: the terminal's Ctrl-C goes to npm, to us, and again from npm to us, but the server must hear one signal.
 * If npm is killed outright, we notice that our parent is gone and stop too: no orphan stays.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';

const WINDOWS = process.platform === 'win32';
const PARENT_MS = 300;

/** @type {{ child: import('node:child_process').ChildProcess, whole: boolean } | null} */
let current = null;
/** @type {NodeJS.Signals | null} */
let stopped = null;

/** @param {NodeJS.Signals} signal */
function stop(signal) {
  if (stopped) return;
  stopped = signal;
  const target = current;
  if (!target?.child.pid) {
    process.exit(128 + constants.signals[signal]);
  }
  // On Windows the console has told the child already, and kill() there would be a hard one.
  if (WINDOWS) return;
  try {
    process.kill(target.whole ? -target.child.pid : target.child.pid, signal);
  } catch {
    // It has just ended by itself.
  }
}

export function listen() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => stop(signal === 'SIGHUP' ? 'SIGTERM' : signal));
  }
  if (WINDOWS || !process.env.npm_lifecycle_event) return;
  const before = parents();
  setInterval(() => {
    if (parents() !== before) stop('SIGTERM');
  }, PARENT_MS).unref();
}

/** Our parent, and where that is only the shell npm puts between, npm above it. */
function parents() {
  try {
    const text = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'));
    const [, above] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return /^(sh|dash|ash|bash|busybox)$/.test(name) ? `${process.ppid} ${above}` : `${process.ppid}`;
  } catch {
    return `${process.ppid}`;
  }
}

export const wasStopped = () => stopped !== null;

/**
 * Runs to the end and answers the exit code. `server: true` = only the process itself is told to stop (it stops its
 * own children in its own order); otherwise its whole group.
 * @param {string} file @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, server?: boolean, cwd?: string, shell?: boolean }} [options]
 * @returns {Promise<number>}
 */
export function run(file, args, options = {}) {
  if (stopped) return Promise.resolve(128 + constants.signals[stopped]);
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: [options.server ? 'inherit' : 'ignore', 'inherit', 'inherit'],
      detached: !WINDOWS,
      shell: options.shell ?? false,
    });
    current = { child, whole: !options.server };
    child.once('error', (error) => {
      console.error(`${file}: ${error.message}`);
      resolve(127);
    });
    child.once('exit', (code, signal) => {
      current = null;
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}

/**
 * A program of node_modules by its entry file, which is the same on every system.
 * @param {string} entry @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, cwd?: string, node?: string }} [options]
 */
export function runNode(entry, args, { node = process.execPath, ...options } = {}) {
  return run(node, [entry, ...args], options);
}
