/**
 * Presence, voting right and confirmation of a row of the desk as one character, so that a tap sends a character a
 * person and not the list. `readMark(markOf(row))` is what `row` says, for each of the eight.
 */
type Marked = { present: boolean; voting: boolean; confirmed: boolean };

export function markOf({ present, voting, confirmed }: Marked): string {
  return String((present ? 1 : 0) + (voting ? 2 : 0) + (confirmed ? 4 : 0));
}

/** Of a character that no mark has, nothing is true. */
export function readMark(mark: string | undefined): Marked {
  const bits = Number(mark ?? 0) || 0;
  return { present: (bits & 1) !== 0, voting: (bits & 2) !== 0, confirmed: (bits & 4) !== 0 };
}
