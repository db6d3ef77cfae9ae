/**
 * What postgres.js does when its connection dies under a query. Without server/postgres/patches the first case ends the
 * whole process by an exception nobody can catch, and the second leaves a connection of the pool dumb for good.
 */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
