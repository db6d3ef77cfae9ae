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

/** Windows-1251 as Excel saves it, without a library: Cyrillic letters are 0xC0…0xFF. */
const PROGRAMME = `9:30 – 10:00 Регистрация участников
10:00 – 10:15 Открытие форума (Чернова Л.В., директор СОШ № 4)
10:15 – 11:00 Проектный офис «Строим школу Минпросвещения» (Кунаковская М.А., директор СОШ № 29)
10:15 – 11:00 Проектный офис «Строим школу Минпросвещения» (Кунаковская М.А., директор СОШ № 29)
11:00 – 11:20 Перерыв
11:20 – 12:00 Круглый стол по итогам форума`;

it('[FO20] a pasted programme is shown first, then taken whole; the exact double is pointed out and stays', async () => {
  const { id, slug } = await forum();
  const preview = await queries().programmePreview(organiser, slug, PROGRAMME);
  expect(preview.items.map(({ kind }) => kind)).toEqual([
    'registration',
    'opening',
    'project_office',
    'project_office',
    'break',
    'round_table',
  ]);
  expect(preview.items[3]?.flags.map(({ code }) => code)).toContain('duplicate');
  expect((await queries().programme(organiser, slug)).days).toEqual([]);
  const items = preview.items.map(({ line: _line, flags: _flags, ...item }) => item);
  expect(await commands().importProgramme(organiser, { forumId: id, items })).toEqual({
    ok: true,
    data: { items: 6 },
  });
  const [day] = (await queries().programme(organiser, slug)).days;
  expect(day?.items.map(({ startsAt }) => startsAt)).toEqual([
    '09:30',
    '10:00',
    '10:15',
    '10:15',
    '11:00',
    '11:20',
  ]);
  expect(day?.items[3]?.sameAs).toBe(day?.items[2]?.id);
  const ics = await queries().programmeIcs(organiser, slug);
  expect(ics.match(/BEGIN:VEVENT/g)).toHaveLength(6);
  expect(ics).toContain('DTSTART:20260211T063000Z');
});

it('[FO21] an item is moved by one position, finds its place by time, and only programme people may touch it', async () => {
  const { id, slug } = await forum();
  const make = async (title: string, startsAt: string) =>
    data(
      await commands().addProgrammeItem(organiser, {
        forumId: id,
        item: { kind: 'other', title, day: '2026-02-11', startsAt },
      }),
    ).itemId;
  const b = await make('Б', '11:00');
  const c = await make('В', '12:00');
  await make('А', '10:00');
  const titles = async () =>
    (await queries().programme(organiser, slug)).days
      .flatMap(({ items }) => items.map(({ title }) => title))
      .join('');
  expect(await titles()).toBe('АБВ');
  await commands().moveProgrammeItem(organiser, { itemId: c, afterId: null });
  expect(await titles()).toBe('ВАБ');
  await commands().moveProgrammeItem(organiser, { itemId: c, afterId: b });
  expect(await titles()).toBe('АБВ');
  const participant = await world.person();
  await world.join(id, participant, ['participant']);
  expect(await commands().moveProgrammeItem(participant, { itemId: c, afterId: null })).toMatchObject({
    code: 'forbidden',
  });
  expect(await commands().editProgrammeItem(organiser, { itemId: c, expectV: 1, title: 'Г' })).toMatchObject({
    code: 'conflict',
  });
  expect(
    await commands().editProgrammeItem(organiser, {
      itemId: b,
      expectV: 1,
      startsAt: '11:00',
      endsAt: '10:00',
    }),
  ).toMatchObject({ code: 'invalid_input', fields: { endsAt: 'time_order' } });
  expect(await commands().removeProgrammeItem(organiser, { itemId: b })).toMatchObject({ ok: true });
  expect(await titles()).toBe('АВ');
});

it('[FO22] a route sheet marks what is one’s own, also where the programme has initials', async () => {
  const { id, slug } = await forum();
  const preview = await queries().programmePreview(organiser, slug, PROGRAMME);
  await commands().importProgramme(organiser, {
    forumId: id,
    items: preview.items.map(({ line: _line, flags: _flags, ...item }) => item),
  });
  const { sheets } = await queries().routeSheets(organiser, slug, 'mine');
  expect(sheets).toHaveLength(1);
  expect(sheets[0]?.items.filter(({ mine }) => mine === 'speaker').map(({ kind }) => kind)).toEqual([
    'opening',
  ]);
});
