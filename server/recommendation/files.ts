/**
 * What came as a file: five kinds, known by their bytes. A document that carries macros or is an archive of something
 * else is refused; whatever is kept is only ever given back as a download.
 */

import { createHash } from 'node:crypto';
import { refuse } from '#domain/errors.ts';
import type { Upload } from '#domain/recommendation/schema.ts';
import type { Cx } from '../command.ts';
import { openOffice } from '../documents/zip-guard.ts';
import { bytesOfForum, insertFile } from './letter-repository.ts';
import { scanFile } from './scan.ts';

const OOXML = 'application/vnd.openxmlformats-officedocument';
const begins = (bytes: Uint8Array, ...head: number[]) => head.every((byte, at) => bytes[at] === byte);

/** MIME type by bytes; null for everything we do not keep. */
export async function kindOf(bytes: Uint8Array): Promise<{ mime: string; ext: string } | null> {
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)) return { mime: 'application/pdf', ext: 'pdf' };
  if (begins(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return { mime: 'image/png', ext: 'png' };
  if (begins(bytes, 0xff, 0xd8, 0xff)) return { mime: 'image/jpeg', ext: 'jpg' };
  if (!begins(bytes, 0x50, 0x4b)) return null;
  try {
    const parts = await openOffice(bytes, (name) => name === '[Content_Types].xml');
    const types = parts.get('[Content_Types].xml') ?? '';
    if (types.includes('wordprocessingml.document.main+xml'))
      return { mime: `${OOXML}.wordprocessingml.document`, ext: 'docx' };
    if (types.includes('spreadsheetml.sheet.main+xml'))
      return { mime: `${OOXML}.spreadsheetml.sheet`, ext: 'xlsx' };
    return null;
  } catch {
    return null;
  }
}

/** Control characters, and those that turn the direction of writing («gpj.exe» read backwards), have no place in a name. */
const UNSEEN = /[\p{Cc}\p{Cf}"<>|:*?]/gu;

/** A name that is only a name, with the ending its bytes deserve. */
export function safeName(name: string, ext: string): string {
  const clean = (name.split(/[\\/]/).at(-1) ?? '').replace(UNSEEN, '').trim();
  const stem = clean.replace(/\.[^.]{1,5}$/, '').slice(0, 120) || 'file';
  return `${stem}.${ext}`;
}

const FILES_MB = 2_000;

/** Passed by the installation's own scanner or not kept: a scanner that cannot be asked passes nothing. */
async function scanned(command: string, upload: Upload): Promise<void> {
  const verdict = await scanFile(command, upload.data);
  if (verdict !== 'clean') refuse(`board/scan_${verdict}`, { params: { name: upload.name.slice(0, 80) } });
}

/** Keeps the file in the command's transaction; refuses a kind we do not keep, naming the file. */
export async function keepFile(cx: Cx, forumId: string, upload: Upload): Promise<string> {
  const kind = await kindOf(upload.data);
  if (!kind) refuse('board/file_kind', { params: { name: upload.name.slice(0, 80) } });
  const { filesMb, scanCommand } = cx.services.env;
  const limit = (filesMb ?? FILES_MB) * 1024 * 1024;
  if ((await bytesOfForum(cx.tx, forumId)) + upload.data.byteLength > limit) refuse('board/files_full');
  if (scanCommand) await scanned(scanCommand, upload);
  const id = cx.id();
  const data = Buffer.from(upload.data);
  await insertFile(cx.tx, {
    id,
    forumId,
    accountId: cx.actor?.accountId ?? null,
    name: safeName(upload.name, kind.ext),
    mime: kind.mime,
    bytes: data.length,
    sha256: createHash('sha256').update(data).digest('hex'),
    data,
    createdAt: cx.now,
  });
  return id;
}
