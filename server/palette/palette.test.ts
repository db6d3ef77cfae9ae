/** What the palette finds, and for whom, on the real database. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { viewRegistry } from '../views.ts';
import { addPerson, ok, openHall } from '../vote/testing.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await createTestServices();
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.end();
});

test('[UI36] people, tracks and clauses are found by parts of their words; a guest finds tracks alone, a stranger nothing', async () => {
  const hall = await openHall(world, 1);
  ok(
    await world.nouns.track.commands.createTrack(hall.chair, {
      forumId: hall.forumId,
      title: 'Наставничество',
    }),
  );
  const known = await addPerson(hall, ['participant'], {
    fullName: 'Наставников Пётр Ильич',
    confirmedAt: new Date(),
  });
  const guest = await addPerson(hall, ['guest'], { confirmedAt: null, source: 'code' });
  const stranger = await world.person();
  const entry = viewRegistry(world.services).get('palette.find')!;
  const find = async (actor: typeof hall.chair, q: string) => {
    const audience = await entry.audience(actor, hall.forumId);
    return audience === null ? null : entry.load(audience, hall.forumId, { q });
  };
  expect(await find(known.actor, 'НАСТАВНИ')).toMatchObject({
    people: [{ name: 'Наставников Пётр Ильич' }],
    tracks: [{ title: 'Наставничество' }],
    clauses: [{ id: hall.clauses[0], text: expect.stringContaining('наставников') }],
  });
  expect(await find(known.actor, 'петр наст')).toMatchObject({ people: [{}], tracks: [], clauses: [] });
  expect(await find(guest.actor, 'настав')).toMatchObject({ people: [], tracks: [{}], clauses: [] });
  expect(await find(stranger, 'настав')).toBeNull();
  expect(await find(known.actor, '%_')).toEqual({ people: [], tracks: [], clauses: [] });
});
