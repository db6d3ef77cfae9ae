/**
 * Brings a database to the present schema: generated migrations, then drizzle/sql/ (functions, triggers, grants,
 * search), written so that they may run again, then pg-boss' own tables. One process at a time (advisory lock).
 */
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import PgBoss from 'pg-boss';
import postgres from 'postgres';
import { QUEUES, RELAY } from './jobs/queues.ts';

const MIGRATIONS = fileURLToPath(new URL('../drizzle/migrations', import.meta.url));
const SQL_DIR = fileURLToPath(new URL('../drizzle/sql', import.meta.url));
const LOCK = 0x7665636865;

export async function migrate(ownerUrl: string): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(${LOCK})`;
    await runMigrations(drizzle(sql), { migrationsFolder: MIGRATIONS });
    const files = (await readdir(SQL_DIR)).filter((name) => name.endsWith('.sql')).sort();
    for (const name of files) await sql.unsafe(await readFile(`${SQL_DIR}/${name}`, 'utf8'));
    const boss = new PgBoss({ connectionString: ownerUrl, max: 1, supervise: false, schedule: false });
    boss.on('error', () => {});
    await boss.start();
    for (const name of [RELAY, ...QUEUES]) await boss.createQueue(name);
    await boss.stop({ graceful: false, wait: true });
    await sql.unsafe(`do $$ begin
      if exists (select from pg_roles where rolname = 'veche_app') then
        grant usage on schema pgboss to veche_app;
        grant select, insert, update, delete on all tables in schema pgboss to veche_app;
        grant execute on all functions in schema pgboss to veche_app;
      end if; end $$`);
    await sql`select pg_advisory_unlock(${LOCK})`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** True where every migration of this build is in place. */
export async function isMigrated(sql: postgres.Sql): Promise<boolean> {
  const journal = JSON.parse(await readFile(`${MIGRATIONS}/meta/_journal.json`, 'utf8')) as {
    entries: unknown[];
  };
  const [row] = await sql`select count(*)::int as n from drizzle.__drizzle_migrations`;
  return row?.n >= journal.entries.length;
}
