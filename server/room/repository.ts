/** SQL of the room: projectors, and the few numbers that every phone follows. */
import { and, asc, count, desc, eq, isNull, sql } from 'drizzle-orm';
import { refuse } from '#domain/errors.ts';
import { forum, participant, programmeItem } from '#drizzle/schema/forum.ts';
import { screen } from '#drizzle/schema/live.ts';
import { quiz } from '#drizzle/schema/quiz.ts';
import { resolution } from '#drizzle/schema/resolution.ts';
import { trackPerson } from '#drizzle/schema/track.ts';
import type { DbOrTx, Tx } from '../db.ts';

export type ScreenRow = typeof screen.$inferSelect;

export async function screenById(tx: Tx, id: string): Promise<ScreenRow | undefined> {
  return (await tx.select().from(screen).where(eq(screen.id, id)).for('update'))[0];
}

/** A screen that is not taken back. */
export async function liveScreen(db: DbOrTx, tokenHash: string): Promise<ScreenRow | undefined> {
  const rows = await db
    .select()
    .from(screen)
    .where(and(eq(screen.tokenHash, tokenHash), isNull(screen.revokedAt)));
  return rows[0];
}

export async function screensOf(db: DbOrTx, forumId: string): Promise<ScreenRow[]> {
  return db
    .select()
    .from(screen)
    .where(and(eq(screen.forumId, forumId), isNull(screen.revokedAt)))
    .orderBy(asc(screen.createdAt), asc(screen.id));
}

/** Holds the forum's row, so that two who open projectors at once do not pass the limit together. */
export async function queueAtForum(tx: Tx, forumId: string): Promise<void> {
  await tx.select({ id: forum.id }).from(forum).where(eq(forum.id, forumId)).for('no key update');
}

export async function insertScreen(tx: Tx, row: typeof screen.$inferInsert): Promise<void> {
  await tx.insert(screen).values(row);
}

export async function updateScreen(
  tx: Tx,
  id: string,
  set: Partial<typeof screen.$inferInsert>,
): Promise<void> {
  await tx
    .update(screen)
    .set({ ...set, version: sql`${screen.version} + 1` })
    .where(eq(screen.id, id));
}

/** The projector spoke: its version is not a change of the scene. */
export async function seen(tx: Tx, id: string, seenAt: Date, seenV: number): Promise<void> {
  await tx.update(screen).set({ seenAt, seenV }).where(eq(screen.id, id));
}

export async function timesOf(db: DbOrTx, forumId: string) {
  return db
    .select({
      id: programmeItem.id,
      day: programmeItem.day,
      startsAt: programmeItem.startsAt,
      endsAt: programmeItem.endsAt,
    })
    .from(programmeItem)
    .where(eq(programmeItem.forumId, forumId));
}

export async function textState(db: DbOrTx, forumId: string) {
  const rows = await db
    .select({ state: resolution.state })
    .from(resolution)
    .where(eq(resolution.forumId, forumId))
    .orderBy(desc(resolution.number))
    .limit(1);
  return rows[0]?.state ?? null;
}

export async function countQuizzes(db: DbOrTx, forumId: string): Promise<number> {
  return (await db.select({ n: count() }).from(quiz).where(eq(quiz.forumId, forumId)))[0]?.n ?? 0;
}

export async function countHall(db: DbOrTx, forumId: string): Promise<{ present: number; listed: number }> {
  const [row] = await db
    .select({
      listed: count(),
      present: sql<number>`count(*) filter (where ${participant.present})::int`,
    })
    .from(participant)
    .where(and(eq(participant.forumId, forumId), isNull(participant.removedAt)));
  return row ?? { present: 0, listed: 0 };
}

export async function tracksOfPerson(db: DbOrTx, participantId: string): Promise<Set<string>> {
  const rows = await db
    .select({ id: trackPerson.trackId })
    .from(trackPerson)
    .where(eq(trackPerson.participantId, participantId));
  return new Set(rows.map(({ id }) => id));
}

export async function forumClock(db: DbOrTx, id: string): Promise<{ id: string; timeZone: string }> {
  const rows = await db
    .select({ id: forum.id, timeZone: forum.timeZone })
    .from(forum)
    .where(eq(forum.id, id));
  return rows[0] ?? refuse('not_found');
}
