/**
 * SQL of addressees, their circles of schools, posts and holders, as far as the board needs them. Addressees of one
 * body's forums are found by their name in the dative, as it stands in the heading; a circle is the schools of the forum.
 */
import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { addressee, circleSchool, post, postHolder, school } from '#drizzle/schema/body.ts';
import { participant } from '#drizzle/schema/forum.ts';
import type { DbOrTx, Tx } from '../db.ts';

export type AddresseeRow = typeof addressee.$inferSelect;

const key = (name: string) => name.toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim();

/** Found or made at the same time by two commands: they queue here. */
export async function lockDirectory(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('addressee'))`);
}

export async function addresseeById(db: DbOrTx, id: string): Promise<AddresseeRow | undefined> {
  return (await db.select().from(addressee).where(eq(addressee.id, id)))[0];
}

/**
 * The directory a forum may use: its body's own; of those of no body, what it or a forum of the same organisers made.
 * Organisers who have nothing to do with each other share neither names nor posts.
 */
export async function directoryOf(
  db: DbOrTx,
  forum: { id: string; bodyId: string | null },
): Promise<AddresseeRow[]> {
  const kin = sql`(${addressee.bodyId} is null and (${addressee.forumId} = ${forum.id} or exists (
    select from participant here join participant there on there.account_id = here.account_id
    where here.forum_id = ${forum.id} and there.forum_id = ${addressee.forumId}
      and here.removed_at is null and there.removed_at is null
      and here.roles ? 'organiser' and there.roles ? 'organiser')))`;
  const scope = forum.bodyId ? or(eq(addressee.bodyId, forum.bodyId), kin) : kin;
  return db
    .select()
    .from(addressee)
    .where(and(scope, isNull(addressee.replacedById)));
}

export function findByName(rows: readonly AddresseeRow[], name: string): AddresseeRow | undefined {
  const wanted = key(name);
  const fits = (row: AddresseeRow) =>
    key(row.dative) === wanted ||
    key(row.name) === wanted ||
    row.formerNames.some((was) => key(was.name) === wanted || key(was.dative ?? '') === wanted);
  return rows.find((row) => key(row.dative) === wanted) ?? rows.find(fits);
}

export async function insertAddressee(tx: Tx, row: typeof addressee.$inferInsert): Promise<void> {
  await tx.insert(addressee).values(row);
}

export async function updateAddressee(
  tx: Tx,
  id: string,
  set: Partial<typeof addressee.$inferInsert>,
): Promise<void> {
  await tx
    .update(addressee)
    .set({ ...set, version: sql`${addressee.version} + 1` })
    .where(eq(addressee.id, id));
}

/** Schools whose people are on the forum's list. */
export async function schoolsOfForum(db: DbOrTx, forumId: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: participant.schoolId })
    .from(participant)
    .where(and(eq(participant.forumId, forumId), isNull(participant.removedAt)));
  return rows.flatMap(({ id }) => (id ? [id] : [])).sort();
}

export async function schoolsOfCircle(db: DbOrTx, addresseeId: string): Promise<string[]> {
  const rows = await db
    .select({ id: circleSchool.schoolId })
    .from(circleSchool)
    .where(eq(circleSchool.addresseeId, addresseeId));
  return rows.map(({ id }) => id).sort();
}

export async function insertCircle(tx: Tx, addresseeId: string, schoolIds: readonly string[]): Promise<void> {
  if (schoolIds.length > 0)
    await tx.insert(circleSchool).values(schoolIds.map((schoolId) => ({ addresseeId, schoolId })));
}

export async function inCircle(
  db: DbOrTx,
  addresseeIds: readonly string[],
  schoolId: string,
): Promise<boolean> {
  if (addresseeIds.length === 0) return false;
  const rows = await db
    .select({ id: circleSchool.schoolId })
    .from(circleSchool)
    .where(and(inArray(circleSchool.addresseeId, [...addresseeIds]), eq(circleSchool.schoolId, schoolId)))
    .limit(1);
  return rows.length > 0;
}

export async function schoolById(db: DbOrTx, id: string) {
  return (await db.select().from(school).where(eq(school.id, id)))[0];
}

/** Whether the addressee was made by the board of a forum that this person does not keep. */
export async function keptByOthers(
  db: DbOrTx,
  addresseeId: string,
  accountId: string | null,
): Promise<boolean> {
  const [row] = await db.execute<{ kept: boolean }>(sql`
    select exists (select from participant p where p.forum_id = a.forum_id and p.account_id = ${accountId}
      and p.removed_at is null and p.roles ?| array['organiser', 'secretary']) as kept
    from addressee a where a.id = ${addresseeId}`);
  return row?.kept !== true;
}

// Posts and holders

export async function postOf(db: DbOrTx, addresseeId: string, title: string) {
  return (
    await db
      .select()
      .from(post)
      .where(and(eq(post.addresseeId, addresseeId), sql`lower(${post.title}) = lower(${title})`))
  )[0];
}
/** Posts of these bodies, each with everybody who ever held it, the latest first. */
export async function postsOf(db: DbOrTx, addresseeIds: readonly string[]) {
  if (addresseeIds.length === 0) return [];
  const posts = await db
    .select({ id: post.id, addresseeId: post.addresseeId, title: post.title })
    .from(post)
    .where(inArray(post.addresseeId, [...addresseeIds]))
    .orderBy(asc(post.title));
  const held = await db
    .select()
    .from(postHolder)
    .innerJoin(post, eq(post.id, postHolder.postId))
    .where(inArray(post.addresseeId, [...addresseeIds]))
    .orderBy(sql`${postHolder.since} desc nulls last`, sql`${postHolder.until} nulls last`);
  return posts.map((one) => ({
    ...one,
    holders: held
      .filter(({ post_holder: holder }) => holder.postId === one.id)
      .map(({ post_holder: { id, fullName, acting, since, until } }) => ({
        id,
        fullName,
        acting,
        since,
        until,
      })),
  }));
}
export async function postById(db: DbOrTx, id: string) {
  return (await db.select().from(post).where(eq(post.id, id)))[0];
}
export async function insertPost(tx: Tx, row: typeof post.$inferInsert): Promise<void> {
  await tx.insert(post).values(row);
}
export async function holdersOf(db: DbOrTx, postId: string) {
  return db.select().from(postHolder).where(eq(postHolder.postId, postId));
}
export async function insertHolder(tx: Tx, row: typeof postHolder.$inferInsert): Promise<void> {
  await tx.insert(postHolder).values(row);
}
export async function endHolder(tx: Tx, id: string, until: string): Promise<void> {
  await tx.update(postHolder).set({ until }).where(eq(postHolder.id, id));
}
