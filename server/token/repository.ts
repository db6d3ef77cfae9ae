/** SQL of tokens: only hashes are kept, so a token is found by the hash of what was brought. */
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { accessToken } from '#drizzle/schema/exchange.ts';
import { forum, participant } from '#drizzle/schema/forum.ts';
import type { DbOrTx, Tx } from '../db.ts';

export type TokenRow = typeof accessToken.$inferSelect;

export async function insertToken(tx: Tx, row: typeof accessToken.$inferInsert): Promise<void> {
  await tx.insert(accessToken).values(row);
}

export async function tokenByHash(db: DbOrTx, tokenHash: string): Promise<TokenRow | undefined> {
  return (await db.select().from(accessToken).where(eq(accessToken.tokenHash, tokenHash)))[0];
}

export async function tokensOf(db: DbOrTx, accountId: string) {
  return db
    .select({ token: accessToken, forum: { slug: forum.slug, name: forum.name } })
    .from(accessToken)
    .leftJoin(forum, eq(forum.id, accessToken.forumId))
    .where(and(eq(accessToken.accountId, accountId), isNull(accessToken.revokedAt)))
    .orderBy(desc(accessToken.createdAt));
}

export async function revokeTokenRow(tx: Tx, id: string, accountId: string, at: Date): Promise<boolean> {
  const rows = await tx
    .update(accessToken)
    .set({ revokedAt: at })
    .where(and(eq(accessToken.id, id), eq(accessToken.accountId, accountId), isNull(accessToken.revokedAt)))
    .returning({ id: accessToken.id });
  return rows.length > 0;
}

/** The day of its last use; written once a day, so that reading does not become writing. */
export async function noteUse(db: DbOrTx, id: string, day: string): Promise<void> {
  await db
    .update(accessToken)
    .set({ lastUsedOn: day })
    .where(and(eq(accessToken.id, id), sql`${accessToken.lastUsedOn} is distinct from ${day}::date`));
}

export async function forumsOfPerson(db: DbOrTx, accountId: string) {
  return db
    .select({ id: forum.id, slug: forum.slug, name: forum.name })
    .from(participant)
    .innerJoin(forum, eq(forum.id, participant.forumId))
    .where(and(eq(participant.accountId, accountId), isNull(participant.removedAt)))
    .orderBy(desc(forum.startsOn));
}
