/** Whose projector it is: the hall's belongs to whoever conducts the forum, a track's also to its moderators. */
import type { ForumViewer } from '#domain/actor.ts';
import { canRunScreens } from '#domain/room/permissions.ts';
import { canRunTrack } from '#domain/track/permissions.ts';
import type { DbOrTx } from '../db.ts';
import { knownTrack } from '../track/access.ts';

export async function runsScreens(db: DbOrTx, viewer: ForumViewer, trackId: string | null): Promise<boolean> {
  if (canRunScreens(viewer)) return true;
  const known = trackId === null ? null : await knownTrack(db, trackId);
  return known?.track.forumId === viewer.forum.id && canRunTrack(viewer, known.moderators);
}
