/** «Из стола 2, пп. 3 и 5»: the tables a clause came from, each with the numbers its words had on the table's sheet. */
export type FromTable = { number: number; places: number[] };

export function tablesOf(
  list: readonly { track: { number: number } | null; place: number | null }[],
): FromTable[] {
  const tables = new Map<number, Set<number>>();
  for (const { track, place } of list) {
    if (!track || place === null) continue;
    tables.set(track.number, (tables.get(track.number) ?? new Set()).add(place));
  }
  return [...tables]
    .sort(([a], [b]) => a - b)
    .map(([number, places]) => ({ number, places: [...places].sort((a, b) => a - b) }));
}
