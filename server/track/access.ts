/** The track's door for other nouns: the row and who moderates it. Rights are asked of the forum. */
import type { DbOrTx } from '../db.ts';
import { peopleOf, type TrackRow, trackById } from './repository.ts';

export type KnownTrack = { track: TrackRow; moderators: string[] };

export async function knownTrack(db: DbOrTx, id: string): Promise<KnownTrack | null> {
  const track = await trackById(db, id);
  if (!track) return null;
  const people = await peopleOf(db, [track.id]);
  return { track, moderators: people.filter((p) => p.role === 'moderator').map((p) => p.participantId) };
}
