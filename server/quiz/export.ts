/** A bank's questions as a file: GIFT for Moodle, rows for Excel, our own JSON which carries everything, images too. */
import { writeGift } from '#domain/quiz/export/gift.ts';
import { writeJson } from '#domain/quiz/export/json.ts';
import type { ExportFormat } from '#domain/quiz/export/notes.ts';
import { ownRows } from '#domain/quiz/own-table.ts';
import type { BroughtQuestion } from '#domain/quiz/schema.ts';
import { writeCsv } from '../documents/csv.ts';

const MIME: Record<ExportFormat, string> = {
  gift: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

export function writeQuestions(format: ExportFormat, title: string, list: readonly BroughtQuestion[]) {
  const name = `${title.replace(/[\\/:*?"<>|\p{C}]/gu, ' ').trim() || 'quiz'}.${format}`;
  return { name, mime: MIME[format], data: bytes(format, title, list) };
}

function bytes(format: ExportFormat, title: string, list: readonly BroughtQuestion[]): Buffer {
  if (format === 'csv') return writeCsv(ownRows(list));
  return Buffer.from(format === 'gift' ? writeGift(title, list) : writeJson(title, list), 'utf8');
}
