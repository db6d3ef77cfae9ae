/**
 * Rows as CSV that Russian Excel opens by a double click: UTF-8 with BOM, «;», CRLF. A text that a spreadsheet would
 * run as a formula is neutralised by an apostrophe; numbers given as numbers stay numbers.
 */
export type Cell = string | number | boolean | null | undefined;

/** `= + - @`, tab and CR, and their full-width twins, also behind invisible characters. */
const formulaStart = /^[\s\u200b-\u200f\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/;

export function neutral(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}

export function writeCsv(rows: readonly (readonly Cell[])[], delimiter: ';' | ',' | '\t' = ';'): Buffer {
  const lines = rows.map((row) => row.map((cell) => print(cell, delimiter)).join(delimiter));
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`, 'utf8');
}

function print(cell: Cell, delimiter: string): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') {
    const text = Number.isFinite(cell) ? String(cell) : '';
    return delimiter === ';' ? text.replace('.', ',') : text;
  }
  if (typeof cell === 'boolean') return cell ? '1' : '0';
  const text = neutral(cell.replace(/\0/g, ''));
  return /["\r\n]/.test(text) || text.includes(delimiter) || text !== text.trim()
    ? `"${text.replace(/"/g, '""')}"`
    : text;
}
