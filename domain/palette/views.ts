/** What the palette finds in a forum beside its pages: only what its reader may see anyway. */
export type PaletteFound = {
  people: { id: string; name: string; note: string }[];
  tracks: { number: number; title: string }[];
  clauses: { id: string; marker: string; text: string }[];
};
/** Of each kind. */
export const FOUND_MOST = 6;
