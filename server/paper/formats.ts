/** In which forms a paper can be taken, and the adopted text in each of them. */
import { refuse } from '#domain/errors.ts';
import type { PaperFormat } from '#domain/paper/views.ts';
import type { OfficialResolution } from '#domain/resolution/official.ts';
import { resolutionAkn } from '../documents/resolution-akn.ts';
import { resolutionJson } from '../documents/resolution-json.ts';
import { resolutionSheet } from '../documents/resolution-sheet.ts';
import { resolutionMarkdown, resolutionPlain } from '../documents/resolution-text.ts';
import type { Sheet } from '../documents/sheet.ts';
import { sheetAkn } from '../documents/sheet-akn.ts';
import { sheetDocx } from '../documents/sheet-docx.ts';
import { sheetPdf } from '../documents/sheet-pdf.ts';
import { sheetMarkdown, sheetPlain } from '../documents/sheet-text.ts';

export const MIME: Record<PaperFormat, { mime: string; ext: string }> = {
  docx: { mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ext: 'docx' },
  pdf: { mime: 'application/pdf', ext: 'pdf' },
  pdfa: { mime: 'application/pdf', ext: 'pdf' },
  xlsx: { mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ext: 'xlsx' },
  akn: { mime: 'application/akn+xml', ext: 'xml' },
  json: { mime: 'application/json', ext: 'json' },
  md: { mime: 'text/markdown; charset=utf-8', ext: 'md' },
  txt: { mime: 'text/plain; charset=utf-8', ext: 'txt' },
};

export async function resolutionAs(model: OfficialResolution, format: PaperFormat): Promise<Buffer> {
  switch (format) {
    case 'akn':
      return Buffer.from(resolutionAkn(model));
    case 'json':
      return Buffer.from(`${JSON.stringify(resolutionJson(model), null, 2)}\n`);
    case 'md':
      return Buffer.from(resolutionMarkdown(model));
    case 'txt':
      return Buffer.from(resolutionPlain(model));
    case 'xlsx':
      return refuse('not_found');
    default:
      return asFile(resolutionSheet(model), format, 'resolution');
  }
}

export type SheetFormat = Exclude<PaperFormat, 'xlsx' | 'json'>;

/** `name` and `number` are how other programs know the paper; people read its title. */
export async function asFile(sheet: Sheet, format: SheetFormat, name: string, number = ''): Promise<Buffer> {
  switch (format) {
    case 'docx':
      return sheetDocx(sheet);
    case 'pdf':
      return sheetPdf(sheet, 'ua-1');
    case 'pdfa':
      return sheetPdf(sheet, 'a-2a');
    case 'md':
      return Buffer.from(sheetMarkdown(sheet));
    case 'txt':
      return Buffer.from(sheetPlain(sheet));
    case 'akn':
      return Buffer.from(sheetAkn(sheet, name, number));
  }
}
