/** The page of addresses that are told: what went, what waits, what failed and why. Secrets are not in it. */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { canPublishBoard } from '#domain/recommendation/permissions.ts';
import type { WebhooksView } from '#domain/webhook/schema.ts';
import type { Q } from '../bind.ts';
import { forumAccess } from '../forum/access.ts';
import { boardTable } from '../recommendation/queries.ts';
import { hooksOf, lastDeliveries, waitingOf } from './repository.ts';

const SHOWN = 10;

export async function webhooksPage(q: Q, actor: Actor | null, slug: string): Promise<WebhooksView> {
  const { viewer, forum } = await forumAccess(q.db, actor, slug);
  if (!canPublishBoard(viewer)) refuse('not_found');
  const head = (await boardTable(q, actor, forum.id, { limit: '1' })).forum;
  const hooks = await hooksOf(q.db, forum.id);
  const ids = hooks.map(({ id }) => id);
  const [last, waiting] = [await lastDeliveries(q.db, ids, SHOWN), await waitingOf(q.db, ids)];
  return {
    forum: head,
    loopback: q.services.env.webhookLoopback === true,
    webhooks: hooks.map((hook) => ({
      id: hook.id,
      url: hook.url,
      createdAt: hook.createdAt.toISOString(),
      paused: hook.pausedAt !== null,
      waiting: waiting.get(hook.id) ?? 0,
      last: last
        .filter((one) => one.webhookId === hook.id)
        .map((one) => ({
          id: one.id,
          type: one.type,
          status: one.status,
          attempts: one.attempts,
          answer: one.answer,
          at: (one.sentAt ?? one.createdAt).toISOString(),
          nextAt: one.status === 'queued' && one.attempts > 0 ? one.nextAt.toISOString() : null,
        })),
    })),
  };
}
