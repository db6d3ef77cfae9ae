'use server';
/** Addresses of programs that are told: named, shown their key once, resumed, removed. */
import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { currentActor } from '#app/actor.ts';
import { field, refused } from '#app/refused.ts';
import type { FormState } from '#components/account/form-types.ts';
import { runtime } from '#server/runtime.ts';

export async function addWebhook(_previous: FormState, form: FormData): Promise<FormState> {
  const answer = await runtime().webhook.commands.addWebhook(await currentActor(), {
    forumId: field(form, 'forumId'),
    url: field(form, 'url'),
  });
  if (!answer.ok) return refused(answer, form);
  refresh();
  return { note: (await getTranslations('exchange.webhooks'))('made'), link: answer.data.secret };
}

export async function removeWebhook(_previous: FormState, form: FormData): Promise<FormState> {
  const webhookId = field(form, 'webhookId');
  const answer = await runtime().webhook.commands.removeWebhook(await currentActor(), { webhookId });
  if (!answer.ok) return refused(answer, form);
  refresh();
  return { note: (await getTranslations('exchange.webhooks'))('removed') };
}

export async function resumeWebhook(_previous: FormState, form: FormData): Promise<FormState> {
  const webhookId = field(form, 'webhookId');
  const answer = await runtime().webhook.commands.resumeWebhook(await currentActor(), { webhookId });
  if (!answer.ok) return refused(answer, form);
  refresh();
  return { note: (await getTranslations('exchange.webhooks'))('resumed') };
}

export async function retryDelivery(_previous: FormState, form: FormData): Promise<FormState> {
  const deliveryId = field(form, 'deliveryId');
  const answer = await runtime().webhook.commands.retryDelivery(await currentActor(), { deliveryId });
  if (!answer.ok) return refused(answer, form);
  refresh();
  return { note: (await getTranslations('exchange.webhooks'))('retried') };
}
