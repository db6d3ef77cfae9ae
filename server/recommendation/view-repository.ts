/** SQL of the filters people keep. */
import { and, count, desc, eq, or, sql } from 'drizzle-orm';
import { boardView } from '#drizzle/schema/board.ts';
import { builtOnce, type DbOrTx, type Tx } from '../db.ts';

export type ViewRow = typeof boardView.$inferSelect;

/** One's own and the shared ones. */
const views = builtOnce((db) =>
  db
    .select()
    .from(boardView)
    .where(
      and(
        eq(boardView.forumId, sql.placeholder('forumId')),
        or(eq(boardView.accountId, sql.placeholder('accountId')), eq(boardView.shared, true)),
      ),
    )
    .orderBy(desc(boardView.shared), boardView.createdAt, boardView.id)
    .prepare('board_views'),
);

export async function viewsFor(db: DbOrTx, forumId: string, accountId: string): Promise<ViewRow[]> {
  return views(db).execute({ forumId, accountId });
}
export async function viewById(db: DbOrTx, id: string): Promise<ViewRow | undefined> {
  return (await db.select().from(boardView).where(eq(boardView.id, id)))[0];
}
export async function ownViews(db: DbOrTx, forumId: string, accountId: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(boardView)
    .where(and(eq(boardView.forumId, forumId), eq(boardView.accountId, accountId)));
  return row?.n ?? 0;
}
export async function insertView(tx: Tx, row: typeof boardView.$inferInsert): Promise<void> {
  await tx.insert(boardView).values(row);
}
export async function deleteView(tx: Tx, id: string): Promise<void> {
  await tx.delete(boardView).where(eq(boardView.id, id));
}
