/** SQL of joining: the forum behind six digits, the rows of its list, and whose account sits on which. */
import { and, asc, count, eq, isNull, ne, sql } from 'drizzle-orm';
import { school } from '#drizzle/schema/body.ts';
import { forum, participant } from '#drizzle/schema/forum.ts';
import { proposal, trackPerson } from '#drizzle/schema/track.ts';
import type { DbOrTx, Tx } from '../db.ts';

export type SeatRow = typeof participant.$inferSelect;

export async function forumByJoinCode(db: DbOrTx, code: string) {
  return (await db.select().from(forum).where(eq(forum.joinCode, code)))[0];
}

export async function forumForPrivacy(db: DbOrTx, slug: string) {
  return (
    await db
      .select()
      .from(forum)
      .where(and(eq(forum.slug, slug), ne(forum.state, 'draft')))
  )[0];
}

/** People one can choose oneself from: the list and those the desk wrote in, not those who came by code. */
const listed = sql`${participant.source} in ('list', 'walk_in', 'invite')`;

const shownSchool = sql<string>`coalesce(${school.shortName}, ${participant.schoolName})`;

export async function hasList(db: DbOrTx, forumId: string): Promise<boolean> {
  const [row] = await db
    .select({ n: count() })
    .from(participant)
    .where(and(eq(participant.forumId, forumId), isNull(participant.removedAt), listed));
  return (row?.n ?? 0) > 0;
}

/** Names whose any word begins with the text; ё and е are one letter to whoever types. */
export async function findSeats(db: DbOrTx, forumId: string, text: string, limit: number) {
  const fold = (s: string) =>
    s
      .toLowerCase()
      .replaceAll('ё', 'е')
      .replace(/[\\%_]/g, '\\$&');
  const name = sql`replace(lower(${participant.fullName}), 'ё', 'е')`;
  return db
    .select({
      participantId: participant.id,
      name: participant.fullName,
      school: shownSchool,
    })
    .from(participant)
    .leftJoin(school, eq(school.id, participant.schoolId))
    .where(
      and(
        eq(participant.forumId, forumId),
        isNull(participant.removedAt),
        listed,
        sql`(${name} like ${`${fold(text)}%`} or ${name} like ${`% ${fold(text)}%`})`,
      ),
    )
    .orderBy(asc(participant.fullName), asc(participant.id))
    .limit(limit);
}

export async function lockSeat(tx: Tx, forumId: string, id: string): Promise<SeatRow | undefined> {
  const rows = await tx
    .select()
    .from(participant)
    .where(
      and(eq(participant.forumId, forumId), eq(participant.id, id), isNull(participant.removedAt), listed),
    )
    .for('update');
  return rows[0];
}

/** The one chosen, as the search showed them. */
export async function seatShown(db: DbOrTx, forumId: string, id: string) {
  const rows = await db
    .select({ participantId: participant.id, name: participant.fullName, school: shownSchool })
    .from(participant)
    .leftJoin(school, eq(school.id, participant.schoolId))
    .where(
      and(eq(participant.forumId, forumId), eq(participant.id, id), isNull(participant.removedAt), listed),
    );
  return rows[0];
}

/** Also a row the organiser removed: whoever was shown out does not come back by the code. */
export async function anySeatOf(
  db: DbOrTx,
  forumId: string,
  accountId: string,
): Promise<SeatRow | undefined> {
  const rows = await db
    .select()
    .from(participant)
    .where(and(eq(participant.forumId, forumId), eq(participant.accountId, accountId)));
  return rows[0];
}

export async function updateSeat(
  tx: Tx,
  id: string,
  set: Partial<typeof participant.$inferInsert>,
): Promise<void> {
  await tx
    .update(participant)
    .set({ ...set, version: sql`${participant.version} + 1` })
    .where(eq(participant.id, id));
}

/** Inserts with the first free badge code of those offered; false where none was free. */
export async function insertSeat(
  tx: Tx,
  row: Omit<typeof participant.$inferInsert, 'badgeCode'>,
  badges: Iterable<string>,
): Promise<boolean> {
  for (const badgeCode of badges) {
    const done = await tx
      .insert(participant)
      .values({ ...row, badgeCode })
      .onConflictDoNothing({ target: [participant.forumId, participant.badgeCode] })
      .returning({ id: participant.id });
    if (done.length > 0) return true;
  }
  return false;
}

/** What a person did as a guest belongs to their seat once they have found it. */
export async function moveDoings(tx: Tx, fromId: string, toId: string): Promise<void> {
  await tx.update(proposal).set({ participantId: toId }).where(eq(proposal.participantId, fromId));
  await tx
    .delete(trackPerson)
    .where(
      and(
        eq(trackPerson.participantId, fromId),
        sql`${trackPerson.trackId} in (select track_id from track_person where participant_id = ${toId})`,
      ),
    );
  await tx.update(trackPerson).set({ participantId: toId }).where(eq(trackPerson.participantId, fromId));
}

/** Seats on lists that carry this address, no account yet, and nobody else in that forum sharing the address. */
export async function openSeatsOfEmail(db: DbOrTx, email: string): Promise<SeatRow[]> {
  const own = sql`lower(trim(${participant.email})) = ${email}`;
  const rows = await db
    .select({ seat: participant })
    .from(participant)
    .innerJoin(forum, eq(forum.id, participant.forumId))
    .where(
      and(own, isNull(participant.accountId), isNull(participant.removedAt), ne(forum.state, 'archived')),
    )
    .limit(200);
  const seats = rows.map((row) => row.seat);
  return seats.filter((seat) => seats.filter((other) => other.forumId === seat.forumId).length === 1);
}

export async function seatsOf(db: DbOrTx, accountId: string): Promise<SeatRow[]> {
  return db.select().from(participant).where(eq(participant.accountId, accountId));
}
