/** Addresses of other programs that are told when something changes on a board: codes and numbers, no texts and no people. */
import * as z from 'zod';
import { zId } from '../ids.ts';
import type { BoardForum } from '../recommendation/views.ts';

export const WEBHOOK_LIMITS = { url: 500, perForum: 5, attempts: 7, pauseAfter: 10 } as const;

export const zAddWebhook = z.strictObject({
  forumId: zId,
  url: z
    .string()
    .trim()
    .max(WEBHOOK_LIMITS.url)
    .refine((url) => {
      if (!URL.canParse(url)) return false;
      const { protocol, username, password } = new URL(url);
      return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
    }, 'code:url'),
});
export const zWebhook = z.strictObject({ webhookId: zId });
export const zDelivery = z.strictObject({ deliveryId: zId });
export const zTell = z.strictObject({});

const MINUTE = 60_000;
/** After each attempt that failed; the last is a day and a half after the first. */
const WAITS = [1, 5, 30, 120, 360, 1440].map((minutes) => minutes * MINUTE);
export const waitAfter = (attempt: number): number => WAITS[Math.min(attempt, WAITS.length) - 1] ?? MINUTE;

export type WebhookView = {
  id: string;
  url: string;
  createdAt: string;
  paused: boolean;
  waiting: number;
  last: {
    id: string;
    type: string;
    status: 'queued' | 'sent' | 'failed';
    attempts: number;
    answer: string;
    at: string;
    nextAt: string | null;
  }[];
};
export type WebhooksView = { forum: BoardForum; webhooks: WebhookView[]; loopback: boolean };
