/**
 * A .docx (or a text file, or pasted text) as the lines its reader sees on paper. Foreign XML is read only behind the
 * zip guard and in a thread of its own; what was rebuilt or left out is reported, not hidden.
 */
import { looksLikeMarkdown, markdownLines } from '#server/documents/markdown-lines.ts';
import { readInWorker } from '#server/documents/office-worker.ts';
import { DocumentRefused } from '#server/documents/refusal.ts';
import { decodeText, looksBinary } from '#server/documents/text-encoding.ts';
import { isOldOffice, isZip, openOffice } from '#server/documents/zip-guard.ts';

export type PrintedLine = {
  marker: string;
  level: number;
  text: string;
  style: string;
  align: string;
  /** All of it bold, underlined or highlighted. */
  strong: boolean;
  table: boolean;
};

export type PrintedDocument = {
  lines: PrintedLine[];
  changes: { insertions: number; deletions: number; comments: number };
};

const MAX_TEXT = 3_000_000;

export async function readDocx(bytes: Uint8Array): Promise<PrintedDocument> {
  const parts = await openOffice(bytes, (name) =>
    /^(?:\[Content_Types\]\.xml|word\/(?:document|numbering|styles)\.xml)$/.test(name),
  );
  if (!parts.has('word/document.xml')) throw new DocumentRefused('not_a_document');
  return readInWorker<PrintedDocument>('docx', parts);
}

/** Printed lines with their markers, deeper list levels indented by four spaces, cells parted by tabs. */
export async function readDocumentText(
  input: { bytes: Uint8Array; filename: string } | { text: string },
): Promise<{
  lines: string[];
  /** Which lines stand out in bold, underlined or highlighted; of plain text none. */
  strong: boolean[];
  rebuilt: number;
  changes: PrintedDocument['changes'];
}> {
  const none = { insertions: 0, deletions: 0, comments: 0 };
  if ('text' in input) return { lines: plainLines(input.text), strong: [], rebuilt: 0, changes: none };
  const { bytes } = input;
  if (bytes.byteLength === 0) throw new DocumentRefused('empty');
  if (isOldOffice(bytes)) throw new DocumentRefused('old_format');
  if (!isZip(bytes)) {
    if (bytes.byteLength > MAX_TEXT) throw new DocumentRefused('too_large', { limit: MAX_TEXT });
    return { lines: plainLines(decodeText(bytes).text), strong: [], rebuilt: 0, changes: none };
  }
  const { lines, changes } = await readDocx(bytes);
  const printed = lines.flatMap(({ marker, level, text }) => {
    const body = text.split('\n');
    return body.map((part, at) => (at === 0 && marker ? `${'    '.repeat(level)}${marker} ${part}` : part));
  });
  const strong = lines.flatMap((line) => line.text.split('\n').map(() => line.strong));
  return { lines: printed, strong, rebuilt: lines.filter((line) => line.marker).length, changes };
}

function plainLines(text: string): string[] {
  if (text.length > MAX_TEXT) throw new DocumentRefused('too_large', { limit: MAX_TEXT });
  if (text.trim() === '') throw new DocumentRefused('empty');
  if (looksBinary(text) || /^\s*(?:%PDF|<!doctype|<html|\{\\rtf)/i.test(text))
    throw new DocumentRefused('not_a_document');
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?|[\u2028\u2029\f\v]/g, '\n');
  return (looksLikeMarkdown(plain) ? markdownLines(plain) : plain).split('\n');
}
