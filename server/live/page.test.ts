import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { startLive, World } from './testing/start-live.ts';

const SOURCE = `
  import { connectLive } from './components/live/connection.ts';
  import { viewState, watchView } from './components/live/view-store.ts';
  import { newKey, resumeCommands, runCommand } from './components/live/run-command.ts';
  Object.assign(window, { connectLive, viewState, watchView, newKey, resumeCommands, runCommand });`;

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: SOURCE, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'chrome80',
    alias: { '#domain': join(process.cwd(), 'domain') },
    write: false,
  });
  return outputFiles[0]!.text;
}

declare const window: Record<string, never> & {
  viewState(name: string, id: string): { data: { text: string }; fresh: boolean } | undefined;
  watchView(name: string, id: string, initial: unknown, changed: () => void): () => void;
  runCommand(name: string, input: unknown): Promise<{ ok: boolean }>;
  resumeCommands(answered: () => void): number;
  newKey(): string;
  connectLive(): { state(): string; socket: { io: { engine: { close(): void } } }; serverNow(): number };
};

test('[LV15] a page keeps its view and its commands through a lost connection, in at most 16 kB', async () => {
  const script = await bundle();
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(16 * 1024);
  const world = new World();
  world.texts.set('f1', 'один');
  const node = await startLive(world, {}, (req, res) => {
    res.setHeader('Content-Type', 'text/html; charset=utf-8');
    const nonce = /'nonce-([^']+)'/.exec(String(req.headers['content-security-policy']))![1];
    res.end(`<!doctype html><script nonce="${nonce}">${script}</script>`);
  });
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: ['--no-sandbox'] });
  try {
    const context = await browser.newContext();
    await context.addCookies([{ name: 'session', value: 'anna', url: node.origin }]);
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(node.origin);
    const view = () => page.evaluate(() => window.viewState('forum.text', 'f1'));
    await page.evaluate(() => void window.watchView('forum.text', 'f1', { text: 'из страницы' }, () => {}));
    await expect.poll(view).toMatchObject({ data: { text: 'один' }, fresh: true });
    world.texts.set('f1', 'два');
    world.fact('forum:f1');
    await expect.poll(view).toMatchObject({ data: { text: 'два' }, fresh: true });

    // The cable is pulled; meanwhile the text changes and a command is given.
    await page.evaluate(() => window.connectLive().socket.io.engine.close());
    expect(await view()).toMatchObject({ data: { text: 'два' }, fresh: false });
    world.texts.set('f1', 'три');
    const ran = page.evaluate(() => window.runCommand('proposal.submit', { text: 'без связи' }));
    await expect.poll(view, { timeout: 8_000 }).toMatchObject({ data: { text: 'три' }, fresh: true });
    expect(await ran).toMatchObject({ ok: true });
    expect(world.ran.length).toBe(1);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);

    // A page that ends before the answer: the next one finishes its command, once.
    await page.evaluate(() => {
      window.connectLive().socket.io.engine.close();
      void window.runCommand('proposal.submit', { text: 'батарея' });
    });
    await page.reload();
    expect(await page.evaluate(() => window.resumeCommands(() => {}))).toBe(1);
    await expect.poll(() => world.ran.length).toBe(2);
    await expect.poll(() => page.evaluate(() => localStorage.length)).toBe(0);
    expect(await page.evaluate(() => window.newKey())).toMatch(/^[0-9A-Za-z]{22}$/);
    expect(await page.evaluate(() => Math.abs(window.connectLive().serverNow() - Date.now()))).toBeLessThan(
      1_000,
    );

    world.revoke({ accountId: 'anna', code: 'signed_out' });
    await expect.poll(() => page.evaluate(() => window.connectLive().state())).toBe('signedOut');
    expect(errors).toEqual([]);
  } finally {
    await browser.close();
    await node.stop();
  }
}, 60_000);

/** Playwright's own browser where it is installed, else the system's. */
async function chromiumPath(): Promise<string | undefined> {
  const own = chromium.executablePath();
  const exists = (path: string) =>
    access(path).then(
      () => true,
      () => false,
    );
  return (await exists(own)) ? undefined : '/usr/bin/chromium';
}
