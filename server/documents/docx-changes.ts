/** A Word file with tracked changes and comments, read behind the zip guard in the limited worker. Decides nothing. */
import type { ReturnedFile } from '#domain/review/segments.ts';
import { readInWorker } from '#server/documents/office-worker.ts';
import { DocumentRefused } from '#server/documents/refusal.ts';
import { openOffice } from '#server/documents/zip-guard.ts';

export async function readChanges(bytes: Uint8Array): Promise<ReturnedFile> {
  if (bytes.byteLength === 0) throw new DocumentRefused('empty');
  const parts = await openOffice(bytes, (name) =>
    /^(?:\[Content_Types\]\.xml|word\/(?:document|comments)\.xml)$/.test(name),
  );
  if (!parts.has('word/document.xml')) throw new DocumentRefused('not_a_document');
  return readInWorker<ReturnedFile>('changes', parts);
}
