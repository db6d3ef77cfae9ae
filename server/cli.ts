/**
 * `npm run -s veche -- …`: the same commands as the screens. Exit 0 done, 1 refused (code on stderr), 2 usage.
 * Attaches to the running server's PostgreSQL, or starts it for as long as the call takes.
 */
import { parseArgs } from 'node:util';
import { isRefusal } from '#domain/errors.ts';
import { CALLS, type Call } from './cli/calls.ts';
import { readEnv } from './env.ts';
import { createLog } from './log.ts';

function usage(): never {
  process.stderr.write('veche: usage\n');
  for (const call of CALLS) process.stderr.write(`  ${call.usage}\n`);
  process.exit(2);
}

async function main(): Promise<number> {
  const argv = process.argv.slice(2);
  const call: Call | undefined = CALLS.find((c) => c.words.every((word, i) => argv[i] === word));
  if (!call) usage();
  let args: ReturnType<typeof parseArgs>;
  try {
    args = parseArgs({
      args: argv.slice(call.words.length),
      options: call.options,
      allowPositionals: true,
      strict: true,
    });
  } catch {
    usage();
  }
  const wanted = call.positionals ?? 0;
  if (args.positionals.length !== wanted) usage();
  // The CLI works beside a server that was started with its own secret, kept in DATA_DIR.
  const env = readEnv({
    ...process.env,
    NODE_ENV: process.env.AUTH_SECRET && process.env.NODE_ENV ? process.env.NODE_ENV : 'development',
    HOST: undefined,
    PORT: process.env.PORT,
  });
  const log = createLog('error');
  return call.run({
    env,
    log,
    values: args.values as Record<string, string | boolean | undefined>,
    positionals: args.positionals,
    usage,
  });
}

try {
  process.exitCode = await main();
} catch (error) {
  const code = isRefusal(error) ? error.vecheCode : ((error as { code?: string }).code ?? 'internal');
  process.stderr.write(`${code}\n`);
  process.exitCode = 1;
}
