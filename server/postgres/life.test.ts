import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  client,
  kill9,
  logged,
  makeFolder,
  open,
  openInChild,
  postmasterOf,
} from '#server/testing/cluster.ts';
import { attachPostgres } from './open.ts';
import { isAlive, until } from './process.ts';

it('[PG1] first start, in a folder with Cyrillic and spaces: UTF-8, ICU, Russian letters, two roles', async () => {
  const dataDir = makeFolder('Школа № 5 – данные');
  const handle = await open(dataDir, { fast: false });
  expect(handle).toMatchObject({ supervised: true, separateRoles: true });
  const owner = client(handle.ownerUrl);
  const [facts] = await owner`
    select pg_encoding_to_char(encoding) as encoding, datlocprovider as provider, datlocale as locale,
           lower('ЁЖ') as lower, 'ЁЖ' ilike 'ёж' as ilike, show_trgm('ёж') <> '{}' as trgm,
           to_tsvector('russian', 'Рекомендации') @@ to_tsquery('russian', 'рекомендация') as search,
           current_setting('fsync') as fsync, current_setting('listen_addresses') as listen
      from pg_database where datname = current_database()`;
  expect(facts).toEqual({
    encoding: 'UTF8',
    provider: 'i',
    locale: 'ru-RU',
    lower: 'ёж',
    ilike: true,
    trgm: true,
    search: true,
    fsync: 'on',
    listen: '127.0.0.1',
  });
  const roles = await owner`
    select rolname as name, rolsuper as super, rolcreatedb as createdb, rolcreaterole as createrole
      from pg_roles where rolname in ('veche_owner', 'veche_app') order by 1`;
  const lesser = { super: false, createdb: false, createrole: false };
  expect([...roles]).toEqual([
    { name: 'veche_app', ...lesser },
    { name: 'veche_owner', ...lesser },
  ]);
});

it('[PG1] the application reads and writes rows of the owner’s tables, and changes no structure', async () => {
  const handle = await open(makeFolder());
  const owner = client(handle.ownerUrl);
  const app = client(handle.appUrl);
  await owner`create table chain (id bigserial primary key, word text unique)`;
  await app`insert into chain (word) values ('вече')`;
  await app`update chain set word = 'Вече'`;
  await expect(app`create table mine (id int)`).rejects.toMatchObject({ code: '42501' });
  await expect(app`drop table chain`).rejects.toMatchObject({ code: '42501' });
  await expect(app`truncate chain`).rejects.toMatchObject({ code: '42501' });
  await owner`revoke update, delete on chain from veche_app`;
  await expect(app`update chain set word = 'x'`).rejects.toMatchObject({ code: '42501' });
  await expect(app`delete from chain`).rejects.toMatchObject({ code: '42501' });
});

it('[PG1] the secret is for its owner only, and a wrong password is refused on loopback', async () => {
  const dataDir = makeFolder();
  const handle = await open(dataDir);
  expect(statSync(join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600);
  const wrong = handle.appUrl.replace(/:[^:@]+@/, ':guess@');
  await expect(client(wrong)`select 1`).rejects.toMatchObject({ code: '28P01' });
});

it('[PG2] a restart keeps data, port and passwords; a database revoked rights stay revoked', async () => {
  const dataDir = makeFolder();
  const first = await open(dataDir);
  await client(first.ownerUrl)`create table kept as select 'ёж' as word`;
  await client(first.ownerUrl)`revoke delete on kept from veche_app`;
  await first.stop();
  expect(postmasterOf(dataDir)).toBeNull();
  const second = await open(dataDir);
  expect(second).toMatchObject({ ownerUrl: first.ownerUrl, appUrl: first.appUrl });
  expect([...(await client(second.appUrl)`select word from kept`)]).toEqual([{ word: 'ёж' }]);
  await expect(client(second.appUrl)`delete from kept`).rejects.toMatchObject({ code: '42501' });
});

it('[PG3] after kill -9 of Node the old postmaster is attached to, and stopped in the end', async () => {
  const dataDir = makeFolder();
  const { child, said } = openInChild(dataDir);
  const { ownerUrl = '' } = await said;
  await client(ownerUrl)`create table survived (id int)`;
  await kill9(child.pid!);
  const old = postmasterOf(dataDir);
  expect(old && isAlive(old.pid)).toBe(true);
  const handle = await open(dataDir);
  expect(postmasterOf(dataDir)?.pid).toBe(old?.pid);
  expect(await client(handle.appUrl)`select * from survived`).toHaveLength(0);
  await handle.stop();
  expect(isAlive(old!.pid)).toBe(false);
});

it('[PG3] a pid file that a power cut left is cleaned, even if its number now belongs to another program', async () => {
  const dataDir = makeFolder();
  const first = await open(dataDir);
  const path = join(dataDir, 'postgres', 'postmaster.pid');
  const text = readFileSync(path, 'utf8');
  await first.stop();
  writeFileSync(path, text.replace(/^\d+/, String(process.pid)));
  const second = await open(dataDir);
  expect(await client(second.appUrl)`select 1`).toHaveLength(1);
});

it('[PG3] a postmaster left over without fsync does not serve real data: it is started again with it', async () => {
  const dataDir = makeFolder();
  const { child, said } = openInChild(dataDir, { fast: true });
  await said;
  await kill9(child.pid!);
  const handle = await open(dataDir, { fast: false });
  const [row] = await client(handle.appUrl)`select current_setting('fsync') as fsync`;
  expect(row?.fsync).toBe('on');
});

it('[PG4] a killed postmaster is started again on the same port, as often as it dies', async () => {
  const dataDir = makeFolder();
  const handle = await open(dataDir);
  const sql = client(handle.appUrl);
  for (let round = 0; round < 3; round += 1) {
    const killed = postmasterOf(dataDir)!.pid;
    process.kill(killed, 'SIGKILL');
    // A backend of the dead one may still answer: what counts is an answer beside a new postmaster.
    const back = async () => {
      const answered = await sql`select 1`.then(
        () => true,
        () => false,
      );
      const now = postmasterOf(dataDir);
      return answered && now?.status === 'ready' && now.pid !== killed;
    };
    expect(await until(back, 60_000)).toBe(true);
  }
  await handle.stop();
  expect(postmasterOf(dataDir)).toBeNull();
});

it('[PG4] stop() during the restart of a killed postmaster leaves nothing running', async () => {
  const dataDir = makeFolder();
  const handle = await open(dataDir);
  const { pid, port } = postmasterOf(dataDir)!;
  await kill9(pid);
  await handle.stop();
  expect(postmasterOf(dataDir)).toBeNull();
  const url = handle.appUrl.replace(/:\d+\//, `:${port}/`);
  await expect(client(url)`select 1`).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

it('[PG4] a folder taken away under a running server: it is stopped all the same', async () => {
  const dataDir = makeFolder();
  const handle = await open(dataDir);
  const { pid } = postmasterOf(dataDir)!;
  renameSync(join(dataDir, 'postgres'), join(dataDir, 'gone'));
  await handle.stop();
  expect(isAlive(pid)).toBe(false);
});

it('[PG5] a second server on one folder is refused, in this process and in another', async () => {
  const dataDir = makeFolder();
  const handle = await open(dataDir);
  await expect(open(dataDir)).rejects.toMatchObject({ code: 'PG_LOCKED', params: { pid: process.pid } });
  expect(await openInChild(dataDir).said).toMatchObject({ code: 'PG_LOCKED' });
  expect(await client(handle.appUrl)`select 1`).toHaveLength(1);
  await handle.stop();
  await (await open(dataDir)).stop();
});

it('[PG6] the CLI attaches to the running server and leaves it running', async () => {
  const dataDir = makeFolder();
  const handle = await open(dataDir);
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const cli = await attachPostgres({ dataDir, log, fast: true });
  expect(cli).toMatchObject({ ownerUrl: handle.ownerUrl, appUrl: handle.appUrl, supervised: true });
  await cli.stop();
  expect(await client(handle.appUrl)`select 1`).toHaveLength(1);
});

it('[PG6] with no server the CLI starts PostgreSQL and stops it; a server that starts meanwhile waits', async () => {
  const dataDir = makeFolder();
  const { child, said } = openInChild(dataDir, { attach: true });
  const { ownerUrl } = await said;
  const waiting = open(dataDir);
  child.kill('SIGTERM');
  expect((await waiting).ownerUrl).toBe(ownerUrl);
});

it('[PG9] a taken port: another one is chosen, said, and kept', async () => {
  const dataDir = makeFolder();
  const first = await open(dataDir);
  const port = Number(new URL(first.appUrl).port);
  await first.stop();
  const squatter = createServer().listen(port, '127.0.0.1');
  await new Promise((done) => squatter.once('listening', done));
  const second = await open(dataDir);
  expect(new URL(second.appUrl).port).not.toBe(String(port));
  expect(logged).toContainEqual({ port: Number(new URL(second.appUrl).port), reason: 'port-taken' });
  await second.stop();
  squatter.close();
  const third = await open(dataDir);
  expect(third.appUrl).toBe(second.appUrl);
});

it('[PG12] Ctrl-C at our process group does not reach PostgreSQL', async () => {
  const dataDir = makeFolder();
  const { child, said } = openInChild(dataDir);
  await said;
  const { pid } = postmasterOf(dataDir)!;
  const groups = execFileSync('ps', ['-o', 'pgid=', '-p', `${pid},${child.pid}`], { encoding: 'utf8' })
    .trim()
    .split(/\s+/);
  expect(new Set(groups).size).toBe(2);
  process.kill(-child.pid!, 'SIGINT');
  expect(await until(() => !isAlive(child.pid!), 5_000)).toBe(true);
  expect(isAlive(pid)).toBe(true);
});

it('[PG13] the server’s log keeps no row, no statement and no password', async () => {
  const dataDir = makeFolder();
  const handle = await open(dataDir);
  const owner = client(handle.ownerUrl);
  await owner`create table people (mail text primary key)`;
  await owner`insert into people values ('ivanova@school5.example')`;
  await expect(owner`insert into people values ('ivanova@school5.example')`).rejects.toMatchObject({
    code: '23505',
  });
  await expect(owner.unsafe(`select 'ivanova@school5.example'::int`)).rejects.toMatchObject({
    code: '22P02',
  });
  await handle.stop();
  const text = readFileSync(join(dataDir, 'postgres.log'), 'utf8');
  expect(text).toContain('ready to accept connections');
  expect(text).not.toMatch(/ivanova|people|insert|select/i);
  const secret = JSON.parse(readFileSync(join(dataDir, 'postgres.json'), 'utf8'));
  for (const word of [secret.superPassword, secret.ownerPassword, secret.appPassword])
    expect(text).not.toContain(word);
});

it('[PG14] a folder that lost its secret, or holds a cluster of another version, is refused and left as it is', async () => {
  const dataDir = makeFolder();
  await (await open(dataDir)).stop();
  const secretPath = join(dataDir, 'postgres.json');
  const secret = readFileSync(secretPath, 'utf8');
  rmSync(secretPath);
  await expect(open(dataDir)).rejects.toMatchObject({ code: 'PG_SECRET_LOST' });
  writeFileSync(secretPath, secret);
  const versionPath = join(dataDir, 'postgres', 'PG_VERSION');
  writeFileSync(versionPath, '17\n');
  await expect(open(dataDir)).rejects.toMatchObject({
    code: 'PG_CLUSTER_VERSION',
    params: { found: 17, need: 18 },
  });
  writeFileSync(versionPath, '18\n');
  await (await open(dataDir)).stop();
});
