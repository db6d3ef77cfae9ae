/**
 * A real server process from the production build, on a free port, with its own data folder: started, asked, killed as
 * a test needs. `address` is read from what it prints for people.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(import.meta.dirname, '..');
const run = promisify(execFile);

export type ServerProcess = {
  address: string;
  port: number;
  dataDir: string;
  env: NodeJS.ProcessEnv;
  child: ChildProcess;
  output(): string;
  /** Resolves with the exit code and how long it took, in ms. */
  stop(signal?: NodeJS.Signals): Promise<{ code: number | null; ms: number }>;
  /** Same data, same port, a new process. */
  restart(): Promise<ServerProcess>;
};

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}

export async function tempDir(name: string): Promise<string> {
  return mkdtemp(join(tmpdir(), `veche-${name}-`));
}

export const removeDir = (dir: string) => rm(dir, { recursive: true, force: true, maxRetries: 5 });

export async function startServer(options: {
  dataDir: string;
  port?: number;
  host?: string;
  args?: string[];
  env?: Record<string, string>;
  group?: boolean;
}): Promise<ServerProcess> {
  const port = options.port ?? (await freePort());
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NODE_ENV: 'production',
    PORT: String(port),
    HOST: options.host ?? '127.0.0.1',
    DATA_DIR: options.dataDir,
    AUTH_SECRET: 'Zq7vN2xW9bT4mK8sR1pL6yD3hF5gJ0cA',
    LOG_LEVEL: 'info',
    NEXT_DIST_DIR: process.env.NEXT_DIST_DIR,
    ...options.env,
  };
  const child = spawn(process.execPath, ['server/run.mjs', 'main', ...(options.args ?? [])], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: options.group ?? false,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-200_000);
    });
  const address = `http://${options.host === '0.0.0.0' ? '127.0.0.1' : (options.host ?? '127.0.0.1')}:${port}`;
  await ready(address, child, () => output);
  return {
    address,
    port,
    dataDir: options.dataDir,
    env,
    child,
    output: () => output,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return { code: child.exitCode, ms: 0 };
      const began = Date.now();
      const exited = once(child, 'exit');
      child.kill(signal);
      const [code] = (await exited) as [number | null];
      return { code, ms: Date.now() - began };
    },
    restart: () => startServer({ ...options, port }),
  };
}

async function ready(address: string, child: ChildProcess, output: () => string): Promise<void> {
  const end = Date.now() + 90_000;
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}\n${output()}`);
    const answer = await fetch(`${address}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`the server did not become ready\n${output()}`);
}

/** Runs a call of the command line beside the server; rejects with its stderr when it is refused. */
export async function veche(server: { env: NodeJS.ProcessEnv }, ...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, ['server/run.mjs', 'cli', ...args], {
    cwd: ROOT,
    env: server.env,
  });
  return stdout.trim();
}
