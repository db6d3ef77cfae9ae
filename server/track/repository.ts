/** SQL of tracks and the people in them. */
import { and, count, eq, inArray, isNull, max, sql } from 'drizzle-orm';
import { draft } from '#drizzle/schema/draft.ts';
import { forum, participant, programmeItem } from '#drizzle/schema/forum.ts';
import { proposal, track, trackPerson } from '#drizzle/schema/track.ts';
import type { DbOrTx, Tx } from '../db.ts';

export type TrackRow = typeof track.$inferSelect;

export async function trackById(db: DbOrTx, id: string): Promise<TrackRow | undefined> {
  return (await db.select().from(track).where(eq(track.id, id)))[0];
}

/** Two who begin the sheet make one: they queue here. */
export async function lockTrack(tx: Tx, id: string): Promise<void> {
  await tx.select({ id: track.id }).from(track).where(eq(track.id, id)).for('update');
}

export async function trackOfSheet(db: DbOrTx, draftId: string): Promise<TrackRow | undefined> {
  return (await db.select().from(track).where(eq(track.sheetDraftId, draftId)))[0];
}

export async function trackByNumber(
  db: DbOrTx,
  forumId: string,
  number: number,
): Promise<TrackRow | undefined> {
  return (
    await db
      .select()
      .from(track)
      .where(and(eq(track.forumId, forumId), eq(track.number, number)))
  )[0];
}

export async function listTracks(db: DbOrTx, forumId: string): Promise<TrackRow[]> {
  return db.select().from(track).where(eq(track.forumId, forumId)).orderBy(track.number);
}

export async function countProposals(db: DbOrTx, forumId: string) {
  return db
    .select({ trackId: proposal.trackId, n: count() })
    .from(proposal)
    .where(
      and(
        eq(proposal.forumId, forumId),
        inArray(proposal.state, ['submitted', 'taken', 'merged', 'returned']),
      ),
    )
    .groupBy(proposal.trackId);
}

export async function peopleOf(db: DbOrTx, trackIds: readonly string[]) {
  if (trackIds.length === 0) return [];
  return db
    .select({
      trackId: trackPerson.trackId,
      participantId: trackPerson.participantId,
      role: trackPerson.role,
      fullName: participant.fullName,
    })
    .from(trackPerson)
    .innerJoin(participant, eq(participant.id, trackPerson.participantId))
    .where(inArray(trackPerson.trackId, [...trackIds]));
}

export async function nextTrackNumber(tx: Tx, forumId: string): Promise<number> {
  await tx.select({ id: forum.id }).from(forum).where(eq(forum.id, forumId)).for('no key update');
  const [row] = await tx
    .select({ n: max(track.number) })
    .from(track)
    .where(eq(track.forumId, forumId));
  return (row?.n ?? 0) + 1;
}

export async function insertTrack(tx: Tx, row: typeof track.$inferInsert): Promise<void> {
  await tx.insert(track).values(row);
}

export async function updateTrack(
  tx: Tx,
  id: string,
  set: Partial<typeof track.$inferInsert>,
): Promise<void> {
  await tx
    .update(track)
    .set({ ...set, version: sql`${track.version} + 1` })
    .where(eq(track.id, id));
}

/** The sheet is no edit of the track's own words: its version stays. */
export async function updateSheet(
  tx: Tx,
  id: string,
  set: { sheetDraftId?: string; sheetSentAt?: Date },
): Promise<void> {
  await tx.update(track).set(set).where(eq(track.id, id));
}

export async function linkProgrammeItem(
  tx: Tx,
  forumId: string,
  itemId: string,
  trackId: string,
): Promise<boolean> {
  const rows = await tx
    .update(programmeItem)
    .set({ trackId })
    .where(and(eq(programmeItem.id, itemId), eq(programmeItem.forumId, forumId)))
    .returning({ id: programmeItem.id });
  return rows.length === 1;
}

export async function setPerson(
  tx: Tx,
  row: { trackId: string; participantId: string; role: 'moderator' | 'member' | null },
): Promise<void> {
  const { trackId, participantId, role } = row;
  if (role === null) {
    await tx
      .delete(trackPerson)
      .where(and(eq(trackPerson.trackId, trackId), eq(trackPerson.participantId, participantId)));
    return;
  }
  await tx
    .insert(trackPerson)
    .values({ trackId, participantId, role })
    .onConflictDoUpdate({ target: [trackPerson.trackId, trackPerson.participantId], set: { role } });
}

export async function isParticipantOf(db: DbOrTx, forumId: string, participantId: string): Promise<boolean> {
  const rows = await db
    .select({ id: participant.id })
    .from(participant)
    .where(
      and(eq(participant.id, participantId), eq(participant.forumId, forumId), isNull(participant.removedAt)),
    );
  return rows.length === 1;
}

/** Generation of the notes: copies of another one must not be merged into them. */
export async function notesGeneration(db: DbOrTx, draftId: string): Promise<number> {
  const rows = await db.select({ generation: draft.generation }).from(draft).where(eq(draft.id, draftId));
  return rows[0]?.generation ?? 1;
}
