/**
 * One signed POST to somebody else's program. `Veche-Signature: t=<seconds>,v1=<hex>` is HMAC-SHA256 of `<t>.<body>` by
 * the secret that was shown once.
 */
import { createHmac } from 'node:crypto';
import { type CallOptions, call, type Sent } from '../outgoing/call.ts';

export function signature(secret: string, body: string, seconds: number): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

export async function postSigned(
  to: { url: string; secret: string; body: string; headers: Record<string, string>; now: Date },
  options: CallOptions,
): Promise<Sent> {
  const headers = {
    ...to.headers,
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Veche-Webhook/1',
    'veche-signature': signature(to.secret, to.body, Math.floor(to.now.getTime() / 1_000)),
  };
  return call({ url: to.url, body: to.body, headers }, options);
}
