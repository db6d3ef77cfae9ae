/**
 * The server as one program, made with the pages: started from its sources it spends twice the time, most of it on
 * finding and reading 700 files through tsx. Packages stay where they are; a file that asks where it lies is told
 * where its source lies, so that workers, migrations and fonts are found as before. It is run only while it is that
 * of the present sources (server/run.mjs); otherwise, and in development, tsx runs the sources themselves.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import { hashOf } from './sources.mjs';

const ENTRIES = ['server/main.ts', 'server/cli.ts'];
const FOLDERS = ['domain', 'drizzle', 'messages', 'server'];
const APART =
  /(\.test\.tsx?|\.fuzz\.test\.ts|\.md)$|^server\/(testing|install)\b|^drizzle\/migrations\/meta\b/;

/** @param {string} root */
const distDir = (root) => join(root, process.env.NEXT_DIST_DIR || '.next', 'veche');
/** @param {string} root */
const sources = (root) => hashOf(root, FOLDERS, ['package.json', 'package-lock.json'], APART);

/** The program of `name` (main, cli) if it is that of the present sources, else null. @param {string} root @param {string} name */
export function bundled(root, name) {
  const dir = distDir(root);
  const [file, stamp] = [join(dir, `${name}.mjs`), join(dir, 'sources')];
  if (!existsSync(file) || !existsSync(stamp)) return null;
  return readFileSync(stamp, 'utf8') === sources(root) ? file : null;
}

/** @param {string} root */
export async function bundle(root) {
  const dir = distDir(root);
  const hash = sources(root);
  await bundleInto(root, dir, ENTRIES);
  writeFileSync(join(dir, 'sources'), hash);
}

/** Programs of other entries, for whoever starts one many times. @param {string} root @param {string} dir below `root` @param {string[]} entries */
export async function bundleInto(root, dir, entries) {
  // The one tsx brings, which would do the same work file by file.
  const tsx = createRequire(join(root, 'package.json')).resolve('tsx/package.json');
  const { build } = createRequire(tsx)('esbuild');
  rmSync(dir, { recursive: true, force: true });
  const up = relative(dir, root).replaceAll(sep, '/');
  await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: dir,
    outExtension: { '.js': '.mjs' },
    // A part that is imported late stays apart: React and Next choose their builds by NODE_ENV when first imported.
    splitting: true,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    // Read with NODE_OPTIONS=--enable-source-maps.
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'warning',
    banner: {
      js: `import { fileURLToPath as __path } from 'node:url'; import { dirname as __up } from 'node:path'; const __dir = (url) => __up(__path(url)); const __at = (path) => new URL('${up}/' + path, import.meta.url).href;`,
    },
    plugins: [
      {
        name: 'where a source lies',
        setup(work) {
          work.onLoad({ filter: /\.ts$/ }, ({ path }) => {
            const text = readFileSync(path, 'utf8');
            if (!text.includes('import.meta.')) return null;
            const at = `__at(${JSON.stringify(relative(root, path).replaceAll(sep, '/'))})`;
            const contents = text
              .replaceAll('import.meta.url', at)
              .replaceAll('import.meta.dirname', `__dir(${at})`);
            return { contents, loader: 'ts' };
          });
        },
      },
    ],
  });
}
