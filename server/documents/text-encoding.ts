/**
 * Bytes of a text file to text: byte order marks first, then UTF-8 if it is valid, else the Cyrillic code page whose
 * letters look most like Russian (Excel writes Windows-1251, old programs IBM 866, KOI8-R).
 */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251' | 'ibm866' | 'koi8-r';

export function decodeText(bytes: Uint8Array): { text: string; encoding: TextEncoding } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return as(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return as(bytes, 'utf-16be');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text: clean(text), encoding: 'utf-8' };
  } catch {
    const candidates = (['windows-1251', 'ibm866', 'koi8-r'] as const).map((encoding) => as(bytes, encoding));
    return candidates.reduce((best, next) => (russianness(next.text) > russianness(best.text) ? next : best));
  }
}

function as(bytes: Uint8Array, encoding: TextEncoding) {
  return { text: clean(new TextDecoder(encoding).decode(bytes)), encoding };
}

function clean(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

/** Frequent small letters count for, box drawings and capitals inside words against. */
function russianness(text: string): number {
  const sample = text.slice(0, 20_000);
  const common = sample.match(/[оеаинтсрвл]/g)?.length ?? 0;
  const odd =
    sample.match(/[\u2500-\u259f\u0402-\u040f\u0452-\u045f\u00a4-\u00b6]|[а-яё][А-ЯЁ]/g)?.length ?? 0;
  return common - 3 * odd;
}

/** True for what cannot be a text: zeros and control bytes. */
export function looksBinary(text: string): boolean {
  const sample = text.slice(0, 4_000);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const controls = sample.match(/[\x00-\x08\x0e-\x1f\ufffd]/g)?.length ?? 0;
  return controls > 0 && controls * 50 > sample.length;
}
