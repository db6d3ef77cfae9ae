/** Everything that PostgreSQL holds, with the places where it wrote each row down; for tests of secrecy. */
import type postgres from 'postgres';

export type Dump = { table: string; xmin: string; ctid: string; text: string }[];

/** Every row of every table, with its transaction and its place, in the order of writing. */
export async function dumpAll(sql: postgres.Sql): Promise<Dump> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`;
  const out: Dump = [];
  for (const { name } of tables)
    for (const row of await sql.unsafe(
      `select xmin::text as xmin, ctid::text as ctid, to_jsonb(t)::text as text from "${name}" t`,
    ))
      out.push({ table: name, xmin: row.xmin, ctid: row.ctid, text: row.text });
  return out;
}
export const rowsOf = (rows: Dump, table: string, id: string) =>
  rows.filter((row) => row.table === table && row.text.includes(id));

/** Rank correlation of two orders of the same things: near 0 where one tells nothing of the other. */
export function spearman(x: readonly number[], y: readonly number[]): number {
  const n = x.length;
  const d = x.reduce((sum, value, i) => sum + (value - (y[i] ?? 0)) ** 2, 0);
  return 1 - (6 * d) / (n * (n * n - 1));
}

/** The most places at which two of these sheets are alike by chance or otherwise. */
export function mostAlike(sealed: readonly Uint8Array[]): number {
  let most = 0;
  for (const a of sealed)
    for (const b of sealed) {
      if (a === b) continue;
      let same = 0;
      for (let i = 0; i < a.length; i += 1) if (a[i] === b[i]) same += 1;
      most = Math.max(most, same);
    }
  return most;
}
