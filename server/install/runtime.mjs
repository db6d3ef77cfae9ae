/**
 * The Node our server runs on. Any Node from 20.19 can start the house, but 20 has had no care since April 2026 and
 * gives half as many pages a second as 24 (docs/decisions), so a Node 24 comes with the packages where the registry
 * has one for the system, and is taken if it really runs here. VECHE_NODE=own keeps to the one that started us.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const GOOD = 24;
/** @type {Map<string, string>} */
const found = new Map();

/** The path of the Node to serve with. @param {string} root @returns {string} */
export function serverNode(root, here = process.versions.node, wish = process.env.VECHE_NODE) {
  if (wish === 'own' || major(here) >= GOOD) return process.execPath;
  const known = found.get(root);
  if (known) return known;
  const { platform, arch } = process;
  const file = platform === 'win32' ? 'node.exe' : 'node';
  const name = `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
  const path = join(root, 'node_modules', name, 'bin', file);
  // Made for another libc it is there and does not run: the one that started us does.
  const chosen = existsSync(path) && major(versionOf(path)) >= GOOD ? path : process.execPath;
  found.set(root, chosen);
  return chosen;
}

/**
 * npm links that package's program as `node` before every other on the path of its scripts: where it cannot run, no
 * script could. We name it ourselves where it is wanted. @param {string} root
 */
export function unlinkNode(root) {
  for (const name of ['node', 'node.cmd', 'node.ps1'])
    rmSync(join(root, 'node_modules', '.bin', name), { force: true });
}

/** @param {string} path */
function versionOf(path) {
  const said = spawnSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8', timeout: 10_000 });
  return said.status === 0 ? said.stdout.trim() : '';
}

/** @param {string} version */
function major(version) {
  return Number.parseInt(version, 10) || 0;
}
