/**
 * node_modules as package-lock.json says. npm writes its own list (node_modules/.package-lock.json) when it has
 * finished, so comparing the two finds a missing, stale or interrupted install without a stamp of ours.
 */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, wasStopped } from './child.mjs';
import { unlinkNode } from './runtime.mjs';

/** @param {string} root @param {boolean} withDev */
export function isInstalled(root, withDev) {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const have = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !have) return false;
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '' || entry.optional || entry.devOptional || (entry.dev && !withDev)) continue;
    if (have[path]?.version !== entry.version) return false;
  }
  return true;
}

/** @param {string} root @param {boolean} withDev @returns {Promise<boolean>} */
export async function ensureModules(root, withDev) {
  if (isInstalled(root, withDev)) return true;
  return await alone(root, async () => {
    if (isInstalled(root, withDev)) return true;
    console.log('Устанавливаем пакеты (один раз) · Installing packages (once)…');
    // «npm run -s» would hide why it failed.
    const flags = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
    if ((await npm(root, ['ci', ...flags])) === 0) return ready(root);
    if (wasStopped()) return false;
    // A registry mirror without the parts for other systems makes «ci» refuse a sound lock file; «install» obeys the
    // same file, and whether it did is checked package by package.
    console.log('npm ci не удалась, пробуем npm install · npm ci failed, trying npm install…');
    if ((await npm(root, ['install', '--no-save', ...flags])) === 0 && isInstalled(root, withDev))
      return ready(root);
    if (wasStopped()) return false;
    console.error(
      'Пакеты не установились: проверьте сеть или адрес реестра (npm config get registry) и повторите.\n' +
        'Packages were not installed: check the network or the registry (npm config get registry) and try again.',
    );
    return false;
  });
}

/** @param {string} root */
function ready(root) {
  unlinkNode(root);
  return true;
}

/** The npm that called us, else the one on the path. @param {string} root @param {string[]} args */
function npm(root, args) {
  const own = process.env.npm_execpath;
  return own?.endsWith('.js')
    ? run(process.execPath, [own, ...args], { cwd: root })
    : run('npm', args, { cwd: root, shell: process.platform === 'win32' });
}

/**
 * Two `npm run` at once on one clone: the second waits for the first. The file names its holder; a dead one is ignored.
 * @template T @param {string} root @param {() => Promise<T>} work @returns {Promise<T>}
 */
export async function alone(root, work) {
  const id = createHash('sha256').update(root).digest('hex').slice(0, 16);
  const path = join(tmpdir(), `veche-install-${id}`);
  while (!took(path)) await new Promise((wake) => setTimeout(wake, 300));
  const free = () => rmSync(path, { force: true });
  process.once('exit', free);
  try {
    return await work();
  } finally {
    process.off('exit', free);
    free();
  }
}

/** @param {string} path */
function took(path) {
  try {
    const fd = openSync(path, 'wx');
    writeSync(fd, String(process.pid));
    closeSync(fd);
    return true;
  } catch (error) {
    if (/** @type {{ code?: string }} */ (error).code !== 'EEXIST') throw error;
  }
  const holder = Number(read(path));
  // Between «wx» and the number there is a moment of an empty file: 0 waits one round like a live one.
  if (holder > 0 && !alive(holder)) rmSync(path, { force: true });
  return false;
}

/** @param {number} pid */
function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {{ code?: string }} */ (error).code === 'EPERM';
  }
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** @param {string} path @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, dev?: boolean }> | null} */
function packagesOf(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}
