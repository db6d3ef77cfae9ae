/** A secret that must sign is kept in the database, sealed by a key that is not: made of AUTH_SECRET, one a purpose. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

type Purpose = 'webhook' | 'push';
const keyOf = (purpose: Purpose, authSecret: string) =>
  Buffer.from(hkdfSync('sha256', authSecret, '', `veche ${purpose}`, 32));

export function seal(secret: string, purpose: Purpose, authSecret: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(purpose, authSecret), iv);
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Throws where the secret of the installation is another one now. */
export function unseal(sealed: string, purpose: Purpose, authSecret: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(purpose, authSecret), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}
