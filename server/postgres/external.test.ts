import { beforeAll, expect, it } from 'vitest';
import { client, log, makeFolder, open } from '#server/testing/cluster.ts';
import { openPostgres, type PostgresHandle } from './open.ts';
import { readSecret, SUPER_ROLE, urlFor } from './secret.ts';

// Our own server plays the administrator's: what counts is that only its address is known.
let given: PostgresHandle;
let superUrl: (database?: string) => string;

beforeAll(async () => {
  const dataDir = makeFolder();
  given = await open(dataDir);
  const secret = readSecret(dataDir)!;
  superUrl = (database = 'postgres') => urlFor(secret, SUPER_ROLE, database);
});

const external = (databaseUrl: string, appDatabaseUrl?: string) =>
  openPostgres({ dataDir: makeFolder(), databaseUrl, appDatabaseUrl, log, patienceMs: 300 });

it('[PG10] one DATABASE_URL: the same address for both roles, nothing supervised, stop() stops nothing', async () => {
  const handle = await external(given.ownerUrl);
  expect(handle).toMatchObject({
    ownerUrl: given.ownerUrl,
    appUrl: given.ownerUrl,
    supervised: false,
    separateRoles: false,
  });
  await handle.stop();
  expect(await client(given.appUrl)`select 1`).toHaveLength(1);
});

it('[PG10] a second address with a lesser role: rows of what the owner makes from now on are its to use', async () => {
  const handle = await external(given.ownerUrl, given.appUrl);
  expect(handle).toMatchObject({ appUrl: given.appUrl, supervised: false, separateRoles: true });
  await client(handle.ownerUrl)`create table later (id int)`;
  expect(await client(handle.appUrl)`insert into later values (1) returning id`).toHaveLength(1);
});

it('[PG10] a superuser as the application’s role is no separation', async () => {
  expect(await external(given.ownerUrl, superUrl('veche'))).toMatchObject({ separateRoles: false });
});

it('[PG10] nobody there, a wrong password, no such database: three codes, without the password', async () => {
  await expect(external('postgres://a:hidden@127.0.0.1:9/veche')).rejects.toMatchObject({
    code: 'PG_UNREACHABLE',
    params: { host: '127.0.0.1:9', reason: 'ECONNREFUSED' },
  });
  const wrong = given.ownerUrl.replace(/:[^:@]+@/, ':hidden@');
  const refusal = await external(wrong).catch((error: Error & { code: string }) => error);
  expect(refusal).toMatchObject({ code: 'PG_AUTH' });
  expect(String(refusal)).not.toContain('hidden');
  await expect(external(given.ownerUrl.replace(/veche$/, 'absent'))).rejects.toMatchObject({
    code: 'PG_UNREACHABLE',
    params: { reason: '3D000' },
  });
});

it('[PG10] a database that is not UTF-8 is refused', async () => {
  await client(
    superUrl(),
  )`create database latin template template0 encoding 'LATIN1' locale 'C' locale_provider libc`;
  await expect(external(superUrl('latin'))).rejects.toMatchObject({
    code: 'PG_ENCODING',
    params: { found: 'LATIN1' },
  });
});

it('[PG10] a UTF-8 database whose locale knows no Cyrillic is refused', async () => {
  await client(
    superUrl(),
  )`create database deaf template template0 encoding 'UTF8' locale 'C' locale_provider libc`;
  await expect(external(superUrl('deaf'))).rejects.toMatchObject({ code: 'PG_LOCALE' });
});

it('[PG10] a role that may not add pg_trgm is told what is missing', async () => {
  const sql = client(superUrl());
  await sql`create role poor login password 'poor'`;
  await sql`create database bare`;
  const url = superUrl('bare').replace(/\/\/[^@]+@/, '//poor:poor@');
  await expect(external(url)).rejects.toMatchObject({ code: 'PG_TRGM_MISSING' });
});

it('[PG10] a server older than 15 is refused', async () => {
  // The server is 18; for this role's connections the question for the version is answered as 14 would.
  const sql = client(given.ownerUrl);
  await sql`create schema old`;
  await sql.unsafe(`create function old.current_setting(text) returns text language sql
    as $$ select case $1 when 'server_version_num' then '140011' else pg_catalog.current_setting($1) end $$`);
  const url = `${given.ownerUrl}?search_path=old,pg_catalog,public`;
  await expect(external(url)).rejects.toMatchObject({ code: 'PG_TOO_OLD', params: { found: 14, need: 15 } });
});
