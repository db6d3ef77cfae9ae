/**
 * An organiser names an address that is told of changes; what is told is read from the forum's chain, event by event, so
 * nothing is told twice or forgotten. Sending itself is deliver.ts: nobody waits for somebody else's program in a transaction.
 */
import { refuse } from '#domain/errors.ts';
import { canPublishBoard, canSeeBoard } from '#domain/recommendation/permissions.ts';
import { WEBHOOK_LIMITS, zAddWebhook, zDelivery, zTell, zWebhook } from '#domain/webhook/schema.ts';
import { type Cx, defineCommand } from '../command.ts';
import { type Access, forumAccess } from '../forum/access.ts';
import { seal } from '../outgoing/sealed.ts';
import {
  activeHooks,
  deliveryById,
  dropQueued,
  eventsAfter,
  headOf,
  hookById,
  hooksOf,
  insertDeliveries,
  insertHook,
  type Told,
  updateDelivery,
  updateHook,
} from './repository.ts';

const permit = <T extends Pick<Access, 'viewer'>>(_actor: unknown, { viewer }: T) =>
  canSeeBoard(viewer) ? canPublishBoard(viewer) : ('not_found' as const);

export const addWebhook = defineCommand({
  name: 'webhook.add',
  secret: true,
  input: zAddWebhook,
  load: (cx, input) => forumAccess(cx.tx, cx.actor, input.forumId),
  permit,
  async run(cx, { url }, { forum }) {
    if (new URL(url).protocol !== 'https:' && !cx.services.env.webhookLoopback)
      refuse('invalid_input', { fields: { url: 'url' } });
    if ((await hooksOf(cx.tx, forum.id)).length >= WEBHOOK_LIMITS.perForum)
      refuse('exchange/too_many_webhooks', { params: { limit: WEBHOOK_LIMITS.perForum } });
    const id = cx.id();
    const secret = `whsec_${cx.services.ids.token()}`;
    await insertHook(cx.tx, {
      id,
      forumId: forum.id,
      url,
      sealedSecret: seal(secret, 'webhook', cx.services.env.authSecret),
      createdBy: cx.actor?.accountId ?? null,
      createdAt: cx.now,
      seq: await headOf(cx.tx, forum.id),
    });
    cx.record({ stream: forum.id, noun: 'webhook', nounId: id, type: 'webhook.added' });
    return { webhookId: id, secret };
  },
});

async function loadHook(cx: Cx, webhookId: string) {
  const hook = (await hookById(cx.tx, webhookId)) ?? refuse('not_found');
  return { ...(await forumAccess(cx.tx, cx.actor, hook.forumId)), hook };
}

export const removeWebhook = defineCommand({
  name: 'webhook.remove',
  input: zWebhook,
  load: (cx, input) => loadHook(cx, input.webhookId),
  permit,
  async run(cx, _input, { hook, forum }) {
    await dropQueued(cx.tx, hook.id);
    await updateHook(cx.tx, hook.id, { removedAt: cx.now });
    cx.record({ stream: forum.id, noun: 'webhook', nounId: hook.id, type: 'webhook.removed' });
    return { webhookId: hook.id };
  },
});

/** After the other side was mended: what waits is told now. */
export const resumeWebhook = defineCommand({
  name: 'webhook.resume',
  input: zWebhook,
  load: (cx, input) => loadHook(cx, input.webhookId),
  permit,
  async run(cx, _input, { hook }) {
    await updateHook(cx.tx, hook.id, { pausedAt: null, failures: 0 });
    return { webhookId: hook.id };
  },
});

export const retryDelivery = defineCommand({
  name: 'webhook.retry',
  input: zDelivery,
  async load(cx, input) {
    const found = (await deliveryById(cx.tx, input.deliveryId)) ?? refuse('not_found');
    return { ...(await forumAccess(cx.tx, cx.actor, found.hook.forumId)), ...found };
  },
  permit,
  async run(cx, _input, { delivery }) {
    if (delivery.status === 'sent') refuse('conflict');
    await updateDelivery(cx.tx, delivery.id, { status: 'queued', attempts: 0, nextAt: cx.now });
    return { deliveryId: delivery.id };
  },
});

/** What is told: that a recommendation moved, that a snapshot was published or withdrawn. Schools' marks are nobody's. */
function told({ type, data }: Told): boolean {
  if (type.startsWith('board_snapshot.')) return true;
  if (!type.startsWith('recommendation.') || type === 'recommendation.mark') return false;
  return type === 'recommendation.generated' || (data.to !== undefined && data.to !== data.from);
}

const WORDS = ['from', 'to', 'verdict', 'asOf', 'sha256'] as const;

const BATCH = 500;

export const tellWebhooks = defineCommand({
  name: 'webhook.sweep',
  input: zTell,
  load: async (cx) => ({ own: cx.channel === 'system' }),
  permit: (_actor, { own }) => own || 'not_found',
  async run(cx) {
    let queued = 0;
    for (const hook of await activeHooks(cx.tx)) {
      const events = await eventsAfter(cx.tx, hook.forumId, hook.seq, BATCH);
      const last = events.at(-1);
      if (!last) continue;
      const rows = events.filter(told).map((event) => {
        const id = cx.id();
        const number = event.number ?? event.data.number;
        const body = JSON.stringify({
          id,
          type: event.type,
          at: new Date(event.at).toISOString(),
          forum: hook.slug,
          ...(typeof number === 'number' && { number }),
          ...Object.fromEntries(
            WORDS.flatMap((word) => (typeof event.data[word] === 'string' ? [[word, event.data[word]]] : [])),
          ),
        });
        return {
          id,
          webhookId: hook.id,
          seq: event.seq,
          type: event.type,
          body,
          status: 'queued' as const,
          nextAt: cx.now,
          createdAt: cx.now,
        };
      });
      await insertDeliveries(cx.tx, rows);
      await updateHook(cx.tx, hook.id, { seq: last.seq });
      queued += rows.length;
    }
    return { queued };
  },
});
