import { afterAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from './database.ts';

const made: TestDatabase[] = [];
afterAll(() => Promise.all(made.map((one) => one.drop())));

it('[PG20] every test file has a database of its own, cloned from the migrated template', async () => {
  const began = performance.now();
  const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  made.push(one, two);
  await one.owner`create table only_here (id int primary key)`;
  expect(await one.sql`select * from only_here`).toHaveLength(0);
  await expect(two.sql`select * from only_here`).rejects.toMatchObject({ code: '42P01' });
  const [row] = await one.sql`select count(*)::int as n from drizzle.__drizzle_migrations`.catch(() => [
    { n: -1 },
  ]);
  expect(row?.n).toBeGreaterThan(0);
  expect(performance.now() - began).toBeLessThan(60_000);
});

it('[PG20] a dropped database is gone, and dropping it twice is no error', async () => {
  const one = await createTestDatabase();
  await one.drop();
  await one.drop();
  await expect(one.sql`select 1`).rejects.toMatchObject({ code: 'CONNECTION_ENDED' });
});

it('[PG20] a clone takes tens of milliseconds', async () => {
  const took: number[] = [];
  for (let i = 0; i < 5; i += 1) {
    const began = performance.now();
    made.push(await createTestDatabase());
    took.push(performance.now() - began);
  }
  console.info('clone, ms:', took.map(Math.round).join(' '));
  expect(Math.min(...took)).toBeLessThan(1_000);
});
