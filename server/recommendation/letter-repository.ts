/** SQL of letters, links and files. A link is found by the hash of its secret only. */
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { forum } from '#drizzle/schema/forum.ts';
import { file } from '#drizzle/schema/installation.ts';
import { answer, answerFile, answerLink, letter, recommendation } from '#drizzle/schema/recommendation.ts';
import type { DbOrTx, Tx } from '../db.ts';

export type LinkRow = typeof answerLink.$inferSelect;
export type LetterRow = typeof letter.$inferSelect;

export async function insertLetter(tx: Tx, row: typeof letter.$inferInsert): Promise<void> {
  await tx.insert(letter).values(row);
}
export async function lettersOfForum(db: DbOrTx, forumId: string): Promise<LetterRow[]> {
  return db
    .select()
    .from(letter)
    .where(eq(letter.forumId, forumId))
    .orderBy(desc(letter.createdAt))
    .limit(1000);
}

export async function linkByHash(db: DbOrTx, tokenHash: string): Promise<LinkRow | undefined> {
  return (await db.select().from(answerLink).where(eq(answerLink.tokenHash, tokenHash)))[0];
}
/** Held until the command is over: an answer and a revocation do not pass each other. */
export async function lockLinkByHash(tx: Tx, tokenHash: string): Promise<LinkRow | undefined> {
  return (await tx.select().from(answerLink).where(eq(answerLink.tokenHash, tokenHash)).for('update'))[0];
}
export async function linkById(db: DbOrTx, id: string): Promise<LinkRow | undefined> {
  return (await db.select().from(answerLink).where(eq(answerLink.id, id)))[0];
}
export async function insertLink(tx: Tx, row: typeof answerLink.$inferInsert): Promise<void> {
  await tx.insert(answerLink).values(row);
}
export async function revokeLinksOf(
  tx: Tx,
  { resolutionId, addresseeId }: { resolutionId: string; addresseeId: string },
  role: LinkRow['role'],
  at: Date,
): Promise<string[]> {
  const rows = await tx
    .update(answerLink)
    .set({ revokedAt: at })
    .where(
      and(
        eq(answerLink.resolutionId, resolutionId),
        eq(answerLink.addresseeId, addresseeId),
        eq(answerLink.role, role),
        isNull(answerLink.revokedAt),
      ),
    )
    .returning({ id: answerLink.id });
  return rows.map(({ id }) => id);
}
export async function revokeLinkRow(tx: Tx, id: string, at: Date): Promise<boolean> {
  const rows = await tx
    .update(answerLink)
    .set({ revokedAt: at })
    .where(and(eq(answerLink.id, id), isNull(answerLink.revokedAt)))
    .returning({ id: answerLink.id });
  return rows.length > 0;
}
export async function touchLink(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.update(answerLink).set({ lastUsedAt: at }).where(eq(answerLink.id, id));
}
export async function linksOfForum(db: DbOrTx, forumId: string): Promise<LinkRow[]> {
  return db
    .select()
    .from(answerLink)
    .where(and(eq(answerLink.forumId, forumId), isNull(answerLink.revokedAt)))
    .limit(1000);
}
export async function answersOfLink(db: DbOrTx, linkId: string): Promise<number> {
  const rows = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(answer)
    .where(eq(answer.linkId, linkId));
  return rows[0]?.n ?? 0;
}

/** The holder of a link is no member: only what the letter says of the forum anyway. */
export async function forumOfLink(db: DbOrTx, forumId: string) {
  const { name, number, profile, timeZone, startsOn, settlement } = forum;
  const columns = { name, number, profile, timeZone, startsOn, settlement };
  return (await db.select(columns).from(forum).where(eq(forum.id, forumId)))[0];
}

export async function setLetterFile(tx: Tx, letterId: string, fileId: string): Promise<void> {
  await tx.update(letter).set({ fileId }).where(eq(letter.id, letterId));
}
export async function answerIdsOfLetter(db: DbOrTx, letterId: string): Promise<string[]> {
  const rows = await db.select({ id: answer.id }).from(answer).where(eq(answer.letterId, letterId));
  return rows.map(({ id }) => id);
}

// Files

/** Bytes of all files of a forum, so that nobody fills the disk. */
export async function bytesOfForum(db: DbOrTx, forumId: string): Promise<number> {
  const rows = await db
    .select({ n: sql<string>`coalesce(sum(${file.bytes}), 0)` })
    .from(file)
    .where(eq(file.forumId, forumId));
  return Number(rows[0]?.n ?? 0);
}

export async function insertFile(tx: Tx, row: typeof file.$inferInsert): Promise<void> {
  await tx.insert(file).values(row);
}

/** What a file is part of; the bytes come only after the right is known. What did not leave the addressee's side is nobody's here. */
export async function fileHolder(db: DbOrTx, fileId: string) {
  const rows = await db.execute<{
    forumId: string;
    name: string;
    mime: string;
    scan: boolean;
    shown: boolean;
    tellers: boolean;
  }>(sql`
    select f.forum_id as "forumId", f.name, f.mime,
      (exists (select from letter l where l.file_id = f.id) or (exists (select from inbound_file i where i.file_id = f.id)
        and not exists (select from answer_file x where x.file_id = f.id))) as scan,
      exists (select from answer_file x join answer a on a.id = x.answer_id
        where x.file_id = f.id and a.state = 'confirmed' and x.public) as shown,
      (exists (select from vote v where v.protocol_file_id = f.id)
        or exists (select from election_round r where r.protocol_file_id = f.id)) as tellers
    from file f where f.id = ${fileId}
      and (exists (select from letter l where l.file_id = f.id)
        or exists (select from answer_file x join answer a on a.id = x.answer_id
          where x.file_id = f.id and a.state not in ('to_approve', 'set_aside'))
        or exists (select from inbound_file i where i.file_id = f.id)
        or exists (select from vote v where v.protocol_file_id = f.id)
        or exists (select from election_round r where r.protocol_file_id = f.id))`);
  return rows[0];
}
export async function wholeFile(db: DbOrTx, fileId: string) {
  const { name, mime, data } = file;
  return (await db.select({ name, mime, data }).from(file).where(eq(file.id, fileId)))[0];
}
export async function fileBytes(db: DbOrTx, fileId: string): Promise<Buffer | undefined> {
  return (await db.select({ data: file.data }).from(file).where(eq(file.id, fileId)))[0]?.data;
}

/** Bytes that came by one link, so that a link cannot fill the disk. */
export async function bytesOfLink(db: DbOrTx, linkId: string): Promise<number> {
  const rows = await db
    .select({ n: sql<string>`coalesce(sum(${file.bytes}), 0)` })
    .from(file)
    .innerJoin(answerFile, eq(answerFile.fileId, file.id))
    .innerJoin(answer, eq(answer.id, answerFile.answerId))
    .where(eq(answer.linkId, linkId));
  return Number(rows[0]?.n ?? 0);
}

/** Sent or taken back: the first dispatch stays the day from which an answer is awaited. */
export async function markFirstSent(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(recommendation)
    .set({ sentAt: sql`coalesce(${recommendation.sentAt}, ${at.toISOString()}::timestamptz)` })
    .where(inArray(recommendation.id, [...ids]));
}
