/**
 * Start and stop of one process, in order. Start: PostgreSQL → migrations → core → Next → door open.
 * Stop: no new connections → people told → drafts flushed and closed 1012 → sockets → queue → database last, ≤ 20 s.
 */
import { EventEmitter } from 'node:events';
import { networkInterfaces } from 'node:os';
import next from 'next';
import { type Core, openCore } from './core.ts';
import { seedDemo } from './demo/seed.ts';
import { doorsOf } from './doors.ts';
import type { Env } from './env.ts';
import { createFront } from './http/front.ts';
import { keepPages } from './http/kept-pages.ts';
import { lendParts } from './http/page-parts.ts';
import { startJobs } from './jobs/jobs.ts';
import { openBroadcast } from './live/broadcast.ts';
import { createLive } from './live/live.ts';
import type { Log } from './log.ts';
import { createMetrics } from './metrics.ts';
import { isMigrated, migrate } from './migrate.ts';
import { lendRenderer } from './page-renderer.ts';
import { pageRuntime } from './page-runtime.ts';
import { openPostgres } from './postgres/open.ts';
import { startQuizClock } from './quiz/clock.ts';
import { setRuntime } from './runtime.ts';
import { viewRegistry } from './views.ts';

export type Server = { port: number; core: Core; stop(): Promise<void> };

export async function boot(env: Env, log: Log): Promise<Server> {
  const pg = await openPostgres({
    dataDir: env.dataDir,
    databaseUrl: env.databaseUrl,
    appDatabaseUrl: env.appDatabaseUrl,
    log,
  });
  const undo: (() => Promise<void>)[] = [() => pg.stop()];
  try {
    await migrate(pg.ownerUrl);
    let port = env.port;
    const core = await openCore({ env, log, appUrl: pg.appUrl, publicUrl: () => publicUrl(env, port) });
    undo.unshift(() => core.close());
    const { services, sessions, nouns } = core;
    if (env.demo) await seedDemo(services);
    const actorOf = (cookie: string | undefined) => sessions.resolve(cookie);
    setRuntime(pageRuntime(core));

    // next-auth reads the environment; the address it believes comes from our own Host check.
    process.env.NEXTAUTH_SECRET = env.authSecret;
    process.env.AUTH_TRUST_HOST = 'true';
    process.env.NEXT_TELEMETRY_DISABLED = '1';

    const decoy = new EventEmitter();
    const dev = env.mode === 'development';
    const app = next({
      dev,
      dir: process.cwd(),
      hostname: env.host,
      port: env.port,
      httpServer: decoy as never,
    });
    await app.prepare();
    if (!dev) {
      lendRenderer(log);
      lendParts();
    }
    undo.unshift(() => app.close());
    const handle = app.getRequestHandler();

    const views = viewRegistry(services);
    const metrics = createMetrics();
    const broadcast = await openBroadcast(core.sql, log);
    undo.unshift(() => broadcast.close());
    const live = createLive({
      log,
      metrics,
      views,
      broadcast,
      clock: services.clock,
      bus: services.bus,
      resolveActor: (headers) => actorOf(headers.cookie),
      runCommand: (actor, name, input, meta) => nouns.run(actor, name, input, meta),
    });
    const jobs = await startJobs({
      services,
      appUrl: pg.appUrl,
      run: (name) => nouns.run(null, name, {}, { channel: 'system' }),
    });
    undo.unshift(() => jobs.stop());
    const quizClock = startQuizClock({
      services,
      sweep: () => nouns.run(null, 'quiz.sweep', {}, { channel: 'system' }),
    });
    undo.unshift(() => quizClock.stop());

    const front = createFront({
      env,
      log,
      decoy,
      metrics,
      next: (req, res) => handle(req, res),
      pages: keepPages(actorOf),
      ...doorsOf({ nouns, services, views, actorOf, live }),
      formActions: env.oidc ? [new URL(env.oidc.issuer).origin] : [],
      ready: async () => {
        const reasons: string[] = [];
        await isMigrated(core.sql).then(
          (done) => done || reasons.push('migrations'),
          () => reasons.push('database'),
        );
        return { ok: reasons.length === 0, reasons };
      },
    });
    services.mailer.start();
    ({ port } = await front.listen());
    return {
      port,
      core,
      async stop() {
        // Nobody new comes in; then those who are here are told, before anything of theirs is closed.
        const drained = front.drain();
        services.drafting.tell('restart');
        await live.stop();
        await services.drafting.stop();
        await drained;
        for (const step of undo) await step().catch((err: unknown) => log.error({ err }, 'stop'));
      },
    };
  } catch (error) {
    for (const step of undo) await step().catch(() => {});
    throw error;
  }
}

function publicUrl(env: Env, port: number): string {
  if (env.publicUrl) return env.publicUrl.origin;
  const host = env.host === '0.0.0.0' || env.host === '::' ? lanAddress() : env.host;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** The first address of this machine that a phone on the same Wi-Fi can reach. */
export function lanAddress(): string {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return all.find((a) => a.family === 'IPv4' && !a.internal)?.address ?? '127.0.0.1';
}
