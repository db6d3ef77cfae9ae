/** Random identifiers and secrets, injected so that tests may fix them. */
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { idFromBytes } from '#domain/id-text.ts';

export interface Ids {
  /** 22 characters, 128 bits. */
  id(): string;
  /** A secret for a link: 32 URL-safe characters, 192 bits. Only its hash is stored. */
  token(): string;
  /** Decimal digits, for badges and join codes; short-lived and rate-limited wherever accepted. */
  digits(length: number): string;
}

export const randomIds: Ids = {
  id: () => idFromBytes(randomBytes(16)),
  token: () => randomBytes(24).toString('base64url'),
  digits: (length) => Array.from({ length }, () => randomInt(10)).join(''),
};

/** What the database keeps of a token. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
