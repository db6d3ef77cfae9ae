/**
 * A paper before it is Word or PDF: its lines in order, each with the part it plays. Writers of papers make this value and
 * nothing else, so both forms of a paper have the same words in the same order under the same numbers.
 */
import type { MarkerStyle } from '#domain/resolution/markers.ts';
import type { PaperLang } from '#server/documents/words.ts';

export type Run = { text: string; bold?: boolean; italic?: boolean };
export type SheetColumn = { heading: string; share: number; centre?: boolean };
export type ListItem = {
  marker: string;
  text: string;
  level: number;
  /** The clause it prints: a bookmark in Word. */
  id?: string;
};

export type SheetLine =
  | { is: 'title'; text: string; size?: number; before?: number }
  /** Under the title: of what or about what. */
  | { is: 'event'; text: string }
  /** `italic`: how many signs at its beginning are in italics. */
  | { is: 'heading'; text: string; italic?: number }
  | {
      is: 'text';
      runs: Run[];
      /** `body` is justified with an indented first line, a `requisite` has neither. */
      as: 'body' | 'requisite';
      align?: 'left' | 'center' | 'right';
      /** From the left margin, mm. */
      left?: number;
      /** Above, pt. */
      before?: number;
      size?: number;
    }
  /** Two requisites on one line, the second at the right margin. */
  | { is: 'between'; left: string; right: string }
  | { is: 'list'; style: MarkerStyle; items: ListItem[] }
  | { is: 'table'; columns: SheetColumn[]; rows: string[][]; rowHeightMm?: number }
  /** Post, a line to sign on, name; `signed` stands on the line. */
  | { is: 'signature'; post: string; name: string; signed?: string }
  | { is: 'page' };

export type Sheet = {
  lang: PaperLang;
  title: string;
  /** ISO day of the paper. */
  date: string;
  subject?: string;
  lines: SheetLine[];
  landscape?: boolean;
  pageNumbers?: boolean;
  /** How a reader checks the paper: small print, and the address as a QR. */
  proof?: { lines: string[]; url?: string; alt: string /** Of the text that was sealed. */; sha256?: string };
};

/** Layout of ГОСТ Р 7.0.97-2016 for papers kept long; millimetres and points. A profile, not code spread over the writers. */
export const gost2016 = {
  margins: { left: 30, right: 15, top: 20, bottom: 20, header: 10, footer: 8 },
  font: 'Times New Roman',
  size: 14,
  indent: 12.5,
  line: 1.15,
} as const;

type Style = { before?: number; align?: 'left' | 'center' | 'right'; left?: number; size?: number };

export const body = (text: string | Run[], style: Style = {}): SheetLine => ({
  is: 'text',
  as: 'body',
  runs: typeof text === 'string' ? [{ text }] : text,
  ...style,
});
export const requisite = (text: string | Run[], style: Style = {}): SheetLine => ({
  is: 'text',
  as: 'requisite',
  runs: typeof text === 'string' ? [{ text }] : text,
  ...style,
});
export const labelled = (label: string, text: string): SheetLine =>
  body([{ text: `${label} `, bold: true }, { text }]);

/** «СЛУШАЛИ: …» ends in a stop, whatever was typed. */
export function stop(text: string): string {
  const bare = text.trim();
  return /[.!?…]$/.test(bare) ? bare : `${bare.replace(/[;,:]$/, '')}.`;
}

export function withColon(text: string): string {
  return `${text.trim().replace(/[:.;]+$/, '')}:`;
}
