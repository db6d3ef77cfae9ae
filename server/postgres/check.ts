/**
 * What every database must be able to do, ours or one given by DATABASE_URL: PostgreSQL 15 or later, UTF-8,
 * Cyrillic in lower() and in pg_trgm. Asked at every boot: a wrong locale shows only in answers that lack rows.
 */
import postgres from 'postgres';
import { codeOf, PostgresError } from './errors.ts';

const OLDEST = 150_000;
const NOT_YET = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  '57P03',
  'EAI_AGAIN',
]);

/** One connection that says nothing by itself. */
export function connect(url: string): postgres.Sql {
  return postgres(url, {
    max: 1,
    connect_timeout: 10,
    onnotice: () => {},
    connection: { application_name: 'veche-boot' },
  });
}

/** Waits for a server that is still starting beside us (compose), up to `patienceMs`. */
export async function reach(url: string, patienceMs: number): Promise<postgres.Sql> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const sql = connect(url);
    try {
      await sql`select 1`;
      return sql;
    } catch (error) {
      await sql.end({ timeout: 1 });
      const reason = codeOf(error);
      const { host, params } = placeOf(url);
      if (reason.startsWith('28')) throw new PostgresError('PG_AUTH', { ...params, reason }, error);
      if (!NOT_YET.has(reason) || Date.now() > end) {
        throw new PostgresError('PG_UNREACHABLE', { ...params, host, reason }, error);
      }
      await new Promise((wake) => setTimeout(wake, 200));
    }
  }
}

export async function assertFit(sql: postgres.Sql): Promise<void> {
  const [facts] = await sql`
    select current_setting('server_version_num')::int as version,
           (select pg_encoding_to_char(encoding) from pg_database where datname = current_database()) as encoding`;
  if (!facts || facts.version < OLDEST) {
    throw new PostgresError('PG_TOO_OLD', { found: Math.floor((facts?.version ?? 0) / 10_000), need: 15 });
  }
  if (facts.encoding !== 'UTF8')
    throw new PostgresError('PG_ENCODING', { found: facts.encoding, need: 'UTF8' });
  await ensureTrgm(sql);
  const [cyrillic] = await sql`
    select show_trgm('ёж') <> '{}' as trgm, lower('ЁЖ') = 'ёж' as lower, 'ЁЖ' ilike 'ёж' as ilike`;
  if (!cyrillic?.trgm || !cyrillic.lower || !cyrillic.ilike) {
    const failed = ['trgm', 'lower', 'ilike'].filter((name) => !cyrillic?.[name]).join(',');
    throw new PostgresError('PG_LOCALE', { failed });
  }
}

async function ensureTrgm(sql: postgres.Sql): Promise<void> {
  const [there] = await sql`select 1 from pg_extension where extname = 'pg_trgm'`;
  if (there) return;
  try {
    await sql`create extension if not exists pg_trgm`;
  } catch (error) {
    // Two nodes may start at once; the other one's extension is as good.
    const [now] = await sql`select 1 from pg_extension where extname = 'pg_trgm'`;
    if (!now) throw new PostgresError('PG_TRGM_MISSING', { reason: codeOf(error) }, error);
  }
}

function placeOf(url: string): { host: string; params: Record<string, string> } {
  try {
    const { host, pathname } = new URL(url);
    return { host, params: { database: pathname.slice(1) } };
  } catch {
    return { host: '', params: {} };
  }
}
