/**
 * Brings what is due. A message is claimed before it is sent and released by its answer, as a webhook's is; its topic lets
 * the service keep the last one only, its tag lets a device show the same once. What cannot be brought is seen by the
 * person on their page and by the administrator on theirs.
 */
import { createTranslator } from 'use-intl/core';
import { FRESH_MS, fateOf, KEPT_MS, waitAfter } from '#domain/push/rules.ts';
import en from '#messages/en/push.json' with { type: 'json' };
import { tagOf } from '#messages/locale.ts';
import ru from '#messages/ru/push.json' with { type: 'json' };
import { type CallOptions, call } from '../outgoing/call.ts';
import type { Services } from '../services.ts';
import { authorization, encrypt, type Keys } from './encrypt.ts';
import { openKeys } from './keys.ts';
import { claimDue, dropDevice, readPush, tidy, updateDevice, updateMessage } from './repository.ts';

const LEASE_MS = 60_000;
const MOST = 200;

type Due = NonNullable<Awaited<ReturnType<typeof claimDue>>>;

/** All that is said: read by the worker of app/api/push/worker. */
export function contents({ message, locale }: Pick<Due, 'message' | 'locale'>): string {
  const lang = locale === 'en' ? 'en' : 'ru';
  const t = createTranslator({ locale: tagOf(lang), messages: lang === 'en' ? en : ru });
  return JSON.stringify({ text: t('sign', { count: message.count }), path: message.path, lang });
}

/** Services ask for somebody to turn to; a page of ours, or where our letters come from. */
function subjectOf({ publicUrl, env }: Pick<Services, 'publicUrl' | 'env'>): string {
  const url = publicUrl();
  return url.startsWith('https:') ? url : `mailto:${/[^\s<]+@[^\s>]+/.exec(env.mailFrom)?.[0]}`;
}

export async function pushDue(
  services: Services,
  options: Omit<CallOptions, 'loopback'> = {},
): Promise<{ sent: number; failed: number }> {
  const { db, clock, env } = services;
  const count = { sent: 0, failed: 0 };
  const push = await readPush(db);
  if (!push?.on) return count;
  const at = clock.now().getTime();
  await tidy(db, new Date(at - FRESH_MS), new Date(at - KEPT_MS));
  const keys = openKeys(push, env.authSecret);
  for (let n = 0; n < MOST; n += 1) {
    const now = clock.now();
    const due = await claimDue(db, now, new Date(now.getTime() + LEASE_MS));
    if (!due) break;
    const answer = keys ? await bring(services, keys, due, now, options) : 'key_lost';
    const fate = fateOf(answer, due.message.attempts);
    count[fate === 'sent' ? 'sent' : 'failed'] += 1;
    if (fate === 'gone') {
      await dropDevice(db, { id: due.device.id });
      continue;
    }
    await updateMessage(db, due.message.id, {
      status: fate === 'later' ? 'queued' : fate,
      answer,
      ...(fate === 'later' && { nextAt: new Date(now.getTime() + waitAfter(due.message.attempts)) }),
    });
    await updateDevice(db, due.device.id, { toldAt: now, answer });
  }
  return count;
}

async function bring(
  services: Services,
  keys: Keys,
  due: Due,
  now: Date,
  options: Omit<CallOptions, 'loopback'>,
): Promise<string> {
  const { endpoint, ...subscriber } = due.device;
  const { answer } = await call(
    {
      url: endpoint,
      body: encrypt(contents(due), subscriber),
      headers: {
        authorization: authorization(endpoint, subjectOf(services), keys, now),
        'content-encoding': 'aes128gcm',
        'content-type': 'application/octet-stream',
        ttl: String(FRESH_MS / 1_000),
        topic: 'veche',
        urgency: 'normal',
      },
    },
    { ...options, loopback: services.env.webhookLoopback === true },
  );
  return answer;
}
