import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#domain/actor.ts';
import { bodyMember } from '#drizzle/schema/body.ts';
import { event } from '#drizzle/schema/event.ts';
import { bindCommands, bindQueries } from '../bind.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import * as forumCommands from './commands.ts';
import * as forumQueries from './queries.ts';

let world: TestWorld;
let organiser: Actor;
let stranger: Actor;
beforeAll(async () => {
  world = await createTestServices();
  organiser = await world.person({ name: 'Чернова Лидия Викторовна' });
  stranger = await world.person({ name: 'Посторонний Пётр Петрович' });
});
afterAll(() => world.end());

const commands = () => bindCommands(world.services, forumCommands);
const queries = () => bindQueries(world.services, forumQueries);
const OPERATOR = {
  organisation: 'МКУ ЦПО',
  inn: '7707083893',
  address: 'ст. Динская, ул. Красная, 1',
  contact: 'forum@school.test',
};
const NEW = {
  preset: 'municipal' as const,
  name: 'I муниципальный форум «Флагманы образования. Директор»',
  number: 'I',
  startsOn: '2026-03-11',
  settlement: 'ст. Динская',
  venue: 'СОШ № 29, станица Новотитаровская',
  organisers: [{ name: 'Клуб директоров Кубани', role: 'together' as const }],
};
async function create(over: Record<string, unknown> = {}, actor = organiser) {
  const made = await commands().createForum(actor, { ...NEW, ...over });
  if (!made.ok) throw new Error(JSON.stringify(made));
  return made.data;
}

it('[FO1] a forum of a preset has its rules, a speakable address and a code of six digits; its founder organises it', async () => {
  const made = await create();
  expect(made.slug).toBe('flagmany-obrazovaniia-direktor-2026');
  expect(made.joinCode).toMatch(/^[1-9]\d{5}$/);
  const view = await queries().settings(organiser, made.slug);
  expect(view.rules).toMatchObject({
    pen: 'editors',
    trackPen: 'everyone',
    vote: { method: 'hands', quorum: null },
  });
  expect(view.missing).toEqual(['operator']);
  const home = await queries().forumHome(organiser, made.slug);
  expect(home.me).toMatchObject({
    roles: ['organiser', 'participant', 'registrar'],
    voting: true,
    confirmed: true,
  });
  expect(home.stations.map(({ key, awaiting }) => [key, awaiting])[0]).toEqual(['programme', 1]);
});

it('[FO2] the second forum of a name has an address of its own, also when two are founded at once', async () => {
  const made = await Promise.all([
    create({ name: 'Совет' }),
    create({ name: 'Совет' }),
    create({ name: 'Совет' }),
  ]);
  expect(made.map(({ slug }) => slug).sort()).toEqual(['sovet-2026', 'sovet-2026-2', 'sovet-2026-3']);
});

it('[FO3] a guest, a visitor and impossible days found nothing', async () => {
  const guest = await world.person({ kind: 'guest' });
  expect(await commands().createForum(guest, NEW)).toMatchObject({ ok: false, code: 'forbidden' });
  expect(await commands().createForum(null, NEW)).toMatchObject({ ok: false, code: 'signed_out' });
  expect(await commands().createForum(organiser, { ...NEW, endsOn: '2026-03-10' })).toMatchObject({
    ok: false,
    code: 'forum/days_order',
  });
  expect(await commands().createForum(organiser, { ...NEW, name: '   ' })).toMatchObject({
    code: 'invalid_input',
    fields: { name: 'required' },
  });
});

it('[FO4] nobody but its people may know of a draft', async () => {
  const { slug } = await create();
  await expect(queries().forumHome(stranger, slug)).rejects.toMatchObject({ vecheCode: 'not_found' });
  await expect(queries().programme(null, slug)).rejects.toMatchObject({ vecheCode: 'not_found' });
});

it('[FO5] «Объявить» is refused until the operator of personal data is named', async () => {
  const { forumId, slug } = await create();
  expect(
    await commands().setForumState(organiser, { forumId, expectV: 1, state: 'announced' }),
  ).toMatchObject({
    ok: false,
    code: 'forum/operator_missing',
  });
  expect(
    await commands().setOperator(organiser, {
      forumId,
      expectV: 1,
      operator: { ...OPERATOR, inn: '7707083894' },
    }),
  ).toMatchObject({ code: 'invalid_input', fields: { 'operator.inn': 'inn' } });
  expect(await commands().setOperator(organiser, { forumId, expectV: 1, operator: OPERATOR })).toEqual({
    ok: true,
    data: { version: 2 },
  });
  expect(
    await commands().setForumState(organiser, { forumId, expectV: 2, state: 'announced' }),
  ).toMatchObject({ ok: true });
  expect((await queries().settings(organiser, slug)).forum.state).toBe('announced');
});

it('[FO6] a forum goes one step at a time, and a stale page is told so', async () => {
  const { forumId } = await create();
  expect(await commands().setForumState(organiser, { forumId, expectV: 1, state: 'closed' })).toMatchObject({
    code: 'forum/no_such_step',
  });
  expect(await commands().editForum(organiser, { forumId, expectV: 1, goal: 'Поддержка' })).toMatchObject({
    ok: true,
  });
  expect(await commands().editForum(organiser, { forumId, expectV: 1, goal: 'Другое' })).toMatchObject({
    code: 'conflict',
  });
  expect(
    await commands().setForumState(organiser, { forumId, expectV: 1, state: 'announced' }),
  ).toMatchObject({ code: 'conflict' });
});

it('[FO7] only the organiser manages; a participant is refused, a stranger finds nothing', async () => {
  const { forumId } = await create();
  const participant = await world.person();
  await world.join(forumId, participant, ['participant']);
  const input = { forumId, expectV: 1, goal: 'x' };
  expect(await commands().editForum(participant, input)).toMatchObject({ code: 'forbidden' });
  expect(await commands().editForum(stranger, input)).toMatchObject({ code: 'not_found' });
  await expect(queries().settings(participant, forumId)).rejects.toMatchObject({ vecheCode: 'not_found' });
});

it('[FO8] a change of state asks every open socket of the forum anew', async () => {
  const { forumId } = await create();
  await commands().setOperator(organiser, { forumId, expectV: 1, operator: OPERATOR });
  const heard: unknown[] = [];
  const off = world.services.bus.subscribe((message) => heard.push(message));
  await commands().setForumState(organiser, { forumId, expectV: 2, state: 'announced' });
  off();
  expect(heard).toContainEqual(expect.objectContaining({ type: 'revoke', forumId, code: 'rights_changed' }));
});

it('[FO9] events say which fields changed, never what is in them', async () => {
  const { forumId } = await create();
  await commands().setOperator(organiser, { forumId, expectV: 1, operator: OPERATOR });
  const rows = await world.services.db.select().from(event).where(eq(event.stream, forumId));
  expect(rows.map(({ type }) => type)).toEqual(['forum.created', 'forum.operator_named']);
  expect(JSON.stringify(rows)).not.toContain('forum@school.test');
});

it('[FO10] from last year: rules, operator and organisers come along; a stranger cannot copy', async () => {
  const old = await create();
  await commands().setOperator(organiser, { forumId: old.forumId, expectV: 1, operator: OPERATOR });
  const made = await create({
    name: 'II форум',
    startsOn: '2027-03-12',
    copyFrom: old.forumId,
    settlement: '',
    organisers: [],
  });
  const view = await queries().settings(organiser, made.slug);
  expect(view.operator).toEqual(OPERATOR);
  expect(view.forum).toMatchObject({
    settlement: 'ст. Динская',
    organisers: NEW.organisers,
    startsOn: '2027-03-12',
  });
  expect(await commands().createForum(stranger, { ...NEW, copyFrom: old.forumId })).toMatchObject({
    code: 'not_found',
  });
});

it('[FO15] who administers the installation learns of no hidden forum and reads no programme of it', async () => {
  const administrator = await world.person({ admin: true });
  for (const state of ['draft', 'announced', 'running', 'closed'] as const) {
    const { slug } = await world.forum({ state, public: false });
    for (const ask of [queries().forumHome, queries().programme, queries().desk])
      await expect(ask(administrator, slug)).rejects.toMatchObject({ vecheCode: 'not_found' });
  }
  const open = await world.forum({ state: 'announced', public: true });
  expect(await queries().forumHome(administrator, open.slug)).toMatchObject({ me: null });
});

it('[FO11] home shows my forums, the next of them and what awaits me', async () => {
  const someone = await world.person();
  expect(await queries().home(someone)).toMatchObject({ next: null, mine: [], canCreate: true });
  const made = await create({ startsOn: '2026-02-20' }, someone);
  const home = await queries().home(someone);
  expect(home.next).toMatchObject({
    slug: made.slug,
    awaiting: 1,
    roles: ['organiser', 'participant', 'registrar'],
  });
  expect((await queries().home(null)).mine).toEqual([]);
});

it('[FO12] an announced public forum is open to everybody; with public off it is not found again', async () => {
  const { forumId, slug } = await create();
  await commands().setOperator(organiser, { forumId, expectV: 1, operator: OPERATOR });
  await commands().editForum(organiser, { forumId, expectV: 2, public: true });
  await expect(queries().programme(null, slug)).rejects.toMatchObject({ vecheCode: 'not_found' });
  await commands().setForumState(organiser, { forumId, expectV: 3, state: 'announced' });
  const seen = await queries().forumHome(null, slug);
  expect(seen.me).toBeNull();
  expect(seen.stations.find(({ key }) => key === 'people')?.count).toBeNull();
  await commands().editForum(organiser, { forumId, expectV: 4, public: false });
  await expect(queries().programme(null, slug)).rejects.toMatchObject({ vecheCode: 'not_found' });
});

it('[FO13] «Как это видит …»: the organiser sees another audience through the same query; others cannot borrow eyes', async () => {
  const { forumId, slug } = await create();
  await commands().setOperator(organiser, { forumId, expectV: 1, operator: OPERATOR });
  await expect(queries().people(organiser, slug, { limit: 50 }, 'addressee')).rejects.toMatchObject({
    vecheCode: 'forbidden',
  });
  expect((await queries().people(organiser, slug, { limit: 50 }, 'participant')).audience).toBe(
    'participant',
  );
  await expect(queries().programme(organiser, slug, 'public')).rejects.toMatchObject({
    vecheCode: 'not_found',
  });
  const participant = await world.person();
  await world.join(forumId, participant, ['participant']);
  expect((await queries().forumHome(participant, slug, 'public')).me).not.toBeNull();
});

it('[FO14] a forum of a body is founded by its member or by the founder of an earlier forum of it; others do not find it', async () => {
  const bodyId = await world.body();
  const founder = await world.person();
  const member = await world.person();
  const left = await world.person();
  await world.forum({ bodyId, createdBy: founder.accountId });
  const seat = (accountId: string, until: string | null) => ({
    id: world.services.ids.id(),
    bodyId,
    accountId,
    fullName: 'Член клуба',
    until,
    createdAt: world.clock.now(),
  });
  await world.services.db
    .insert(bodyMember)
    .values([seat(member.accountId, null), seat(left.accountId, '2026-02-10')]);
  for (const actor of [founder, member])
    expect(await commands().createForum(actor, { ...NEW, bodyId })).toMatchObject({ ok: true });
  for (const actor of [stranger, left])
    expect(await commands().createForum(actor, { ...NEW, bodyId })).toMatchObject({ code: 'not_found' });
  expect(await commands().createForum(organiser, { ...NEW, bodyId: world.services.ids.id() })).toMatchObject({
    code: 'not_found',
  });
});

it('[FO14] a copy keeps the body of the forum it was made from', async () => {
  const bodyId = await world.body();
  const secretary = await world.person();
  const old = await world.forum({ bodyId });
  await world.join(old.id, secretary, ['secretary']);
  const made = await create({ copyFrom: old.id, bodyId }, secretary);
  expect((await queries().forumHome(secretary, made.slug)).body).not.toBeNull();
});
