/**
 * Tells what is due. A delivery is claimed before it is sent and released by its answer, so two nodes never send it at once
 * and a killed one sends it again: the receiver knows it by its id. What fails for good is seen on the page.
 */
import { WEBHOOK_LIMITS, waitAfter } from '#domain/webhook/schema.ts';
import type { Resolve } from '../outgoing/call.ts';
import { unseal } from '../outgoing/sealed.ts';
import type { Services } from '../services.ts';
import { claimDue, updateDelivery, updateHook } from './repository.ts';
import { postSigned } from './send.ts';

const LEASE_MS = 60_000;
const MOST = 200;

export async function deliverDue(
  services: Services,
  options: { resolve?: Resolve; ms?: number } = {},
): Promise<{ sent: number; failed: number }> {
  const { db, clock, env } = services;
  const count = { sent: 0, failed: 0 };
  for (let n = 0; n < MOST; n += 1) {
    const now = clock.now();
    const due = await claimDue(db, now, new Date(now.getTime() + LEASE_MS));
    if (!due) break;
    const { delivery, hook } = due;
    const { ok, answer } = await postSigned(
      {
        url: hook.url,
        secret: unseal(hook.sealedSecret, 'webhook', env.authSecret),
        body: delivery.body,
        headers: { 'veche-delivery': delivery.id, 'veche-event': delivery.type },
        now,
      },
      { loopback: env.webhookLoopback === true, ...options },
    );
    if (ok) {
      count.sent += 1;
      await updateDelivery(db, delivery.id, { status: 'sent', answer, sentAt: now });
      if (hook.failures > 0) await updateHook(db, hook.id, { failures: 0 });
      continue;
    }
    count.failed += 1;
    const over = delivery.attempts >= WEBHOOK_LIMITS.attempts;
    await updateDelivery(db, delivery.id, {
      status: over ? 'failed' : 'queued',
      answer,
      nextAt: new Date(now.getTime() + waitAfter(delivery.attempts)),
    });
    if (!over) continue;
    const failures = hook.failures + 1;
    await updateHook(db, hook.id, {
      failures,
      ...(failures >= WEBHOOK_LIMITS.pauseAfter && { pausedAt: now }),
    });
  }
  return count;
}
