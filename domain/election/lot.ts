/**
 * The lot. When a tie is announced the server has already drawn a seed and shows its hash; the hall says a phrase aloud;
 * seed and phrase together order the tied. Anybody repeats it: neither server nor chair could choose the outcome.
 */
export type Lot = { commitment: string; seed: string; phrase: string; order: string[] };

type Hash = (text: string) => string;
export const commitTo = (seed: string, hash: Hash): string => hash(`veche lot ${seed}`);

/** The tied in the order of the lot: the first take the seats. */
export function drawLot(seed: string, phrase: string, tied: readonly string[], hash: Hash): string[] {
  const said = phrase.normalize('NFC').trim();
  const places = tied.map((id) => ({ id, place: hash(`${seed}\n${said}\n${id}`) }));
  return places.sort((a, b) => (a.place < b.place ? -1 : 1)).map(({ id }) => id);
}
