/**
 * How an identifier is written: 128 random bits in 22 characters of base 62. Without zod, for the browser's editor.
 */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
export const ID_LENGTH = 22;
export const ID_PATTERN = /^[0-9A-Za-z]{22}$/;

export const isId = (value: unknown): value is string => typeof value === 'string' && ID_PATTERN.test(value);

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
