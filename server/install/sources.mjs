/**
 * Whether something was made from the present sources: a hash of every file, contents and not times, since a checkout
 * changes the times.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @param {string} root @param {string[]} folders @param {string[]} files @param {RegExp} apart names that do not count */
export function hashOf(root, folders, files, apart) {
  const hash = createHash('sha256');
  for (const name of [...files, ...folders.flatMap((folder) => filesIn(root, folder))]) {
    const path = join(root, name);
    if (apart.test(name) || !existsSync(path)) continue;
    hash.update(name).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
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
