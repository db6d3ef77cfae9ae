/** Reminders against a real mail server: what is said in a year, to whom, and that nothing is said twice. */

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startMailServer } from '../account/testing.ts';
import { bindCommands, bindQueries } from '../bind.ts';
import * as life from '../recommendation/commands.ts';
import * as more from '../recommendation/extension-commands.ts';
import * as letters from '../recommendation/letter-commands.ts';
import * as one from '../recommendation/one-queries.ts';
import * as pages from '../recommendation/page-queries.ts';
import { type BoardWorld, boardWorld, UPRAVLENIE } from '../recommendation/testing.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import * as reminders from './commands.ts';
import * as queries from './queries.ts';
import { live as liveDays, read as readMails, sweep } from './testing.ts';

// A year lived day by day: on a busy machine more than the usual twenty seconds.
vi.setConfig({ testTimeout: 90_000 });

let smtp: Awaited<ReturnType<typeof startMailServer>>;
let world: TestWorld;
let b: BoardWorld;
beforeAll(async () => {
  smtp = await startMailServer();
  world = await createTestServices({ env: { smtpUrl: smtp.url }, now: new Date('2026-09-01T05:00:00Z') });
  b = await boardWorld(world);
  for (const [who, email] of [
    [b.secretary, 'secretary@example.org'],
    [b.organiser, 'organiser@example.org'],
  ] as const)
    await world.services.db.execute(sql`update account set email = ${email} where id = ${who.accountId}`);
});
afterAll(async () => {
  await world.services.mailer.stop();
  await world.end();
  await smtp.stop();
});

const run = () => bindCommands(world.services, { ...reminders, ...letters, ...life, ...more });
const read = () => readMails(smtp);
const live = (from: string, days: number) => liveDays(world, from, days);

it('[RN1] people cannot run the sweep; the settings are the keepers’', async () => {
  expect(await run().sweepReminders(b.organiser, {})).toMatchObject({ code: 'not_found' });
  const set = { forumId: b.forum.id, digest: true, schools: true, ladder: false, officials: false };
  expect(await run().configureReminders(b.member, set)).toMatchObject({ code: 'forbidden' });
  expect(await run().configureReminders(b.stranger, set)).toMatchObject({ code: 'not_found' });
  expect(await run().configureReminders(b.secretary, set)).toMatchObject({ ok: true });
});

it('[RN1] [RN4] a year with the defaults: ten digests, two texts for schools, one summary; the secretary alone is told, the summer is silent', async () => {
  const sent = await live('2026-09-01', 365);
  await smtp.arrived(sent);
  const all = read();
  expect(all.every((m) => m.to.includes('secretary@example.org'))).toBe(true);
  // The first of December and of June carry the digest and the other note in one letter.
  expect(sent).toBe(11);
  expect(all.filter((m) => m.text.includes('Текст для чата'))).toHaveLength(2);
  expect(all.filter((m) => m.text.includes('Сводка за учебный год'))).toHaveLength(1);
  expect(all[0]?.text).toContain('Без итога 6 рекомендаций.');
  expect(all[0]?.text).not.toMatch(/наруш|просроч/i);
});

it('[RN5] two nodes at the same moment send one letter, and the same hour again none', async () => {
  world.clock.set(new Date('2027-10-01T07:00:00Z'));
  const before = smtp.letters.length;
  const both = await Promise.all([sweep(world), sweep(world)]);
  expect(both.map(Number).sort()).toEqual([0, 1]);
  expect(await sweep(world)).toBe(0);
  await world.services.mailer.kick();
  await smtp.arrived(before + 1);
});

it('[RN3] [RN6] the ladder, switched on: mute while time is asked for, begins anew with a granted date, the organiser hears of it after a month', async () => {
  const set = { forumId: b.forum.id, digest: false, schools: false, ladder: true, officials: false };
  await run().configureReminders(b.organiser, set);
  // Last year's date is long past: one letter to each, then weekly.
  const page = await bindQueries(world.services, one).recommendationPage(b.secretary, b.forum.slug, 1);
  world.clock.set(new Date('2027-10-05T07:00:00Z'));
  const asked = await run().askExtension(b.secretary, {
    recommendationId: page.row.id,
    until: '2027-12-20',
    reason: 'Ждут приказа министерства',
  });
  const before = smtp.letters.length;
  const mutedRows = await live('2027-10-06', 10);
  const others = read().slice(before);
  expect(others.filter((m) => m.text.includes('№ 1,'))).toEqual([]);
  expect(mutedRows).toBe(others.length);
  await run().decideExtension(b.organiser, {
    extensionId: asked.ok ? asked.data.extensionId : '',
    decision: 'granted',
  });
  const sent = await live('2027-11-15', 68);
  await smtp.arrived(before + mutedRows + sent);
  const told = read().slice(before + mutedRows);
  const mine = told.filter((m) => m.text.includes('№ 1,'));
  expect(mine.filter((m) => m.to.includes('organiser')).length).toBe(1);
  // −30, −10, −3, 0, +3, +10, +30 to the secretary
  expect(mine.filter((m) => m.to.includes('secretary')).length).toBe(7);
  expect(mine[0]?.text).toContain('срок 20 декабря 2027 г.');
  const view = await bindQueries(world.services, queries).remindersPage(b.secretary, b.forum.slug);
  expect(view.last[0]).toMatchObject({ rule: 'ladder', status: 'sent' });
  await expect(
    bindQueries(world.services, queries).remindersPage(b.member, b.forum.slug),
  ).rejects.toMatchObject({
    vecheCode: 'not_found',
  });
});

it('[RN7] a finished board is silent; what is closed is not named', async () => {
  const board = await bindQueries(world.services, pages).lettersDesk(b.secretary, b.forum.slug);
  expect(board.desks.some((d) => d.addressee.dative === UPRAVLENIE)).toBe(true);
  for (let number = 1; number <= 6; number += 1) {
    const page = await bindQueries(world.services, one).recommendationPage(b.secretary, b.forum.slug, number);
    expect(
      await run().closeRecommendation(b.organiser, {
        recommendationId: page.row.id,
        verdict: 'obsolete',
        note: 'Утратила смысл',
      }),
    ).toMatchObject({ ok: true });
  }
  expect(await live('2028-02-01', 30)).toBe(0);
});
