/**
 * A table as .xlsx ready to print: A4, heading row repeated on each page, borders, wrapped text. Every text is written
 * as text, never as a formula, and neutralised in case somebody saves the sheet as CSV.
 */
import ExcelJS from 'exceljs';
import { type Cell, neutral } from '#server/documents/csv.ts';

export type SheetColumn = { heading: string; width: number; centre?: boolean };

export type SheetModel = {
  name: string;
  /** Lines above the table, the first is the title. */
  head: string[];
  columns: SheetColumn[];
  rows: (readonly Cell[])[];
  foot?: string[];
  /** How a reader checks the paper: small print, and the address as a QR. */
  proof?: { lines: string[]; qr?: Buffer };
  landscape?: boolean;
  rowHeight?: number;
};

const thin = { style: 'thin' } as const;
const borders = { top: thin, left: thin, bottom: thin, right: thin };
const font = { name: 'Times New Roman', size: 12 };

export async function sheetXlsx(model: SheetModel, now: Date): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.creator = 'Veche';
  book.created = now;
  book.modified = now;
  const sheet = book.addWorksheet(model.name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31), {
    pageSetup: {
      paperSize: 9,
      orientation: model.landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.8, right: 0.4, top: 0.8, bottom: 0.8, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&C&P / &N' },
  });
  sheet.columns = model.columns.map(({ width }) => ({ width }));
  const last = model.columns.length;
  for (const [at, line] of model.head.entries()) {
    const row = sheet.addRow([neutral(line)]);
    sheet.mergeCells(row.number, 1, row.number, last);
    row.getCell(1).font = { ...font, bold: at === 0, size: at === 0 ? 14 : 12 };
    row.getCell(1).alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    const width = model.columns.reduce((sum, column) => sum + column.width, 0);
    row.height = 20 * Math.max(1, Math.ceil((line.length * 1.15) / width));
  }
  const heading = sheet.addRow(model.columns.map((column) => neutral(column.heading)));
  heading.eachCell((cell) => {
    Object.assign(cell, { font: { ...font, bold: true }, border: borders });
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  });
  for (const cells of model.rows) {
    const row = sheet.addRow(cells.map((cell) => (typeof cell === 'string' ? neutral(cell) : cell)));
    if (model.rowHeight) row.height = model.rowHeight;
    for (const [at, column] of model.columns.entries()) {
      const cell = row.getCell(at + 1);
      Object.assign(cell, { font, border: borders });
      cell.alignment = { vertical: 'middle', wrapText: true, horizontal: column.centre ? 'center' : 'left' };
    }
  }
  for (const line of model.foot ?? []) sheet.addRow([neutral(line)]).getCell(1).font = font;
  if (model.proof) {
    const { lines, qr } = model.proof;
    sheet.addRow([]);
    for (const line of lines) sheet.addRow([neutral(line)]).getCell(1).font = { ...font, size: 9 };
    if (qr) {
      const row = sheet.addRow([]).number;
      const id = book.addImage({ base64: qr.toString('base64'), extension: 'png' });
      sheet.addImage(id, { tl: { col: 0, row }, ext: { width: 90, height: 90 } });
    }
  }
  sheet.pageSetup.printTitlesRow = `${heading.number}:${heading.number}`;
  sheet.views = [{ state: 'frozen', ySplit: heading.number }];
  return Buffer.from(await book.xlsx.writeBuffer());
}
