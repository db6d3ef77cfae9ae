/** SQL of the agreement loop: links, remarks, lines of the sheet. A link is found by the hash of its secret only. */
import { and, asc, count, desc, eq, isNull, max, sql } from 'drizzle-orm';
import { amendment } from '#drizzle/schema/amendment.ts';
import { approval, reviewLink, reviewRemark } from '#drizzle/schema/paper.ts';
import type { DbOrTx, Tx } from '../db.ts';

export type ReviewLinkRow = typeof reviewLink.$inferSelect;
export type RemarkRow = typeof reviewRemark.$inferSelect;
export type ApprovalRow = typeof approval.$inferSelect;

export async function insertLink(tx: Tx, row: typeof reviewLink.$inferInsert): Promise<void> {
  await tx.insert(reviewLink).values(row);
}
export async function linkById(db: DbOrTx, id: string): Promise<ReviewLinkRow | undefined> {
  return (await db.select().from(reviewLink).where(eq(reviewLink.id, id)))[0];
}
export async function linkByHash(db: DbOrTx, tokenHash: string): Promise<ReviewLinkRow | undefined> {
  return (await db.select().from(reviewLink).where(eq(reviewLink.tokenHash, tokenHash)))[0];
}
/** Held until the command is over: words by a link and its revocation do not pass each other. */
export async function lockLinkByHash(tx: Tx, tokenHash: string): Promise<ReviewLinkRow | undefined> {
  return (await tx.select().from(reviewLink).where(eq(reviewLink.tokenHash, tokenHash)).for('update'))[0];
}
export async function linksOf(db: DbOrTx, resolutionId: string): Promise<ReviewLinkRow[]> {
  return db
    .select()
    .from(reviewLink)
    .where(eq(reviewLink.resolutionId, resolutionId))
    .orderBy(desc(reviewLink.createdAt), desc(reviewLink.id))
    .limit(500);
}
export async function countLinks(db: DbOrTx, resolutionId: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(reviewLink)
    .where(eq(reviewLink.resolutionId, resolutionId));
  return row?.n ?? 0;
}
export async function revokeLink(tx: Tx, id: string, at: Date): Promise<boolean> {
  const rows = await tx
    .update(reviewLink)
    .set({ revokedAt: at })
    .where(and(eq(reviewLink.id, id), isNull(reviewLink.revokedAt)))
    .returning({ id: reviewLink.id });
  return rows.length > 0;
}
/** The first time counts. */
export async function markLink(tx: Tx, id: string, at: Date, answered: boolean): Promise<void> {
  await tx
    .update(reviewLink)
    .set({
      seenAt: sql`coalesce(${reviewLink.seenAt}, ${at.toISOString()}::timestamptz)`,
      ...(answered && {
        answeredAt: sql`coalesce(${reviewLink.answeredAt}, ${at.toISOString()}::timestamptz)`,
      }),
    })
    .where(eq(reviewLink.id, id));
}

export async function insertRemarks(tx: Tx, rows: (typeof reviewRemark.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(reviewRemark).values(rows);
}
export async function remarksOfLink(db: DbOrTx, linkId: string): Promise<RemarkRow[]> {
  return db
    .select()
    .from(reviewRemark)
    .where(eq(reviewRemark.linkId, linkId))
    .orderBy(asc(reviewRemark.createdAt), asc(reviewRemark.id));
}
export async function remarksOf(
  db: DbOrTx,
  resolutionId: string,
): Promise<{ row: RemarkRow; amendmentNumber: number | null }[]> {
  return db
    .select({ row: reviewRemark, amendmentNumber: amendment.number })
    .from(reviewRemark)
    .leftJoin(amendment, eq(amendment.id, reviewRemark.amendmentId))
    .where(eq(reviewRemark.resolutionId, resolutionId))
    .orderBy(asc(reviewRemark.createdAt), asc(reviewRemark.id))
    .limit(2_000);
}
export async function remarkById(db: DbOrTx, id: string): Promise<RemarkRow | undefined> {
  return (await db.select().from(reviewRemark).where(eq(reviewRemark.id, id)))[0];
}
export async function lockRemark(tx: Tx, id: string): Promise<RemarkRow | undefined> {
  return (await tx.select().from(reviewRemark).where(eq(reviewRemark.id, id)).for('update'))[0];
}
export async function updateRemark(
  tx: Tx,
  id: string,
  set: Partial<typeof reviewRemark.$inferInsert>,
): Promise<void> {
  await tx
    .update(reviewRemark)
    .set({ ...set, version: sql`${reviewRemark.version} + 1` })
    .where(eq(reviewRemark.id, id));
}

export async function approvalsOf(db: DbOrTx, resolutionId: string): Promise<ApprovalRow[]> {
  return db
    .select()
    .from(approval)
    .where(eq(approval.resolutionId, resolutionId))
    .orderBy(asc(approval.position), asc(approval.createdAt), asc(approval.id));
}
export async function lockApproval(tx: Tx, id: string): Promise<ApprovalRow | undefined> {
  return (await tx.select().from(approval).where(eq(approval.id, id)).for('update'))[0];
}
export async function approvalById(db: DbOrTx, id: string): Promise<ApprovalRow | undefined> {
  return (await db.select().from(approval).where(eq(approval.id, id)))[0];
}
export async function approvalsOfLink(db: DbOrTx, linkId: string): Promise<ApprovalRow[]> {
  return db
    .select()
    .from(approval)
    .where(eq(approval.linkId, linkId))
    .orderBy(asc(approval.position), asc(approval.id));
}
export async function insertApproval(
  tx: Tx,
  row: Omit<typeof approval.$inferInsert, 'position'>,
): Promise<void> {
  const [last] = await tx
    .select({ at: max(approval.position) })
    .from(approval)
    .where(eq(approval.resolutionId, row.resolutionId));
  await tx.insert(approval).values({ ...row, position: (last?.at ?? 0) + 1 });
}
export async function updateApproval(
  tx: Tx,
  id: string,
  set: Partial<typeof approval.$inferInsert>,
): Promise<void> {
  await tx
    .update(approval)
    .set({ ...set, version: sql`${approval.version} + 1` })
    .where(eq(approval.id, id));
}
export async function deleteApproval(tx: Tx, id: string): Promise<void> {
  await tx.delete(approval).where(eq(approval.id, id));
}
