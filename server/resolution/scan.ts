/** What a signed scan is, by its bytes; the name and the browser's word count for nothing. */
const TYPES: readonly { mime: string; ext: string; head: readonly number[] }[] = [
  { mime: 'application/pdf', ext: 'pdf', head: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { mime: 'image/jpeg', ext: 'jpg', head: [0xff, 0xd8, 0xff] },
  { mime: 'image/png', ext: 'png', head: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
];

export function scanType(data: Uint8Array): { mime: string; ext: string } | null {
  return TYPES.find(({ head }) => head.every((byte, at) => data[at] === byte)) ?? null;
}

/** A name that is safe in a header and on a disk, with the ending its bytes deserve. */
export function scanName(name: string, ext: string): string {
  const base = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const stem = base
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{N} ._()№-]+/gu, ' ')
    .trim()
    .slice(0, 120);
  return `${stem || 'scan'}.${ext}`;
}
