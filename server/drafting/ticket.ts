/**
 * A ticket opens one draft for one account for a short while: for programs and pages that carry no cookie.
 * Invariant: what it says is signed as a whole; it never grants more than the account may do when it is used.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

const zTicket = z.strictObject({
  draftId: z.string().max(64),
  accountId: z.string().max(64),
  write: z.boolean(),
  sessionVersion: z.number().int(),
  /** Seconds since 1970. */
  exp: z.number().int(),
});
export type Ticket = z.infer<typeof zTicket>;

const MAX_LENGTH = 1_024;
const mac = (secret: string, body: string) =>
  createHmac('sha256', secret).update(`veche draft ticket\n${body}`).digest();

export function signTicket(secret: string, ticket: Ticket): string {
  const body = Buffer.from(JSON.stringify(zTicket.parse(ticket))).toString('base64url');
  return `${body}.${mac(secret, body).toString('base64url')}`;
}

/** Null when forged, malformed or expired at `now`. */
export function verifyTicket(secret: string, text: string, now: Date): Ticket | null {
  if (text.length > MAX_LENGTH) return null;
  const [body = '', signature = '', ...rest] = text.split('.');
  if (rest.length > 0) return null;
  const given = Buffer.from(signature, 'base64url');
  const right = mac(secret, body);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  try {
    const ticket = zTicket.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
    return ticket.exp * 1_000 > now.getTime() ? ticket : null;
  } catch {
    return null;
  }
}
