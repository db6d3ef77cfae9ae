/**
 * How a reader is shown to themselves: the mark and the name in the corner of every page, the caret in the text. It is
 * all that tells one reader's page from another's with the same rights, so it is worked out in one place.
 */
import { listName, monogram } from './names.ts';

export const PEER_COLOURS = 8;

/** 0..7 from a name or an id, equal on server and client. */
export function peerIndex(seed: string): number {
  let hash = 7;
  for (const char of seed) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 65521;
  return hash % PEER_COLOURS;
}

export type Face = {
  name: string;
  /** «Иванова М. П.» */
  short: string;
  /** «МИ» */
  letters: string;
  /** '1'..'8': the colour `--peer-<n>`. */
  peer: string;
};

/** The reader of a page: what it knows of them besides their rights. */
export type Reader = Face & { accountId: string };

export const faceOf = ({ name }: { name: string }): Face => ({
  name,
  short: listName(name),
  letters: monogram(name),
  peer: String(peerIndex(name) + 1),
});

export const readerOf = ({ accountId, name }: { accountId: string; name: string }): Reader => ({
  accountId,
  ...faceOf({ name }),
});
