/**
 * The queue in PostgreSQL (pg-boss): work that must happen once, on any node, also after a restart. Each job is safe to
 * run twice. Its tables are made by migrate.ts; the application's role only uses them.
 */
import { lt, or } from 'drizzle-orm';
import PgBoss from 'pg-boss';
import { signInToken } from '#drizzle/schema/account.ts';
import { commandLog, outbox } from '#drizzle/schema/event.ts';
import { readMailbox } from '../inbound/mailbox.ts';
import { pushDue } from '../push/deliver.ts';
import type { Services } from '../services.ts';
import { deliverDue } from '../webhook/deliver.ts';

const HOUR = 3_600_000;
export type Jobs = { stop(): Promise<void> };

export async function startJobs({
  services,
  appUrl,
  run,
}: {
  services: Services;
  appUrl: string;
  /** Runs a command of the system's own by name. */
  run(name: string): Promise<unknown>;
}): Promise<Jobs> {
  const { log } = services;
  const boss = new PgBoss({
    connectionString: appUrl,
    max: 2,
    migrate: false,
    application_name: 'veche-jobs',
  });
  boss.on('error', (err) => log.warn({ err, code: (err as { code?: string }).code }, 'queue'));
  await boss.start();
  await boss.schedule('sweep', '17 * * * *');
  await boss.schedule('drafts', '*/5 * * * *');
  await boss.schedule('contacts', '40 3 * * *');
  // Every hour, since each forum has a morning of its own; what was said is not said again.
  await boss.schedule('reminders', '7 * * * *');
  await boss.schedule('webhooks', '* * * * *');
  await boss.schedule('push', '* * * * *');
  if (services.env.inbound?.mailbox) await boss.schedule('mailbox', '* * * * *');
  else await boss.unschedule('mailbox');
  // pg-boss keeps what went wrong to itself.
  const work = (name: string, task: () => Promise<unknown>) =>
    boss.work(name, async () => {
      try {
        return await task();
      } catch (err) {
        log.warn({ err, job: name }, 'job failed');
        throw err;
      }
    });
  // Open drafts ask to be compacted themselves; a long log of one that nobody has open is found here.
  await work('sweep', () => sweep(services));
  await work('drafts', () => services.drafting.sweep());
  await work('contacts', () => run('account.sweepContacts'));
  await work('reminders', async () => {
    await run('recommendation.resumeDue');
    await run('reminder.sweep');
  });
  await work('webhooks', async () => {
    await run('webhook.sweep');
    await deliverDue(services);
  });
  await work('push', () => pushDue(services));
  await work('mailbox', () => readMailbox(services));
  return { stop: () => boss.stop({ graceful: true, wait: true, timeout: 5000 }).then(() => {}) };
}

/** Removes what only served the moment: delivered messages, answered command ids, used or expired sign-in links. */
export async function sweep(services: Services): Promise<void> {
  const now = services.clock.now().getTime();
  await services.db.delete(outbox).where(lt(outbox.at, new Date(now - HOUR)));
  await services.db.delete(commandLog).where(lt(commandLog.at, new Date(now - 7 * 24 * HOUR)));
  const yesterday = new Date(now - 24 * HOUR);
  await services.db
    .delete(signInToken)
    .where(or(lt(signInToken.expiresAt, yesterday), lt(signInToken.usedAt, yesterday)));
}
