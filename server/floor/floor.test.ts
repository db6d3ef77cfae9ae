import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#domain/actor.ts';
import { DEFAULT_FLOOR, type FloorSettings } from '#domain/floor/kinds.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { viewRegistry } from '../views.ts';

let world: TestWorld;
let chair: Actor;
let people: Actor[];
beforeAll(async () => {
  world = await createTestServices({ now: new Date('2026-02-11T07:00:00Z') });
  chair = await world.person({ name: 'Чернова Лидия Викторовна' });
  people = [];
  for (const name of ['Антонова Анна', 'Борисова Белла', 'Власова Вера'])
    people.push(await world.person({ name: `${name} Ивановна` }));
});
afterAll(() => world.end());

const floor = () => world.nouns.floor.commands;
async function stage(settings: Partial<FloorSettings> = { mode: 'queue' }) {
  const forum = await world.forum();
  await world.join(forum.id, chair, ['organiser', 'participant']);
  const seats: string[] = [];
  for (const [at, person] of people.entries())
    seats.push(
      await world.join(forum.id, person, ['participant'], { municipality: at < 2 ? 'Район' : 'Город' }),
    );
  const made = await world.nouns.track.commands.createTrack(chair, {
    forumId: forum.id,
    title: 'Круглый стол',
  });
  if (!made.ok) throw new Error(made.code);
  const floorId = made.data.id;
  const set = await floor().configureFloor(chair, {
    floorId,
    expectV: 0,
    settings: { ...DEFAULT_FLOOR, ...settings },
  });
  expect(set).toMatchObject({ ok: true });
  await floor().openQueue(chair, { floorId, open: true });
  const desk = () => world.nouns.floor.queries.desk(chair, floorId);
  return { forum, floorId, seats, desk };
}
const v = async (desk: () => Promise<{ version: number }>) => (await desk()).version;

it('[FL1] a hand is raised with one tap, once; a guest and a closed queue are refused', async () => {
  const { forum, floorId, desk } = await stage();
  const [anna] = people;
  expect(await floor().raiseHand(anna!, { floorId })).toMatchObject({ data: { raised: true } });
  expect(await floor().raiseHand(anna!, { floorId })).toMatchObject({ data: { raised: false } });
  expect((await desk()).hands).toHaveLength(1);
  const guest = await world.person();
  await world.join(forum.id, guest, ['guest'], { confirmedAt: null });
  expect(await floor().raiseHand(guest, { floorId })).toMatchObject({ code: 'forbidden' });
  const stranger = await world.person();
  expect(await floor().raiseHand(stranger, { floorId })).toMatchObject({ code: 'not_found' });
  await floor().openQueue(chair, { floorId, open: false });
  expect(await floor().raiseHand(people[1]!, { floorId })).toMatchObject({ code: 'floor/closed' });
  expect(await floor().raiseHand(people[1]!, { floorId, kind: 'point_of_order' })).toMatchObject({
    ok: true,
  });
  expect((await desk()).hands.map(({ kind }) => kind)).toEqual(['point_of_order', 'main']);
});

it('[FL2] next is taken by the rule, first-timers first; the present speaker ends with it', async () => {
  const { floorId, desk } = await stage();
  const [anna, bella, vera] = people;
  await floor().raiseHand(anna!, { floorId });
  expect(await floor().callSpeaker(chair, { floorId, expectV: await v(desk) })).toMatchObject({ ok: true });
  world.clock.advance(60_000);
  for (const person of [anna, bella, vera]) {
    world.clock.advance(1000);
    await floor().raiseHand(person!, { floorId });
  }
  const { hands, floor: now } = await desk();
  expect(now.speaking?.speaker.name).toBe(anna!.name);
  expect(hands.map(({ speaker }) => speaker.name)).toEqual([bella!.name, vera!.name, anna!.name]);
  await floor().callSpeaker(chair, { floorId, expectV: await v(desk) });
  const after = await desk();
  expect(after.floor.speaking?.speaker.name).toBe(bella!.name);
  expect(after.heard).toMatchObject([{ name: anna!.name, ms: 63_000 }]);
});

it('[FL3] a stale press skips nobody: of two who press «next» at once one is answered with a conflict', async () => {
  const { floorId, desk } = await stage();
  for (const person of people) await floor().raiseHand(person, { floorId });
  const expectV = await v(desk);
  const pressed = await Promise.all([1, 2, 3].map(() => floor().callSpeaker(chair, { floorId, expectV })));
  expect(pressed.filter(({ ok }) => ok)).toHaveLength(1);
  expect(pressed.filter((r) => !r.ok && r.code === 'conflict')).toHaveLength(2);
  expect((await desk()).hands).toHaveLength(2);
});

it('[FL4] an interposed question pauses the speaker, who goes on after it with the time that was left', async () => {
  const { floorId, desk } = await stage({ mode: 'simple', seconds: 120, shortSeconds: 30 });
  const [, , vera] = people;
  const [annaSeat, bellaSeat] = await seatsOf(floorId);
  await floor().giveFloor(chair, { floorId, expectV: await v(desk), participantId: annaSeat });
  world.clock.advance(20_000);
  await floor().interpose(chair, { floorId, expectV: await v(desk), participantId: bellaSeat });
  world.clock.advance(15_000);
  let now = (await desk()).floor;
  expect(now.interposed).toMatchObject({ kind: 'question', limitSeconds: 30 });
  expect(now.speaking?.pausedAt).not.toBeNull();
  await floor().finishTurn(chair, { floorId, expectV: await v(desk) });
  world.clock.advance(10_000);
  await floor().setTimer(chair, { floorId, expectV: await v(desk), running: false });
  world.clock.advance(60_000);
  await floor().setTimer(chair, { floorId, expectV: await v(desk), running: true });
  world.clock.advance(5_000);
  await floor().finishTurn(chair, { floorId, expectV: await v(desk) });
  now = (await desk()).floor;
  expect(now.speaking).toBeNull();
  expect((await desk()).heard.map(({ kind, ms }) => [kind, ms])).toEqual([
    ['question', 15_000],
    ['main', 35_000],
  ]);
  expect(await floor().finishTurn(chair, { floorId, expectV: await v(desk) })).toMatchObject({
    code: 'floor/nobody_speaks',
  });
  expect(vera).toBeDefined();
});

async function seatsOf(floorId: string) {
  return (await world.nouns.floor.queries.people(chair, floorId))
    .filter(({ name }) => name !== chair.name)
    .map(({ id }) => id);
}

it('[FL5] speaking time is added up by person and by group; somebody not of the list speaks by name', async () => {
  const { floorId, desk, seats } = await stage({ group: 'municipality', mode: 'simple' });
  const speak = async (who: { participantId: string } | { name: string }, seconds: number) => {
    await floor().giveFloor(chair, { floorId, expectV: await v(desk), ...who });
    world.clock.advance(seconds * 1000);
    await floor().finishTurn(chair, { floorId, expectV: await v(desk) });
  };
  await speak({ participantId: seats[0]! }, 60);
  await speak({ participantId: seats[1]! }, 30);
  await speak({ participantId: seats[2]! }, 45);
  await speak({ participantId: seats[0]! }, 10);
  await speak({ name: 'Белозёрова Т. К., управление образования' }, 20);
  const { groups, spoke, heard } = await desk();
  expect(groups).toEqual([
    { name: 'Район', ms: 100_000, turns: 3 },
    { name: 'Город', ms: 45_000, turns: 1 },
  ]);
  expect(spoke[seats[0]!]).toEqual({ ms: 70_000, turns: 2 });
  expect(heard[0]!.name).toBe('Белозёрова Т. К., управление образования');
});

it('[FL6] every turn stays on record with what it was about, for ВЫСТУПИЛИ', async () => {
  const { forum, floorId, desk, seats } = await stage({ mode: 'simple' });
  const track = await world.nouns.track.queries.trackPage(chair, forum.id, 1);
  await world.nouns.track.commands.editTrack(chair, {
    trackId: floorId,
    expectV: track.version,
    title: track.title,
    room: '',
    agenda: [{ text: 'Что мешает' }, { text: 'Что предложим', minutes: 20 }],
  });
  await floor().setAgendaLine(chair, { floorId, expectV: await v(desk), at: 1 });
  await floor().giveFloor(chair, { floorId, expectV: await v(desk), participantId: seats[1] });
  world.clock.advance(90_000);
  await floor().finishTurn(chair, { floorId, expectV: await v(desk) });
  const record = await world.nouns.floor.queries.speechesOf(people[0]!, forum.id);
  expect(record).toMatchObject([
    { topic: 'Что предложим', fullName: people[1]!.name, seconds: 90, kind: 'main', track: { number: 1 } },
  ]);
  const guest = await world.person();
  await world.join(forum.id, guest, ['guest'], { confirmedAt: null });
  await expect(world.nouns.floor.queries.speechesOf(guest, forum.id)).rejects.toMatchObject({
    vecheCode: 'not_found',
  });
});

it('[FL7] only those who preside give the floor; a moderator of the track does in the track, not in the hall', async () => {
  const { forum, floorId, seats, desk } = await stage();
  const [anna, bella] = people;
  const expectV = await v(desk);
  expect(await floor().giveFloor(anna!, { floorId, expectV, participantId: seats[1] })).toMatchObject({
    code: 'forbidden',
  });
  await world.nouns.track.commands.setTrackPerson(chair, {
    trackId: floorId,
    participantId: seats[1]!,
    role: 'moderator',
  });
  expect(await floor().giveFloor(bella!, { floorId, expectV, participantId: seats[0] })).toMatchObject({
    ok: true,
  });
  expect(
    await floor().giveFloor(bella!, { floorId: forum.id, expectV: 0, participantId: seats[0] }),
  ).toMatchObject({ code: 'forbidden' });
  await expect(world.nouns.floor.queries.desk(anna!, floorId)).rejects.toMatchObject({
    vecheCode: 'not_found',
  });
  const other = await world.forum();
  await world.join(other.id, chair, ['organiser']);
  expect(
    await floor().giveFloor(chair, { floorId: other.id, expectV: 0, participantId: seats[0] }),
  ).toMatchObject({ code: 'not_found' });
});

it('[FL8] a person lowers their own hand, whoever presides lowers anybody’s, nobody else knows of it', async () => {
  const { floorId, desk } = await stage();
  const [anna, bella] = people;
  await floor().raiseHand(anna!, { floorId });
  const [hand] = (await desk()).hands;
  expect(await floor().lowerHand(bella!, { speechId: hand!.id })).toMatchObject({ code: 'not_found' });
  expect(await floor().lowerHand(anna!, { speechId: hand!.id })).toMatchObject({ ok: true });
  expect((await desk()).hands).toEqual([]);
  expect(await floor().raiseHand(anna!, { floorId })).toMatchObject({ data: { raised: true } });
});

it('[FL9] views: one answer for all members, one’s own by one’s own seat only, the desk for whoever presides', async () => {
  const { forum, floorId, seats } = await stage();
  const views = viewRegistry(world.services);
  const hall = views.get('floor.hall')!;
  expect(await hall.audience(people[0]!, `${forum.id}:${floorId}`)).toBe('members');
  const other = await world.forum();
  await world.join(other.id, people[0]!, ['participant']);
  expect(await hall.audience(people[0]!, `${other.id}:${floorId}`)).toBeNull();
  expect(await hall.load('members', `${forum.id}:${floorId}`)).toMatchObject({ floor: { queueOpen: true } });
  const mine = views.get('floor.mine')!;
  expect(await mine.audience(people[0]!, `${forum.id}:${floorId}:${seats[0]}`)).not.toBeNull();
  expect(await mine.audience(people[0]!, `${forum.id}:${floorId}:${seats[1]}`)).toBeNull();
  for (const name of ['floor.hall', 'question.list']) expect(views.get(name)!.coalesceMs).toBe(1_000);
  expect(await views.get('floor.desk')!.audience(people[0]!, `${forum.id}:${floorId}`)).toBeNull();
});
