/**
 * Foreign tables as rows of strings: .xlsx, CSV from Excel in any of its encodings, a table pasted from Word, Excel or
 * a chat. Nothing is cut silently: what does not fit the limits is refused by a code (DC1–DC6).
 */
import { parse } from 'csv-parse/sync';
import { readInWorker } from '#server/documents/office-worker.ts';
import { DocumentRefused } from '#server/documents/refusal.ts';
import { decodeText, looksBinary, type TextEncoding } from '#server/documents/text-encoding.ts';
import { isOldOffice, isZip, openOffice } from '#server/documents/zip-guard.ts';

export const tableLimits = { textBytes: 5_000_000, rows: 5_000, columns: 60, cell: 4_000 } as const;

export type TableInput = { bytes: Uint8Array; filename: string } | { text: string };

export type Table = {
  rows: string[][];
  /** Number of the row in the source, for messages like «строка 7». */
  lines: number[];
  sheet?: string;
  encoding: TextEncoding | 'xlsx' | 'pasted';
  delimiter: ';' | ',' | '\t' | '|' | null;
};

export async function readTable(input: TableInput): Promise<Table> {
  if ('text' in input) {
    if (input.text.length > tableLimits.textBytes)
      throw new DocumentRefused('too_large', { limit: tableLimits.textBytes });
    return fromText(input.text.replace(/\r\n?/g, '\n'), 'pasted');
  }
  const { bytes } = input;
  if (bytes.byteLength === 0) throw new DocumentRefused('empty');
  if (isZip(bytes)) return fromXlsx(bytes);
  if (isOldOffice(bytes)) throw new DocumentRefused('old_format');
  if (bytes.byteLength > tableLimits.textBytes)
    throw new DocumentRefused('too_large', { limit: tableLimits.textBytes });
  const { text, encoding } = decodeText(bytes);
  return fromText(text, encoding);
}

async function fromXlsx(bytes: Uint8Array): Promise<Table> {
  const parts = await openOffice(bytes, (name) =>
    /^(?:\[Content_Types\]\.xml|xl\/(?:workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/.test(
      name,
    ),
  );
  if (!parts.has('xl/workbook.xml')) throw new DocumentRefused('not_a_table');
  const read = await readInWorker<{ rows: string[][]; lines: number[]; sheet?: string }>('xlsx', parts);
  if (read.rows.length === 0) throw new DocumentRefused('empty');
  return { ...read, encoding: 'xlsx', delimiter: null };
}

function fromText(text: string, encoding: Table['encoding']): Table {
  if (text.trim() === '') throw new DocumentRefused('empty');
  if (looksBinary(text)) throw new DocumentRefused('not_a_table');
  if (/^\s*<(?:!doctype|html|\?xml|table)/i.test(text)) throw new DocumentRefused('not_a_table');
  const declared = /^sep=([;,\t|])\n/i.exec(text);
  const body = declared ? text.slice(declared[0].length) : text;
  const delimiter = (declared?.[1] as Table['delimiter']) ?? delimiterOf(body, encoding === 'pasted');
  const records = delimiter === '|' ? piped(body) : delimiter ? separated(body, delimiter) : lined(body);
  const shift = declared ? 1 : 0;
  const table: Table = { rows: [], lines: [], encoding, delimiter };
  for (const { cells, line } of records) {
    const row = cells.map((cell) => cell.trim());
    while (row.length && row.at(-1) === '') row.pop();
    if (row.length === 0) continue;
    if (row.length > tableLimits.columns)
      throw new DocumentRefused('too_many_columns', { limit: tableLimits.columns, line });
    if (row.some((cell) => cell.length > tableLimits.cell))
      throw new DocumentRefused('cell_too_long', { limit: tableLimits.cell, line });
    table.rows.push(row);
    table.lines.push(line + shift);
    if (table.rows.length > tableLimits.rows)
      throw new DocumentRefused('too_many_rows', { limit: tableLimits.rows });
  }
  if (table.rows.length === 0) throw new DocumentRefused('empty');
  return table;
}

type Rec = { cells: string[]; line: number };

function separated(text: string, delimiter: string): Rec[] {
  // A pasted cell may hold a lone quote («Школа "Росток"»): quotes count only around a whole cell.
  const records = parse(text, {
    delimiter,
    info: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: 1_000_000,
  }) as unknown as { record: string[]; info: { lines: number } }[];
  let from = 1;
  return records.map(({ record, info }) => {
    const line = from;
    from = info.lines + 1;
    return { cells: record, line };
  });
}

function piped(text: string): Rec[] {
  return text.split('\n').flatMap((source, at) => {
    const trimmed = source.trim();
    if (trimmed === '' || /^\|?[\s:|+-]+\|?$/.test(trimmed)) return [];
    return [{ cells: trimmed.replace(/^\||\|$/g, '').split('|'), line: at + 1 }];
  });
}

function lined(text: string): Rec[] {
  return text.split('\n').map((source, at) => ({ cells: [source], line: at + 1 }));
}

/** The separator that stands equally often in most lines; a pasted text must be very sure about commas. */
function delimiterOf(text: string, pasted: boolean): Table['delimiter'] {
  const lines = text
    .split('\n', 60)
    .map((line) => line.replace(/"[^"]*"/g, '').trim())
    .filter(Boolean);
  if (lines.length === 0) return null;
  for (const mark of ['\t', '|', ';', ','] as const) {
    const counts = lines.map((line) => line.split(mark).length - 1);
    const having = counts.filter((n) => n > 0).length / lines.length;
    const most = mode(counts.filter((n) => n > 0));
    const steady = counts.filter((n) => n === most).length / lines.length;
    if ((mark === '\t' || mark === '|') && having >= 0.5) return mark;
    if (having > 0.5 && (!pasted || (steady >= 0.8 && lines.length > 1))) return mark;
  }
  return null;
}

function mode(values: number[]): number {
  const times = new Map<number, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  return [...times].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
