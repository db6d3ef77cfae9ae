/**
 * A server of its own process for the quiz: front, sockets, JSON door and clock on a real database, without Next; to be
 * measured and to be killed. `node --import tsx live-process.ts <database url> <port> [redis url]`; the parent may ask
 * for `stats`.
 */
import { openCore } from '../../core.ts';
import { silentLog } from '../../testing/log.ts';
import { testEnv } from '../../testing/services.ts';
import { startQuizClock } from '../clock.ts';
import { openNode } from './node.ts';

const [appUrl = '', port = '0', redisUrl] = process.argv.slice(2);
const env = testEnv(redisUrl ? { redisUrl } : {});
const log = { ...silentLog, error: (fields: unknown, msg?: string) => console.error(msg, fields) };
const core = await openCore({ env, log, appUrl, publicUrl: () => `http://127.0.0.1:${port}` });
const { services, nouns } = core;
startQuizClock({ services, sweep: () => nouns.run(null, 'quiz.sweep', {}, { channel: 'system' }) });
const started = await openNode(core, { port: Number(port) });
process.on('message', (message) => {
  if (message !== 'stats') return;
  (globalThis as { gc?: () => void }).gc?.();
  process.send?.({ cpu: process.cpuUsage(), memory: process.memoryUsage() });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ port: started.port });
