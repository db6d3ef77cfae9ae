/**
 * A server of its own process for the quiz: front, sockets, JSON door and clock on a real database, without Next; to be
 * measured and to be killed. `node --import tsx live-process.ts <database url> <port>`; the parent may ask for `stats`.
 */
import { apiRoutes } from '../../api/routes.ts';
import { openCore } from '../../core.ts';
import { startFront } from '../../http/testing/start-front.ts';
import { createLive } from '../../live/live.ts';
import { createMetrics } from '../../metrics.ts';
import { silentLog } from '../../testing/log.ts';
import { testEnv } from '../../testing/services.ts';
import { viewRegistry } from '../../views.ts';
import { startQuizClock } from '../clock.ts';

const [appUrl = '', port = '0'] = process.argv.slice(2);
const env = testEnv();
const log = { ...silentLog, error: (fields: unknown, msg?: string) => console.error(msg, fields) };
const core = await openCore({ env, log, appUrl, publicUrl: () => `http://127.0.0.1:${port}` });
const { services, sessions, nouns } = core;
const views = viewRegistry(services);
const metrics = createMetrics();
const actorOf = (cookie: string | undefined) => sessions.resolve(cookie);
const live = createLive({
  log,
  metrics,
  views,
  clock: services.clock,
  bus: services.bus,
  resolveActor: ({ cookie }) => actorOf(cookie),
  runCommand: (actor, name, input, meta) => nouns.run(actor, name, input, meta),
});
startQuizClock({ services, sweep: () => nouns.run(null, 'quiz.sweep', {}, { channel: 'system' }) });
const started = await startFront({
  routes: [...apiRoutes({ nouns, services, views, actorOf }), ...live.routes],
  upgrades: live.upgrades,
  metrics,
  env: { port: Number(port) },
});
process.on('message', (message) => {
  if (message !== 'stats') return;
  (globalThis as { gc?: () => void }).gc?.();
  process.send?.({ cpu: process.cpuUsage(), memory: process.memoryUsage() });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ port: started.port });
