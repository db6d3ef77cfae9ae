/** Percent and steps told with answers, and the yes of the addressee's own side. */
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answer, recommendation } from '#drizzle/schema/recommendation.ts';
import { bindCommands, bindQueries } from '../bind.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import * as approvals from './approval-commands.ts';
import * as approvalPages from './approval-queries.ts';
import * as life from './commands.ts';
import * as directory from './directory-commands.ts';
import * as letters from './letter-commands.ts';
import * as one from './one-queries.ts';
import * as pages from './page-queries.ts';
import * as publish from './publish-commands.ts';
import * as queries from './queries.ts';
import { type BoardWorld, boardWorld } from './testing.ts';

let world: TestWorld;
let b: BoardWorld;
beforeAll(async () => {
  world = await createTestServices();
  b = await boardWorld(world);
});
afterAll(() => world.end());

const run = () =>
  bindCommands(world.services, { ...life, ...letters, ...approvals, ...directory, ...publish });
const ask = () => bindQueries(world.services, { ...queries, ...pages, ...one, ...approvalPages });
const desk = async (name = /управлению/) => {
  const view = await ask().lettersDesk(b.secretary, b.forum.slug);
  const one = view.desks.find((d) => name.test(d.addressee.dative));
  if (!one) throw new Error('no desk');
  const subject = { resolutionId: one.resolutionId, addresseeId: one.addressee.id };
  return { ...one, subject, pending: view.pending };
};
const tokenOf = ({ url }: { url: string }) => url.split('/o/')[1] ?? '';
async function done<T>(made: Promise<{ ok: true; data: T } | { ok: false; code: string }>): Promise<T> {
  const result = await made;
  if (!result.ok) throw new Error(result.code);
  return result.data;
}
const link = async (name?: RegExp) => {
  const { subject, items } = await desk(name);
  return { token: tokenOf(await done(run().createAnswerLink(b.secretary, subject))), items, subject };
};
const record = (actor: typeof b.member, number: number) =>
  ask().recommendationPage(actor, b.forum.slug, number);
const signedBy = 'Орлова М. И., главный специалист';
const item = (recommendationId: string, over: Record<string, unknown> = {}) => ({
  recommendationId,
  outcome: 'in_progress' as const,
  text: 'Готовим приказ',
  ...over,
});
const STEPS = [
  { text: 'провести совещание', due: '2026-10-01' },
  { text: 'издать приказ', due: '2026-12-01' },
];

it('[RC87] percent and steps are the addressee’s: told with an answer, unverified like it, closed with its words', async () => {
  const { token, items } = await link();
  const [first] = items;
  if (!first) throw new Error('no item');
  const plain = item(first.id, { percent: 40, steps: STEPS });
  await done(run().answerByLink(null, { token, signedBy, items: [plain] }));
  expect(await done(run().answerByLink(null, { token, signedBy, items: [plain] }))).toEqual({ kept: 0 });
  // Until confirmed only who keeps the board, at the answer itself.
  const unread = await record(b.secretary, first.number);
  expect([unread.steps, unread.row.answer]).toEqual([[], null]);
  expect(unread.trail).toContainEqual(
    expect.objectContaining({ kind: 'answer', percent: 40, state: 'submitted' }),
  );
  const [waiting] = (await desk()).pending;
  expect(waiting).toMatchObject({ percent: 40, steps: [{ kind: 'given' }, { kind: 'given' }] });
  await done(run().confirmAnswer(b.secretary, { answerId: waiting?.id ?? '' }));
  const kept = await record(b.secretary, first.number);
  expect(kept.steps.map(({ text, due, reachedOn }) => [text, due, reachedOn])).toEqual([
    ['провести совещание', '2026-10-01', null],
    ['издать приказ', '2026-12-01', null],
  ]);
  expect(kept.row.answer?.percent).toBe(40);
  const closed = await record(b.member, first.number);
  expect([closed.steps, closed.row.answer?.percent]).toEqual([[], null]);
  await done(run().confirmAnswer(b.secretary, { answerId: waiting?.id ?? '', public: true }));
  const open = await record(b.member, first.number);
  expect([open.steps.length, open.row.answer?.percent]).toEqual([2, 40]);
  // The public reads neither.
  const { preview } = await ask().publishDesk(b.organiser, b.forum.slug);
  expect(JSON.stringify(preview)).not.toMatch(/percent|совещание/);
});

it('[RC88] a step is told as reached or given up by a later answer; nothing told is rewritten, nobody else’s is touched', async () => {
  const { token, items, subject } = await link();
  const [first, second] = items;
  if (!first || !second) throw new Error('no items');
  const page = await ask().answerPage(token);
  const [meeting, order] = page.items[0]?.steps ?? [];
  const told = (stepId: string, as = 'reached') => ({ stepsTold: [{ stepId, as }] });
  const answer_ = (one: Parameters<typeof item>) =>
    run().answerByLink(null, { token, signedBy, items: [item(...one) as never] });
  // Of another item, of nobody, twice in one answer, without a day, a percent that is none.
  expect(await answer_([second.id, told(meeting?.id ?? '')])).toMatchObject({ code: 'board/step_settled' });
  expect(await answer_([first.id, told('0'.repeat(22))])).toMatchObject({ code: 'board/step_settled' });
  for (const wrong of [
    { stepsTold: [...told(meeting?.id ?? '').stepsTold, ...told(meeting?.id ?? '', 'dropped').stepsTold] },
    { steps: [{ text: 'приказ', due: '' }] },
    { steps: [{ text: '', due: '2026-10-01' }] },
    { percent: 101 },
    { percent: 12.5 },
  ])
    expect(await answer_([first.id, wrong])).toMatchObject({ code: 'invalid_input' });
  const many = Array.from({ length: 10 }, (_, at) => ({ text: `шаг ${at}`, due: '2027-01-01' }));
  await done(answer_([second.id, { steps: many }]));
  await done(answer_([second.id, { steps: many, text: 'ещё' }]));
  expect(await answer_([second.id, { steps: many.slice(0, 1) }])).toMatchObject({
    code: 'board/too_many_steps',
  });
  // By letter, entered by the secretary, as well as by link.
  const letter = { ...subject, regNo: '5', regDate: '2026-10-02', signer: 'Петров А. А.' };
  await done(
    run().enterAnswer(b.secretary, { ...letter, items: [item(first.id, told(meeting?.id ?? '')) as never] }),
  );
  await done(answer_([first.id, told(order?.id ?? '', 'dropped')]));
  expect(await answer_([first.id, told(meeting?.id ?? '')])).toMatchObject({ code: 'board/step_settled' });
  const kept = await record(b.secretary, first.number);
  expect(kept.steps.map(({ reachedOn, droppedOn }) => [reachedOn, droppedOn])).toEqual([
    ['2026-10-02', null],
    [null, null],
  ]);
  const own = (await ask().answerPage(token)).items[0]?.steps ?? [];
  expect(own.map(({ droppedOn }) => droppedOn !== null)).toEqual([false, true]);
  for (const change of [sql`update answer_step set text = 'иначе'`, sql`delete from answer_step`])
    await expect(world.services.db.execute(change)).rejects.toThrow();
});

it('[RC97] nobody approves unless named; who may name, and what is refused', async () => {
  const { subject, approver } = await desk(/методическому/);
  expect(approver).toBeNull();
  const named = { ...subject, post: 'начальник отдела', holder: 'Петров А. А.' };
  expect(await run().nameApprover(b.member, named)).toMatchObject({ code: 'forbidden' });
  expect(await run().nameApprover(b.stranger, named)).toMatchObject({ code: 'not_found' });
  expect(await run().nameApprover(b.secretary, { ...named, post: '' })).toMatchObject({
    code: 'invalid_input',
  });
  const circle = await desk(/руководителям/);
  expect(await run().nameApprover(b.secretary, { ...circle.subject, post: 'директор' })).toMatchObject({
    code: 'not_found',
  });
  expect(await run().createAnswerLink(b.secretary, { ...subject, role: 'approver' })).toMatchObject({
    code: 'board/no_approver',
  });
  expect(await done(run().dropApprover(b.secretary, subject))).toEqual({ came: 0 });
});

it('[RC98] what that side answers by link comes with its yes only: unseen, unmoved, not awaiting us until then', async () => {
  const { subject, items } = await desk(/методическому/);
  const row = items[2];
  if (!row) throw new Error('no row');
  const by = tokenOf(await done(run().createAnswerLink(b.secretary, subject)));
  const yes = tokenOf(
    await done(
      run().nameApprover(b.secretary, { ...subject, post: 'начальник отдела', holder: 'Петров А. А.' }),
    ),
  );
  const before = (await ask().boardTable(b.secretary, b.forum.slug)).counts;
  const version = (await record(b.secretary, row.number)).row.version;
  const written = [item(row.id, { outcome: 'done', text: 'Сделано', percent: 100 }) as never];
  await done(run().answerByLink(null, { token: by, signedBy, items: written }));
  expect(await done(run().answerByLink(null, { token: by, signedBy, items: written }))).toEqual({ kept: 0 });
  const known = await record(b.secretary, row.number);
  expect(known.trail.filter((s) => s.kind === 'answer' && s.text === 'Сделано')).toEqual([]);
  expect([known.row.version, known.row.pending]).toEqual([version, 0]);
  expect((await ask().boardTable(b.secretary, b.forum.slug)).counts).toEqual(before);
  expect(await desk(/методическому/)).toMatchObject({
    approver: { post: 'начальник отдела', holder: 'Петров А. А.', waits: 1 },
  });
  const own = (await ask().answerPage(by)).items.find(({ id }) => id === row.id);
  expect(own?.said).toMatchObject({ state: 'to_approve', percent: 100 });

  // Each link does its own and nothing else.
  const page = await ask().answerLinkPage(yes);
  if (page.role !== 'approver') throw new Error('not the approver’s page');
  const [waits] = page.waiting;
  if (!waits) throw new Error('nothing waits');
  expect(waits).toMatchObject({ words: 'Сделано', percent: 100, signedBy });
  const decide = (token: string, over: Record<string, unknown> = {}) =>
    run().approveByLink(null, {
      token,
      signedBy: 'Петров А. А.',
      decisions: [{ answerId: waits.id, approve: true, ...over }],
    });
  expect(await decide(by)).toMatchObject({ code: 'not_found' });
  expect(await run().answerByLink(null, { token: yes, signedBy, items: written })).toMatchObject({
    code: 'not_found',
  });
  await expect(ask().answerPage(yes)).rejects.toMatchObject({ vecheCode: 'not_found' });
  expect(await run().confirmAnswer(b.secretary, { answerId: waits.id })).toMatchObject({ code: 'not_found' });
  expect(await decide(yes, { approve: false })).toMatchObject({
    code: 'invalid_input',
    fields: { decisions: 'reason' },
  });

  // Back to whoever wrote it, who writes anew; of two that wait the later is meant.
  await done(decide(yes, { approve: false, note: 'Добавьте номер приказа' }));
  const back = (await ask().answerPage(by)).items.find(({ id }) => id === row.id);
  expect(back).toMatchObject({ asked: 'Добавьте номер приказа', said: { state: 'set_aside' } });
  for (const text of ['Приказ № 7', 'Приказ № 8']) {
    world.clock.advance(1000);
    await done(
      run().answerByLink(null, {
        token: by,
        signedBy,
        items: [item(row.id, { outcome: 'done', text }) as never],
      }),
    );
  }
  const again = await ask().answerLinkPage(yes);
  if (again.role !== 'approver') throw new Error('not the approver’s page');
  expect(again.waiting.map(({ words }) => words)).toEqual(['Приказ № 8']);

  // With the yes it comes: unverified, and from that day on the organiser is awaited.
  world.clock.advance(40 * 86_400_000);
  const answerId = again.waiting[0]?.id ?? '';
  await done(decide(yes, { answerId }));
  expect(await done(decide(yes, { answerId }))).toEqual({ kept: 0 });
  const came = await record(b.secretary, row.number);
  expect(came.row.pending).toBe(known.row.pending + 1);
  expect(came.row.signals).not.toContain('awaiting_us');
  expect(came.trail).toContainEqual(
    expect.objectContaining({ kind: 'answer', state: 'submitted', approvedBy: 'Петров А. А.' }),
  );
  expect((await record(b.member, row.number)).trail).not.toContainEqual(
    expect.objectContaining({ text: 'Приказ № 8' }),
  );
});

it('[RC99] the head’s letter needs no yes and takes the place of what waited; without an approver what waits comes', async () => {
  const { subject, items } = await desk(/методическому/);
  const open = items.filter(({ state }) => state !== 'closed');
  const by = tokenOf(await done(run().createAnswerLink(b.secretary, subject)));
  const states = async () =>
    (
      await world.services.db
        .select({ state: answer.state })
        .from(answer)
        .innerJoin(recommendation, eq(recommendation.id, answer.recommendationId))
        .where(sql`${answer.text} like 'Проект%' and ${recommendation.forumId} = ${b.forum.id}`)
        .orderBy(answer.text)
    ).map(({ state }) => state);
  const [one, two] = open;
  if (!one || !two) throw new Error('too few rows');
  await done(
    run().answerByLink(null, {
      token: by,
      signedBy,
      items: [item(one.id, { text: 'Проект 1' }) as never, item(two.id, { text: 'Проект 2' }) as never],
    }),
  );
  expect(await states()).toEqual(['to_approve', 'to_approve']);
  await done(
    run().enterAnswer(b.secretary, {
      ...subject,
      regNo: '9',
      regDate: '2026-12-01',
      signer: 'Петров А. А.',
      items: [item(one.id) as never],
    }),
  );
  expect(await states()).toEqual(['set_aside', 'to_approve']);
  expect(await done(run().dropApprover(b.secretary, subject))).toEqual({ came: 1 });
  expect(await states()).toEqual(['set_aside', 'submitted']);
  expect((await desk(/методическому/)).approver).toBeNull();
});

it('[RC99] with its body merged into another what waited comes, and the approver’s link is no more', async () => {
  const { subject, items } = await desk(/методическому/);
  const row = items.find(({ state }) => state !== 'closed');
  const by = tokenOf(await done(run().createAnswerLink(b.secretary, subject)));
  const yes = tokenOf(await done(run().nameApprover(b.secretary, { ...subject, post: 'директор центра' })));
  const said = item(row?.id ?? '', { text: 'Ждёт слияния' }) as never;
  await done(run().answerByLink(null, { token: by, signedBy, items: [said] }));
  const state = async () =>
    (await world.services.db.select().from(answer).where(eq(answer.text, 'Ждёт слияния')))[0]?.state;
  expect(await state()).toBe('to_approve');
  const into = (await desk()).subject.addresseeId;
  await done(
    run().mergeAddressee(b.secretary, {
      forumId: b.forum.id,
      addresseeId: subject.addresseeId,
      intoId: into,
      until: '2026-08-31',
    }),
  );
  expect(await state()).toBe('submitted');
  await expect(ask().answerLinkPage(yes)).rejects.toMatchObject({ vecheCode: 'not_found' });
});
