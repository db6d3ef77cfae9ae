/**
 * The image of a question: three kinds, known by their bytes, with the size that their head says. A drawing that could
 * run (SVG) is none of them; what would burst a phone (many millions of points in a few bytes) is refused by its size.
 */
export type QuestionImage = { fileId: string; alt: string; width: number; height: number };

/** `file`: of all images together in a file that questions travel in. */
export const IMAGE_LIMITS = { bytes: 2_000_000, side: 4_096, alt: 300, file: 3_500_000 } as const;

/** As it travels in a file of ours: bytes in base64, and the words for who does not see it. */
export type CarriedImage = { alt: string; data: string };

export type ImageHead = { mime: 'image/png' | 'image/jpeg' | 'image/webp'; width: number; height: number };

/** null for everything that is not a whole head of one of the three. */
export function imageHead(bytes: Uint8Array): ImageHead | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const size = png(view) ?? webp(view) ?? jpeg(view);
    return size && size.width > 0 && size.height > 0 ? size : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const word = (view: DataView, at: number, length = 4) =>
  String.fromCharCode(...Array.from({ length }, (_, i) => view.getUint8(at + i)));

function png(view: DataView): ImageHead | null {
  if (view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a) return null;
  if (word(view, 12) !== 'IHDR') return null;
  return { mime: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

function webp(view: DataView): ImageHead | null {
  if (word(view, 0) !== 'RIFF' || word(view, 8) !== 'WEBP') return null;
  const mime = 'image/webp' as const;
  switch (word(view, 12)) {
    case 'VP8X': {
      const three = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16) + 1;
      return { mime, width: three(24), height: three(27) };
    }
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { mime, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      return { mime, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    default:
      return null;
  }
}

/** Frames C0–CF say the size, but for tables (C4), extensions (C8) and arithmetic conditions (CC). */
function jpeg(view: DataView): ImageHead | null {
  if (view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const mark = view.getUint8(at + 1);
    if (mark === 0xff) {
      at += 1;
      continue;
    }
    if (mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark))
      return { mime: 'image/jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
