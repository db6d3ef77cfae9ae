/** SQL of accounts, their links, their identities elsewhere, and of the installation's settings. Decides nothing. */
import { and, count, desc, eq, ilike, inArray, isNull, or, sql } from 'drizzle-orm';
import { account, oidcIdentity, signInToken } from '#drizzle/schema/account.ts';
import { forum, participant } from '#drizzle/schema/forum.ts';
import { mail, setting } from '#drizzle/schema/installation.ts';
import type { DbOrTx, Tx } from '../db.ts';

export type AccountRow = typeof account.$inferSelect;
export type TokenRow = typeof signInToken.$inferSelect;

export async function accountById(db: DbOrTx, id: string): Promise<AccountRow | undefined> {
  return (await db.select().from(account).where(eq(account.id, id)))[0];
}

/** Two commands on one account wait for each other. */
export async function lockAccount(tx: Tx, id: string): Promise<AccountRow | undefined> {
  return (await tx.select().from(account).where(eq(account.id, id)).for('update'))[0];
}

export async function accountByEmail(db: DbOrTx, email: string): Promise<AccountRow | undefined> {
  return (await db.select().from(account).where(eq(account.email, email)))[0];
}

export async function insertAccount(tx: Tx, row: typeof account.$inferInsert): Promise<void> {
  await tx.insert(account).values(row);
}

/** False where another account had the address first. */
export async function insertAccountOnce(tx: Tx, row: typeof account.$inferInsert): Promise<boolean> {
  return (
    (await tx.insert(account).values(row).onConflictDoNothing().returning({ id: account.id })).length > 0
  );
}

export async function updateAccount(
  tx: Tx,
  id: string,
  set: Partial<typeof account.$inferInsert>,
): Promise<void> {
  await tx.update(account).set(set).where(eq(account.id, id));
}

/** Ends every session of the account; returns the new version. */
export async function raiseSessionVersion(tx: Tx, id: string): Promise<number> {
  const [row] = await tx
    .update(account)
    .set({ sessionVersion: sql`${account.sessionVersion} + 1` })
    .where(eq(account.id, id))
    .returning({ v: account.sessionVersion });
  return row?.v ?? 0;
}

/** Locks the administrators' rows, so that the last two cannot remove each other at the same moment. */
export async function lockActiveAdmins(tx: Tx): Promise<number> {
  const rows = await tx
    .select({ id: account.id })
    .from(account)
    .where(and(eq(account.admin, true), isNull(account.suspendedAt), isNull(account.erasedAt)))
    .orderBy(account.id)
    .for('update');
  return rows.length;
}

export async function insertToken(tx: Tx, row: typeof signInToken.$inferInsert): Promise<void> {
  await tx.insert(signInToken).values(row);
}

export async function tokenByHash(db: DbOrTx, hash: string): Promise<TokenRow | undefined> {
  return (await db.select().from(signInToken).where(eq(signInToken.tokenHash, hash)))[0];
}

/** True for exactly one caller. */
export async function consumeToken(tx: Tx, hash: string, at: Date): Promise<boolean> {
  const rows = await tx
    .update(signInToken)
    .set({ usedAt: at })
    .where(and(eq(signInToken.tokenHash, hash), isNull(signInToken.usedAt)))
    .returning({ hash: signInToken.tokenHash });
  return rows.length === 1;
}

/** A new password, a suspension: links sent before lead nowhere. */
export async function spendTokensOf(tx: Tx, accountId: string, at: Date): Promise<void> {
  await tx
    .update(signInToken)
    .set({ usedAt: at })
    .where(and(eq(signInToken.accountId, accountId), isNull(signInToken.usedAt)));
}

export async function accountByIdentity(
  db: DbOrTx,
  issuer: string,
  subject: string,
): Promise<AccountRow | undefined> {
  const rows = await db
    .select({ account })
    .from(oidcIdentity)
    .innerJoin(account, eq(account.id, oidcIdentity.accountId))
    .where(and(eq(oidcIdentity.issuer, issuer), eq(oidcIdentity.subject, subject)));
  return rows[0]?.account;
}

export async function insertIdentity(tx: Tx, row: typeof oidcIdentity.$inferInsert): Promise<void> {
  await tx.insert(oidcIdentity).values(row).onConflictDoNothing();
}

export async function getSetting<T>(db: DbOrTx, key: string): Promise<T | undefined> {
  return (await db.select().from(setting).where(eq(setting.key, key)))[0]?.value as T | undefined;
}

export async function lockSetting<T>(tx: Tx, key: string): Promise<T | undefined> {
  return (await tx.select().from(setting).where(eq(setting.key, key)).for('update'))[0]?.value as
    | T
    | undefined;
}

export async function putSetting(tx: DbOrTx, key: string, given: unknown, at: Date): Promise<void> {
  // Null is a value here («no operator»); as a bare parameter it would be SQL's NULL.
  const value = given ?? sql`'null'::jsonb`;
  await tx
    .insert(setting)
    .values({ key, value, updatedAt: at })
    .onConflictDoUpdate({ target: setting.key, set: { value, updatedAt: at } });
}

export async function hasAdmin(db: DbOrTx): Promise<boolean> {
  const [row] = await db
    .select({ n: count() })
    .from(account)
    .where(and(eq(account.admin, true), isNull(account.erasedAt)));
  return (row?.n ?? 0) > 0;
}

export async function forumsOf(db: DbOrTx, accountId: string) {
  return db
    .select({
      slug: forum.slug,
      name: forum.name,
      startsOn: forum.startsOn,
      state: forum.state,
      roles: participant.roles,
      confirmedAt: participant.confirmedAt,
    })
    .from(participant)
    .innerJoin(forum, eq(forum.id, participant.forumId))
    .where(and(eq(participant.accountId, accountId), isNull(participant.removedAt)))
    .orderBy(desc(forum.startsOn), forum.name)
    .limit(100);
}

/** People with an account, for the administrator: a part of the name or of the address. */
export async function searchPeople(db: DbOrTx, text: string, limit: number) {
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return db
    .select()
    .from(account)
    .where(
      and(
        eq(account.kind, 'user'),
        isNull(account.erasedAt),
        text ? or(ilike(account.name, like), ilike(account.email, like)) : undefined,
      ),
    )
    .orderBy(desc(account.admin), account.name)
    .limit(limit);
}

export async function outbox(db: DbOrTx, statuses: ('kept' | 'failed' | 'queued')[], limit: number) {
  return db
    .select()
    .from(mail)
    .where(inArray(mail.status, statuses))
    .orderBy(desc(mail.createdAt))
    .limit(limit);
}

export async function requeueMail(tx: Tx, id: string, statuses: ('kept' | 'failed')[]): Promise<boolean> {
  const rows = await tx
    .update(mail)
    .set({ status: 'queued', attempts: 0, errorCode: null })
    .where(and(eq(mail.id, id), inArray(mail.status, statuses)))
    .returning({ id: mail.id });
  return rows.length === 1;
}

export async function installationCounts(db: DbOrTx) {
  const kinds = await db
    .select({ kind: account.kind, n: count() })
    .from(account)
    .where(isNull(account.erasedAt))
    .groupBy(account.kind);
  const [forums] = await db.select({ n: count() }).from(forum);
  const of = (kind: 'user' | 'guest') => kinds.find((k) => k.kind === kind)?.n ?? 0;
  return { users: of('user'), guests: of('guest'), forums: forums?.n ?? 0 };
}

export async function databaseFacts(db: DbOrTx): Promise<{ version: string; bytes: number }> {
  const rows = await db.execute<{ version: string; bytes: string }>(
    sql`select current_setting('server_version') as version, pg_database_size(current_database())::text as bytes`,
  );
  const [row] = [...rows];
  return { version: row?.version ?? '', bytes: Number(row?.bytes ?? 0) };
}
