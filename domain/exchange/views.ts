/** What the secretary sees before a sheet is taken: every cell that would change, and every one that cannot, with its reason. */
import type { BoardForum } from '../recommendation/views.ts';
import type { SheetRow } from './schema.ts';
import type { SheetField } from './sheet.ts';

export type Refused = { code: string; params?: Record<string, string | number> };
export type PreviewCell = { field: SheetField; from: string; to: string; refused: Refused | null };
export type PreviewRow = {
  /** Number of the row in the file. */
  line: number;
  number: number;
  text: string;
  /** Somebody changed the recommendation after the export. */
  conflict: boolean;
  cells: PreviewCell[];
  /** What would be done; null where nothing can. */
  row: SheetRow | null;
};
export type SheetPreview = {
  rows: PreviewRow[];
  /** Lines that belong to no recommendation of this board. */
  unknown: { line: number; code: string; twice: boolean }[];
  untouched: number;
};
/** `mayTell`: names the addresses of programs that are told. */
export type ExchangePage = { forum: BoardForum; total: number; mayTell: boolean };
