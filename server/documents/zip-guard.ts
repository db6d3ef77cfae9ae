/**
 * The only door by which an Office file comes in. The central directory is judged before a byte is unpacked;
 * then only the parts asked for are unpacked, and unpacking stops at the limit whatever the directory claims.
 */
import yauzl from 'yauzl';
import { DocumentRefused } from '#server/documents/refusal.ts';

export const officeLimits = {
  bytes: 15_000_000,
  entries: 2_000,
  totalUnpacked: 200_000_000,
  partUnpacked: 24_000_000,
  ratio: 150,
  ratioFrom: 2_000_000,
} as const;

type Parts = Map<string, string>;

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/** OLE2: an old .doc or .xls, or a modern file under a password. */
export function isOldOffice(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
}

/** Texts of the wanted parts by name; throws DocumentRefused. */
export async function openOffice(bytes: Uint8Array, wanted: (name: string) => boolean): Promise<Parts> {
  if (bytes.byteLength > officeLimits.bytes)
    throw new DocumentRefused('too_large', { limit: officeLimits.bytes });
  if (isOldOffice(bytes)) throw new DocumentRefused('old_format');
  if (!isZip(bytes)) throw new DocumentRefused('not_a_document');
  const zip = await open(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  try {
    const entries = await list(zip);
    const parts: Parts = new Map();
    let left: number = officeLimits.partUnpacked;
    for (const entry of entries.filter((e) => wanted(e.fileName))) {
      const text = await unpack(zip, entry, left);
      left -= text.length;
      parts.set(entry.fileName, text);
    }
    const types = parts.get('[Content_Types].xml') ?? '';
    if (/macroEnabled|vbaProject/i.test(types)) throw new DocumentRefused('macro');
    for (const text of parts.values())
      if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new DocumentRefused('entities');
    return parts;
  } finally {
    zip.close();
  }
}

function open(buffer: Buffer): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(
      buffer,
      { lazyEntries: true, autoClose: false, validateEntrySizes: true },
      (error, zip) => {
        if (error || !zip) reject(new DocumentRefused('broken_file'));
        else resolve(zip);
      },
    );
  });
}

function list(zip: yauzl.ZipFile): Promise<yauzl.Entry[]> {
  if (zip.entryCount > officeLimits.entries)
    return Promise.reject(new DocumentRefused('too_many_entries', { limit: officeLimits.entries }));
  return new Promise((resolve, reject) => {
    const entries: yauzl.Entry[] = [];
    let total = 0;
    zip.on('error', () => reject(new DocumentRefused('broken_file')));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: yauzl.Entry) => {
      const refusal = judge(entry);
      total += entry.uncompressedSize;
      if (refusal) return reject(refusal);
      if (total > officeLimits.totalUnpacked) return reject(new DocumentRefused('zip_bomb'));
      entries.push(entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

function judge(entry: yauzl.Entry): DocumentRefused | null {
  if (
    /vbaProject|\.(?:bin\.rels|exe|js|vbs)$/i.test(entry.fileName) &&
    /vba|\.(?:exe|js|vbs)$/i.test(entry.fileName)
  )
    return new DocumentRefused('macro');
  if (entry.generalPurposeBitFlag & 1) return new DocumentRefused('encrypted');
  const { uncompressedSize: size, compressedSize: packed } = entry;
  if (size > officeLimits.ratioFrom && size / Math.max(packed, 1) > officeLimits.ratio)
    return new DocumentRefused('zip_bomb', { entry: entry.fileName.slice(0, 80) });
  return null;
}

function unpack(zip: yauzl.ZipFile, entry: yauzl.Entry, limit: number): Promise<string> {
  if (entry.uncompressedSize > limit) return Promise.reject(new DocumentRefused('zip_bomb'));
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error || !stream) return reject(new DocumentRefused('broken_file'));
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > limit) {
          stream.destroy();
          reject(new DocumentRefused('zip_bomb'));
        } else chunks.push(chunk);
      });
      stream.on('error', () => reject(new DocumentRefused('broken_file')));
      stream.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    });
  });
}
