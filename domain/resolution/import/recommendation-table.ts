/** Recommendations that stand in a table: which column is which by its heading, in any order. */
import type { Paragraph } from './paragraphs.ts';
import { looksLikeAddressee } from './verbs.ts';

type TableColumns = { number: number; text: number; addressee: number; owner: number; due: number };

function tableHeading({ cells }: Paragraph): TableColumns | null {
  if (!cells) return null;
  const find = (pattern: RegExp) => cells.findIndex((cell) => pattern.test(cell.toLowerCase()));
  const columns = {
    number: find(/^(?:№|(?:n|no|nr)(?:[.\s]|$)|#|п\/п)/),
    text: find(
      /рекоменд|мероприят|предложени|предлагается|содержание|решение|мера|меры|поручени|что\s+(?:нужно\s+)?сделать|recommend|measure|action|proposal/,
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

type TableRow = { marker: string | null; text: string; addressee: string; owner: string; due: string };

function tableRow(cells: readonly string[], columns: TableColumns, above: string): TableRow | null {
  const of = (at: number) => (at >= 0 ? (cells[at] ?? '') : '');
  const text = of(columns.text);
  // «Итого: 4 рекомендации» counts, it asks for nothing.
  if (!text || /^(?:итого|всего|total)(?![а-яa-z])/i.test(text)) return null;
  return {
    marker: of(columns.number) || null,
    text,
    addressee: of(columns.addressee) || above,
    owner: of(columns.owner),
    due: of(columns.due),
  };
}

/** Follows a table from its heading to its last row; whom a row without an addressee speaks to stands above it. */
export class RecommendationTable {
  private columns: TableColumns | null = null;
  private above = '';

  /** `null`: not of a table. `ended`: the first paragraph behind one. */
  read(paragraph: Paragraph): { row: TableRow | null; began: boolean; ended: boolean } | null {
    const columns = tableHeading(paragraph);
    if (columns) this.columns = columns;
    if (columns) return { row: null, began: true, ended: false };
    if (!this.columns) return null;
    const { cells } = paragraph;
    if (!cells) {
      this.columns = null;
      return { row: null, began: false, ended: true };
    }
    const row = tableRow(cells, this.columns, this.above);
    if (row) this.above = row.addressee;
    else {
      const said = cells.filter(Boolean);
      if (said.length === 1 && said[0] && looksLikeAddressee(said[0])) this.above = said[0].replace(/:$/, '');
    }
    return { row, began: false, ended: false };
  }
}
