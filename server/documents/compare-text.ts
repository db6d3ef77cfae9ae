/**
 * Whether a paper has the adopted words: compared by its letters and signs, since spaces, line ends, page numbers, lines
 * to sign on and the small print under it are the printer's, not the assembly's.
 */
import { withoutProof } from '#domain/resolution/import/proof.ts';
import type { Sheet } from '#server/documents/sheet.ts';
import { sha256 } from '#server/ids.ts';

export function wordsOf(lines: readonly string[]): string {
  return withoutProof(lines)
    .filter((line) => !/^\s*\d{1,4}\s*$/.test(line) && !/^\s*\|[\s|:-]+\|\s*$/.test(line))
    .map((line) => line.replace(/^\s*#{1,6}\s+/, ''))
    .join(' ')
    .normalize('NFC')
    .replace(/[\s_|\u00ad\u200b\ufeff]/g, '')
    .replace(/[‐‑–—−]/g, '-');
}

/** What was given may have more around the text (a letterhead, signatures), never less and never other words within. */
export function holds(given: readonly string[], texts: readonly (readonly string[])[]): boolean {
  const words = wordsOf(given);
  return texts.some((text) => words.includes(wordsOf(text)));
}

/** The same where of the words only their hash and their length are kept: they begin with the paper's title. */
export function holdsHashed(
  given: readonly string[],
  titles: readonly string[],
  kept: { sha256: string; letters: number },
): boolean {
  const words = wordsOf(given);
  return titles.some((title) => {
    const head = wordsOf([title]);
    let at = words.indexOf(head);
    for (let tries = 0; at >= 0 && tries < 50; tries++) {
      if (sha256(words.slice(at, at + kept.letters)) === kept.sha256) return true;
      at = words.indexOf(head, at + 1);
    }
    return false;
  });
}

/** The words of a paper in the order in which they are printed, without those who sign. */
export function printedLines(sheet: Pick<Sheet, 'lines'>): string[] {
  return sheet.lines.flatMap((line) => {
    switch (line.is) {
      case 'title':
      case 'event':
      case 'heading':
        return [line.text];
      case 'text':
        return [line.runs.map(({ text }) => text).join('')];
      case 'between':
        return [`${line.left} ${line.right}`];
      case 'list':
        return line.items.map(({ marker, text }) => `${marker} ${text}`);
      case 'table':
        return [
          line.columns.map(({ heading }) => heading).join(' '),
          ...line.rows.map((row) => row.join(' ')),
        ];
      default:
        return [];
    }
  });
}
