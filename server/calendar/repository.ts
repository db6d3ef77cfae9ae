/** SQL of the working calendar: the days an administrator set apart from law and decrees. */
import { eq } from 'drizzle-orm';
import { account } from '#drizzle/schema/account.ts';
import { calendarDay } from '#drizzle/schema/board.ts';
import type { DbOrTx, Tx } from '../db.ts';

export type CalendarDay = { day: string; kind: 'off' | 'on'; note: string; by: string; at: Date };

export async function daysSet(db: DbOrTx): Promise<CalendarDay[]> {
  const rows = await db
    .select({
      day: calendarDay.day,
      kind: calendarDay.kind,
      note: calendarDay.note,
      by: account.name,
      at: calendarDay.at,
    })
    .from(calendarDay)
    .leftJoin(account, eq(account.id, calendarDay.by))
    .orderBy(calendarDay.day);
  return rows.map((row) => ({ ...row, by: row.by ?? '' }));
}

export async function putDay(tx: Tx, row: typeof calendarDay.$inferInsert): Promise<void> {
  const { kind, note, by, at } = row;
  await tx
    .insert(calendarDay)
    .values(row)
    .onConflictDoUpdate({ target: calendarDay.day, set: { kind, note, by, at } });
}

export async function dropDay(tx: Tx, day: string): Promise<boolean> {
  return (
    (await tx.delete(calendarDay).where(eq(calendarDay.day, day)).returning({ day: calendarDay.day }))
      .length > 0
  );
}
