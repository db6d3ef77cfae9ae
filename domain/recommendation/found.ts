/** Words found by a search, marked inside a text by two characters that no text holds. */

export const FOUND_START = '\u0002';
export const FOUND_END = '\u0003';

/** The text in pieces, in order; joined they are the text again. */
export function foundPieces(marked: string): { text: string; found: boolean }[] {
  const pieces: { text: string; found: boolean }[] = [];
  for (const [at, part] of marked.split(FOUND_START).entries()) {
    const [inside, ...after] = at === 0 ? ['', part] : part.split(FOUND_END);
    if (inside) pieces.push({ text: inside, found: true });
    const rest = after.join('');
    if (rest) pieces.push({ text: rest, found: false });
  }
  return pieces;
}
