/** Devices of people that may be told «matters wait for you: 3», and the switch of the whole installation. */
import * as z from 'zod';
import { zId } from '../ids.ts';

export const PUSH_LIMITS = { endpoint: 1_000, agent: 300, devices: 10 } as const;

export const zSwitchPush = z.strictObject({ on: z.boolean() });
/** What a browser gives (RFC 8291): an address, a point of P-256 of 65 bytes that begins with 4, a secret of 16. */
export const zAddDevice = z.strictObject({
  endpoint: z
    .string()
    .max(PUSH_LIMITS.endpoint)
    .refine((url) => {
      if (!URL.canParse(url)) return false;
      const { protocol, username, password } = new URL(url);
      return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
    }, 'code:url'),
  p256dh: z.string().regex(/^B[\w-]{86}$/, 'code:key'),
  auth: z.string().regex(/^[\w-]{22}$/, 'code:key'),
  agent: z.string().max(PUSH_LIMITS.agent),
});
export const zDevice = z.strictObject({ deviceId: zId });

export type DeviceView = {
  id: string;
  /** «Chrome, Android». */
  name: string;
  /** The end of its address, by which a browser knows itself. */
  mark: string;
  createdAt: string;
  /** When it was last told, and what its service answered. */
  last: { at: string; ok: boolean; answer: string } | null;
};
export type DevicesView = {
  /** The key a browser subscribes with; null where the installation has not switched this on. */
  key: string | null;
  /** Has a name of their own here: guests have no boards. */
  account: boolean;
  /** Keeps a board, so that there is something to be told. */
  keeps: boolean;
  devices: DeviceView[];
};
export type PushAdminView = {
  on: boolean;
  /** Browsers subscribe over https only. */
  https: boolean;
  devices: number;
  waiting: number;
  failed: { id: string; at: string; host: string; answer: string; attempts: number }[];
};
