/** The parts a Word file of ours is put together from: styles, lists, tables, widths. Nothing here knows a kind of paper. */
import {
  AlignmentType,
  BorderStyle,
  ImageRun,
  type INumberingOptions,
  type IStylesOptions,
  LevelFormat,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { MarkerStyle } from '#domain/resolution/markers.ts';
import { gost2016, type SheetColumn } from '#server/documents/sheet.ts';
import type { PaperLang } from '#server/documents/words.ts';

/** Rounded up, so that no margin is a hair too narrow. */
export const mm = (n: number) => Math.ceil((n * 1440) / 25.4);

/** Width of the text between the margins, for right-hand tab stops. */
export const textWidth = (landscape = false) =>
  mm((landscape ? 297 : 210) - gost2016.margins.left - gost2016.margins.right);

export function styles(lang: PaperLang): IStylesOptions {
  const { font, line } = gost2016;
  const size = gost2016.size * 2;
  const run = { font, size, language: { value: lang === 'en' ? 'en-GB' : 'ru-RU' } };
  const heading = { run: { ...run, bold: true, color: '000000' } };
  return {
    default: {
      document: {
        run,
        paragraph: {
          spacing: { line: Math.round(240 * line), lineRule: LineRuleType.AUTO, after: 0, before: 0 },
        },
      },
      title: { ...heading, paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 60 } } },
      heading1: { ...heading, paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 200 } } },
      heading2: {
        ...heading,
        paragraph: {
          indent: { firstLine: mm(gost2016.indent) },
          spacing: { before: 160, after: 80 },
          keepNext: true,
        },
      },
    },
    paragraphStyles: [
      {
        id: 'Normal',
        name: 'Normal',
        quickFormat: true,
        run,
        paragraph: {
          spacing: { line: Math.round(240 * line), lineRule: LineRuleType.AUTO, before: 0, after: 0 },
        },
      },
      {
        id: 'BodyText',
        name: 'Body Text',
        basedOn: 'Normal',
        quickFormat: true,
        paragraph: { alignment: AlignmentType.BOTH, indent: { firstLine: mm(gost2016.indent) } },
      },
      { id: 'Requisite', name: 'Requisite', basedOn: 'Normal', quickFormat: true },
      {
        id: 'Clause',
        name: 'Clause',
        basedOn: 'Normal',
        quickFormat: true,
        paragraph: { alignment: AlignmentType.BOTH },
      },
      {
        id: 'TableText',
        name: 'Table Text',
        basedOn: 'Normal',
        run: { size: 24 },
        paragraph: { spacing: { line: 240, lineRule: LineRuleType.AUTO } },
      },
      {
        id: 'SmallPrint',
        name: 'Small Print',
        basedOn: 'Normal',
        run: { size: 16, color: '444444' },
        paragraph: { spacing: { line: 240, lineRule: LineRuleType.AUTO } },
      },
    ],
  };
}

/** Small print with a picture at its right. */
export function besideDocx(small: Paragraph[], { png, alt }: { png: Buffer; alt: string }): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };
  const borders = {
    top: none,
    bottom: none,
    left: none,
    right: none,
    insideHorizontal: none,
    insideVertical: none,
  };
  const image = new ImageRun({
    type: 'png',
    data: png,
    transformation: { width: 66, height: 66 },
    altText: { title: alt, description: alt, name: 'QR' },
  });
  const cell = (width: number, children: Paragraph[]) =>
    new TableCell({
      borders,
      width: { size: width, type: WidthType.DXA },
      verticalAlign: 'bottom',
      children,
    });
  const side = mm(22);
  return new Table({
    borders,
    width: { size: textWidth(), type: WidthType.DXA },
    columnWidths: [textWidth() - side, side],
    rows: [
      new TableRow({
        children: [
          cell(textWidth() - side, small),
          cell(side, [new Paragraph({ alignment: AlignmentType.RIGHT, children: [image] })]),
        ],
      }),
    ],
  });
}

/** XML has no place for control characters, and a lone surrogate breaks the file for Word. */
export function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 forbids
  return text.replace(/\p{Surrogate}/gu, '\ufffd').replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '');
}

type Level = { format: (typeof LevelFormat)[keyof typeof LevelFormat]; text: string };

const dash: Level = { format: LevelFormat.BULLET, text: '–' };
const levels: Record<MarkerStyle, Level[]> = {
  cyrillic: [
    { format: LevelFormat.RUSSIAN_LOWER, text: '%1)' },
    { format: LevelFormat.DECIMAL, text: '%2)' },
    dash,
    dash,
  ],
  'decimal-paren': [
    { format: LevelFormat.DECIMAL, text: '%1)' },
    { format: LevelFormat.RUSSIAN_LOWER, text: '%2)' },
    dash,
    dash,
  ],
  'decimal-dot': [1, 2, 3, 4].map((depth) => ({
    format: LevelFormat.DECIMAL,
    text: Array.from({ length: depth }, (_, at) => `%${at + 1}.`).join(''),
  })),
  'latin-paren': [
    { format: LevelFormat.LOWER_LETTER, text: '(%1)' },
    { format: LevelFormat.LOWER_ROMAN, text: '(%2)' },
    dash,
    dash,
  ],
  dash: [dash, dash, dash, dash],
  none: [],
};

/** One list of its own, so that its counter begins anew; the first line is indented as a paragraph of the text is. */
export function listOf(reference: string, style: MarkerStyle): INumberingOptions['config'][number] {
  return {
    reference,
    levels: levels[style].map(({ format, text }, level) => ({
      level,
      format,
      text,
      alignment: AlignmentType.LEFT,
      style: {
        run: { font: gost2016.font },
        paragraph: {
          indent: { left: mm(level * 8), firstLine: mm(gost2016.indent) },
          tabStops: [{ type: TabStopType.LEFT, position: mm(gost2016.indent + 7.5 + level * 8) }],
        },
      },
    })),
  };
}

const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const borders = { top: line, bottom: line, left: line, right: line };

export function tableDocx(
  columns: readonly SheetColumn[],
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
