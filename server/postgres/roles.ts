/**
 * Two roles and one database. veche_owner migrates; veche_app runs and gets rows, never structure: what it may not
 * even change (the event chain) is taken from it by the migrations. Everything here can be repeated after a kill.
 */
import type postgres from 'postgres';
import { connect } from './check.ts';
import { codeOf } from './errors.ts';
import { APP_ROLE, DATABASE, OWNER_ROLE, type Secret, SUPER_ROLE, urlFor } from './secret.ts';

const BOOT_LOCK = 7_305_001;

export async function ensureRoles(secret: Secret, fast: boolean): Promise<void> {
  const sql = connect(urlFor(secret, SUPER_ROLE, 'postgres'));
  try {
    // Somebody killed a moment ago may still be at it inside the server.
    await sql`select pg_advisory_lock(${BOOT_LOCK})`;
    await ensureRole(sql, OWNER_ROLE, secret.ownerPassword, fast);
    await ensureRole(sql, APP_ROLE, secret.appPassword, false);
    const [there] = await sql`select 1 from pg_database where datname = ${DATABASE}`;
    if (!there) await createDatabase(sql);
    await sql.unsafe(`revoke connect, temporary on database ${DATABASE} from public`);
    await sql.unsafe(`grant connect on database ${DATABASE} to ${APP_ROLE}`);
  } finally {
    await sql.end({ timeout: 5 });
  }
  const inside = connect(urlFor(secret, SUPER_ROLE));
  try {
    await inside`create extension if not exists pg_trgm`;
  } finally {
    await inside.end({ timeout: 5 });
  }
}

/** Rows of whatever the owner creates from now on; run as the owner. */
export async function grantRows(sql: postgres.Sql, appRole: string): Promise<void> {
  const app = `"${appRole.replaceAll('"', '""')}"`;
  await sql.unsafe(`grant usage on schema public to ${app}`);
  await sql.unsafe(
    `alter default privileges in schema public grant select, insert, update, delete on tables to ${app}`,
  );
  await sql.unsafe(`alter default privileges in schema public grant usage, select on sequences to ${app}`);
}

async function ensureRole(
  sql: postgres.Sql,
  role: string,
  password: string,
  createdb: boolean,
): Promise<void> {
  const [there] = await sql`select rolcreatedb as createdb from pg_roles where rolname = ${role}`;
  if (there && there.createdb === createdb) return;
  // Our own base64url word: it cannot hold a quote, and DDL takes no parameters.
  const verb = there ? 'alter' : 'create';
  const may = createdb ? 'createdb' : 'nocreatedb';
  await sql.unsafe(
    `${verb} role ${role} login nosuperuser nocreaterole noreplication nobypassrls ${may} password '${password}'`,
  );
}

async function createDatabase(sql: postgres.Sql): Promise<void> {
  try {
    await sql.unsafe(`create database ${DATABASE} owner ${OWNER_ROLE}`);
  } catch (error) {
    if (codeOf(error) !== '42P04') throw error;
  }
}
