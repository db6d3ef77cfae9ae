import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#domain/actor.ts';
import { bindCommands, bindQueries } from '../bind.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import * as deskCommands from './desk-commands.ts';
import * as paperQueries from './paper-queries.ts';
import * as peopleCommands from './people-commands.ts';
import * as programmeCommands from './programme-commands.ts';
import * as forumQueries from './queries.ts';

let world: TestWorld;
let organiser: Actor;
let secretary: Actor;
beforeAll(async () => {
  world = await createTestServices();
  organiser = await world.person({ name: 'Чернова Лидия Викторовна' });
  secretary = await world.person({ name: 'Ким Ольга Павловна' });
});
afterAll(() => world.end());

const commands = () =>
  bindCommands(world.services, { ...peopleCommands, ...deskCommands, ...programmeCommands });
const queries = () => bindQueries(world.services, { ...forumQueries, ...paperQueries });

async function forum() {
  const made = await world.forum();
  const me = await world.join(made.id, organiser, ['organiser', 'participant']);
  await world.join(made.id, secretary, ['secretary', 'participant'], { present: false });
  return { ...made, me };
}
function data<T>(result: { ok: true; data: T } | { ok: false; code: string }): T {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.data;
}
async function add(forumId: string, over: Record<string, unknown> = {}) {
  const made = await commands().addParticipant(organiser, {
    forumId,
    person: { fullName: 'Ващенко Светлана Вадимовна', ...over },
  });
  return data(made).participantId;
}
async function deskRow(forumId: string, id: string) {
  return (await queries().desk(organiser, forumId)).rows.find((row) => row.id === id);
}

/** Windows-1251 as Excel saves it, without a library: Cyrillic letters are 0xC0…0xFF. */
function cp1251(text: string): Uint8Array {
  return Uint8Array.from([...text], (letter) => {
    const code = letter.codePointAt(0) as number;
    if (letter === 'Ё') return 0xa8;
    if (letter === 'ё') return 0xb8;
    if (letter === '№') return 0xb9;
    return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
  });
}

it('[FO30] a list from Excel in Windows-1251 is shown with its doubts before anything is saved', async () => {
  const { id, slug } = await forum();
  await world.school({ shortName: 'СОШ № 35', fullName: 'МАОУ СОШ № 35', number: '35' });
  const csv = [
    'ФИО;Должность;Школа;Телефон',
    'Ващенко Светлана Вадимовна;директор;СОШ № 35;8 918 111-22-33',
    'Кунаковская Мария Андреевна;директор;СОШ № 2929;8 918 444-55-66',
    'Кунаковская Мария Андреевна;директор;СОШ № 2929;8 918 444-55-66',
    'Чернова Лидия Викторовна;директор;СОШ № 4;',
  ].join('\r\n');
  const preview = await queries().peoplePreview(organiser, slug, {
    bytes: cp1251(csv),
    filename: 'список.csv',
  });
  expect(preview.rows.map(({ fullName, take }) => [fullName.split(' ')[0], take])).toEqual([
    ['Ващенко', true],
    ['Кунаковская', true],
    ['Кунаковская', false],
    ['Чернова', false],
  ]);
  expect(preview.rows[0]?.schoolId).not.toBeNull();
  expect(preview.rows[2]?.flags.map(({ code }) => code)).toContain('duplicate');
  expect(preview.already).toBe(1);
  expect((await queries().people(organiser, slug)).total).toBe(2);
  const taken = preview.rows
    .filter(({ take }) => take)
    .map(({ fullName, post, schoolId, schoolName, schoolFull, phone }) => ({
      fullName,
      post,
      schoolId,
      schoolName,
      schoolFull,
      phone,
    }));
  expect(await commands().importPeople(organiser, { forumId: id, people: taken, newSchools: true })).toEqual({
    ok: true,
    data: { added: 2 },
  });
  const list = await queries().people(organiser, slug);
  expect(list.people.map(({ fullName, school }) => [fullName.split(' ')[0], school])).toContainEqual([
    'Кунаковская',
    'СОШ № 2929',
  ]);
});

it('[FO31] a file that is no table is refused by its code and the list stays as it was', async () => {
  const { slug } = await forum();
  await expect(
    queries().peoplePreview(organiser, slug, { bytes: new Uint8Array(), filename: 'x.xlsx' }),
  ).rejects.toMatchObject({ vecheCode: 'documents/empty' });
  const participant = await world.person();
  await expect(queries().peoplePreview(participant, slug, { text: 'Иванов' })).rejects.toMatchObject({
    vecheCode: 'not_found',
  });
});

it('[FO32] a thousand people come in at once, each with a badge code of their own, and are listed within the budget', async () => {
  const { id, slug } = await forum();
  const people = Array.from({ length: 1000 }, (_, at) => ({
    fullName: `Участников${String(at).padStart(4, '0')} Иван Петрович`,
    post: 'директор',
    schoolName: `СОШ № ${(at % 90) + 100}`,
    voting: true,
  }));
  expect(await commands().importPeople(secretary, { forumId: id, people, newSchools: true })).toMatchObject({
    ok: true,
  });
  const registrar = await world.person();
  await world.join(id, registrar, ['registrar'], { fullName: 'Регистраторова Анна' });
  const began = performance.now();
  const view = await queries().desk(registrar, slug);
  const took = performance.now() - began;
  console.info(
    `desk of 1,002 people: ${Math.round(took)} ms, ${Math.round(JSON.stringify(view).length / 1024)} KB`,
  );
  expect(view.rows).toHaveLength(1003);
  expect(new Set(view.rows.map(({ badgeCode }) => badgeCode)).size).toBe(1003);
  const marks = await queries().deskMarks(registrar, slug);
  expect(marks).toMatchObject({ key: view.key, hall: view.hall });
  expect(marks.marks).toHaveLength(1003);
  expect(JSON.stringify(marks).length, '[FO58] what a tap sends').toBeLessThan(1_500);

  expect(took).toBeLessThan(1_000);
  expect(await queries().people(secretary, slug, { limit: 50 })).toMatchObject({
    total: 1003,
    people: { length: 50 },
  });
  expect(await queries().people(secretary, slug)).toMatchObject({ total: 1003, people: { length: 200 } });
  const asked = { search: 'УЧАСТНИКОВ0517 сош' };
  expect(await queries().people(secretary, slug, asked)).toMatchObject({
    total: 1,
    people: [{ fullName: 'Участников0517 Иван Петрович' }],
  });
  const schools = await queries().schools(secretary, slug);
  expect(schools.filter(({ people: n }) => n > 10)).toHaveLength(90);
  const tooMany = Array.from({ length: 4200 }, () => ({ fullName: 'Лишний Человек' }));
  expect(await commands().importPeople(secretary, { forumId: id, people: tooMany })).toMatchObject({
    ok: false,
    code: 'people/too_many',
  });
  expect((await queries().people(secretary, slug, { limit: 1 })).total).toBe(1003);
});

it('[FO33] contacts, badge codes and voting rights never reach a participant', async () => {
  const { id, slug } = await forum();
  await add(id, { email: 'v@school.test', phone: '+7 918 111-22-33', voting: true });
  const participant = await world.person();
  await world.join(id, participant, ['participant']);
  const seen = await queries().people(participant, slug);
  expect(seen.audience).toBe('participant');
  for (const word of ['school.test', '918', 'badgeCode', 'voting', 'email'])
    expect(JSON.stringify(seen)).not.toContain(word);
  await expect(queries().desk(participant, slug)).rejects.toMatchObject({ vecheCode: 'not_found' });
  await expect(queries().deskPaper(participant, slug)).rejects.toMatchObject({ vecheCode: 'not_found' });
  await expect(queries().routeSheets(participant, slug, 'all')).rejects.toMatchObject({
    vecheCode: 'not_found',
  });
  const guest = await world.person({ kind: 'guest' });
  await world.join(id, guest, ['guest'], { confirmedAt: null, voting: false });
  await expect(queries().people(guest, slug)).rejects.toMatchObject({ vecheCode: 'forbidden' });
  expect((await queries().here(guest, slug)).people).toBeNull();
});

it('[FO34] the last organiser can neither be removed nor lose the role; offices are the organiser’s to give', async () => {
  const { id, me } = await forum();
  expect(await commands().setRoles(organiser, { participantId: me, roles: ['participant'] })).toMatchObject({
    code: 'people/last_organiser',
  });
  expect(await commands().removeParticipant(organiser, { participantId: me })).toMatchObject({
    code: 'people/last_organiser',
  });
  const person = await add(id);
  expect(await commands().setRoles(secretary, { participantId: person, roles: ['moderator'] })).toMatchObject(
    {
      code: 'forbidden',
    },
  );
  expect(
    await commands().addParticipant(secretary, {
      forumId: id,
      person: { fullName: 'Ещё Один', roles: ['organiser'] },
    }),
  ).toMatchObject({ code: 'people/roles_by_organiser' });
  expect(
    await commands().setRoles(organiser, { participantId: person, roles: ['teller', 'guest'] }),
  ).toMatchObject({
    ok: true,
    data: { roles: ['participant', 'teller'] },
  });
});

it('[FO35] a changed right asks the sockets of that account in that forum anew; a removed person is out', async () => {
  const { id, slug } = await forum();
  const participant = await world.person();
  const participantId = await world.join(id, participant, ['participant']);
  const heard: unknown[] = [];
  const off = world.services.bus.subscribe((message) => heard.push(message));
  await commands().setRoles(organiser, { participantId, roles: ['moderator', 'participant'] });
  await commands().setVoting(organiser, { participantId, voting: false });
  await commands().removeParticipant(organiser, { participantId });
  off();
  const revoked = heard.filter((message) => (message as { type: string }).type === 'revoke');
  expect(revoked).toHaveLength(3);
  expect(revoked[0]).toMatchObject({ accountId: participant.accountId, forumId: id, code: 'rights_changed' });
  expect(
    (
      await queries()
        .forumHome(null, slug)
        .catch((error) => error)
    ).vecheCode,
  ).toBe('not_found');
  await expect(queries().people(participant, slug)).rejects.toMatchObject({ vecheCode: 'not_found' });
});

it('[FO36] an edit of a stale row is a conflict; contacts may be emptied', async () => {
  const { id } = await forum();
  const participantId = await add(id, { phone: '+7 918 111-22-33' });
  expect(await commands().editParticipant(organiser, { participantId, expectV: 1, phone: '' })).toMatchObject(
    { ok: true },
  );
  expect(await commands().editParticipant(organiser, { participantId, expectV: 1, post: 'x' })).toMatchObject(
    {
      code: 'conflict',
    },
  );
  expect(
    await commands().editParticipant(organiser, { participantId, expectV: 2, email: 'нет' }),
  ).toMatchObject({
    code: 'invalid_input',
  });
});

it('[FO50] two desks that tap the same person at once write one arrival', async () => {
  const { id, slug } = await forum();
  const participantId = await add(id);
  await Promise.all([
    commands().setPresence(organiser, { participantId, present: true }),
    commands().setPresence(secretary, { participantId, present: true }),
  ]);
  const rows = await world.sql`select present from attendance where participant_id = ${participantId}`;
  expect(rows).toHaveLength(1);
  await commands().setPresence(secretary, { participantId, present: false });
  expect(
    await world.sql`select present from attendance where participant_id = ${participantId}`,
  ).toHaveLength(2);
  await expect(world.sql`delete from attendance where participant_id = ${participantId}`).rejects.toThrow();
  expect((await queries().desk(organiser, slug)).hall).toMatchObject({ present: 1, listed: 3 });
});

it('[FO51] a walk-in is listed, confirmed, in the hall and has a badge code in one command', async () => {
  const { id } = await forum();
  const made = data(
    await commands().addWalkIn(secretary, {
      forumId: id,
      fullName: 'Гость Семён Ильич',
      schoolName: 'СОШ № 1',
    }),
  );
  expect(made.badgeCode).toMatch(/^\d{4}$/);
  expect(await deskRow(id, made.participantId)).toMatchObject({
    present: true,
    confirmed: true,
    voting: false,
  });
});

it('[FO52] a guest has no vote until the desk makes them a participant; a vote is given once', async () => {
  const { id } = await forum();
  const guest = await world.person({ kind: 'guest' });
  const participantId = await world.join(id, guest, ['guest'], {
    confirmedAt: null,
    voting: false,
    source: 'code',
  });
  expect(await commands().setVoting(secretary, { participantId, voting: true })).toMatchObject({
    code: 'people/guest_no_vote',
  });
  await commands().confirmParticipant(secretary, { participantId });
  expect(await commands().setVoting(secretary, { participantId, voting: true })).toMatchObject({ ok: true });
  expect(await deskRow(id, participantId)).toMatchObject({ confirmed: true, voting: true, mayVote: true });
});

it('[FO53] the whole list gets its votes in one press, guests and unconfirmed people do not', async () => {
  const { id, slug } = await forum();
  await add(id);
  await add(id, { fullName: 'Гостья Анна Львовна', roles: ['guest'] });
  await world.join(id, null, ['guest'], { confirmedAt: null, voting: false });
  expect(await commands().giveVotingToList(secretary, { forumId: id })).toEqual({
    ok: true,
    data: { given: 1 },
  });
  expect((await queries().desk(secretary, slug)).hall.voting).toBe(3);
});

it('[FO54] a participant cannot work the desk, and a stranger does not learn who is listed', async () => {
  const { id } = await forum();
  const participantId = await add(id);
  const participant = await world.person();
  await world.join(id, participant, ['participant']);
  const stranger = await world.person();
  expect(await commands().setPresence(participant, { participantId, present: true })).toMatchObject({
    code: 'forbidden',
  });
  expect(await commands().setVoting(stranger, { participantId, voting: true })).toMatchObject({
    code: 'not_found',
  });
  expect(await commands().addWalkIn(null, { forumId: id, fullName: 'Некто' })).toMatchObject({
    code: 'not_found',
  });
});

it('[FO55] badge codes are read by the registrar alone: not by organiser and secretary, in no list and on no paper', async () => {
  const { id, slug } = await forum();
  const registrar = await world.person();
  await world.join(id, registrar, ['registrar', 'participant'], { badgeCode: '4711' });
  const codesFor = async (actor: Actor) => {
    const list = await queries().people(actor, slug);
    return {
      desk: (await queries().desk(actor, slug)).rows.map(({ badgeCode }) => badgeCode),
      paper: (await queries().deskPaper(actor, slug)).people.map(({ badgeCode }) => badgeCode),
      sheets: (await queries().routeSheets(actor, slug, 'all')).sheets.map(({ person }) => person.badgeCode),
      list: list.audience === 'desk' ? list.people.map(({ badgeCode }) => badgeCode) : [],
    };
  };
  for (const actor of [organiser, secretary]) {
    const { desk, paper, list, sheets } = await codesFor(actor);
    expect([...desk, ...paper, ...list]).toHaveLength(9);
    expect([...desk, ...paper, ...list].join('')).toBe('');
    expect(sheets.filter(Boolean)).toHaveLength(1);
  }
  const seen = await codesFor(registrar);
  for (const codes of [seen.desk, seen.paper, seen.sheets]) expect(codes.filter(Boolean)).toHaveLength(3);
  expect(seen.list).toEqual([]);
});

it('[FO58] the marks follow every tap, and the key changes only with the list', async () => {
  const { id, slug, me } = await forum();
  const before = await queries().deskMarks(organiser, slug);
  await commands().setPresence(secretary, { participantId: me, present: false });
  const tapped = await queries().deskMarks(organiser, slug);
  expect(tapped.key).toBe(before.key);
  expect(tapped.marks).not.toBe(before.marks);
  await add(id);
  expect((await queries().deskMarks(organiser, slug)).key).not.toBe(before.key);
});
