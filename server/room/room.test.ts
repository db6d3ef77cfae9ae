import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#domain/actor.ts';
import { ROOM_LIMITS } from '#domain/room/limits.ts';
import { programmeItem } from '#drizzle/schema/forum.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { viewRegistry } from '../views.ts';

let world: TestWorld;
let organiser: Actor;
let director: Actor;
beforeAll(async () => {
  // 10:00 in Moscow.
  world = await createTestServices({ now: new Date('2026-02-11T07:00:00Z') });
  organiser = await world.person({ name: 'Чернова Лидия Викторовна' });
  director = await world.person({ name: 'Директор Один Первый' });
});
afterAll(() => world.end());

async function stage(over: Parameters<TestWorld['forum']>[0] = {}) {
  const forum = await world.forum(over);
  await world.join(forum.id, organiser, ['organiser', 'participant']);
  await world.join(forum.id, director, ['participant']);
  const item = (pos: string, title: string, startsAt: string, endsAt: string | null) => ({
    id: world.services.ids.id(),
    forumId: forum.id,
    pos,
    kind: 'other' as const,
    title,
    day: '2026-02-11',
    startsAt,
    endsAt,
    createdAt: world.clock.now(),
  });
  await world.services.db
    .insert(programmeItem)
    .values([
      item('a', 'Открытие', '09:30', '09:50'),
      item('b', 'Проектный офис', '09:50', '11:00'),
      item('c', 'Обед', '11:00', null),
    ]);
  return forum;
}
async function opened(forumId: string) {
  const made = await world.nouns.room.commands.openScreen(organiser, { forumId });
  if (!made.ok) throw new Error(made.code);
  return made.data;
}

it('[RM1] «Сейчас» tells what is on, what comes next and when it will change', async () => {
  const forum = await stage();
  const view = await world.nouns.room.queries.now(director, forum.slug);
  expect(view.on.map(({ title }) => title)).toEqual(['Проектный офис']);
  expect(view.next?.title).toBe('Обед');
  expect(view.changesIn).toBe(60 * 60_000);
  expect(view.me).toMatchObject({ mayPropose: true, vote: 'none' });
});

it('[RM2] visitors of a public forum get the programme and nothing of the vote; of a closed one, nothing', async () => {
  const open = await stage({ public: true });
  const view = await world.nouns.room.queries.now(null, open.slug);
  expect(view).toMatchObject({ me: null, mayRun: false, tracks: [], pulse: { vote: null, text: 'none' } });
  const hidden = await stage();
  await expect(world.nouns.room.queries.now(null, hidden.slug)).rejects.toMatchObject({
    vecheCode: 'not_found',
  });
});

it('[RM3] a projector is known by its secret alone; only a hash is kept; taken back, it is gone at once', async () => {
  const forum = await stage();
  const { id, token } = await opened(forum.id);
  const entry = viewRegistry(world.services).get('screen.state')!;
  const key = `${forum.id}:${token}`;
  expect(await entry.audience(null, key)).toBe('wall');
  const other = await stage();
  expect(await entry.audience(null, `${other.id}:${token}`)).toBeNull();
  const stored = await world.sql`select * from screen where id = ${id}`;
  expect(JSON.stringify(stored)).not.toContain(token);
  expect(await world.nouns.room.commands.revokeScreen(director, { screenId: id })).toMatchObject({
    code: 'forbidden',
  });
  expect(await world.nouns.room.commands.revokeScreen(organiser, { screenId: id })).toMatchObject({
    ok: true,
  });
  expect(await entry.audience(null, key)).toBeNull();
  await expect(entry.load('wall', key)).rejects.toMatchObject({ vecheCode: 'not_found' });
});

it('[RM4] scenes follow the moderator; participants cannot switch; a message is bounded', async () => {
  const forum = await stage();
  const { commands, queries } = world.nouns.room;
  expect(await commands.showScene(organiser, { forumId: forum.id, scene: { kind: 'lobby' } })).toMatchObject({
    code: 'screen/none',
  });
  const { token } = await opened(forum.id);
  const scene = async () => (await queries.screenState(token)).scene;
  expect(await queries.screenState(token)).toMatchObject({
    scene: { kind: 'lobby' },
    join: { address: '127.0.0.1:3000/join' },
  });
  const show = (value: unknown, actor = organiser) =>
    commands.showScene(actor, { forumId: forum.id, scene: value as never });
  expect(await show({ kind: 'programme' }, director)).toMatchObject({ code: 'forbidden' });
  await show({ kind: 'programme' });
  expect(await scene()).toMatchObject({ kind: 'programme', on: [{ title: 'Проектный офис' }] });
  await show({ kind: 'vote' });
  expect(await scene()).toEqual({ kind: 'vote', vote: null, election: null });
  expect(await show({ kind: 'message', text: 'а'.repeat(301) })).toMatchObject({ code: 'invalid_input' });
  expect(await scene()).toMatchObject({ kind: 'vote' });
  await show({ kind: 'message', text: 'Обед до 12:00' });
  expect(await scene()).toEqual({ kind: 'message', text: 'Обед до 12:00' });
});

it('[RM5] the text on the wall is turned by pages, and a page too far is the last one', async () => {
  const forum = await stage();
  await world.nouns.resolution.commands.ensureResolution(organiser, { forumId: forum.id });
  const page = (await world.nouns.resolution.queries.draftPage(organiser, forum.slug))!;
  const made = await world.nouns.proposal.commands.submitProposal(director, {
    forumId: forum.id,
    text: 'Один запрос — один раз',
  });
  if (!made.ok) throw new Error(made.code);
  await world.nouns.proposal.commands.takeProposals(organiser, {
    resolutionId: page.resolution.id,
    proposalIds: [made.data.id],
    groupId: page.snapshot!.groups[0]!.id,
  });
  const { token } = await opened(forum.id);
  await world.nouns.room.commands.showScene(organiser, {
    forumId: forum.id,
    scene: { kind: 'text', page: 99 },
  });
  const { scene } = await world.nouns.room.queries.screenState(token);
  expect(scene).toMatchObject({ kind: 'text', state: 'drafting' });
  expect(JSON.stringify(scene)).not.toContain('Директор Один');
  if (scene.kind === 'text') expect(scene.at).toBe(scene.of);
});

it('[RM6] a screen shows no more than its opener may, and goes dark with their rights', async () => {
  const forum = await stage();
  const { token } = await opened(forum.id);
  await world.sql`update participant set roles = '["participant"]'::jsonb where forum_id = ${forum.id}`;
  await expect(world.nouns.room.queries.screenState(token)).rejects.toMatchObject({ vecheCode: 'not_found' });
});

it('[RM7] no more than a dozen projectors, also when they are opened at once', async () => {
  const forum = await stage();
  const made = await Promise.all(
    Array.from({ length: ROOM_LIMITS.screens + 3 }, () =>
      world.nouns.room.commands.openScreen(organiser, { forumId: forum.id }),
    ),
  );
  expect(made.filter(({ ok }) => ok)).toHaveLength(ROOM_LIMITS.screens);
  expect(made.filter((r) => !r.ok && r.code === 'screen/too_many')).toHaveLength(3);
});

it('[RM10] a track’s own screen is switched by its moderators, who show only what is of the track', async () => {
  const forum = await stage();
  const { room, track, floor } = world.nouns;
  const made = await track.commands.createTrack(organiser, { forumId: forum.id, title: 'Круглый стол' });
  if (!made.ok) throw new Error(made.code);
  const trackId = made.data.id;
  const input = { forumId: forum.id, trackId };
  expect(await room.commands.openScreen(director, input)).toMatchObject({ code: 'forbidden' });
  const [seat] = await world.sql`
    select id from participant where forum_id = ${forum.id} and account_id = ${director.accountId}`;
  await track.commands.setTrackPerson(organiser, { trackId, participantId: seat!.id, role: 'moderator' });
  const hall = await opened(forum.id);
  expect(
    await room.commands.showScene(director, { ...input, scene: { kind: 'speaker', floorId: trackId } }),
  ).toMatchObject({ code: 'screen/none' });
  const own = await room.commands.openScreen(director, input);
  if (!own.ok) throw new Error(own.code);
  const show = (scene: unknown, over = {}) =>
    room.commands.showScene(director, { ...input, scene: scene as never, ...over });
  expect(await show({ kind: 'speaker', floorId: trackId })).toMatchObject({ data: { shown: 1 } });
  expect(await show({ kind: 'speaker', floorId: forum.id })).toMatchObject({ code: 'not_found' });
  expect(await show({ kind: 'vote' })).toMatchObject({ code: 'forbidden' });
  expect(await show({ kind: 'lobby' }, { screenId: hall.id })).toMatchObject({ code: 'screen/none' });
  await floor.commands.giveFloor(director, { floorId: trackId, expectV: 0, name: 'Гость из города' });
  expect((await room.queries.screenState(own.data.token)).scene).toMatchObject({
    kind: 'speaker',
    floor: { speaking: { speaker: { name: 'Гость из города' } } },
  });
  expect((await room.queries.screenState(hall.token)).scene).toEqual({ kind: 'lobby' });
});

it('[RM11] a projector says that it is alive and what it shows; a scene of another forum’s thing is empty', async () => {
  const forum = await stage();
  const { commands, queries } = world.nouns.room;
  const { token } = await opened(forum.id);
  const [before] = (await queries.screens(organiser, forum.id)).screens;
  expect(before).toMatchObject({ seenAt: null });
  expect(await commands.screenAlive(null, { token, version: 1 })).toMatchObject({ ok: true });
  expect((await queries.screens(organiser, forum.id)).screens[0]).toMatchObject({
    seenAt: world.clock.now().toISOString(),
    seenV: 1,
  });
  expect(await commands.screenAlive(null, { token: 'A'.repeat(32), version: 1 })).toMatchObject({
    code: 'not_found',
  });
  const other = await stage();
  await commands.showScene(organiser, { forumId: forum.id, scene: { kind: 'speaker', floorId: other.id } });
  expect((await queries.screenState(token)).scene).toEqual({ kind: 'speaker', floor: null });
});

it('[RM12] the wall follows the cursor of whoever presides, and only where the text is followed', async () => {
  const forum = await stage();
  const { room, resolution, proposal } = world.nouns;
  await resolution.commands.ensureResolution(organiser, { forumId: forum.id });
  const page = (await resolution.queries.draftPage(organiser, forum.slug))!;
  for (const text of ['Первая рекомендация', 'Вторая рекомендация']) {
    const made = await proposal.commands.submitProposal(director, { forumId: forum.id, text });
    if (!made.ok) throw new Error(made.code);
    await proposal.commands.takeProposals(organiser, {
      resolutionId: page.resolution.id,
      proposalIds: [made.data.id],
      groupId: page.snapshot!.groups[0]!.id,
    });
  }
  const clauses = (await resolution.queries.draftPage(organiser, forum.slug))!.snapshot!.blocks.filter(
    ({ kind }) => kind === 'clause',
  );
  const { token } = await opened(forum.id);
  const point = (actor: Actor, blockId: string) =>
    room.commands.pointAt(actor, { forumId: forum.id, blockId });
  const scene = async () => (await room.queries.screenState(token)).scene;
  expect(await point(organiser, clauses[1]!.id)).toMatchObject({ data: { following: 0 } });
  await room.commands.showScene(organiser, { forumId: forum.id, scene: { kind: 'draft', blockId: null } });
  const first = await scene();
  expect(first).toMatchObject({
    kind: 'draft',
    at: { clause: { text: expect.stringContaining('рекомендация') } },
  });
  expect(await point(director, clauses[1]!.id)).toMatchObject({ code: 'forbidden' });
  for (const { id } of clauses) {
    expect(await point(organiser, id)).toMatchObject({ data: { following: 1 } });
    expect(await scene()).toMatchObject({ at: { clause: { id } } });
  }
});
