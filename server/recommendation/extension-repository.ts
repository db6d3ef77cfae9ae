/** SQL of requests for more time. */
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { deadlineExtension } from '#drizzle/schema/extension.ts';
import type { DbOrTx, Tx } from '../db.ts';

export type ExtensionRow = typeof deadlineExtension.$inferSelect;

export async function extensionsOf(db: DbOrTx, recommendationId: string): Promise<ExtensionRow[]> {
  return db
    .select()
    .from(deadlineExtension)
    .where(eq(deadlineExtension.recommendationId, recommendationId))
    .orderBy(deadlineExtension.createdAt, deadlineExtension.id);
}

export async function extensionById(db: DbOrTx, id: string): Promise<ExtensionRow | undefined> {
  return (await db.select().from(deadlineExtension).where(eq(deadlineExtension.id, id)))[0];
}

export async function extensionsByIds(db: DbOrTx, ids: readonly string[]): Promise<ExtensionRow[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(deadlineExtension)
    .where(inArray(deadlineExtension.id, [...ids]));
}

/** The last request of each of these rows. */
export async function lastExtensions(db: DbOrTx, ids: readonly string[]): Promise<Map<string, ExtensionRow>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectDistinctOn([deadlineExtension.recommendationId])
    .from(deadlineExtension)
    .where(inArray(deadlineExtension.recommendationId, [...ids]))
    .orderBy(
      deadlineExtension.recommendationId,
      desc(deadlineExtension.createdAt),
      desc(deadlineExtension.id),
    );
  return new Map(rows.map((row) => [row.recommendationId, row]));
}

/** Of these rows: how many extensions were granted, and whether one waits. */
export async function extensionCounts(
  db: DbOrTx,
  ids: readonly string[],
): Promise<Map<string, { granted: number; pending: boolean }>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({
      id: deadlineExtension.recommendationId,
      granted: sql<number>`count(*) filter (where ${deadlineExtension.state} in ('granted', 'other_date'))::int`,
      pending: sql<boolean>`bool_or(${deadlineExtension.state} = 'requested')`,
    })
    .from(deadlineExtension)
    .where(inArray(deadlineExtension.recommendationId, [...ids]))
    .groupBy(deadlineExtension.recommendationId);
  return new Map(rows.map(({ id, granted, pending }) => [id, { granted, pending }]));
}

export async function insertExtension(tx: Tx, row: typeof deadlineExtension.$inferInsert): Promise<void> {
  await tx.insert(deadlineExtension).values(row);
}

/** False when somebody else decided it meanwhile. */
export async function settleExtension(
  tx: Tx,
  id: string,
  set: Partial<typeof deadlineExtension.$inferInsert>,
): Promise<boolean> {
  const rows = await tx
    .update(deadlineExtension)
    .set(set)
    .where(and(eq(deadlineExtension.id, id), eq(deadlineExtension.state, 'requested')))
    .returning({ id: deadlineExtension.id });
  return rows.length > 0;
}
