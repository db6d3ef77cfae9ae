/**
 * The board as XLSX and CSV. Every row carries a code: its id, its version and a fingerprint of what was exported, so that
 * a row nobody touched is passed over and one that changed meanwhile is not overwritten.
 */
import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import {
  type Cells,
  comparable,
  compared,
  EDITABLE,
  READER_FIELDS,
  SHEET_FIELDS,
  type SheetField,
} from '#domain/exchange/sheet.ts';
import type { Profile } from '#domain/forum/presets.ts';
import type { StepView } from '#domain/recommendation/steps.ts';
import type { KeeperRow, MemberRow } from '#domain/recommendation/views.ts';
import type { Locale } from '#messages/locale.ts';
import { neutral, writeCsv } from '../documents/csv.ts';
import { sha256 } from '../ids.ts';
import { choices, headingOf, outcomeWord, planCell, sheetWords, wordOf } from './words.ts';

/** A row with the plan that its addressee told, as far as the reader may know it. */
export type SheetLine = (MemberRow | KeeperRow) & { steps: readonly Omit<StepView, 'id'>[] };
export type BoardSheet = {
  locale: Locale;
  profile: Profile;
  title: string;
  /** «По состоянию на …» and the filter. */
  stamp: string;
  rows: readonly SheetLine[];
  keeper: boolean;
};

/** A spreadsheet's cell that is read back holds at most this much. */
const CELL = 3_900;
const cut = (text: string) => (text.length > CELL ? `${text.slice(0, CELL - 1)}…` : text);

const keeperRow = (row: SheetLine): row is SheetLine & KeeperRow => 'version' in row;

export function cellsOf(row: SheetLine, locale: Locale, profile: Profile): Cells {
  const { answer } = row;
  const cells: Partial<Record<SheetField, string>> = {
    number: String(row.number),
    marker: row.marker,
    text: cut(row.text),
    addressees: cut(row.addressees.map((one) => one.name).join('; ')),
    deadline: row.deadlineText,
    due: row.due ?? '',
    state: wordOf(locale, profile, row),
    note: row.outcomeNote,
    post: row.post,
    holder: row.holder,
    answer: answer
      ? cut(
          [`${outcomeWord(locale, answer.outcome)}, ${answer.on}`, answer.text, answer.url]
            .filter(Boolean)
            .join('. '),
        )
      : '',
    percent: answer?.percent == null ? '' : String(answer.percent),
    steps: cut(planCell(locale, row.steps)),
  };
  return keeperRow(row) ? { ...cells, code: codeOf(row.id, row.version, cells) } : cells;
}

const fingerprint = (cells: Cells): string =>
  sha256(JSON.stringify(compared.map((field) => comparable(field, cells[field])))).slice(0, 10);

const codeOf = (id: string, version: number, cells: Cells) => `${id}-${version}-${fingerprint(cells)}`;

export type RowCode = { id: string; version: number; touched: boolean };

export function readCode(cell: string | undefined, cells: Cells): RowCode | null {
  const parts = /^([0-9A-Za-z]{22})-(\d{1,9})-([0-9a-f]{10})$/.exec((cell ?? '').trim());
  if (!parts?.[1]) return null;
  return { id: parts[1], version: Number(parts[2]), touched: parts[3] !== fingerprint(cells) };
}

const fieldsOf = (sheet: BoardSheet) => (sheet.keeper ? SHEET_FIELDS : READER_FIELDS);

export function sheetCsv(sheet: BoardSheet): Buffer {
  const fields = fieldsOf(sheet);
  return writeCsv([
    [`${sheet.title}. ${sheet.stamp}`],
    fields.map((field) => headingOf(sheet.locale, field)),
    ...sheet.rows.map((row) => {
      const cells = cellsOf(row, sheet.locale, sheet.profile);
      return fields.map((field) => cells[field] ?? '');
    }),
  ]);
}

const WIDTH: Partial<Record<SheetField, number>> = {
  text: 60,
  addressees: 32,
  note: 36,
  answer: 40,
  steps: 44,
  newText: 40,
  code: 20,
};
const COUNTS: readonly SheetField[] = ['number', 'percent'];
const widthOf = (field: SheetField) => WIDTH[field] ?? (EDITABLE.includes(field) ? 22 : 14);
/** So that every line is seen where the program does not fit rows by itself; no spreadsheet has one higher than 409 points. */
const heightOf = (cells: readonly string[], fields: readonly SheetField[]): number => {
  const lines = cells.map((cell, at) => {
    const field = fields[at] as SheetField;
    const width = widthOf(field) / 1.1;
    return field === 'code'
      ? 1
      : cell.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0);
  });
  return Math.min(409, 15 * Math.max(1, ...lines));
};
const SPARE_ROWS = 1;
const thin = { style: 'thin', color: { argb: 'FFB8B2A4' } } as const;
const fill = (argb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } }) as const;

export async function sheetXlsx(sheet: BoardSheet, now: Date): Promise<Buffer> {
  const fields = fieldsOf(sheet);
  const say = sheetWords(sheet.locale);
  const book = new ExcelJS.Workbook();
  book.creator = 'Veche';
  book.created = now;
  book.modified = now;
  const page = book.addWorksheet(say.name, {
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  page.columns = fields.map((field) => ({ width: widthOf(field) }));
  page.addRow([neutral(sheet.title)]).font = { bold: true, size: 14 };
  page.addRow([neutral(sheet.stamp)]);
  if (sheet.keeper) page.addRow([say.howto]).font = { italic: true };
  const headings = fields.map((field) => headingOf(sheet.locale, field));
  const heading = page.addRow(headings);
  heading.height = heightOf(headings, fields);
  heading.eachCell((cell, at) => {
    const open = sheet.keeper && EDITABLE.includes(fields[at - 1] as SheetField);
    Object.assign(cell, { font: { bold: true }, fill: fill(open ? 'FFFFFFFF' : 'FFEFEAE0') });
    cell.border = { bottom: { style: 'medium' } };
    cell.alignment = { vertical: 'middle', wrapText: true };
  });
  for (const row of sheet.rows) {
    const cells = cellsOf(row, sheet.locale, sheet.profile);
    const line = page.addRow(
      fields.map((field) => {
        const cell = cells[field] ?? '';
        return COUNTS.includes(field) && cell !== '' ? Number(cell) : neutral(cell);
      }),
    );
    line.height = heightOf(
      fields.map((field) => cells[field] ?? ''),
      fields,
    );
    for (const [at, field] of fields.entries()) {
      const cell = line.getCell(at + 1);
      cell.alignment = { vertical: 'top', wrapText: field !== 'code' };
      if (COUNTS.includes(field)) cell.alignment = { vertical: 'top', horizontal: 'center' };
      cell.border = { bottom: thin, right: thin };
      // Text stays text: a date or a number typed over it is read all the same.
      if (!COUNTS.includes(field)) cell.numFmt = '@';
      if (!sheet.keeper || !EDITABLE.includes(field)) cell.fill = fill('FFF6F2EA');
    }
  }
  if (sheet.keeper) offerWords(book, page, sheet, heading.number);
  page.autoFilter = {
    from: { row: heading.number, column: 1 },
    to: { row: heading.number, column: fields.length },
  };
  page.views = [{ state: 'frozen', ySplit: heading.number, xSplit: sheet.keeper ? 2 : 1 }];
  page.pageSetup.printTitlesRow = `${heading.number}:${heading.number}`;
  return growing(await book.xlsx.writeBuffer());
}

/** Heights as first guesses: a row still grows with what is typed into it. */
async function growing(book: ArrayBuffer): Promise<Buffer> {
  const zip = await JSZip.loadAsync(book);
  const part = 'xl/worksheets/sheet1.xml';
  const xml = (await zip.file(part)?.async('string')) ?? '';
  zip.file(part, xml.replaceAll(' customHeight="1"', ''));
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

/** Lists to choose from lie on a second sheet: words hold commas, which a list inside a cell cannot. */
function offerWords(book: ExcelJS.Workbook, page: ExcelJS.Worksheet, sheet: BoardSheet, from: number): void {
  const say = sheetWords(sheet.locale);
  const words = choices(sheet.locale, sheet.profile);
  const lists = book.addWorksheet(say.lists);
  const longest = Math.max(words.status.length, words.outcome.length);
  for (let at = 0; at < longest; at += 1) lists.addRow([words.status[at] ?? '', words.outcome[at] ?? '']);
  lists.columns = [{ width: 34 }, { width: 34 }];
  const offer = (field: SheetField, column: string, count: number) => {
    const at = SHEET_FIELDS.indexOf(field) + 1;
    for (let row = from + 1; row < from + 1 + sheet.rows.length + SPARE_ROWS; row += 1)
      page.getCell(row, at).dataValidation = {
        type: 'list',
        allowBlank: true,
        showErrorMessage: false,
        formulae: [`'${say.lists}'!$${column}$1:$${column}$${count}`],
      };
  };
  offer('state', 'A', words.status.length);
  offer('newOutcome', 'B', words.outcome.length);
}
