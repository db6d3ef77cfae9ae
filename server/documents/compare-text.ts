/**
 * Whether a paper has the adopted words: compared by its letters and signs, since spaces, line ends, page numbers, lines
 * to sign on and the small print under it are the printer's, not the assembly's.
 */
import { withoutProof } from '#domain/resolution/import/proof.ts';

export function wordsOf(lines: readonly string[]): string {
  return withoutProof(lines)
    .filter((line) => !/^\s*\d{1,4}\s*$/.test(line))
    .join(' ')
    .normalize('NFC')
    .replace(/[\s_\u00ad\u200b\ufeff]/g, '')
    .replace(/[‐‑–—−]/g, '-');
}

/** What was given may have more around the text (a letterhead, signatures), never less and never other words within. */
export function holds(given: readonly string[], texts: readonly (readonly string[])[]): boolean {
  const words = wordsOf(given);
  return texts.some((text) => words.includes(wordsOf(text)));
}
