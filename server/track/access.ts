/** The tracks' door for other nouns: a table's sheet with its people. */
import type { DbOrTx, Tx } from '../db.ts';
import { peopleOf, type TrackRow, trackById, updateSheet } from './repository.ts';

export type SheetOfTrack = { track: TrackRow; people: string[] };

export async function sheetOfTrack(db: DbOrTx, trackId: string): Promise<SheetOfTrack | undefined> {
  const track = await trackById(db, trackId);
  if (!track) return undefined;
  return { track, people: (await peopleOf(db, [trackId])).map(({ participantId }) => participantId) };
}

export async function markSheetSent(tx: Tx, trackId: string, at: Date): Promise<void> {
  await updateSheet(tx, trackId, { sheetSentAt: at });
}
