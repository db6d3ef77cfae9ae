/**
 * The sheet every Word document of ours is printed on: A4 and margins of ГОСТ Р 7.0.97-2016 (left 30 mm for papers kept
 * long), page number in the top margin from the second page, real styles, the paper's language, a title in the
 * properties. Layout rules are a profile, not code spread over the writers.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  ImageRun,
  type INumberingOptions,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  Tab,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import type { MarkerStyle } from '#domain/resolution/markers.ts';
import type { PaperLang } from '#server/documents/words.ts';

/** Rounded up, so that no margin is a hair too narrow. */
const mm = (n: number) => Math.ceil((n * 1440) / 25.4);

export const gost2016 = {
  margins: { left: 30, right: 15, top: 20, bottom: 20, header: 10, footer: 8 },
  font: 'Times New Roman',
  size: 14,
  indent: 12.5,
  line: 1.15,
} as const;

/** Width of the text between the margins, for right-hand tab stops. */
export const textWidth = (landscape = false) =>
  mm((landscape ? 297 : 210) - gost2016.margins.left - gost2016.margins.right);

export type Paper = {
  lang: PaperLang;
  title: string;
  subject?: string;
  children: (Paragraph | Table)[];
  /** Small print at the foot of every page. */
  footer?: string[];
  numbering?: INumberingOptions['config'];
  landscape?: boolean;
  size?: number;
  pageNumbers?: boolean;
  /** A small picture beside the small print of the first page. */
  picture?: { png: Buffer; alt: string };
};

export function paperDocx(paper: Paper): Promise<Buffer> {
  const { margins, font, line } = gost2016;
  const size = (paper.size ?? gost2016.size) * 2;
  const run = { font, size, language: { value: paper.lang === 'en' ? 'en-GB' : 'ru-RU' } };
  const small = (paper.footer ?? []).map((text) => new Paragraph({ style: 'SmallPrint', text: clean(text) }));
  const footer = small.length ? new Footer({ children: small }) : undefined;
  const firstFooter =
    small.length && paper.picture ? new Footer({ children: [beside(small, paper.picture)] }) : footer;
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT] })],
  });
  const heading = { run: { ...run, bold: true, color: '000000' } };
  const document = new Document({
    title: paper.title,
    ...(paper.subject && { subject: paper.subject }),
    creator: 'Veche',
    lastModifiedBy: 'Veche',
    ...(paper.numbering && { numbering: { config: paper.numbering } }),
    styles: {
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
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: {
              width: mm(210),
              height: mm(297),
              orientation: paper.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: {
              left: mm(margins.left),
              right: mm(margins.right),
              top: mm(margins.top),
              bottom: mm(margins.bottom),
              header: mm(margins.header),
              footer: mm(margins.footer),
            },
          },
        },
        headers: {
          first: new Header({ children: [new Paragraph('')] }),
          ...(paper.pageNumbers !== false && { default: new Header({ children: [number] }) }),
        },
        ...(footer && firstFooter && { footers: { first: firstFooter, default: footer } }),
        children: paper.children,
      },
    ],
  });
  return Packer.toBuffer(document);
}

function beside(small: Paragraph[], { png, alt }: { png: Buffer; alt: string }): Table {
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

export function body(text: string | ParagraphChild[], style = 'BodyText'): Paragraph {
  return new Paragraph({ style, children: typeof text === 'string' ? [new TextRun(clean(text))] : text });
}

/** Two requisites on one line, the second at the right margin. */
export function between(left: string, right: string, landscape = false): Paragraph {
  return new Paragraph({
    style: 'Requisite',
    spacing: { before: 120, after: 120 },
    tabStops: [{ type: TabStopType.RIGHT, position: textWidth(landscape) }],
    children: [new TextRun(clean(left)), new TextRun({ children: [new Tab(), clean(right)] })],
  });
}

/** Post at the left, a line to sign on, the name at the right. */
export function signature(post: string, name: string, signed?: string): Paragraph {
  return new Paragraph({
    style: 'Requisite',
    spacing: { before: 360 },
    keepLines: true,
    tabStops: [
      { type: TabStopType.LEFT, position: mm(75) },
      { type: TabStopType.LEFT, position: mm(115), leader: 'underscore' },
      { type: TabStopType.RIGHT, position: textWidth() },
    ],
    children: [
      new TextRun(clean(post)),
      new TextRun({ children: [new Tab(), signed ? clean(signed) : '', new Tab(), new Tab(), clean(name)] }),
    ],
  });
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
