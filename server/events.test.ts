import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verify } from './backup/verify.ts';
import { openDb } from './db.ts';
import { appendEvents } from './events.ts';
import { randomIds } from './ids.ts';
import { createTestDatabase, type TestDatabase } from './testing/database.ts';

let database: TestDatabase;
let app: ReturnType<typeof openDb>;
beforeAll(async () => {
  database = await createTestDatabase();
  app = openDb(database.appUrl);
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const by = {
  accountId: 'a',
  channel: 'web',
  at: new Date('2026-02-11T07:00:00.123Z'),
  id: () => randomIds.id(),
};
const write = (stream: string, n: number) =>
  app.db.transaction((tx) =>
    appendEvents(
      tx,
      [
        {
          stream,
          noun: 'thing',
          nounId: `t${n}`,
          type: 'thing.done',
          data: { n, z: [1, { b: 2, a: 'ё' }], half: 0.5 },
        },
      ],
      by,
    ),
  );

it('[EV2] fifty writers at once make one unbroken chain per stream', async () => {
  await Promise.all(Array.from({ length: 50 }, (_, n) => write(n % 2 ? 'odd' : 'even', n)));
  expect(await verify(database.sql)).toMatchObject({ ok: true, events: 50, streams: 2, separateRoles: true });
});

it('[EV2] two streams in one transaction never deadlock with the same two in the other order', async () => {
  const both = (a: string, b: string) =>
    app.db.transaction((tx) =>
      appendEvents(
        tx,
        [a, b].map((stream) => ({ stream, noun: 'x', nounId: 'x', type: 'x.y' })),
        by,
      ),
    );
  await Promise.all(
    Array.from({ length: 40 }, (_, n) => (n % 2 ? both('odd', 'even') : both('even', 'odd'))),
  );
  expect((await verify(database.sql)).ok).toBe(true);
});

it('[EV3] the application can neither change, delete nor empty the chain', async () => {
  for (const attempt of [
    database.sql`update event set type = 'forged' where seq = 1`,
    database.sql`delete from event where seq = 1`,
    database.sql`truncate event`,
    database.sql`delete from event_stream`,
  ])
    await expect(attempt).rejects.toMatchObject({ code: '42501' });
});

it('[EV3] even the owner is stopped by the trigger; who switches it off is named by verify, with the row', async () => {
  await expect(
    database.owner`update event set type = 'forged' where stream = 'odd' and seq = 3`,
  ).rejects.toMatchObject({ code: 'VE001' });
  const superuser = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
  await superuser`alter table event disable trigger event_append_only`;
  await superuser`update event set data = '{"n":99}' where stream = 'odd' and seq = 3`;
  await superuser`delete from event where stream = 'even' and seq = 5`;
  await superuser`alter table event enable trigger event_append_only`;
  await superuser.end();
  const report = await verify(database.sql);
  expect(report.ok).toBe(false);
  expect(report.findings).toContainEqual({ table: 'event', id: 'odd:3', problem: 'changed' });
  expect(report.findings).toContainEqual({ table: 'event', id: 'even:5', problem: 'missing' });
});
