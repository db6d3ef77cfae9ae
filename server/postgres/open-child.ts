/**
 * A process of its own that opens PostgreSQL, for tests that kill it: prints one JSON line when it is ready or has
 * failed, stops on TERM. Arguments: DATA_DIR and the options as JSON.
 */
import { codeOf } from './errors.ts';
import { attachPostgres, openPostgres } from './open.ts';

const [dataDir = '', options = '{}'] = process.argv.slice(2);
const { attach, ...rest } = JSON.parse(options) as { attach?: boolean };
const quiet = () => {};
const moved: unknown[] = [];
const log = { info: quiet, warn: (fields: unknown) => void moved.push(fields), error: quiet };

try {
  const handle = await (attach ? attachPostgres : openPostgres)({ ...rest, dataDir, log });
  process.on('SIGTERM', () => handle.stop().then(() => process.exit(0)));
  // Keeps the process: the supervisor's own timer does not.
  setInterval(quiet, 60_000);
  console.log(JSON.stringify({ ...handle, warnings: moved }));
} catch (error) {
  console.log(JSON.stringify({ code: codeOf(error), message: String(error) }));
  process.exitCode = 1;
}
