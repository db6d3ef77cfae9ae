/**
 * The built pages, and whether they are those of the present sources: the build keeps a hash of every file it was
 * made from, contents and not times, since a checkout changes the times.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNode } from './child.mjs';
import { alone } from './modules.mjs';

const FOLDERS = ['app', 'components', 'domain', 'drizzle/schema', 'messages', 'public', 'server'];
const FILES = ['next.config.js', 'package.json', 'package-lock.json', 'postcss.config.mjs', 'tsconfig.json'];
/** Never part of a page. */
const APART = /(\.test\.tsx?|\.fuzz\.test\.ts|\.md)$|^server\/(postgres|testing|install)\b/;

export const NEXT = 'node_modules/next/dist/bin/next';

const distDir = () => process.env.NEXT_DIST_DIR || '.next';
/** @param {string} root */
const stampOf = (root) => join(root, distDir(), 'veche-sources');

/** @param {string} root */
export function sourcesHash(root) {
  const hash = createHash('sha256');
  const names = FOLDERS.flatMap((folder) => filesIn(root, folder));
  for (const name of [...FILES, ...names]) {
    const path = join(root, name);
    if (APART.test(name) || !existsSync(path)) continue;
    hash.update(name).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

/** @param {string} root */
export function isBuilt(root) {
  if (!existsSync(join(root, distDir(), 'BUILD_ID')) || !existsSync(stampOf(root))) return false;
  // An image holds the build and not the sources of it.
  if (!existsSync(join(root, 'app'))) return true;
  return readFileSync(stampOf(root), 'utf8') === sourcesHash(root);
}

/** @param {string} root @param {boolean} force @returns {Promise<boolean>} */
export async function ensureBuild(root, force = false) {
  if (!force && isBuilt(root)) return true;
  return await alone(root, async () => {
    if (!force && isBuilt(root)) return true;
    console.log('Собираем страницы (около минуты) · Building the pages (about a minute)…');
    // Taken before: what is edited during the build belongs to the next one.
    const hash = sourcesHash(root);
    const env = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
    const code = await runNode(NEXT, ['build'], { cwd: root, env });
    if (code === 0) writeFileSync(stampOf(root), hash);
    return code === 0;
  });
}

/** @param {string} root @param {string} folder @returns {string[]} */
function filesIn(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const name = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesIn(root, name) : [name];
    });
}
