import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { type BoardWorld, boardWorld, PDF } from './testing.ts';

let world: TestWorld;
let b: BoardWorld;
beforeAll(async () => {
  world = await createTestServices();
  b = await boardWorld(world);
});
afterAll(() => world.end());

const run = () => world.nouns.recommendation.commands;
const ask = () => world.nouns.recommendation.queries;
const publish = async () => {
  const { sha256 } = await ask().publishDesk(b.organiser, b.forum.slug);
  const done = await run().publishSnapshot(b.organiser, { forumId: b.forum.id, sha256 });
  return done.ok ? done.data : Promise.reject(new Error(done.code));
};

it('[RC77] a file is internal until it is opened, file by file; in public it is given once a snapshot names it', async () => {
  const { desks } = await ask().lettersDesk(b.secretary, b.forum.slug);
  const desk = desks.find((one) => !one.circle);
  if (!desk) throw new Error('no desk');
  const { resolutionId, addressee, items } = desk;
  const made = await run().createAnswerLink(b.secretary, { resolutionId, addresseeId: addressee.id });
  const token = made.ok ? (made.data.url.split('/o/')[1] ?? '') : '';
  const files = ['приказ.pdf', 'телефоны.pdf'].map((name) => ({ name, data: PDF }));
  const said = { recommendationId: items[0]?.id ?? '', outcome: 'done' as const, text: 'Издан приказ' };
  await run().answerByLink(null, { token, signedBy: 'Орлова М. И.', items: [{ ...said, files }] });
  const [waits] = (await ask().lettersDesk(b.secretary, b.forum.slug)).pending;
  const [order, phones] = waits?.files ?? [];
  expect([order, phones]).toMatchObject([
    { name: 'приказ.pdf', public: false },
    { name: 'телефоны.pdf', public: false },
  ]);
  const opened = { answerId: waits?.id ?? '', public: true, openFiles: [order?.id ?? ''] };
  expect(await run().confirmAnswer(b.secretary, opened)).toMatchObject({ ok: true });
  expect((await ask().storedFile(b.member, b.forum.slug, order?.id ?? '')).name).toBe('приказ.pdf');
  await expect(ask().storedFile(b.member, b.forum.slug, phones?.id ?? '')).rejects.toMatchObject({
    vecheCode: 'not_found',
  });
  const taken = (id = '') => ask().publicFile(b.forum.slug, id);
  await expect(taken(order?.id), 'nothing is published').rejects.toMatchObject({ vecheCode: 'not_found' });

  const { snapshotId } = await publish();
  const shown = await ask().publicBoard(b.forum.slug);
  expect(shown.snapshot.rows[0]?.answer?.files).toMatchObject([{ id: order?.id, name: 'приказ.pdf' }]);
  expect(JSON.stringify(shown)).not.toContain('телефоны');
  expect((await taken(order?.id)).data.equals(Buffer.from(PDF))).toBe(true);
  for (const id of [phones?.id, 'x', `${order?.id}'`, '%'])
    await expect(taken(id)).rejects.toMatchObject({ vecheCode: 'not_found' });
  const other = await world.forum();
  await expect(ask().publicFile(other.slug, order?.id ?? '')).rejects.toMatchObject({
    vecheCode: 'not_found',
  });
  await run().withdrawSnapshot(b.organiser, { snapshotId });
  await expect(taken(order?.id), 'withdrawn').rejects.toMatchObject({ vecheCode: 'not_found' });
});

it('[RC78] a keeper says that a matter is at risk, and why; members hear neither, the row tells it until it is taken back', async () => {
  const page = (who = b.secretary) => ask().recommendationPage(who, b.forum.slug, 2);
  const { id } = (await page()).row;
  const told = { recommendationId: id, risk: true, note: 'Ждут решения министерства' };
  expect(await run().setRisk(b.member, told)).toMatchObject({ code: 'forbidden' });
  expect(await run().setRisk(b.stranger, told)).toMatchObject({ code: 'not_found' });
  expect(await run().setRisk(b.secretary, { ...told, note: '' })).toMatchObject({ code: 'invalid_input' });
  expect(await run().setRisk(b.secretary, told)).toMatchObject({ ok: true });
  expect((await page()).risk).toMatchObject({ note: 'Ждут решения министерства' });
  expect((await page()).row.signals).toContain('at_risk');
  const found = await ask().boardTable(b.secretary, b.forum.slug, { signal: 'at_risk' });
  expect(found.rows.map(({ number }) => number)).toEqual([2]);
  expect(JSON.stringify(await page(b.member))).not.toMatch(/министерства|at_risk/);
  expect(await run().setRisk(b.secretary, { recommendationId: id, risk: false })).toMatchObject({ ok: true });
  expect((await page()).risk).toBeNull();
  const trail = (await page()).trail.flatMap((step) => (step.kind === 'event' ? [step.type] : []));
  expect(trail).toEqual(expect.arrayContaining(['risk', 'calm']));
});
