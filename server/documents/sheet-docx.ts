/**
 * A paper as a Word file: real styles, A4 with the profile's margins, page number in the top margin from the second page,
 * the paper's language, a title in the properties. Lists count themselves where Word counts as the text does.
 */
import {
  Bookmark,
  Document,
  Footer,
  Header,
  type INumberingOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Tab,
  type Table,
  TabStopType,
  TextRun,
} from 'docx';
import { markersOf } from '#domain/resolution/markers.ts';
import { besideDocx, clean, listOf, mm, styles, tableDocx, textWidth } from '#server/documents/docx-parts.ts';
import { qrPng } from '#server/documents/qr.ts';
import { gost2016, type Run, type Sheet, type SheetLine } from '#server/documents/sheet.ts';

/** Word's Cyrillic counter repeats letters after «я», ours does not: longer lists print their own markers. */
const COUNTED = 28;

type Numbering = INumberingOptions['config'][number][];

export async function sheetDocx(sheet: Sheet): Promise<Buffer> {
  const { margins } = gost2016;
  const numbering: Numbering = [];
  const landscape = sheet.landscape === true;
  const children = sheet.lines.flatMap((line, at) => {
    const afterBreak = sheet.lines[at - 1]?.is === 'page';
    return render(line, { landscape, numbering, afterBreak });
  });
  const small = (sheet.proof?.lines ?? []).map(
    (text) => new Paragraph({ style: 'SmallPrint', children: [new TextRun(clean(text))] }),
  );
  const footer = small.length ? new Footer({ children: small }) : undefined;
  const url = sheet.proof?.url;
  const first =
    sheet.proof && url
      ? new Footer({
          children: [besideDocx(small, { png: await qrPng(url, 300), alt: `${sheet.proof.alt}: ${url}` })],
        })
      : footer;
  const number = new Paragraph({
    alignment: 'center',
    children: [new TextRun({ children: [PageNumber.CURRENT] })],
  });
  const document = new Document({
    title: clean(sheet.title),
    ...(sheet.subject && { subject: clean(sheet.subject) }),
    creator: 'Veche',
    lastModifiedBy: 'Veche',
    ...(numbering.length && { numbering: { config: numbering } }),
    styles: styles(sheet.lang),
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: {
              width: mm(210),
              height: mm(297),
              orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
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
          ...(sheet.pageNumbers !== false && { default: new Header({ children: [number] }) }),
        },
        ...(footer && first && { footers: { first, default: footer } }),
        children,
      },
    ],
  });
  return Packer.toBuffer(document);
}

type Context = { landscape: boolean; numbering: Numbering; afterBreak: boolean };

const runs = (all: readonly Run[], size?: number) =>
  all.map(
    ({ text, bold, italic }) =>
      new TextRun({
        text: clean(text),
        ...(bold && { bold }),
        ...(italic && { italics: true }),
        ...(size && { size: size * 2 }),
      }),
  );

function render(line: SheetLine, context: Context): (Paragraph | Table)[] {
  const { landscape, numbering, afterBreak } = context;
  const breaks = afterBreak ? { pageBreakBefore: true } : {};
  switch (line.is) {
    case 'page':
      return [];
    case 'title':
      return [
        new Paragraph({
          style: 'Title',
          ...breaks,
          ...(line.before !== undefined && { spacing: { before: line.before * 20 } }),
          children: runs([{ text: line.text }], line.size),
        }),
      ];
    case 'event':
      return [new Paragraph({ style: 'Heading1', children: runs([{ text: line.text }]) })];
    case 'heading': {
      const { text, italic = 0 } = line;
      const parts = [{ text: text.slice(0, italic), italic: true }, { text: text.slice(italic) }];
      return [new Paragraph({ style: 'Heading2', ...breaks, children: runs(parts.filter((p) => p.text)) })];
    }
    case 'text': {
      const { as, align, left, before, size } = line;
      return [
        new Paragraph({
          style: as === 'body' ? 'BodyText' : 'Requisite',
          ...breaks,
          ...(align && { alignment: align }),
          ...(left !== undefined && { indent: { left: mm(left) } }),
          ...(before !== undefined && { spacing: { before: before * 20 } }),
          children: runs(line.runs, size),
        }),
      ];
    }
    case 'between':
      return [
        new Paragraph({
          style: 'Requisite',
          spacing: { before: 120, after: 120 },
          tabStops: [{ type: TabStopType.RIGHT, position: textWidth(landscape) }],
          children: [
            new TextRun(clean(line.left)),
            new TextRun({ children: [new Tab(), clean(line.right)] }),
          ],
        }),
      ];
    case 'list':
      return list(line, numbering);
    case 'table':
      return [
        tableDocx(line.columns, line.rows, {
          landscape,
          ...(line.rowHeightMm && { rowHeightMm: line.rowHeightMm }),
        }),
      ];
    case 'signature':
      return [signature(line, landscape)];
  }
}

function list({ style, items }: Extract<SheetLine, { is: 'list' }>, numbering: Numbering): Paragraph[] {
  const computed = markersOf(
    style,
    items.map((item) => item.level),
  );
  const same = (adopted: string, own: string) => adopted === own || (/^[-–—•]$/.test(adopted) && own === '–');
  const counted =
    style !== 'none' &&
    items.length <= COUNTED &&
    items.every((item, at) => same(item.marker, computed[at] ?? ''));
  const reference = `list-${numbering.length + 1}`;
  if (counted) numbering.push(listOf(reference, style));
  return items.map(({ marker, text, level, id }) =>
    counted
      ? new Paragraph({ style: 'Clause', numbering: { reference, level }, children: marked(id, text) })
      : new Paragraph({ style: 'BodyText', children: marked(id, `${marker} ${text}`.trim()) }),
  );
}

/** Under a name of its own, by which a marked-up file finds its clause again; Word shows nothing of it. */
const marked = (id: string | undefined, text: string) =>
  id ? [new Bookmark({ id: BOOKMARK + id, children: runs([{ text }]) })] : runs([{ text }]);
/** Word takes letters, digits and the low line, up to forty signs. */
export const BOOKMARK = 'clause_';

function signature(
  { post, name, signed }: Extract<SheetLine, { is: 'signature' }>,
  landscape: boolean,
): Paragraph {
  return new Paragraph({
    style: 'Requisite',
    spacing: { before: 360 },
    keepLines: true,
    tabStops: [
      { type: TabStopType.LEFT, position: mm(75) },
      { type: TabStopType.LEFT, position: mm(115), leader: 'underscore' },
      { type: TabStopType.RIGHT, position: textWidth(landscape) },
    ],
    children: [
      new TextRun(clean(post)),
      new TextRun({ children: [new Tab(), signed ? clean(signed) : '', new Tab(), new Tab(), clean(name)] }),
    ],
  });
}
