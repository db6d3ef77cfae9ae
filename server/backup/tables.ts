/** Tables of the application in an order in which rows can be inserted: what is referred to comes first. */
import type postgres from 'postgres';

export type TableInfo = { name: string; columns: string[]; key: string[] };

/** Words of caches and counts, given anew by triggers as the rows come in: nothing to keep. */
const KEPT_BY_TRIGGERS = ['view_stamp', 'board_addressee', 'board_fact', 'board_tally', 'board_word'];

export async function tablesInOrder(sql: postgres.Sql | postgres.TransactionSql): Promise<TableInfo[]> {
  const columns = await sql<{ table: string; column: string }[]>`
    select c.table_name as table, c.column_name as column
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
      and c.table_name <> all (${KEPT_BY_TRIGGERS})
    order by c.table_name, c.ordinal_position`;
  const references = await sql<{ child: string; parent: string }[]>`
    select distinct c.conrelid::regclass::text as child, c.confrelid::regclass::text as parent
    from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace and c.conrelid <> c.confrelid`;
  const keys = await sql<{ table: string; column: string }[]>`
    select tc.table_name as table, kc.column_name as column from information_schema.table_constraints tc
    join information_schema.key_column_usage kc using (constraint_schema, constraint_name)
    where tc.table_schema = 'public' and tc.constraint_type = 'PRIMARY KEY' order by kc.ordinal_position`;
  const names = [...new Set(columns.map((c) => c.table))];
  const done: string[] = [];
  while (done.length < names.length) {
    const ready = names.filter(
      (n) =>
        !done.includes(n) &&
        references.every((r) => r.child !== n || done.includes(r.parent) || !names.includes(r.parent)),
    );
    if (ready.length === 0) throw new Error('tables refer to each other in a circle');
    done.push(...ready);
  }
  return done.map((name) => ({
    name,
    columns: columns.filter((c) => c.table === name).map((c) => c.column),
    key: keys.filter((k) => k.table === name).map((k) => k.column),
  }));
}
