import { afterAll, beforeAll, expect, it } from 'vitest';
import { isWorkday, workdayOnOrBefore } from '#domain/recommendation/workdays.ts';
import { verify } from '../backup/verify.ts';
import { bindCommands, bindQueries } from '../bind.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { houseCalendar } from './access.ts';
import * as commands from './commands.ts';
import * as queries from './queries.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await createTestServices({ now: new Date('2026-11-21T09:00:00Z') });
});
afterAll(() => world.end());

it('[RC95] an administrator sets a day over law and decrees, and takes it back; each change is told', async () => {
  const run = bindCommands(world.services, commands);
  const ask = bindQueries(world.services, queries);
  const admin = { ...(await world.person({ name: 'Админов Иван Ильич' })), admin: true };
  const other = await world.person();
  const day = '2027-01-11';
  expect(isWorkday(day, await houseCalendar(world.services.db))).toBe(true);
  expect(await run.setDay(other, { day, kind: 'off' })).toMatchObject({ code: 'not_found' });
  expect(await run.setDay(admin, { day: '2027-02-30', kind: 'off' })).toMatchObject({
    code: 'invalid_input',
  });
  expect(await run.setDay(admin, { day, kind: 'off', note: 'постановление' })).toMatchObject({ ok: true });
  await run.setDay(admin, { day: '2027-01-09', kind: 'on' });
  const set = await houseCalendar(world.services.db);
  expect(isWorkday(day, set)).toBe(false);
  // A term on the eleventh is met by the Saturday that became a working day.
  expect(workdayOnOrBefore(day, set)).toBe('2027-01-09');
  expect(await run.dropCalendarDay(admin, { day })).toMatchObject({ ok: true });
  expect(await run.dropCalendarDay(admin, { day })).toMatchObject({ code: 'not_found' });
  const view = await ask.calendarPage(admin);
  expect(view.days.map((one) => one.day)).toEqual(['2027-01-09']);
  expect(view.log.map((one) => one.kind).sort()).toEqual(['dropped', 'off', 'on']);
  expect(view.log[0]?.by).toBe('Админов Иван Ильич');
  await expect(ask.calendarPage(other)).rejects.toMatchObject({ vecheCode: 'not_found' });
  expect(await verify(world.sql)).toMatchObject({ ok: true });
});
