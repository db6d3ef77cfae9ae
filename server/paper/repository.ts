/** SQL of the papers' own tables: details, templates, and the head of a forum's chain of events. */
import { and, asc, eq, inArray, isNull, max, sql } from 'drizzle-orm';
import { type PaperDetails, type TemplateKind, zDetails } from '#domain/paper/schema.ts';
import type { StampedKind } from '#domain/paper/stamped.ts';
import { eventStream } from '#drizzle/schema/event.ts';
import { forum, participant } from '#drizzle/schema/forum.ts';
import { file } from '#drizzle/schema/installation.ts';
import { issuedFile, issuedPaper, paperDetail, paperTemplate } from '#drizzle/schema/paper.ts';
import type { DbOrTx, Tx } from '../db.ts';

export async function detailsOf(
  db: DbOrTx,
  forumId: string,
): Promise<{ details: PaperDetails; version: number }> {
  const [row] = await db.select().from(paperDetail).where(eq(paperDetail.forumId, forumId));
  const stored = zDetails.safeParse(row?.details ?? {});
  return { details: stored.success ? stored.data : zDetails.parse({}), version: row?.version ?? 0 };
}

/** False where somebody has saved since: the row then has another version. */
export async function saveDetails(
  tx: Tx,
  forumId: string,
  expectV: number,
  details: PaperDetails,
  now: Date,
): Promise<boolean> {
  if (expectV === 0) {
    const made = await tx
      .insert(paperDetail)
      .values({ forumId, details, updatedAt: now })
      .onConflictDoNothing()
      .returning({ version: paperDetail.version });
    return made.length > 0;
  }
  const changed = await tx
    .update(paperDetail)
    .set({ details, updatedAt: now, version: expectV + 1 })
    .where(and(eq(paperDetail.forumId, forumId), eq(paperDetail.version, expectV)))
    .returning({ version: paperDetail.version });
  return changed.length > 0;
}

export async function templatesOf(db: DbOrTx, forumId: string) {
  return db
    .select({ kind: paperTemplate.kind, fileId: paperTemplate.fileId, name: file.name })
    .from(paperTemplate)
    .innerJoin(file, eq(file.id, paperTemplate.fileId))
    .where(eq(paperTemplate.forumId, forumId));
}

export async function templateBytes(db: DbOrTx, forumId: string, kind: TemplateKind) {
  const [row] = await db
    .select({ data: file.data })
    .from(paperTemplate)
    .innerJoin(file, eq(file.id, paperTemplate.fileId))
    .where(and(eq(paperTemplate.forumId, forumId), eq(paperTemplate.kind, kind)));
  return row?.data ?? null;
}

export async function dropTemplateRow(tx: Tx, forumId: string, kind: TemplateKind): Promise<string | null> {
  const [row] = await tx
    .delete(paperTemplate)
    .where(and(eq(paperTemplate.forumId, forumId), eq(paperTemplate.kind, kind)))
    .returning({ fileId: paperTemplate.fileId });
  if (!row) return null;
  await tx.delete(file).where(eq(file.id, row.fileId));
  return row.fileId;
}

export async function insertTemplate(tx: Tx, row: typeof paperTemplate.$inferInsert): Promise<void> {
  await tx.insert(paperTemplate).values(row);
}

export async function insertFile(tx: Tx, row: typeof file.$inferInsert): Promise<void> {
  await tx.insert(file).values(row);
}

export async function chainHead(db: DbOrTx, stream: string): Promise<string> {
  const [row] = await db.select().from(eventStream).where(eq(eventStream.stream, stream));
  return row?.hash ?? '';
}

/** Who holds an office of the forum; the first by name, where several do. */
export async function officeHolder(
  db: DbOrTx,
  forumId: string,
  role: 'presiding' | 'secretary' | 'organiser',
): Promise<string> {
  const [row] = await db
    .select({ name: participant.fullName })
    .from(participant)
    .where(
      and(
        eq(participant.forumId, forumId),
        isNull(participant.removedAt),
        sql`${participant.roles} @> ${JSON.stringify([role])}::jsonb`,
      ),
    )
    .orderBy(asc(participant.fullName), asc(participant.id))
    .limit(1);
  return row?.name ?? '';
}

export async function forumPlace(db: DbOrTx, forumId: string): Promise<string> {
  const [row] = await db.select({ place: forum.settlement }).from(forum).where(eq(forum.id, forumId));
  return row?.place ?? '';
}

// Papers that left the house

export type IssuedRow = typeof issuedPaper.$inferSelect;

export async function issuedByContent(
  db: DbOrTx,
  forumId: string,
  kind: StampedKind,
  content: string,
): Promise<IssuedRow | undefined> {
  const rows = await db
    .select()
    .from(issuedPaper)
    .where(
      and(eq(issuedPaper.forumId, forumId), eq(issuedPaper.kind, kind), eq(issuedPaper.content, content)),
    );
  return rows[0];
}

export async function lastIssuedNumber(db: DbOrTx, forumId: string, kind: StampedKind): Promise<number> {
  const [row] = await db
    .select({ last: max(issuedPaper.number) })
    .from(issuedPaper)
    .where(and(eq(issuedPaper.forumId, forumId), eq(issuedPaper.kind, kind)));
  return row?.last ?? 0;
}

/** Undefined where somebody else was quicker with these words or this number. */
export async function insertIssued(
  db: DbOrTx,
  row: typeof issuedPaper.$inferInsert,
): Promise<IssuedRow | undefined> {
  return (await db.insert(issuedPaper).values(row).onConflictDoNothing().returning())[0];
}

/** Forums with the same words on the same day have one hash. */
export async function issuedByHash(db: DbOrTx, sha256: string) {
  return db
    .select({ row: issuedPaper, forum: forum.name, forumNumber: forum.number })
    .from(issuedPaper)
    .innerJoin(forum, eq(forum.id, issuedPaper.forumId))
    .where(eq(issuedPaper.sha256, sha256))
    .orderBy(asc(issuedPaper.createdAt))
    .limit(20);
}

export async function insertIssuedFile(db: DbOrTx, row: typeof issuedFile.$inferInsert): Promise<void> {
  await db.insert(issuedFile).values(row).onConflictDoNothing();
}

export async function fileIssuedAs(db: DbOrTx, sha256: string): Promise<string | null> {
  const [row] = await db.select().from(issuedFile).where(eq(issuedFile.sha256, sha256));
  return row?.paperSha256 ?? null;
}

// Scans that go with the papers

export type FileHead = { id: string; name: string; bytes: number };

/** Only files of this forum, whatever ids are asked for. */
export async function fileHeads(
  db: DbOrTx,
  forumId: string,
  ids: readonly string[],
): Promise<Map<string, FileHead>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: file.id, name: file.name, bytes: file.bytes })
    .from(file)
    .where(and(eq(file.forumId, forumId), inArray(file.id, [...ids])));
  return new Map(rows.map((row) => [row.id, row]));
}

export async function fileBytes(db: DbOrTx, id: string): Promise<Buffer> {
  const [row] = await db.select({ data: file.data }).from(file).where(eq(file.id, id));
  return row?.data ?? Buffer.alloc(0);
}
