import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#domain/actor.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { viewRegistry } from '../views.ts';

let world: TestWorld;
let organiser: Actor;
let director: Actor;
let guest: Actor;
beforeAll(async () => {
  world = await createTestServices();
  organiser = await world.person({ name: 'Чернова Лидия Викторовна' });
  director = await world.person({ name: 'Директор Один Первый' });
  guest = await world.person({ kind: 'guest', name: 'Гость Зала' });
});
afterAll(() => world.end());

async function stage() {
  const forum = await world.forum();
  await world.join(forum.id, organiser, ['organiser', 'participant']);
  const me = await world.join(forum.id, director, ['participant']);
  await world.join(forum.id, guest, ['guest'], { confirmedAt: null, voting: false });
  const made = await world.nouns.track.commands.createTrack(organiser, {
    forumId: forum.id,
    title: 'Проектный офис',
    kind: 'project_office',
    room: 'каб. 12',
  });
  if (!made.ok) throw new Error(made.code);
  return { ...forum, me, trackId: made.data.id };
}

it('[TR1] tracks made at once are numbered without a gap, each with notes of its own', async () => {
  const forum = await stage();
  const { commands, queries } = world.nouns.track;
  await Promise.all(
    Array.from({ length: 6 }, (_, i) =>
      commands.createTrack(organiser, { forumId: forum.id, title: `Стол ${i}` }),
    ),
  );
  expect((await queries.trackCards(organiser, forum.slug)).map(({ number }) => number)).toEqual([
    1, 2, 3, 4, 5, 6, 7,
  ]);
  const drafts = await Promise.all([1, 2, 3].map((n) => queries.trackPage(organiser, forum.slug, n)));
  expect(new Set(drafts.map(({ notesDraftId }) => notesDraftId)).size).toBe(3);
});

it('[TR1] nobody is set to a track who has been taken off the list', async () => {
  const forum = await stage();
  const gone = await world.join(forum.id, null, ['participant'], { removedAt: world.clock.now() });
  const page = await world.nouns.track.queries.trackPage(organiser, forum.slug, 1);
  expect(
    await world.nouns.track.commands.setTrackPerson(organiser, {
      trackId: page.id,
      participantId: gone,
      role: 'moderator',
    }),
  ).toMatchObject({ code: 'not_found' });
});

it('[TR2] a guest sees title and agenda, never notes, names of those here, or others’ proposals', async () => {
  const forum = await stage();
  await world.nouns.track.commands.joinTrack(director, { trackId: forum.trackId, join: true });
  await world.nouns.proposal.commands.submitProposal(director, {
    forumId: forum.id,
    trackId: forum.trackId,
    text: 'Предложение участника',
  });
  const seen = await world.nouns.track.queries.trackPage(guest, forum.slug, 1);
  expect(seen).toMatchObject({ title: 'Проектный офис', notesDraftId: null, members: [], list: [] });
  expect(seen.mayPropose).toBe(true);
  expect(JSON.stringify(seen)).not.toContain('Директор Один');
  await expect(
    world.nouns.track.queries.trackPage(await world.person(), forum.slug, 1),
  ).rejects.toMatchObject({
    vecheCode: 'not_found',
  });
});

it('[TR6] who has the page open is here: by name for people the desk knows, as a number for guests', async () => {
  const forum = await stage();
  const page = viewRegistry(world.services).get('track.page');
  const named = async (actor: Actor) => {
    const audience = (await page?.audience(actor, `${forum.id}:1`)) ?? null;
    return audience && page?.presence?.names(audience);
  };
  const seen = [];
  for (const person of [organiser, director, guest, await world.person()]) seen.push(await named(person));
  expect(seen).toEqual([true, true, false, null]);
});

it('[TR3] the agenda is run by the moderator of this very track; others are refused, stale ones in conflict', async () => {
  const forum = await stage();
  const { commands, queries } = world.nouns.track;
  const edit = {
    trackId: forum.trackId,
    expectV: 1,
    title: 'Проектный офис',
    room: 'каб. 14',
    agenda: [{ text: 'Что мешает', minutes: 15 }],
  };
  expect(await commands.editTrack(director, edit)).toMatchObject({ code: 'forbidden' });
  await commands.setTrackPerson(organiser, {
    trackId: forum.trackId,
    participantId: forum.me,
    role: 'moderator',
  });
  expect(await commands.editTrack(director, edit)).toMatchObject({ ok: true });
  expect(await commands.editTrack(organiser, edit)).toMatchObject({ code: 'conflict' });
  const page = await queries.trackPage(director, forum.slug, 1);
  expect(page).toMatchObject({ mayRun: true, room: 'каб. 14', moderators: ['Директор Один Первый'] });
  expect(await commands.createTrack(director, { forumId: forum.id, title: 'Чужой' })).toMatchObject({
    code: 'forbidden',
  });
});

it('[TR4] one joins a track and leaves it; a guest does not; nobody foreign is put into it', async () => {
  const forum = await stage();
  const { commands, queries } = world.nouns.track;
  await commands.joinTrack(director, { trackId: forum.trackId, join: true });
  expect(await queries.trackPage(director, forum.slug, 1)).toMatchObject({
    member: true,
    members: ['Директор Один Первый'],
  });
  await commands.joinTrack(director, { trackId: forum.trackId, join: false });
  expect((await queries.trackPage(director, forum.slug, 1)).member).toBe(false);
  expect(await commands.joinTrack(guest, { trackId: forum.trackId, join: true })).toMatchObject({
    code: 'forbidden',
  });
  const other = await stage();
  expect(
    await commands.setTrackPerson(organiser, {
      trackId: forum.trackId,
      participantId: other.me,
      role: 'member',
    }),
  ).toMatchObject({ code: 'not_found' });
});
