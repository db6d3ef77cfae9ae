/** Recommendations that stand in a table: which column is which by its heading, in any order. */
import type { Paragraph } from './paragraphs.ts';

export type TableColumns = { number: number; text: number; addressee: number; owner: number; due: number };

export function tableHeading({ cells }: Paragraph): TableColumns | null {
  if (!cells) return null;
  const find = (pattern: RegExp) => cells.findIndex((cell) => pattern.test(cell.toLowerCase()));
  const columns = {
    number: find(/^(?:№|n|no|#)/),
    text: find(
      /рекомендац|мероприят|предложени|содержание|решение|мера|поручени|recommendation|measure|action|proposal/,
    ),
    addressee: find(/кому|адресат|addressee|addressed|^to$|^кто$/),
    owner: find(/ответствен|исполнител|responsible|owner/),
    due: find(/срок|дата|deadline|due|^when$/),
  };
  if (columns.text < 0 || (columns.addressee < 0 && columns.owner < 0 && columns.due < 0)) return null;
  if (columns.addressee < 0) {
    columns.addressee = columns.owner;
    columns.owner = -1;
  }
  return columns;
}

export type TableRow = { marker: string | null; text: string; addressee: string; owner: string; due: string };

export function tableRow(cells: readonly string[], columns: TableColumns, above: string): TableRow | null {
  const of = (at: number) => (at >= 0 ? (cells[at] ?? '') : '');
  const text = of(columns.text);
  if (!text) return null;
  return {
    marker: of(columns.number) || null,
    text,
    addressee: of(columns.addressee) || above,
    owner: of(columns.owner),
    due: of(columns.due),
  };
}
