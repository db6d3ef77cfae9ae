/** Whoever started the server has closed the terminal, or the pipe that took what it prints has ended. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { expect, test } from './pages/hall.ts';

test('[PG39] a server that nobody reads any more serves on, and stops when it is told to', async ({
  hall,
}) => {
  test.setTimeout(120_000);
  const first = await hall.server();
  await first.stop();
  const child = spawn(process.execPath, ['server/run.mjs', 'main'], {
    cwd: resolve(import.meta.dirname, '..'),
    env: first.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  hall.atEnd(() => child.kill('SIGKILL'));
  const exited = once(child, 'exit');
  child.stdout.destroy();
  child.stderr.destroy();
  const status = () =>
    fetch(`${first.address}/readyz`).then(
      ({ status: said }) => said,
      () => 0,
    );
  await expect.poll(status, { timeout: 60_000 }).toBe(200);
  child.kill('SIGTERM');
  expect((await exited)[0]).toBe(0);
});
