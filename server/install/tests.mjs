/**
 * The stages of `npm test` and their sum. Every stage runs even after one has failed, so that one run tells all;
 * the last line is always `N passed, N failed`. What is skipped counts as failed in CI.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuild, NEXT } from './build.mjs';
import { run, runNode, wasStopped } from './child.mjs';
import { serverNode } from './runtime.mjs';
import { ensureSystem } from './system.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Sum */
/** @typedef {{ root: string, env: Record<string, string>, folder: string, leftOut: string[] }} Run */

const TSX = ['--import', 'tsx'];
const CHECKED = ['app', 'components', 'domain', 'drizzle', 'messages', 'server'];

/** @type {Record<string, (run: Run, args: string[]) => Promise<Sum>>} */
const STAGES = {
  format: ({ root }) => one(runNode('node_modules/@biomejs/biome/bin/biome', ['check', '.'], { cwd: root })),
  types: async ({ root }) => {
    const env = { NEXT_TELEMETRY_DISABLED: '1' };
    const code = await runNode(NEXT, ['typegen'], { cwd: root, env });
    return one(code || runNode('node_modules/typescript/bin/tsc', ['--noEmit'], { cwd: root }));
  },
  boundaries: ({ root }) => {
    const depcruise = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs';
    return one(runNode(depcruise, ['--config', '.dependency-cruiser.cjs', ...CHECKED], { cwd: root }));
  },
  unit: async ({ root, env, folder }) => {
    const file = join(folder, 'unit.json');
    const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const code = await runNode('node_modules/vitest/vitest.mjs', args, { cwd: root, env });
    const said = report(file);
    if (!said) return one(code || 1);
    return settle(code, said.numPassedTests, said.numFailedTests, said.numPendingTests + said.numTodoTests);
  },
  build: async ({ root }) => one((await ensureBuild(root)) ? 0 : 1),
  e2e: async ({ root, env, folder }, args) => {
    const file = join(folder, 'e2e.json');
    const cli = 'node_modules/@playwright/test/cli.js';
    const named = { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file };
    const node = serverNode(root);
    const code = await runNode(cli, ['test', '--reporter=list,json', ...args], {
      cwd: root,
      env: named,
      node,
    });
    const stats = report(file)?.stats;
    return stats
      ? settle(code, stats.expected + stats.flaky, stats.unexpected, stats.skipped)
      : one(code || 1);
  },
  bench: ({ root, env }) =>
    one(run(serverNode(root), [...TSX, 'bench/run.ts', '--smoke'], { cwd: root, env })),
};

/** @param {string} root @param {string[]} stages @param {boolean} nightly @param {string[]} args for Playwright */
export async function runStages(root, stages, nightly, args = []) {
  const folder = mkdtempSync(join(tmpdir(), 'veche-report-'));
  const { env, leftOut } = await parts(stages, nightly);
  /** @type {Sum} */
  const sum = { passed: 0, failed: 0, skipped: 0 };
  /** @type {string[]} */
  const lines = [];
  for (const name of stages) {
    if (wasStopped()) break;
    console.log(`\n── ${name}`);
    const began = Date.now();
    const stage = await STAGES[name]?.({ root, env, folder, leftOut }, args);
    if (!stage) throw new Error(`unknown stage ${name}`);
    for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) sum[key] += stage[key];
    const seconds = Math.round((Date.now() - began) / 1000);
    lines.push(
      `${name}: ${stage.passed} passed, ${stage.failed} failed, ${stage.skipped} skipped, ${seconds} s`,
    );
  }
  rmSync(folder, { recursive: true, force: true });
  const ci = process.env.CI === 'true' || process.env.CI === '1';
  console.log(`\n${lines.join('\n')}`);
  for (const part of leftOut) console.log(`left out, not installed: ${part}`);
  if (sum.skipped > 0)
    console.log(`skipped: ${sum.skipped}${ci ? ' (in CI nothing may be left out: failed)' : ''}`);
  const failed = sum.failed + (ci ? sum.skipped + leftOut.length : 0) + (wasStopped() ? 1 : 0);
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
