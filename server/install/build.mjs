/**
 * The built pages and the server's own program, and whether they are those of the present sources.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, bundled } from './bundle.mjs';
import { runNode } from './child.mjs';
import { alone } from './modules.mjs';
import { hashOf } from './sources.mjs';

const FOLDERS = ['app', 'components', 'domain', 'drizzle/schema', 'messages', 'public', 'server'];
const FILES = ['next.config.js', 'package.json', 'package-lock.json', 'postcss.config.mjs', 'tsconfig.json'];
/** Never part of a page. */
const APART = /(\.test\.tsx?|\.fuzz\.test\.ts|\.md)$|^server\/(postgres|testing|install)\b/;

export const NEXT = 'node_modules/next/dist/bin/next';

const distDir = () => process.env.NEXT_DIST_DIR || '.next';
/** @param {string} root */
const stampOf = (root) => join(root, distDir(), 'veche-sources');

/** @param {string} root */
export const sourcesHash = (root) => hashOf(root, FOLDERS, FILES, APART);

/** @param {string} root */
export function isBuilt(root) {
  if (!existsSync(join(root, distDir(), 'BUILD_ID')) || !existsSync(stampOf(root))) return false;
  // An image holds the build and not the sources of it.
  if (!existsSync(join(root, 'app'))) return true;
  return readFileSync(stampOf(root), 'utf8') === sourcesHash(root);
}

/** @param {string} root */
const isWhole = (root) => isBuilt(root) && (!existsSync(join(root, 'app')) || bundled(root, 'main') !== null);

/** @param {string} root @param {boolean} force @returns {Promise<boolean>} */
export async function ensureBuild(root, force = false) {
  if (!force && isWhole(root)) return true;
  return await alone(root, async () => {
    if (!force && isWhole(root)) return true;
    if (!force && isBuilt(root)) return bundle(root).then(() => true);
    console.log('Собираем страницы (около минуты) · Building the pages (about a minute)…');
    // Taken before: what is edited during the build belongs to the next one.
    const hash = sourcesHash(root);
    const env = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
    const code = await runNode(NEXT, ['build'], { cwd: root, env });
    if (code !== 0) return false;
    await bundle(root);
    writeFileSync(stampOf(root), hash);
    return true;
  });
}
