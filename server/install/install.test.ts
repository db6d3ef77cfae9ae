import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { isAlive, until } from '#server/postgres/process.ts';
import { leaveFolder, quickFolder } from './quick-folder.mjs';

vi.setConfig({ testTimeout: 90_000 });

// A clone with the real script, npm and packages, and a server that only writes down which signals it got.
const HERE = resolve(import.meta.dirname, '..', '..');
const clone = mkdtempSync(join(tmpdir(), 'veche клон '));
const SERVER = `
import { appendFileSync, writeFileSync } from 'node:fs';
const heard = process.env.HEARD!;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    appendFileSync(heard, signal + '\\n');
    setTimeout(() => process.exit(Number(process.env.END ?? 0)), 700);
  });
}
setInterval(() => {}, 1000);
writeFileSync(heard + '.pid', process.pid + ' ' + process.argv.slice(2).join(' '));
if (process.env.AT_ONCE) process.exit(Number(process.env.AT_ONCE));
`;
let round = 0;
const started: ChildProcess[] = [];

beforeAll(() => {
  mkdirSync(join(clone, 'server'));
  cpSync(join(HERE, 'server', 'install'), join(clone, 'server', 'install'), { recursive: true });
  for (const name of ['server/install.mjs', 'server/run.mjs', 'package.json', 'package-lock.json']) {
    cpSync(join(HERE, name), join(clone, name));
  }
  symlinkSync(join(HERE, 'node_modules'), join(clone, 'node_modules'));
  writeFileSync(join(clone, 'server', 'main.ts'), SERVER);
});

afterAll(() => {
  for (const child of started) if (child.pid && child.exitCode === null) child.kill('SIGKILL');
  rmSync(clone, { recursive: true, force: true });
});

function npmRunDev(env: Record<string, string> = {}) {
  round += 1;
  const heard = join(clone, `heard-${round}`);
  writeFileSync(heard, '');
  const child = spawn('npm', ['run', 'dev', '--', '--extra'], {
    cwd: clone,
    env: { ...process.env, HEARD: heard, ...env },
    stdio: 'ignore',
    detached: true,
  });
  started.push(child);
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  const server = async () => {
    expect(await until(() => existsSync(`${heard}.pid`), 60_000)).toBe(true);
    const [pid, ...args] = readFileSync(`${heard}.pid`, 'utf8').split(' ');
    return { pid: Number(pid), args };
  };
  return { child, ended, server, signals: () => readFileSync(heard, 'utf8').trim().split('\n') };
}

it('[PG30] Ctrl-C at the whole process group is one signal for the server, and npm ends with its code', async () => {
  const { child, ended, server, signals } = npmRunDev();
  const { pid, args } = await server();
  expect(args).toEqual(['--dev', '--extra']);
  process.kill(-child.pid!, 'SIGINT');
  await ended;
  expect(await until(() => !isAlive(pid), 20_000)).toBe(true);
  expect(signals()).toEqual(['SIGINT']);
});

it('[PG30] TERM to npm alone is one signal for the server and leaves no orphan', async () => {
  const { child, ended, server, signals } = npmRunDev();
  const { pid } = await server();
  child.kill('SIGTERM');
  await ended;
  expect(await until(() => !isAlive(pid), 20_000)).toBe(true);
  expect(signals()).toEqual(['SIGTERM']);
});

it('[PG30] when npm is killed outright the server is told to stop', async () => {
  const { child, server, signals } = npmRunDev();
  const { pid } = await server();
  child.kill('SIGKILL');
  expect(await until(() => !isAlive(pid), 20_000)).toBe(true);
  expect(signals()).toEqual(['SIGTERM']);
});

it('[PG31] the exit code of the server is the exit code of npm', async () => {
  const { ended } = npmRunDev({ AT_ONCE: '7' });
  expect(await ended).toBe(7);
});

it('[PG32] an old Node gets a sentence in two languages and exit code 1', async () => {
  const old = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'18.20.1'}})`;
  const child = spawn(process.execPath, ['--import', old, join(clone, 'server', 'install.mjs'), 'dev']);
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  expect(await new Promise((done) => child.once('close', done))).toBe(1);
  expect(said).toContain('Нужен Node.js 20.19');
  expect(said).toContain('Node.js 20.19 or newer is needed');
});

it('[PG33] an install is whole when npm’s own list holds every package of the lock file', async () => {
  const { isInstalled } = await import(new URL('./modules.mjs', import.meta.url).href);
  const root = mkdtempSync(join(tmpdir(), 'veche-modules-'));
  const lock = (packages: object) => JSON.stringify({ packages });
  const wanted = {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', dev: true },
  };
  writeFileSync(
    join(root, 'package-lock.json'),
    lock({ ...wanted, 'node_modules/win': { version: '1', optional: true } }),
  );
  expect(isInstalled(root, true)).toBe(false);
  mkdirSync(join(root, 'node_modules'));
  const list = join(root, 'node_modules', '.package-lock.json');
  writeFileSync(list, lock({ 'node_modules/a': { version: '1.0.0' } }));
  expect([isInstalled(root, true), isInstalled(root, false)]).toEqual([false, true]);
  writeFileSync(list, lock(wanted));
  expect(isInstalled(root, true)).toBe(true);
  writeFileSync(list, lock({ ...wanted, 'node_modules/a': { version: '0.9.0' } }));
  expect(isInstalled(root, true)).toBe(false);
  writeFileSync(list, '{"packages": {"node_modu');
  expect(isInstalled(root, true)).toBe(false);
  rmSync(root, { recursive: true });
});

it('[PG34] a build is stale when a source, not a test, has changed', async () => {
  const { isBuilt, sourcesHash } = await import(new URL('./build.mjs', import.meta.url).href);
  const root = mkdtempSync(join(tmpdir(), 'veche-build-'));
  mkdirSync(join(root, 'app'));
  mkdirSync(join(root, '.next'));
  writeFileSync(join(root, 'app', 'page.tsx'), 'one');
  const dist = join(root, process.env.NEXT_DIST_DIR || '.next');
  mkdirSync(dist, { recursive: true });
  expect(isBuilt(root)).toBe(false);
  writeFileSync(join(dist, 'BUILD_ID'), 'x');
  expect(isBuilt(root)).toBe(false);
  writeFileSync(join(dist, 'veche-sources'), sourcesHash(root));
  expect(isBuilt(root)).toBe(true);
  writeFileSync(join(root, 'app', 'page.test.tsx'), 'a test');
  expect(isBuilt(root)).toBe(true);
  writeFileSync(join(root, 'app', 'page.tsx'), 'two');
  expect(isBuilt(root)).toBe(false);
  rmSync(root, { recursive: true });
});

/** Words of a project made here, which never runs in ours, and what `npm test` says of it. */
function tested(name: string, cases: string) {
  const root = join(clone, name);
  mkdirSync(root);
  symlinkSync(join(HERE, 'node_modules'), join(root, 'node_modules'));
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  writeFileSync(join(root, 'vitest.config.ts'), 'export default { test: { include: ["*.test.ts"] } };');
  writeFileSync(join(root, 'sum.test.ts'), `import { expect, it } from 'vitest'; ${cases}`);
  return async (ci: string) => {
    const script = `import { runStages } from ${JSON.stringify(join(HERE, 'server/install/tests.mjs'))};
      process.exitCode = await runStages(${JSON.stringify(root)}, ['unit'], false);`;
    const { CI: _ci, ...env } = process.env;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { env: { ...env, CI: ci } });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
    const code = await new Promise((done) => child.once('close', done));
    return { code, lines: said.trim().split('\n') };
  };
}

it('[PG38] the server’s own program is run while it is that of the present sources, then the sources themselves', async () => {
  const { bundle } = await import(new URL('./bundle.mjs', import.meta.url).href);
  const root = join(clone, 'program');
  cpSync(join(clone, 'server'), join(root, 'server'), { recursive: true });
  symlinkSync(join(HERE, 'node_modules'), join(root, 'node_modules'));
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  const put = (word: string) => {
    writeFileSync(
      join(root, 'server', 'cli.ts'),
      `import { at } from './deep/at.ts'; console.log('${word}', at);`,
    );
    writeFileSync(join(root, 'server', 'main.ts'), 'export {};');
  };
  mkdirSync(join(root, 'server', 'deep'));
  writeFileSync(
    join(root, 'server', 'deep', 'at.ts'),
    `import { createRequire } from 'node:module';
     export const at: string = [import.meta.dirname, import.meta.url, createRequire(import.meta.url).resolve('./at.ts')].join(' ');`,
  );
  const said = () => {
    const env = { ...process.env, NODE_OPTIONS: '' };
    return execFileSync(process.execPath, ['server/run.mjs', 'cli'], {
      cwd: root,
      env,
      encoding: 'utf8',
    }).trim();
  };
  const deep = join(root, 'server', 'deep');
  const where = [deep, pathToFileURL(join(deep, 'at.ts')).href, join(deep, 'at.ts')].join(' ');
  put('sources');
  expect(said()).toBe(`sources ${where}`);
  await bundle(root);
  const program = join(root, process.env.NEXT_DIST_DIR || '.next', 'veche', 'cli.mjs');
  expect(said()).toBe(`sources ${where}`);
  writeFileSync(program, readFileSync(program, 'utf8').replaceAll('"sources"', '"program"'));
  expect(said()).toContain('program ');
  put('changed');
  expect(said()).toBe(`changed ${where}`);
});

it('[PG35] the last line is the plain sum; a skipped test is a failure in CI', async () => {
  // Text of a file in a project of its own, no test of ours: its third case is skipped so that the sum must count it as failed.
  const cases = `it('a', () => {}); it('b', () => { expect(1).toBe(2); }); it.skip('c', () => {});`;
  const run = tested('summed', cases);
  const [here, ci] = [await run(''), await run('true')];
  expect([here.code, here.lines.at(-1)]).toEqual([1, '1 passed, 1 failed']);
  expect([ci.code, ci.lines.at(-1)]).toEqual([1, '1 passed, 2 failed']);
});

it('[PG35] what fails only beside others is named as shaky in CI and does not stop it; elsewhere it does', async () => {
  const file = JSON.stringify(join(clone, 'ran-before'));
  const cases = `import { existsSync, writeFileSync } from 'node:fs';
    it('a', () => { const before = existsSync(${file}); writeFileSync(${file}, ''); expect(before).toBe(true); });`;
  const run = tested('shaky', cases);
  const ci = await run('true');
  expect([ci.code, ci.lines.at(-1)]).toEqual([0, '1 passed, 0 failed']);
  expect(ci.lines.at(-2)).toBe('shaky, passed only at the second time: sum.test.ts');
  rmSync(join(clone, 'ran-before'));
  const here = await run('');
  expect([here.code, here.lines.at(-1)]).toEqual([1, '0 passed, 1 failed']);
});

it('[PG36] a Node 24 that came with the packages serves where it runs; one that does not run is left alone', async () => {
  const { serverNode, unlinkNode } = await import(new URL('./runtime.mjs', import.meta.url).href);
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const come = (says: string) => {
    const root = mkdtempSync(join(tmpdir(), 'veche-node-'));
    const bin = join(root, 'node_modules', `node-${system}-${process.arch}`, 'bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, 'node'), says, { mode: 0o755 });
    return { root, path: join(bin, 'node') };
  };
  const runs = come('#!/bin/sh\necho 24.1.0\n');
  expect(serverNode(runs.root, '20.19.0', '')).toBe(runs.path);
  expect(serverNode(runs.root, '20.19.0', 'own')).toBe(process.execPath);
  expect(serverNode(runs.root, '26.0.0', '')).toBe(process.execPath);
  const foreign = come('#!/no/such/loader\n');
  expect(serverNode(foreign.root, '20.19.0', '')).toBe(process.execPath);
  expect(serverNode(clone.concat('-none'), '20.19.0', '')).toBe(process.execPath);

  const links = join(runs.root, 'node_modules', '.bin');
  mkdirSync(links);
  symlinkSync(runs.path, join(links, 'node'));
  unlinkNode(runs.root);
  expect(existsSync(join(links, 'node'))).toBe(false);
  for (const { root } of [runs, foreign]) rmSync(root, { recursive: true });
});

it('a run keeps what it throws away in memory where there is room, and sweeps what a killed one left', () => {
  vi.stubEnv('TMPDIR', '');
  const memory = mkdtempSync(join(tmpdir(), 'veche-memory-'));
  const all = { folder: 0, memory: 0 };
  const folder = quickFolder(memory, all) ?? '';
  expect(statSync(folder).mode & 0o7777).toBe(0o1777);
  mkdirSync(join(folder, 'old'));
  mkdirSync(join(folder, 'new'));
  utimesSync(join(folder, 'old'), 0, 0);
  expect(quickFolder(memory, all)).toBe(folder);
  expect(readdirSync(folder)).toEqual(['new']);
  leaveFolder(folder);
  expect(existsSync(folder)).toBe(true);
  rmSync(join(folder, 'new'), { recursive: true });
  leaveFolder(folder);
  expect(existsSync(folder)).toBe(false);
  expect(quickFolder(memory, { ...all, folder: Number.MAX_VALUE })).toBeNull();
  expect(quickFolder(memory, { ...all, memory: Number.MAX_VALUE })).toBeNull();
  expect(quickFolder(join(memory, 'none'), all)).toBeNull();
  vi.stubEnv('TMPDIR', memory);
  expect(quickFolder(memory, all)).toBeNull();
  vi.unstubAllEnvs();
  rmSync(memory, { recursive: true });
});
