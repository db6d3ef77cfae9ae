/**
 * How PostgreSQL's programs are started: detached (their own session, so that Ctrl-C at our process group passes
 * them by), under the runner's uid, with an environment that holds no secret of ours and no PG* of the user's.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Runner } from './runner.ts';

const KEPT = ['PATH', 'TMPDIR', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH'];

export function spawnDetached(
  runner: Runner,
  program: string,
  programArgs: readonly string[],
  stdio: 'pipe' | number,
): ChildProcess {
  const { file, args } = runner.wrap(program, programArgs);
  const as = runner.kind === 'uid' && runner.owner ? runner.owner : {};
  return spawn(file, args, {
    ...as,
    cwd: process.platform === 'win32' ? undefined : '/',
    detached: true,
    windowsHide: true,
    env: environment(),
    stdio: ['ignore', stdio, stdio],
  });
}

export async function runToEnd(
  runner: Runner,
  program: string,
  args: readonly string[],
): Promise<{ status: number | null; output: string }> {
  const child = spawnDetached(runner, program, args, 'pipe');
  let output = '';
  const read = (chunk: Buffer) => {
    output = (output + chunk.toString('utf8')).slice(-16_000);
  };
  child.stdout?.on('data', read);
  child.stderr?.on('data', read);
  return await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, output }));
  });
}

/** LC_ALL=C: messages in English, since we read some of them; the cluster's own locale is fixed by initdb. */
function environment(): NodeJS.ProcessEnv {
  const kept: Record<string, string> = { LC_ALL: 'C', TZ: 'UTC' };
  for (const [name, value] of Object.entries(process.env)) {
    const wanted =
      process.platform === 'win32'
        ? !/^(PG|LC_|LANG|AUTH_|.*SECRET|.*_URL$)/i.test(name)
        : KEPT.includes(name);
    if (wanted && value !== undefined) kept[name] = value;
  }
  return kept as NodeJS.ProcessEnv;
}
