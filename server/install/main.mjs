/**
 * The verbs of package.json, each a short sentence: what must be there first, then what is started.
 */
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuild } from './build.mjs';
import { listen, run, runNode } from './child.mjs';
import { ensureModules } from './modules.mjs';
import { serverNode } from './runtime.mjs';
import { runStages } from './tests.mjs';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const CHECK = ['format', 'types', 'boundaries', 'unit'];
const TEST = [...CHECK, 'build', 'e2e'];

/** @type {Record<string, (args: string[]) => Promise<number>>} */
const VERBS = {
  demo: async (args) => ((await ensureBuild(ROOT)) ? serve(['--demo', ...args], 'production') : 1),
  start: async (args) =>
    (await ensureBuild(ROOT)) ? serve(process.env.NODE_ENV ? args : ['--laptop', ...args], 'production') : 1,
  dev: (args) => serve(['--dev', ...args], 'development'),
  build: async () => ((await ensureBuild(ROOT, true)) ? 0 : 1),
  check: () => runStages(ROOT, CHECK, process.env.NIGHTLY === '1'),
  test: (args) => runStages(ROOT, TEST, process.env.NIGHTLY === '1', args),
  'test:nightly': (args) => runStages(ROOT, [...TEST, 'bench'], true, args),
  e2e: (args) => runStages(ROOT, ['build', 'e2e'], process.env.NIGHTLY === '1', args),
  nodes: async (args) =>
    (await ensureBuild(ROOT))
      ? run(serverNode(ROOT), ['--import', 'tsx', 'server/nodes/main.ts', ...args], {
          cwd: ROOT,
          server: true,
        })
      : 1,
  bench: (args) => run(serverNode(ROOT), ['--import', 'tsx', 'bench/run.ts', ...args], { cwd: ROOT }),
  'db:generate': (args) => runNode('node_modules/drizzle-kit/bin.cjs', ['generate', ...args], { cwd: ROOT }),
};

/** @param {string} verb @param {string[]} args @returns {Promise<number>} */
export async function main(verb, args) {
  const work = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (!work) {
    console.error(`node server/install.mjs ${Object.keys(VERBS).join('|')}`);
    return 2;
  }
  listen();
  // A container carries the build and no tools; everything else may need them.
  const withDev = verb !== 'start' || process.env.NODE_ENV !== 'production';
  if (!(await ensureModules(ROOT, withDev))) return 1;
  return await work(args);
}

/** @param {string[]} args @param {string} mode */
function serve(args, mode) {
  const env = { NODE_ENV: process.env.NODE_ENV || mode, NEXT_TELEMETRY_DISABLED: '1' };
  return run(serverNode(ROOT), ['server/run.mjs', 'main', ...args], {
    cwd: ROOT,
    env,
    server: true,
  });
}
