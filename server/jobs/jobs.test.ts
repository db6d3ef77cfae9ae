/** What is scheduled becomes a job under the application's own role, which may make no queue. */
import PgBoss from 'pg-boss';
import { expect, it } from 'vitest';
import { createTestDatabase } from '../testing/database.ts';
import { QUEUES, RELAY } from './queues.ts';

it('[PG40] every queue stands before the server starts, the way of schedules among them', async () => {
  const database = await createTestDatabase();
  const boss = new PgBoss({
    connectionString: database.appUrl,
    max: 1,
    migrate: false,
    supervise: false,
    schedule: false,
  });
  boss.on('error', () => {});
  try {
    await boss.start();
    for (const name of [RELAY, ...QUEUES]) {
      await boss.insert([{ name, data: { name } }]);
      expect(await boss.fetch(name), name).toMatchObject([{ data: { name } }]);
    }
  } finally {
    await boss.stop({ graceful: false, wait: false });
    await database.drop();
  }
});
