/**
 * The set of documents as one ZIP: names that every Windows opens (no forbidden signs, no clash, bounded length), a list
 * of contents first. Files are stored as they are given.
 */
import JSZip from 'jszip';
import { type PaperLang, words } from '#server/documents/words.ts';

export type PackageFile = { name: string; content: Buffer };

export async function packageZip(
  files: readonly PackageFile[],
  options: {
    lang: PaperLang;
    now: Date;
    /** Names of what was too large to go in. */
    left?: readonly string[];
  },
): Promise<Buffer> {
  const zip = new JSZip();
  const taken = new Set<string>();
  const names = files.map(({ name }) => distinct(fileName(name), taken));
  const contents = [
    words(options.lang)('contents'),
    '',
    ...names.map((name, at) => `${at + 1}. ${name}`),
    '',
    ...(options.left?.length ? [words(options.lang)('contentsLeft'), '', ...options.left, ''] : []),
  ].join('\r\n');
  const date = options.now;
  zip.file(options.lang === 'en' ? '00 Contents.txt' : '00 Состав.txt', `\ufeff${contents}`, { date });
  files.forEach(({ content }, at) => {
    zip.file(names[at] ?? '', content, { date });
  });
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', platform: 'UNIX' });
}

/** A file name for Windows, macOS and Linux alike; the ending stays. */
export function fileName(name: string): string {
  const ending = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - ending.length);
  const bare = stem
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what Windows forbids in names
    .replace(/[\x00-\x1f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .slice(0, 100)
    .trim();
  const safe = /^(?:con|prn|aux|nul|com\d|lpt\d)?$/i.test(bare) ? `_${bare}` : bare;
  return `${safe}${ending}`;
}

function distinct(name: string, taken: Set<string>): string {
  const ending = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - ending.length);
  let now = name;
  for (let n = 2; taken.has(now.toLowerCase()); n++) now = `${stem} (${n})${ending}`;
  taken.add(now.toLowerCase());
  return now;
}
