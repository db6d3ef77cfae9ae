/** SQL of the floor: its row, the turns at speaking, and the people who may take them. */
import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { floor, speech } from '#drizzle/schema/floor.ts';
import { forum, participant } from '#drizzle/schema/forum.ts';
import { track } from '#drizzle/schema/track.ts';
import type { DbOrTx, Tx } from '../db.ts';

export type FloorRow = typeof floor.$inferSelect;
export type SpeechRow = typeof speech.$inferSelect;
export type NewFloor = Pick<FloorRow, 'id' | 'forumId' | 'trackId' | 'settings' | 'createdAt'>;

export async function floorById(db: DbOrTx, id: string): Promise<FloorRow | undefined> {
  return (await db.select().from(floor).where(eq(floor.id, id)))[0];
}

/** What a floor needs of its forum. */
export async function forumOfFloor(db: DbOrTx, id: string) {
  const rows = await db
    .select({ id: forum.id, rules: forum.rules, createdAt: forum.createdAt })
    .from(forum)
    .where(eq(forum.id, id));
  return rows[0];
}

/** Holds the floor's row, writing it down first where nobody has: those who preside queue here. */
export async function lockFloor(tx: Tx, row: NewFloor): Promise<FloorRow> {
  await tx
    .insert(floor)
    .values({ ...row, version: 0 })
    .onConflictDoNothing();
  const [held] = await tx.select().from(floor).where(eq(floor.id, row.id)).for('update');
  return held!;
}

export async function updateFloor(
  tx: Tx,
  id: string,
  set: Partial<typeof floor.$inferInsert>,
): Promise<void> {
  await tx.update(floor).set(set).where(eq(floor.id, id));
}

/** Floors of a forum where hands may be raised, or somebody speaks or has begun to speak since. */
export async function openQueues(db: DbOrTx, forumId: string, since: Date): Promise<string[]> {
  const open = await db
    .select({ id: floor.id })
    .from(floor)
    .where(and(eq(floor.forumId, forumId), eq(floor.queueOpen, true)));
  const speaking = await db
    .selectDistinct({ id: speech.floorId })
    .from(speech)
    .where(
      and(
        eq(speech.forumId, forumId),
        inArray(speech.state, ['speaking', 'done']),
        or(eq(speech.state, 'speaking'), gt(speech.startedAt, since)),
      ),
    );
  return [...new Set([...open, ...speaking].map(({ id }) => id))];
}

const person = {
  fullName: participant.fullName,
  post: participant.post,
  schoolId: participant.schoolId,
  schoolName: participant.schoolName,
  municipality: participant.municipality,
};
export type SpokenRow = SpeechRow & {
  fullName: string | null;
  post: string | null;
  schoolName: string | null;
  municipality: string | null;
};

/** Every hand and turn of a floor that is not withdrawn, in the order of asking. */
export async function speechesOn(db: DbOrTx, floorId: string): Promise<SpokenRow[]> {
  const rows = await db
    .select({ row: speech, ...person })
    .from(speech)
    .leftJoin(participant, eq(participant.id, speech.participantId))
    .where(and(eq(speech.floorId, floorId), inArray(speech.state, ['waiting', 'speaking', 'done'])))
    .orderBy(asc(speech.requestedAt), asc(speech.id));
  return rows.map(({ row, ...who }) => ({ ...row, ...who }));
}

export async function speechById(tx: Tx, id: string): Promise<SpeechRow | undefined> {
  return (await tx.select().from(speech).where(eq(speech.id, id)).for('update'))[0];
}

export async function speakingOn(tx: Tx, floorId: string): Promise<SpeechRow[]> {
  return tx
    .select()
    .from(speech)
    .where(and(eq(speech.floorId, floorId), eq(speech.state, 'speaking')))
    .for('update');
}

/** False where this person already waits with a hand of this kind. */
export async function insertSpeech(tx: Tx, row: typeof speech.$inferInsert): Promise<boolean> {
  const made = await tx.insert(speech).values(row).onConflictDoNothing().returning({ id: speech.id });
  return made.length === 1;
}

export async function updateSpeech(
  tx: Tx,
  id: string,
  set: Partial<typeof speech.$inferInsert>,
): Promise<void> {
  await tx.update(speech).set(set).where(eq(speech.id, id));
}

export async function countWaiting(db: DbOrTx, floorId: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(speech)
    .where(and(eq(speech.floorId, floorId), eq(speech.state, 'waiting')));
  return row?.n ?? 0;
}

export async function seatOf(db: DbOrTx, forumId: string, participantId: string) {
  const rows = await db
    .select({ id: participant.id, fullName: participant.fullName })
    .from(participant)
    .where(
      and(eq(participant.id, participantId), eq(participant.forumId, forumId), isNull(participant.removedAt)),
    );
  return rows[0];
}

/** Known people of a forum, for the one who taps who speaks. */
export async function peopleOn(db: DbOrTx, forumId: string) {
  return db
    .select({ id: participant.id, present: participant.present, ...person })
    .from(participant)
    .where(
      and(
        eq(participant.forumId, forumId),
        isNull(participant.removedAt),
        isNotNull(participant.confirmedAt),
      ),
    )
    .orderBy(asc(participant.fullName), asc(participant.id))
    .limit(2000);
}

/** Every turn of a forum that began, for the minutes. */
export async function turnsOf(db: DbOrTx, forumId: string) {
  const rows = await db
    .select({ row: speech, ...person, trackNumber: track.number, trackTitle: track.title })
    .from(speech)
    .leftJoin(participant, eq(participant.id, speech.participantId))
    .leftJoin(track, eq(track.id, speech.trackId))
    .where(and(eq(speech.forumId, forumId), inArray(speech.state, ['speaking', 'done'])))
    .orderBy(asc(speech.startedAt), asc(speech.id))
    .limit(5000);
  return rows.map(({ row, ...rest }) => ({ ...row, ...rest }));
}

/** Side of the last speech heard on this floor. */
export async function lastSide(db: DbOrTx, floorId: string) {
  const [row] = await db
    .select({ side: speech.side })
    .from(speech)
    .where(and(eq(speech.floorId, floorId), eq(speech.kind, 'main'), isNotNull(speech.startedAt)))
    .orderBy(desc(sql`coalesce(${speech.endedAt}, ${speech.startedAt})`))
    .limit(1);
  return row?.side ?? null;
}
