import { eq, like } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#domain/actor.ts';
import { forum as forums, participant } from '#drizzle/schema/forum.ts';
import { mail } from '#drizzle/schema/installation.ts';
import { deleteOldContacts } from '../account/subject-repository.ts';
import { bindCommands, bindQueries } from '../bind.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { inviteByMail } from './invite-commands.ts';
import * as forumQueries from './queries.ts';

let world: TestWorld;
let organiser: Actor;
let moderator: Actor;
beforeAll(async () => {
  world = await createTestServices();
  organiser = await world.person({ name: 'Чернова Лидия Викторовна' });
  moderator = await world.person({ name: 'Ким Ольга Павловна' });
});
afterAll(() => world.end());

const invite = (actor: Actor, forumId: string) =>
  bindCommands(world.services, { inviteByMail }).inviteByMail(actor, { forumId });
const page = (actor: Actor, slug: string) =>
  bindQueries(world.services, { invitation: forumQueries.invitation }).invitation(actor, slug);
const letters = () => world.services.db.select().from(mail).where(like(mail.key, 'invite:%'));

it('[FO24] the list is invited by mail once an address, by who sees the addresses, while the door is open', async () => {
  const { db } = world.services;
  const { id, slug } = await world.forum({ state: 'announced' });
  const mine = await world.join(id, organiser, ['organiser', 'participant']);
  const other = await world.join(id, moderator, ['moderator', 'participant']);
  const email = (who: string, to: string | null) =>
    db.update(participant).set({ email: to }).where(eq(participant.id, who));
  await email(mine, 'first@example.org');
  await email(other, 'second@example.org');

  expect(await invite(moderator, id)).toMatchObject({ ok: false, code: 'forbidden' });
  expect((await page(moderator, slug)).mail).toBeNull();
  await db.update(forums).set({ joinOpen: false }).where(eq(forums.id, id));
  expect(await invite(organiser, id)).toMatchObject({ ok: false, code: 'forum/door_closed' });
  await db.update(forums).set({ joinOpen: true }).where(eq(forums.id, id));
  expect(await letters()).toEqual([]);

  expect(await invite(organiser, id)).toEqual({ ok: true, data: { letters: 2 } });
  expect(await invite(organiser, id)).toEqual({ ok: true, data: { letters: 0 } });
  await email(other, 'corrected@example.org');
  expect((await page(organiser, slug)).mail).toMatchObject({ addresses: 2, written: 1 });
  expect(await invite(organiser, id)).toEqual({ ok: true, data: { letters: 1 } });
  const sent = await letters();
  expect(sent.map(({ recipient }) => recipient).sort()).toEqual([
    'corrected@example.org',
    'first@example.org',
    'second@example.org',
  ]);
  const code = (await page(organiser, slug)).joinCode;
  for (const { body, key } of sent) {
    expect(body).toContain(`/j/${code}`);
    expect(body).not.toMatch(/@example\.org|\{\w+\}/);
    expect(key).not.toContain('@');
  }

  await db.update(forums).set({ startsOn: '2020-01-01', endsOn: '2020-01-01' }).where(eq(forums.id, id));
  await world.services.db.transaction((tx) => deleteOldContacts(tx as never, '2021-01-01'));
  expect(await letters()).toEqual([]);
});

it('[FO24] before the announcement and after the end nobody is invited by mail', async () => {
  for (const state of ['draft', 'closed'] as const) {
    const { id } = await world.forum({ state });
    await world.join(id, organiser, ['organiser', 'participant']);
    expect(await invite(organiser, id)).toMatchObject({ ok: false, code: 'forbidden' });
  }
});
