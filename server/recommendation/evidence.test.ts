/** Files of answers: whose they are before and after the yes, when they are opened, and when they are public; a risk told by hand. */
import { sql } from 'drizzle-orm';
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

it('[RC98] the approver takes files of what waits by that link and no others; nobody else has them before the yes', async () => {
  const { desks } = await ask().lettersDesk(b.secretary, b.forum.slug);
  const [desk, foreign] = desks.filter((one) => !one.circle);
  if (!desk || !foreign) throw new Error('no desks');
  const subjectOf = (one: typeof desk) => ({
    resolutionId: one.resolutionId,
    addresseeId: one.addressee.id,
  });
  const tokenOf = (made: Awaited<ReturnType<ReturnType<typeof run>['nameApprover']>>) =>
    made.ok ? (made.data.url.split('/o/')[1] ?? '') : '';
  const by = tokenOf((await run().createAnswerLink(b.secretary, subjectOf(desk))) as never);
  const named = await run().nameApprover(b.secretary, { ...subjectOf(desk), post: 'начальник' });
  const yes = tokenOf(named);
  const theirs = tokenOf(
    await run().nameApprover(b.secretary, { ...subjectOf(foreign), post: 'директор центра' }),
  );
  const say = (name: string, item = 1) =>
    run().answerByLink(null, {
      token: by,
      signedBy: 'Орлова М. И.',
      items: [
        {
          recommendationId: desk.items[item]?.id ?? '',
          outcome: 'in_progress',
          text: name,
          files: [{ name, data: PDF }],
        },
      ],
    });
  const waiting = async () => {
    const page = await ask().answerLinkPage(yes);
    return page.role === 'approver' ? page.waiting : [];
  };
  await say('проект приказа.pdf');
  const [draft] = await waiting();
  const [first] = draft?.files ?? [];
  expect(first).toMatchObject({ name: 'проект приказа.pdf' });
  const taken = (token: string, id = first?.id ?? '') => ask().approvalFile(token, id);
  const gone = (code = 'not_found') => ({ vecheCode: code });
  const whole = async () =>
    JSON.stringify(
      await world.services.db.execute(sql`select (select json_agg(l order by id) from answer_link l) as links,
        (select json_agg(a order by id) from answer a) as answers, (select count(*) from event) as events`),
    );
  const before = await whole();
  expect(await taken(yes)).toMatchObject({ name: 'проект приказа.pdf', mime: 'application/pdf' });
  expect((await taken(yes)).data.equals(Buffer.from(PDF))).toBe(true);
  expect(await whole(), 'taking writes nothing').toBe(before);

  // Of another link, of whoever answers, of no file, of a file that came already, of the secretary's desk.
  const came = (await ask().recommendationPage(b.secretary, b.forum.slug, desk.items[0]?.number ?? 0)).trail;
  const [known] = came.flatMap((step) => (step.kind === 'answer' ? step.files : []));
  expect(known).toBeDefined();
  for (const [token, id] of [
    [theirs, first?.id],
    [by, first?.id],
    ['x'.repeat(32), first?.id],
    [`${yes}\0`.slice(1), first?.id],
    [yes, known?.id],
    [yes, 'x'],
    [yes, `${first?.id}'`],
    [yes, `${first?.id}\0`],
  ] as const)
    await expect(taken(token, id)).rejects.toMatchObject(gone());
  for (const who of [b.secretary, b.organiser, b.member])
    await expect(ask().storedFile(who, b.forum.slug, first?.id ?? '')).rejects.toMatchObject(gone());

  // The later is meant: the former's file is nobody's.
  world.clock.advance(1000);
  await say('приказ № 7.pdf');
  await expect(taken(yes)).rejects.toMatchObject(gone());
  const [answer] = await waiting();
  const order = answer?.files[0]?.id ?? '';
  const decisions = [{ answerId: answer?.id ?? '', approve: true }];
  expect((await taken(yes, order)).name).toBe('приказ № 7.pdf');
  // With the yes it is the secretary's, and no more taken here.
  await run().approveByLink(null, { token: yes, signedBy: 'Петров А. А.', decisions });
  await expect(taken(yes, order)).rejects.toMatchObject(gone());
  expect((await ask().storedFile(b.secretary, b.forum.slug, order)).name).toBe('приказ № 7.pdf');
  await expect(ask().storedFile(b.member, b.forum.slug, order)).rejects.toMatchObject(gone());

  // Sent back, it is nobody's; revoked and expired links give nothing.
  await say('черновик.pdf');
  const [bad] = await waiting();
  const note = [{ answerId: bad?.id ?? '', approve: false, note: 'Нет номера приказа' }];
  await run().approveByLink(null, { token: yes, signedBy: 'Петров А. А.', decisions: note });
  await expect(taken(yes, bad?.files[0]?.id)).rejects.toMatchObject(gone());
  await expect(ask().storedFile(b.secretary, b.forum.slug, bad?.files[0]?.id ?? '')).rejects.toMatchObject(
    gone(),
  );
  world.clock.advance(1000);
  await say('приказ № 8.pdf');
  const [last] = await waiting();
  const id = last?.files[0]?.id ?? '';
  expect((await taken(yes, id)).name).toBe('приказ № 8.pdf');
  world.clock.advance(61 * 86_400_000);
  await expect(taken(yes, id)).rejects.toMatchObject(gone('answer/expired'));
  const again = await run().createAnswerLink(b.secretary, { ...subjectOf(desk), role: 'approver' });
  const fresh = tokenOf(again as never);
  await expect(taken(yes, id)).rejects.toMatchObject(gone());
  expect((await taken(fresh, id)).name).toBe('приказ № 8.pdf');
  await run().revokeAnswerLink(b.secretary, { linkId: again.ok ? again.data.linkId : '' });
  await expect(taken(fresh, id)).rejects.toMatchObject(gone());
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
