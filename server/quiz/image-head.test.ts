/** What is an image of ours, by real bytes and by what pretends to be. */
import { describe, expect, it } from 'vitest';
import { imageHead } from '#domain/quiz/image.ts';
import { JPEG, PNG, WEBP, WEBP_EXTENDED, WEBP_LOSSLESS } from './testing/pictures.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('[QB10] an image is known by its bytes', () => {
  it.each([
    ['image/png', PNG],
    ['image/jpeg', JPEG],
    ['image/webp', WEBP],
    ['image/webp', WEBP_LOSSLESS],
    ['image/webp', WEBP_EXTENDED],
  ])('%s, with its size', (mime, data) => {
    expect(imageHead(data)).toEqual({ mime, width: 6, height: 4 });
  });

  it.each([
    ['a drawing that could run', bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a page', bytes('<!doctype html><script>alert(1)</script>')],
    ['a PDF', bytes('%PDF-1.4')],
    ['a GIF', bytes('GIF89a\u0006\u0000\u0004\u0000')],
    ['nothing', new Uint8Array()],
    ['a head cut short', PNG.slice(0, 12)],
    ['a photo without its frame', JPEG.slice(0, 40)],
    ['a PNG of no width', Uint8Array.from(PNG, (byte, at) => (at >= 16 && at < 20 ? 0 : byte))],
  ])('not %s', (_, data) => {
    expect(imageHead(data)).toBeNull();
  });
});
