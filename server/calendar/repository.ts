/** SQL of the working calendar: the days an administrator set apart from law and decrees. */
import { eq, sql } from 'drizzle-orm';
import { account } from '#drizzle/schema/account.ts';
import { calendarDay } from '#drizzle/schema/board.ts';
import { builtOnce, type DbOrTx, type Tx } from '../db.ts';

export type CalendarDay = { day: string; kind: 'off' | 'on'; note: string; by: string; at: Date };

const days = builtOnce((db) =>
  db
    .select({
      day: calendarDay.day,
      kind: calendarDay.kind,
      note: calendarDay.note,
      by: account.name,
      at: calendarDay.at,
    })
    .from(calendarDay)
    .leftJoin(account, eq(account.id, calendarDay.by))
    .orderBy(calendarDay.day)
    .prepare('calendar_days'),
);

export async function daysSet(db: DbOrTx): Promise<CalendarDay[]> {
  const rows = await days(db).execute();
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

export async function changesOf(db: DbOrTx) {
  const rows = await db.execute<{ at: string; day: string; kind: 'off' | 'on' | 'dropped'; by: string }>(sql`
    select e.at::text as at, e.data ->> 'day' as day, e.data ->> 'kind' as kind, coalesce(a.name, '') as by
    from event e left join account a on a.id = e.account_id where e.noun = 'calendar'
    order by e.at desc, e.seq desc limit 100`);
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}
