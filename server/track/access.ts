/** The track's door for other nouns: the row, who moderates it, the table's sheet with its people. Rights are asked of the forum. */
import type { DbOrTx, Tx } from '../db.ts';
import { peopleOf, type TrackRow, trackById, updateSheet } from './repository.ts';

export type KnownTrack = { track: TrackRow; moderators: string[] };

export async function knownTrack(db: DbOrTx, id: string): Promise<KnownTrack | null> {
  const track = await trackById(db, id);
  if (!track) return null;
  const people = await peopleOf(db, [track.id]);
  return { track, moderators: people.filter((p) => p.role === 'moderator').map((p) => p.participantId) };
}

export type SheetOfTrack = { track: TrackRow; people: string[] };

export async function sheetOfTrack(db: DbOrTx, trackId: string): Promise<SheetOfTrack | undefined> {
  const track = await trackById(db, trackId);
  if (!track) return undefined;
  return { track, people: (await peopleOf(db, [trackId])).map(({ participantId }) => participantId) };
}

export async function markSheetSent(tx: Tx, trackId: string, at: Date): Promise<void> {
  await updateSheet(tx, trackId, { sheetSentAt: at });
}
