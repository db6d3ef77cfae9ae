/** SQL of the history: names of those who kept versions or wrote words. */
import { inArray } from 'drizzle-orm';
import { account } from '#drizzle/schema/account.ts';
import type { DbOrTx } from '../db.ts';

export async function namesOf(db: DbOrTx, accountIds: readonly string[]): Promise<Map<string, string>> {
  if (accountIds.length === 0) return new Map();
  const rows = await db
    .select({ id: account.id, name: account.name })
    .from(account)
    .where(inArray(account.id, [...new Set(accountIds)]));
  return new Map(rows.map((row) => [row.id, row.name]));
}
