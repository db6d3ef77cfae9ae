/**
 * The stages of `npm test` and their sum. Every stage runs even after one has failed, so that one run tells all;
 * the last line is always `N passed, N failed`. What is skipped counts as failed in CI. A file that fails there beside
 * the others is run once more alone: what then passes is named as shaky, to be mended, and does not stop a landing.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ensureBuild, NEXT } from './build.mjs';
import { run, runNode, wasStopped } from './child.mjs';
import { leaveFolder, quickFolder } from './quick-folder.mjs';
import { serverNode } from './runtime.mjs';
import { ensureSystem } from './system.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Sum */
/** @typedef {{ root: string, env: Record<string, string>, folder: string, leftOut: string[], shaky: string[] }} Run */

const CI = process.env.CI === 'true' || process.env.CI === '1';
/** More than this is no noise of a shared machine. */
const AGAIN_MAX = 4;
/** The files of journeys that have the machine alone. */
const ALONE = '(platform|nodes)\\.spec';
const TSX = ['--import', 'tsx'];
const CHECKED = ['app', 'components', 'domain', 'drizzle', 'messages', 'server'];

/** @type {Record<string, (run: Run, args: string[]) => Promise<Sum>>} */
const STAGES = {
  format: ({ root }) => one(runNode('node_modules/@biomejs/biome/bin/biome', ['check', '.'], { cwd: root })),
  // By the compiler of TypeScript 7, three times as quick; Next and the tools are written against the API of 6.
  types: async ({ root }) => {
    const env = { NEXT_TELEMETRY_DISABLED: '1' };
    const code = await runNode(NEXT, ['typegen'], { cwd: root, env });
    return one(code || runNode('node_modules/tsc/bin/tsc', ['--noEmit'], { cwd: root }));
  },
  boundaries: ({ root }) => {
    const depcruise = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs';
    return one(runNode(depcruise, ['--config', '.dependency-cruiser.cjs', ...CHECKED], { cwd: root }));
  },
  unit: async ({ root, env, folder, shaky }) => {
    const first = await vitest(root, env, join(folder, 'unit.json'));
    const files = CI && !wasStopped() ? failedFiles(first.said) : [];
    if (files.length === 0 || files.length > AGAIN_MAX) return first.sum;
    console.log(`\n── once more, alone: ${files.length}`);
    const again = await vitest(root, env, join(folder, 'again.json'), ['--maxWorkers=1', ...files]);
    const still = failedFiles(again.said);
    shaky.push(...files.filter((name) => !still.includes(name)).map((name) => relative(root, name)));
    if (again.sum.failed > 0) return first.sum;
    return { ...first.sum, passed: first.sum.passed + first.sum.failed, failed: 0 };
  },
  build: async ({ root }) => one((await ensureBuild(root)) ? 0 : 1),
  e2e: async (stage, args) => {
    if (args.length > 0) return playwright(stage, args);
    // Three journeys share two cores, since each waits a good part of its time; those that look at the clock, or stop
    // servers, have them alone.
    const workers = stage.env.NIGHTLY === '1' ? 1 : 3;
    const together = await playwright(stage, [`--workers=${workers}`, `--grep-invert=${ALONE}`]);
    if (wasStopped()) return together;
    return add(together, await playwright(stage, [`--grep=${ALONE}`]));
  },
  bench: ({ root, env }) =>
    one(run(serverNode(root), [...TSX, 'bench/run.ts', '--smoke'], { cwd: root, env })),
};

/** @param {string} root @param {string[]} stages @param {boolean} nightly @param {string[]} args for Playwright */
export async function runStages(root, stages, nightly, args = []) {
  const folder = mkdtempSync(join(tmpdir(), 'veche-report-'));
  const { env, leftOut } = await parts(stages, nightly);
  const quick = stages.includes('unit') || stages.includes('e2e') ? quickFolder() : null;
  if (quick) env.TMPDIR = quick;
  /** @type {Sum} */
  const sum = { passed: 0, failed: 0, skipped: 0 };
  /** @type {string[]} */
  const shaky = [];
  /** @type {string[]} */
  const lines = [];
  for (const name of stages) {
    if (wasStopped()) break;
    console.log(`\n── ${name}`);
    const began = Date.now();
    const stage = await STAGES[name]?.({ root, env, folder, leftOut, shaky }, args);
    if (!stage) throw new Error(`unknown stage ${name}`);
    Object.assign(sum, add(sum, stage));
    const seconds = Math.round((Date.now() - began) / 1000);
    lines.push(
      `${name}: ${stage.passed} passed, ${stage.failed} failed, ${stage.skipped} skipped, ${seconds} s`,
    );
  }
  rmSync(folder, { recursive: true, force: true });
  if (quick) leaveFolder(quick);
  console.log(`\n${lines.join('\n')}`);
  for (const part of leftOut) console.log(`left out, not installed: ${part}`);
  for (const name of shaky) console.log(`shaky, passed only at the second time: ${name}`);
  if (sum.skipped > 0)
    console.log(`skipped: ${sum.skipped}${CI ? ' (in CI nothing may be left out: failed)' : ''}`);
  const failed = sum.failed + (CI ? sum.skipped + leftOut.length : 0) + (wasStopped() ? 1 : 0);
  console.log(`${sum.passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/** @param {string[]} stages @param {boolean} nightly */
async function parts(stages, nightly) {
  /** @type {string[]} */
  const leftOut = [];
  /** @type {Record<string, string>} */
  const env = nightly ? { NIGHTLY: '1' } : {};
  const wanted = [
    ...(stages.includes('unit') || stages.includes('e2e')
      ? /** @type {const} */ (['redis-server', 'poppler-utils'])
      : []),
    ...(stages.includes('e2e') ? /** @type {const} */ (['chromium']) : []),
  ];
  for (const part of wanted) {
    const path = await ensureSystem(part);
    if (!path) leftOut.push(part);
    else if (part === 'chromium') env.CHROMIUM_PATH = path;
    else if (part === 'redis-server') env.REDIS_SERVER_PATH = path;
    else env.PDFTOTEXT_PATH = path;
  }
  env.VECHE_LEFT_OUT = leftOut.join(',');
  return { env, leftOut };
}

/** @param {string} root @param {Record<string, string>} env @param {string} file @param {string[]} args */
async function vitest(root, env, file, args = []) {
  // By day on the Node that serves; at night on the machine's own, so that the oldest we promise stays proved.
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const node = env.NIGHTLY === '1' ? process.execPath : serverNode(root);
  const code = await runNode('node_modules/vitest/vitest.mjs', ['run', ...reporters, ...args], {
    cwd: root,
    env,
    node,
  });
  const said = report(file);
  const sum = said
    ? settle(code, said.numPassedTests, said.numFailedTests, said.numPendingTests + said.numTodoTests)
    : await one(code || 1);
  return { said, sum };
}

/** @param {{ testResults: { name: string, status: string }[] } | null} said @returns {string[]} */
const failedFiles = (said) =>
  (said?.testResults ?? []).filter((file) => file.status === 'failed').map((file) => file.name);

/** @param {Run} stage @param {string[]} args @returns {Promise<Sum>} */
async function playwright({ root, env, folder, shaky }, args) {
  const file = join(folder, `e2e-${args.join(' ').replaceAll(/\W+/g, '-')}.json`);
  const code = await runNode(
    'node_modules/@playwright/test/cli.js',
    ['test', '--reporter=list,json', ...args],
    {
      cwd: root,
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
      node: serverNode(root),
    },
  );
  const said = report(file);
  if (!said?.stats) return one(code || 1);
  const { expected, flaky, unexpected, skipped } = said.stats;
  if (flaky > 0) shaky.push(`${flaky} of e2e (named above)`);
  return settle(code, expected + flaky, unexpected, skipped);
}

/** @param {Sum} a @param {Sum} b @returns {Sum} */
const add = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** A stage that is one check. @param {number | Promise<number>} code @returns {Promise<Sum>} */
async function one(code) {
  const ok = (await code) === 0;
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

/** A red exit without a failed test is a failure too: a file that does not load, an unhandled rejection. */
function settle(/** @type {number} */ code, passed = 0, failed = 0, skipped = 0) {
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed, skipped };
}

/** @param {string} file */
function report(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
