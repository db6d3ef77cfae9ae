/** SQL of forums and their programme; people stand in people-repository.ts. Nothing here decides; commands and queries do. */
import { and, asc, desc, eq, gte, inArray, isNull, like, or, type SQL, sql } from 'drizzle-orm';
import type { ForumRole, Membership } from '#domain/actor.ts';
import { body, bodyMember } from '#drizzle/schema/body.ts';

import { forum, participant, programmeItem } from '#drizzle/schema/forum.ts';
import { track } from '#drizzle/schema/track.ts';
import { viewStamp } from '#drizzle/schema/view-stamp.ts';
import { builtOnce, type DbOrTx, type Tx } from '../db.ts';

export type ForumRow = typeof forum.$inferSelect;
export type ParticipantRow = typeof participant.$inferSelect;
export type ItemRow = typeof programmeItem.$inferSelect;

/** What the data of a forum's views stood at; empty where nothing has ever changed. */
export type Stamps = { programme: string; board: string };

const stampOf = (scope: SQL) =>
  sql<string>`coalesce((select s.stamp::text from ${viewStamp} s where s.scope = ${scope}), '')`;

const standing = builtOnce((db) =>
  db
    .select({
      forum,
      participant,
      programme: stampOf(sql`${forum.id} || ':programme'`),
      board: sql<string>`${stampOf(sql`${forum.id} || ':board'`)} || ${stampOf(sql`'directory'`)}`,
    })
    .from(forum)
    .leftJoin(
      participant,
      and(
        eq(participant.forumId, forum.id),
        eq(participant.accountId, sql.placeholder('accountId')),
        isNull(participant.removedAt),
      ),
    )
    .where(or(eq(forum.id, sql.placeholder('ref')), eq(forum.slug, sql.placeholder('ref'))))
    // A slug that looks like another forum's id comes first, as an address is read.
    .orderBy(desc(eq(forum.slug, sql.placeholder('ref'))))
    .limit(1)
    .prepare('standing_in'),
);

/** The forum by id or slug, the account's own row in it and the words of its data, in one question. */
export async function standingIn(
  db: DbOrTx,
  idOrSlug: string,
  accountId: string | null,
): Promise<{ forum: ForumRow; participant: ParticipantRow | undefined; stamps: Stamps } | undefined> {
  const [row] = await standing(db).execute({ ref: idOrSlug, accountId: accountId ?? '' });
  if (!row) return undefined;
  const { programme, board } = row;
  return { forum: row.forum, participant: row.participant ?? undefined, stamps: { programme, board } };
}

export async function forumById(db: DbOrTx, id: string): Promise<ForumRow | undefined> {
  return (await db.select().from(forum).where(eq(forum.id, id)))[0];
}

/** What permissions need to know of a participant's row. */
export function membershipOf(row: ParticipantRow | undefined): Membership | null {
  if (!row) return null;
  return {
    participantId: row.id,
    roles: row.roles,
    voting: row.voting,
    confirmed: row.confirmedAt !== null,
    schoolId: row.schoolId,
  };
}

/** Commands that number or count within a forum queue here. */
export async function lockForum(tx: Tx, id: string): Promise<ForumRow | undefined> {
  return (await tx.select().from(forum).where(eq(forum.id, id)).for('update'))[0];
}

/** Founders queue here for the moment in which addresses and codes are chosen. */
export async function lockNames(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('forum.names'))`);
}

export async function slugsLike(db: DbOrTx, base: string): Promise<Set<string>> {
  const rows = await db
    .select({ slug: forum.slug })
    .from(forum)
    .where(like(forum.slug, `${base}%`));
  return new Set(rows.map(({ slug }) => slug));
}

export async function joinCodeTaken(db: DbOrTx, code: string): Promise<boolean> {
  return (await db.select({ id: forum.id }).from(forum).where(eq(forum.joinCode, code))).length > 0;
}

export async function insertForum(tx: Tx, row: typeof forum.$inferInsert): Promise<void> {
  await tx.insert(forum).values(row);
}

/** Changes the row if it is still at the version the person saw; false where somebody was faster. */
export async function updateForum(
  tx: Tx,
  id: string,
  expectV: number,
  change: Partial<typeof forum.$inferInsert>,
): Promise<boolean> {
  const rows = await tx
    .update(forum)
    .set({ ...change, version: expectV + 1 })
    .where(and(eq(forum.id, id), eq(forum.version, expectV)))
    .returning({ id: forum.id });
  return rows.length > 0;
}

export async function setJoinCode(tx: Tx, id: string, joinCode: string): Promise<void> {
  await tx
    .update(forum)
    .set({ joinCode, version: sql`${forum.version} + 1` })
    .where(eq(forum.id, id));
}

export async function forumsOf(
  db: DbOrTx,
  accountId: string,
): Promise<{ forum: ForumRow; roles: ForumRole[] }[]> {
  return db
    .select({ forum, roles: participant.roles })
    .from(participant)
    .innerJoin(forum, eq(forum.id, participant.forumId))
    .where(and(eq(participant.accountId, accountId), isNull(participant.removedAt)))
    .orderBy(desc(forum.startsOn), asc(forum.name))
    .limit(200);
}

export async function openForums(db: DbOrTx, fromDay: string): Promise<ForumRow[]> {
  return db
    .select()
    .from(forum)
    .where(
      and(eq(forum.public, true), inArray(forum.state, ['announced', 'running']), gte(forum.endsOn, fromDay)),
    )
    .orderBy(asc(forum.startsOn), asc(forum.name))
    .limit(20);
}

export async function bodyOf(db: DbOrTx, id: string): Promise<{ slug: string; name: string } | null> {
  const rows = await db.select({ slug: body.slug, name: body.shortName }).from(body).where(eq(body.id, id));
  return rows[0] ?? null;
}

/** Whether a body is this person's own: a member today, or the founder of an earlier forum of it. */
export async function belongsToBody(
  db: DbOrTx,
  bodyId: string,
  accountId: string,
  today: string,
): Promise<boolean> {
  const members = await db
    .select({ id: bodyMember.id })
    .from(bodyMember)
    .where(
      and(
        eq(bodyMember.bodyId, bodyId),
        eq(bodyMember.accountId, accountId),
        or(isNull(bodyMember.until), gte(bodyMember.until, today)),
      ),
    )
    .limit(1);
  if (members.length > 0) return true;
  const founded = await db
    .select({ id: forum.id })
    .from(forum)
    .where(and(eq(forum.bodyId, bodyId), eq(forum.createdBy, accountId)))
    .limit(1);
  return founded.length > 0;
}

// Programme

export async function programmeOf(db: DbOrTx, forumId: string): Promise<ItemRow[]> {
  return db
    .select()
    .from(programmeItem)
    .where(eq(programmeItem.forumId, forumId))
    .orderBy(asc(sql`${programmeItem.pos} collate "C"`), asc(programmeItem.id));
}

export async function itemById(db: DbOrTx, id: string): Promise<ItemRow | undefined> {
  return (await db.select().from(programmeItem).where(eq(programmeItem.id, id)))[0];
}

export async function insertItems(tx: Tx, rows: (typeof programmeItem.$inferInsert)[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 500)
    await tx.insert(programmeItem).values(rows.slice(at, at + 500));
}

export async function updateItem(
  tx: Tx,
  id: string,
  expectV: number | null,
  change: Partial<typeof programmeItem.$inferInsert>,
): Promise<boolean> {
  const rows = await tx
    .update(programmeItem)
    .set({ ...change, version: sql`${programmeItem.version} + 1` })
    .where(and(eq(programmeItem.id, id), expectV === null ? undefined : eq(programmeItem.version, expectV)))
    .returning({ id: programmeItem.id });
  return rows.length > 0;
}

export async function deleteItems(tx: Tx, forumId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .delete(programmeItem)
    .where(and(eq(programmeItem.forumId, forumId), inArray(programmeItem.id, [...ids])));
}

export async function tracksOf(
  db: DbOrTx,
  forumId: string,
): Promise<{ id: string; number: number; title: string }[]> {
  return db
    .select({ id: track.id, number: track.number, title: track.title })
    .from(track)
    .where(eq(track.forumId, forumId))
    .orderBy(asc(track.number));
}
