import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { forum as forumTable } from '#drizzle/schema/forum.ts';
import { verify } from '../backup/verify.ts';
import { bindCommands, bindQueries } from '../bind.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import * as more from './extension-commands.ts';
import * as letters from './letter-commands.ts';
import * as one from './one-queries.ts';
import * as pages from './page-queries.ts';
import { type BoardWorld, boardWorld, UPRAVLENIE } from './testing.ts';

let world: TestWorld;
let b: BoardWorld;
beforeAll(async () => {
  world = await createTestServices();
  b = await boardWorld(world);
});
afterAll(() => world.end());
const run = () => bindCommands(world.services, { ...more, ...letters });
const ask = () => bindQueries(world.services, { ...pages, ...one });
const page = (actor = b.secretary) => ask().recommendationPage(actor, b.forum.slug, 1);

it('[RC33] [RC35] time is asked for by letter, refused with a reason, asked again by link and granted: the original date stays', async () => {
  const id = (await page()).row.id;
  const until = '2026-12-01';
  expect(
    await run().askExtension(b.member, { recommendationId: id, until, reason: 'не успеваем' }),
  ).toMatchObject({ code: 'forbidden' });
  expect(
    await run().askExtension(b.stranger, { recommendationId: id, until, reason: 'не успеваем' }),
  ).toMatchObject({ code: 'not_found' });
  const first = await run().askExtension(b.secretary, {
    recommendationId: id,
    until,
    reason: 'Кадровый приказ готовится',
    regNo: '01-77',
  });
  expect(first).toMatchObject({ ok: true, data: { late: false } });
  const firstId = first.ok ? first.data.extensionId : '';
  expect(
    await run().askExtension(b.secretary, { recommendationId: id, until, reason: 'ещё раз' }),
  ).toMatchObject({ code: 'board/extension_pending' });
  expect(
    await run().decideExtension(b.secretary, { extensionId: firstId, decision: 'refused', note: '' }),
  ).toMatchObject({ code: 'board/note_needed' });
  expect(
    await run().decideExtension(b.secretary, {
      extensionId: firstId,
      decision: 'refused',
      note: 'Срок назван резолюцией',
    }),
  ).toMatchObject({ ok: true });
  expect((await page()).row.due).toBe('2026-09-01');

  const { desks } = await ask().lettersDesk(b.secretary, b.forum.slug);
  const desk = desks.find((d) => d.addressee.dative === UPRAVLENIE);
  const link = await run().createAnswerLink(b.secretary, {
    resolutionId: desk?.resolutionId ?? '',
    addresseeId: desk?.addressee.id ?? '',
  });
  const token = link.ok ? (link.data.url.split('/o/')[1] ?? '') : '';
  const byLink = {
    token,
    recommendationId: id,
    until,
    reason: 'Смена руководителя',
    signedBy: 'Петров А. А.',
  };
  expect(await run().askExtensionByLink(null, { ...byLink, recommendationId: 'A'.repeat(22) })).toMatchObject(
    {
      code: 'not_found',
    },
  );
  world.clock.set(new Date('2026-09-02T08:00:00Z'));
  expect(await run().askExtensionByLink(null, byLink)).toMatchObject({ code: 'answer/expired' });
  world.clock.set(new Date('2026-03-02T08:00:00Z'));
  const second = await run().askExtensionByLink(null, byLink);
  expect(second).toMatchObject({ ok: true });
  expect(
    await run().decideExtension(b.secretary, {
      extensionId: second.ok ? second.data.extensionId : '',
      decision: 'granted',
    }),
  ).toMatchObject({ ok: true, data: { until } });
  const view = await page();
  expect(view.row.due).toBe(until);
  expect(view.baselineDue).toBe('2026-09-01');
  expect(view.extensions.map((x) => x.state)).toEqual(['refused', 'granted']);
  expect(view.extensions[1]).toMatchObject({ byLink: true, signedBy: 'Петров А. А.' });
  const seen = await page(b.member);
  expect(seen.extensions[1]).toMatchObject({ state: 'granted', signedBy: '', reason: '', regNo: '' });
  // Where execution control was chosen, the reasons are told; who asked is not.
  const profile = (to: 'control' | 'recommendations') =>
    world.services.db.update(forumTable).set({ profile: to }).where(eq(forumTable.id, b.forum.id));
  await profile('control');
  expect((await page(b.member)).extensions).toMatchObject([
    { reason: 'Кадровый приказ готовится', note: 'Срок назван резолюцией', signedBy: '', regNo: '' },
    { reason: 'Смена руководителя', signedBy: '' },
  ]);
  await profile('recommendations');
});

it('[RC34] a request is decided once, even by two at the same moment; what was withdrawn may be asked for again', async () => {
  const id = (await page()).row.id;
  const once = await run().askExtension(b.organiser, {
    recommendationId: id,
    until: '2027-02-01',
    reason: 'по просьбе',
  });
  const extensionId = once.ok ? once.data.extensionId : '';
  const both = await Promise.all([
    run().decideExtension(b.secretary, { extensionId, decision: 'refused', note: 'нет' }),
    run().decideExtension(b.organiser, { extensionId, decision: 'granted' }),
  ]);
  expect(both.filter((r) => r.ok)).toHaveLength(1);
  expect(both.filter((r) => !r.ok)).toMatchObject([{ code: 'board/extension_decided' }]);
  const again = await run().askExtension(b.organiser, {
    recommendationId: id,
    until: '2027-05-01',
    reason: 'по просьбе',
  });
  const againId = again.ok ? again.data.extensionId : '';
  expect(await run().withdrawExtension(b.secretary, { extensionId: againId })).toMatchObject({ ok: true });
  expect(await run().withdrawExtension(b.secretary, { extensionId: againId })).toMatchObject({
    code: 'board/extension_decided',
  });
  expect(await verify(world.sql)).toMatchObject({ ok: true, findings: [] });
});
