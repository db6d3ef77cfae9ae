/** The process: reads the environment, boots, prints where it is, and stops once, in order, on TERM and on Ctrl-C. */
import type { Server } from './boot.ts';
import { type Env, readEnv } from './env.ts';
import { greet } from './greeting.ts';
import { createLog } from './log.ts';

const STOP_LIMIT_MS = 20_000;

async function main(): Promise<void> {
  // Who read what is printed may go (a closed terminal, a pipe that ended). Unheard, the error of such a stream is an
  // uncaught one, which Next prints, to the same stream: the process would do nothing else any more, not even stop.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const flags = {
    demo: process.argv.includes('--demo'),
    dev: process.argv.includes('--dev'),
    laptop: process.argv.includes('--laptop'),
  };
  let env: Env;
  try {
    env = readEnv(process.env, flags);
  } catch (error) {
    process.stderr.write(`veche: ${(error as { code?: string }).code ?? 'env'} (see .env.example)\n`);
    process.exit(2);
  }
  // React and Next choose their builds by NODE_ENV when they are first imported, so they are imported after it is set.
  (process.env as Record<string, string>).NODE_ENV ??= env.mode;
  const { boot } = await import('./boot.ts');
  const log = createLog(env.logLevel);
  // A promise nobody awaited is a defect, but no reason to drop a hall of people.
  process.on('unhandledRejection', (err) =>
    log.error({ err: err instanceof Error ? err : new Error('rejection') }, 'unhandled'),
  );

  let stopping: Promise<void> | null = null;
  let server: Server;
  const booted = boot(env, log);
  const stop = (signal: string) => {
    stopping ??= (async () => {
      log.info({ signal }, 'stopping');
      setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
      await booted.then((s) => s.stop()).catch(() => {});
      log.info({ signal }, 'stopped');
      process.exit(0);
    })();
  };
  process.on('SIGTERM', () => stop('TERM'));
  process.on('SIGINT', () => stop('INT'));
  process.on('SIGHUP', () => stop('HUP'));

  try {
    server = await booted;
  } catch (error) {
    if (stopping) return;
    log.error({ err: error, code: (error as { code?: string }).code }, 'start failed');
    process.stderr.write(`veche: ${(error as { code?: string }).code ?? 'start failed'}\n`);
    process.exit(1);
  }
  if (!stopping) await greet(server, env);
}

await main();
