/** SQL of a forum's people: the list, the desk, attendance, schools. Nothing here decides; commands and queries do. */
import { and, asc, count, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import { school } from '#drizzle/schema/body.ts';
import { attendance, participant } from '#drizzle/schema/forum.ts';
import { mail } from '#drizzle/schema/installation.ts';
import type { DbOrTx, Tx } from '../db.ts';
import type { ParticipantRow } from './repository.ts';

const CHUNK = 500;
const listed = (forumId: string) => and(eq(participant.forumId, forumId), isNull(participant.removedAt));

export type SchoolOf = { number: string; shortName: string; fullName: string };
export type PersonOf = { person: ParticipantRow; school: SchoolOf | null };

/** Everybody of the list, in the order of the alphabet. */
export async function peopleOf(db: DbOrTx, forumId: string): Promise<PersonOf[]> {
  return db
    .select({
      person: participant,
      school: { number: school.number, shortName: school.shortName, fullName: school.fullName },
    })
    .from(participant)
    .leftJoin(school, eq(school.id, participant.schoolId))
    .where(listed(forumId))
    .orderBy(asc(participant.fullName), asc(participant.id));
}

export async function personById(db: DbOrTx, id: string): Promise<ParticipantRow | undefined> {
  return (
    await db
      .select()
      .from(participant)
      .where(and(eq(participant.id, id), isNull(participant.removedAt)))
  )[0];
}

/** Which of these letters have been written already. */
export async function mailedKeys(db: DbOrTx, keys: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (let at = 0; at < keys.length; at += CHUNK) {
    const rows = await db
      .select({ key: mail.key })
      .from(mail)
      .where(inArray(mail.key, keys.slice(at, at + CHUNK)));
    for (const { key } of rows) found.add(key);
  }
  return found;
}

/** Two desks that tap the same person queue here. */
export async function lockPerson(tx: Tx, id: string): Promise<ParticipantRow | undefined> {
  const rows = await tx
    .select()
    .from(participant)
    .where(and(eq(participant.id, id), isNull(participant.removedAt)))
    .for('update');
  return rows[0];
}

export async function insertPeople(tx: Tx, rows: (typeof participant.$inferInsert)[]): Promise<void> {
  for (let at = 0; at < rows.length; at += CHUNK)
    await tx.insert(participant).values(rows.slice(at, at + CHUNK));
}

export async function updatePerson(
  tx: Tx,
  id: string,
  expectV: number | null,
  change: Partial<typeof participant.$inferInsert>,
): Promise<boolean> {
  const rows = await tx
    .update(participant)
    .set({ ...change, version: sql`${participant.version} + 1` })
    .where(and(eq(participant.id, id), expectV === null ? undefined : eq(participant.version, expectV)))
    .returning({ id: participant.id });
  return rows.length > 0;
}

/** Codes given in this forum, also to people removed since: a badge is never reused. */
export async function badgeCodesOf(tx: Tx, forumId: string): Promise<Set<string>> {
  const rows = await tx
    .select({ code: participant.badgeCode })
    .from(participant)
    .where(eq(participant.forumId, forumId));
  return new Set(rows.map(({ code }) => code));
}

export async function organisersOf(tx: Tx, forumId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: participant.id })
    .from(participant)
    .where(and(listed(forumId), sql`${participant.roles} ? 'organiser'`));
  return rows.map(({ id }) => id);
}

export type Counts = { listed: number; present: number; voting: number; unconfirmed: number };

export async function countPeople(db: DbOrTx, forumId: string): Promise<Counts> {
  const [row] = await db
    .select({
      listed: count(),
      present: sql<number>`count(*) filter (where ${participant.present})::int`,
      voting: sql<number>`count(*) filter (where ${participant.voting})::int`,
      unconfirmed: sql<number>`count(*) filter (where ${participant.confirmedAt} is null)::int`,
    })
    .from(participant)
    .where(listed(forumId));
  return row ?? { listed: 0, present: 0, voting: 0, unconfirmed: 0 };
}

export async function insertAttendance(tx: Tx, row: typeof attendance.$inferInsert): Promise<void> {
  await tx.insert(attendance).values(row);
}

export async function giveVotingToAll(tx: Tx, forumId: string, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += CHUNK) {
    await tx
      .update(participant)
      .set({ voting: true, version: sql`${participant.version} + 1` })
      .where(and(eq(participant.forumId, forumId), inArray(participant.id, ids.slice(at, at + CHUNK))));
  }
}

// Directory of schools: shared by the installation, or one body's own.

export type SchoolRecord = typeof school.$inferSelect;
const directoryOf = (bodyId: string | null) =>
  bodyId === null ? isNull(school.bodyId) : or(isNull(school.bodyId), eq(school.bodyId, bodyId));

export async function schoolsOf(db: DbOrTx, bodyId: string | null): Promise<SchoolRecord[]> {
  return db
    .select()
    .from(school)
    .where(directoryOf(bodyId))
    .orderBy(asc(school.shortName), asc(school.id))
    .limit(5000);
}

export async function schoolIn(
  db: DbOrTx,
  bodyId: string | null,
  id: string,
): Promise<SchoolRecord | undefined> {
  return (
    await db
      .select()
      .from(school)
      .where(and(eq(school.id, id), directoryOf(bodyId)))
  )[0];
}

export async function insertSchools(tx: Tx, rows: (typeof school.$inferInsert)[]): Promise<void> {
  for (let at = 0; at < rows.length; at += CHUNK) await tx.insert(school).values(rows.slice(at, at + CHUNK));
}

export async function updateSchool(tx: Tx, id: string, change: Partial<SchoolRecord>): Promise<void> {
  await tx.update(school).set(change).where(eq(school.id, id));
}

/** A school that people of other forums belong to is not renamed from here. */
export async function schoolUsedElsewhere(db: DbOrTx, id: string, forumId: string): Promise<boolean> {
  const rows = await db
    .select({ id: participant.id })
    .from(participant)
    .where(and(eq(participant.schoolId, id), ne(participant.forumId, forumId)))
    .limit(1);
  return rows.length > 0;
}

export async function schoolCounts(db: DbOrTx, forumId: string): Promise<Map<string, number>> {
  const rows = await db
    .select({ id: participant.schoolId, n: count() })
    .from(participant)
    .where(listed(forumId))
    .groupBy(participant.schoolId);
  return new Map(rows.flatMap(({ id, n }) => (id ? [[id, n] as const] : [])));
}
