/**
 * Identifiers are 128 random bits written in 22 characters of base 62: unguessable, safe in a path, never a path.
 */
import * as z from 'zod';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
export const ID_LENGTH = 22;

/** Writes 16 bytes as 22 base-62 characters. */
export function idFromBytes(bytes: Uint8Array): string {
  let value = 0n;
  for (const byte of bytes.subarray(0, 16)) value = (value << 8n) | BigInt(byte);
  let text = '';
  for (let i = 0; i < ID_LENGTH; i += 1) {
    text = ALPHABET[Number(value % 62n)] + text;
    value /= 62n;
  }
  return text;
}

export const zId = z.string().regex(/^[0-9A-Za-z]{22}$/);
export const zSlug = z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/);
