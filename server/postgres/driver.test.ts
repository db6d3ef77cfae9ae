/**
 * What postgres.js does when its connection dies under a query. Without server/postgres/patches the first case ends the
 * whole process by an exception nobody can catch, the second leaves a connection of the pool dumb for good, and in the
 * third a question waits for ever for an answer that was given to another.
 */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDb, openSql } from '#server/db.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db?.drop());

/** PostgreSQL behind a line that can be cut. */
async function line() {
  const target = new URL(db.appUrl);
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const inner = connect(Number(target.port), target.hostname);
    for (const socket of [client, inner]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => open.delete(socket));
    }
    client.pipe(inner).pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(db.appUrl);
  url.port = String((server.address() as { port: number }).port);
  return {
    url: url.href,
    cut: () => {
      for (const socket of open) socket.destroy();
    },
    end: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

test('[PG37] a question on a connection that has died is refused, and the process lives', async () => {
  const cuttable = await line();
  const sql = postgres(cuttable.url, { max: 1, onnotice: () => {} });
  try {
    const held = await sql.reserve();
    await held`select 1`;
    const before = held`select pg_sleep(30)`.catch((error: Error & { code?: string }) => error.code);
    cuttable.cut();
    expect(['CONNECTION_CLOSED', 'ECONNRESET', 'EPIPE']).toContain(await before);
    for (let again = 0; again < 3; again += 1)
      await expect(held`rollback`).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
  } finally {
    await sql.end({ timeout: 1 });
    cuttable.end();
  }
});

test('[PG37] a line cut while a short question waits to be sent: the connection is opened anew and answers', async () => {
  const cuttable = await line();
  const sql = postgres(cuttable.url, { max: 1, onnotice: () => {}, backoff: false });
  try {
    for (let round = 0; round < 20; round += 1) {
      await sql`select 1`;
      cuttable.cut();
      await Promise.all([sql`select 2`, sql`select 3`].map((asked) => asked.catch(() => {})));
    }
    const [row] = await sql`select 1 as one`;
    expect(row?.one).toBe(1);
  } finally {
    await sql.end({ timeout: 1 });
    cuttable.end();
  }
});

const ROUNDS = process.env.NIGHTLY === '1' ? 200 : 4;
test(`[PG37] ${ROUNDS} times backends are ended under transactions: each ends, nothing of one is run in another`, async () => {
  const { db: pool, close } = openDb(db.ownerUrl);
  const own = openSql(db.ownerUrl, 1);
  const cut = () => own`select pg_terminate_backend(pid) from (
    select pid from pg_stat_activity where datname = current_database() and application_name = 'veche'
    order by random() limit 4) picked`;
  try {
    await own`create table driver_pair (round int not null, person int not null)`;
    for (let round = 0; round < ROUNDS; round += 1) {
      const ended = await Promise.all(
        Array.from({ length: 30 }, async (_, person) => {
          if (person % 6 === 5) return cut().then(() => false);
          // Two rows or none: whatever is left of a dead transaction must not reach another's connection.
          return pool
            .transaction(async (tx) => {
              await tx.execute(sql`insert into driver_pair values (${round}, ${person})`);
              await tx.execute(sql`select pg_sleep(0.002)`);
              await tx.execute(sql`insert into driver_pair values (${round}, ${person})`);
            })
            .then(
              () => true,
              () => false,
            );
        }),
      );
      const rows =
        await own`select person, count(*)::int as n from driver_pair where round = ${round} group by 1`;
      expect(rows.every(({ n }) => n === 2)).toBe(true);
      // A commit may have come through whose answer was lost; never the other way round.
      const stored = new Set(rows.map(({ person }) => person as number));
      for (const [person, said] of ended.entries()) if (said) expect(stored.has(person)).toBe(true);
    }
  } finally {
    await Promise.all([close(), own.end({ timeout: 1 })]);
  }
}, 300_000);
