/** SQL of mail that came in. */
import { and, eq, sql } from 'drizzle-orm';
import type { MailboxState } from '#domain/inbound/schema.ts';
import { addressee } from '#drizzle/schema/body.ts';
import { inboundFile, inboundMail } from '#drizzle/schema/exchange.ts';
import { file, setting } from '#drizzle/schema/installation.ts';
import type { DbOrTx, Tx } from '../db.ts';

export type MailRow = typeof inboundMail.$inferSelect;

export async function insertMail(tx: Tx, row: typeof inboundMail.$inferInsert): Promise<boolean> {
  const rows = await tx
    .insert(inboundMail)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: inboundMail.id });
  return rows.length > 0;
}
export async function countOfLink(db: DbOrTx, linkId: string): Promise<number> {
  const rows = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(inboundMail)
    .where(eq(inboundMail.linkId, linkId));
  return rows[0]?.n ?? 0;
}
export async function attach(tx: Tx, mailId: string, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length > 0) await tx.insert(inboundFile).values(fileIds.map((fileId) => ({ mailId, fileId })));
}
export async function updateMail(tx: Tx, id: string, set: Partial<MailRow>): Promise<void> {
  await tx.update(inboundMail).set(set).where(eq(inboundMail.id, id));
}
export async function lockMail(tx: Tx, id: string): Promise<MailRow | undefined> {
  return (await tx.select().from(inboundMail).where(eq(inboundMail.id, id)).for('update'))[0];
}
export async function waitingMail(db: DbOrTx, forumId: string) {
  return db
    .select({ mail: inboundMail, addressee: addressee.name })
    .from(inboundMail)
    .innerJoin(addressee, eq(addressee.id, inboundMail.addresseeId))
    .where(and(eq(inboundMail.forumId, forumId), eq(inboundMail.state, 'waiting')))
    .orderBy(inboundMail.createdAt)
    .limit(100);
}
export async function filesOf(db: DbOrTx, mailId: string): Promise<{ id: string; name: string }[]> {
  return db
    .select({ id: file.id, name: file.name })
    .from(inboundFile)
    .innerJoin(file, eq(file.id, inboundFile.fileId))
    .where(eq(inboundFile.mailId, mailId))
    .orderBy(file.name);
}

const MAILBOX = 'mailbox';

export async function keepState(db: DbOrTx, value: MailboxState, at: Date): Promise<void> {
  await db
    .insert(setting)
    .values({ key: MAILBOX, value, updatedAt: at })
    .onConflictDoUpdate({ target: setting.key, set: { value, updatedAt: at } });
}
export async function mailboxState(db: DbOrTx): Promise<MailboxState | null> {
  const [row] = await db.select({ value: setting.value }).from(setting).where(eq(setting.key, MAILBOX));
  return (row?.value as MailboxState | undefined) ?? null;
}
