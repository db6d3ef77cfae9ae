/** A signed paper as a scan: what it is say its bytes; the name and the browser's word count for nothing. */
import { createHash } from 'node:crypto';
import { refuse } from '#domain/errors.ts';
import { RESOLUTION_LIMITS, type Scan } from '#domain/resolution/schema.ts';
import type { Cx } from '../command.ts';
import { keepEvidence } from '../recommendation/access.ts';

const TYPES: readonly { ext: string; head: readonly number[] }[] = [
  { ext: 'pdf', head: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { ext: 'jpg', head: [0xff, 0xd8, 0xff] },
  { ext: 'png', head: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
];

const endingOf = (data: Uint8Array): string | undefined =>
  TYPES.find(({ head }) => head.every((byte, at) => data[at] === byte))?.ext;

/** A name that is safe in a header and on a disk, with the ending its bytes deserve. */
function scanName(name: string, ext: string): string {
  const base = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const stem = base
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{N} ._()№-]+/gu, ' ')
    .trim()
    .slice(0, 120);
  return `${stem || 'scan'}.${ext}`;
}

/** Kept as every file of a forum is: within its limit, and past the installation's own scanner. */
export async function keepScan(
  cx: Cx,
  forumId: string,
  { name, data }: Scan,
): Promise<{ fileId: string; fileSha256: string }> {
  const megabytes = RESOLUTION_LIMITS.scanBytes / 1024 / 1024;
  if (data.byteLength > RESOLUTION_LIMITS.scanBytes) refuse('too_large', { params: { megabytes } });
  const ext = endingOf(data) ?? refuse('resolution/scan_type');
  const fileId = await keepEvidence(cx, forumId, { name: scanName(name, ext), data });
  return { fileId, fileSha256: createHash('sha256').update(data).digest('hex') };
}
