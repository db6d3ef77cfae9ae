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
    (select count(*)::int from school_mark where mark = 'not_relevant' and note like '%11 педагогов%') as small,
    (select array_agg(percent order by created_at) from answer where percent is not null and state = 'confirmed') as percents,
    (select array_agg(kind order by created_at, id) from answer_step s where exists
      (select from answer a where a.id = s.answer_id and a.state = 'confirmed')) as steps,
    (select count(*)::int from answer a join answer_approver p on p.addressee_id = a.addressee_id
      join answer_file f on f.answer_id = a.id where a.state = 'to_approve') as to_approve`;
  expect(row).toMatchObject({ registered: 32, present: 25, decided: 25, merged: 2, small: 1 });
  expect(row).toMatchObject({ percents: [20, 50], steps: ['given', 'given', 'reached'], to_approve: 1 });
  expect(new Set(row?.states)).toEqual(
    new Set('sent accepted in_progress reported suspended done partly not_supported'.split(' ')),
  );
}, 120_000);
