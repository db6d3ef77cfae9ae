/** A bordered table for official papers: heading row repeated on each page, no row torn in two by a page's end. */
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { clean, textWidth } from '#server/documents/paper.ts';

export type TableColumn = { heading: string; share: number; centre?: boolean };

const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const borders = { top: line, bottom: line, left: line, right: line };

export function tableDocx(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  options: { landscape?: boolean; rowHeightMm?: number } = {},
): Table {
  const total = columns.reduce((sum, column) => sum + column.share, 0);
  const width = textWidth(options.landscape);
  const widths = columns.map((column) => Math.round((width * column.share) / total));
  const cell = (text: string, at: number, heading: boolean) =>
    new TableCell({
      borders,
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      margins: { left: 80, right: 80, top: 40, bottom: 40 },
      verticalAlign: heading ? VerticalAlign.CENTER : VerticalAlign.TOP,
      children: text.split('\n').map(
        (part) =>
          new Paragraph({
            style: 'TableText',
            ...((heading || columns[at]?.centre) && { alignment: AlignmentType.CENTER }),
            children: [new TextRun({ text: clean(part), bold: heading })],
          }),
      ),
    });
  const height = options.rowHeightMm
    ? { value: Math.round(options.rowHeightMm * 56.7), rule: 'atLeast' as const }
    : undefined;
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ heading }, at) => cell(heading, at, true)),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            ...(height && { height }),
            children: columns.map((_, at) => cell(row[at] ?? '', at, false)),
          }),
      ),
    ],
  });
}
