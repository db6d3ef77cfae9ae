/**
 * Programs that only tests need: a browser, Redis, poppler. Playwright's own browser or the system's is taken, else
 * installed where we may (root on Debian); otherwise the run says what it left out, and CI counts that as failed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './child.mjs';

/** @typedef {'chromium' | 'redis-server' | 'poppler-utils'} SystemPart */

/** @type {Record<SystemPart, string[]>} */
const PROGRAMS = {
  chromium: [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge',
    'msedge',
  ],
  'redis-server': ['redis-server', 'valkey-server'],
  'poppler-utils': ['pdftotext'],
};
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

let updated = false;

/** The program's path, installing it if that is possible here; null = left out. @param {SystemPart} part */
export async function ensureSystem(part) {
  const found = findSystem(part);
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    if (!updated) await run('apt-get', ['update', '-q'], { env });
    updated = true;
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', part], { env });
  }
  return findSystem(part);
}

/** @param {SystemPart} part @returns {string | null} */
export function findSystem(part) {
  const own = part === 'chromium' ? playwrightsOwn() : null;
  if (own) return own;
  const names = PROGRAMS[part];
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const name of names) {
    for (const folder of folders) {
      const path = join(folder, process.platform === 'win32' ? `${name}.exe` : name);
      if (existsSync(path)) return path;
    }
  }
  return part === 'chromium' ? (ELSEWHERE.find((path) => existsSync(path)) ?? null) : null;
}

function playwrightsOwn() {
  const ask = "import('@playwright/test').then((p) => process.stdout.write(p.chromium.executablePath()))";
  const said = spawnSync(process.execPath, ['--input-type=module', '-e', ask], { encoding: 'utf8' });
  return said.status === 0 && said.stdout && existsSync(said.stdout) ? said.stdout : null;
}
