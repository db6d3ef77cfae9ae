/**
 * The report on the wall: the counts, then the recommendations in steps that fit it, first what is concluded. Every
 * slide has a number of its own, so that an address leads back to it.
 */
import { GROUP_OF_STATE, GROUPS, type Group } from '../recommendation/rules.ts';
import type { Report, ReportRow } from './views.ts';

export type ReportSlide =
  | { kind: 'counts' }
  | { kind: 'rows'; group: Group; rows: ReportRow[]; at: number; of: number };

/** Letters that can be read from the last row, and never more than four recommendations at once. */
const LETTERS = 520;
const ROWS = 4;

export function slidesOf(report: Report): ReportSlide[] {
  const slides: ReportSlide[] = [{ kind: 'counts' }];
  for (const group of [...GROUPS].reverse()) {
    const pages: ReportRow[][] = [];
    let letters = 0;
    for (const row of report.rows.filter((one) => GROUP_OF_STATE[one.state] === group)) {
      const length = Math.min(row.text.length, LETTERS) + 60;
      const page = pages.at(-1);
      if (!page || page.length >= ROWS || letters + length > LETTERS) {
        pages.push([row]);
        letters = length;
      } else {
        page.push(row);
        letters += length;
      }
    }
    for (const [at, rows] of pages.entries())
      slides.push({ kind: 'rows', group, rows, at: at + 1, of: pages.length });
  }
  return slides;
}
