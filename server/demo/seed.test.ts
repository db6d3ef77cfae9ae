import { afterAll, beforeAll, expect, it } from 'vitest';
import { verify } from '../backup/verify.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { seedDemo } from './seed.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await createTestServices({ now: new Date('2026-11-21T07:00:00Z') });
});
afterAll(() => world.end());

it('the demo is told by lawful commands, once, and its chain verifies', async () => {
  expect(await seedDemo(world.services)).toBe(true);
  expect(await seedDemo(world.services)).toBe(false);
  expect((await verify(world.sql)).findings).toEqual([]);
  expect(world.errors).toEqual([]);
  const [row] = await world.sql`select
    (select count(*)::int from participant p join forum f on f.id = p.forum_id where f.state = 'running') as registered,
    (select count(*)::int from participant p join forum f on f.id = p.forum_id where f.state = 'running' and p.present) as present,
    (select count(*)::int from recommendation) as recommendations,
    (select count(*)::int from proposal where state = 'merged') as merged,
    (select (result->>'present')::int from adopted_text) as decided,
    (select array_agg(distinct coalesce(verdict, state)) from recommendation) as states,
    (select count(*)::int from school_mark where mark = 'not_relevant' and note like '%11 педагогов%') as small`;
  expect(row).toMatchObject({ registered: 32, present: 25, decided: 25, merged: 2, small: 1 });
  expect(new Set(row?.states)).toEqual(
    new Set('sent accepted in_progress reported suspended done partly not_supported'.split(' ')),
  );
}, 120_000);
