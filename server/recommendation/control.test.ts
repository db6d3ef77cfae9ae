import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#domain/actor.ts';
import { OUTCOMES, VERDICTS } from '#domain/recommendation/rules.ts';
import { forum as forumTable } from '#drizzle/schema/forum.ts';
import { recommendation } from '#drizzle/schema/recommendation.ts';
import { verify } from '../backup/verify.ts';
import { bindCommands, bindQueries } from '../bind.ts';
import { execute } from '../command.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import * as life from './commands.ts';
import * as control from './control-commands.ts';
import * as extensions from './extension-commands.ts';
import * as letters from './letter-commands.ts';
import * as oneOf from './one-queries.ts';
import * as pages from './page-queries.ts';
import * as queries from './queries.ts';
import { type BoardWorld, boardWorld, UPRAVLENIE } from './testing.ts';

let world: TestWorld;
let b: BoardWorld;
beforeAll(async () => {
  world = await createTestServices({ now: new Date('2026-11-21T09:00:00Z') });
  b = await boardWorld(world);
});
afterAll(() => world.end());

const run = () => bindCommands(world.services, { ...life, ...letters, ...control, ...extensions });
const ask = () => bindQueries(world.services, { ...queries, ...pages, ...oneOf });
const rowsOf = (forumId = b.forum.id) =>
  world.services.db
    .select()
    .from(recommendation)
    .where(eq(recommendation.forumId, forumId))
    .orderBy(recommendation.number);
const row = async (number: number) =>
  (await rowsOf())[number - 1] as Awaited<ReturnType<typeof rowsOf>>[number];
const one = async (number: number) => ({ recommendationId: (await row(number)).id });
const strict = (on = true) =>
  world.services.db
    .update(forumTable)
    .set({ profile: on ? 'control' : 'recommendations' })
    .where(eq(forumTable.id, b.forum.id));
const page = (actor: Actor, number: number) => ask().recommendationPage(actor, b.forum.slug, number);

it('[RC80] a forum without execution control has none of these steps and shows none of them', async () => {
  const first = await one(1);
  expect(
    await run().setControl(b.secretary, { ...first, control: 'standing', reportDue: '2027-01-20' }),
  ).toMatchObject({ code: 'not_found' });
  expect(await run().tellGround(b.member, { ...first, holds: false, text: 'не так' })).toMatchObject({
    code: 'not_found',
  });
  expect(await page(b.secretary, 1)).toMatchObject({ strict: false, ground: null, proposed: null });
});

it('[RC81] suspended until a day that is named, and goes on by itself on that day of the forum', async () => {
  const four = await one(4);
  await run().moveRecommendation(b.secretary, { ...four, event: 'start' });
  const suspend = { ...four, event: 'suspend' as const, reason: 'ждём бюджета' };
  expect(await run().moveRecommendation(b.secretary, suspend)).toMatchObject({ code: 'board/until_needed' });
  expect(await run().moveRecommendation(b.secretary, { ...suspend, until: '2028-01-01' })).toMatchObject({
    code: 'board/until_far',
  });
  expect(await run().moveRecommendation(b.secretary, { ...suspend, until: '2027-01-11' })).toMatchObject({
    ok: true,
  });
  expect(await row(4)).toMatchObject({ state: 'suspended', resumeOn: '2027-01-11' });
  const sweep = () => execute(world.services, control.resumeDue, null, {}, { channel: 'system' });
  expect(await run().resumeDue(b.organiser, {})).toMatchObject({ code: 'not_found' });
  world.clock.set(new Date('2027-01-10T20:30:00Z'));
  expect(await sweep()).toMatchObject({ data: { resumed: 0 } });
  // Past midnight in Moscow, still the tenth in London.
  world.clock.set(new Date('2027-01-10T21:30:00Z'));
  const both = await Promise.all([sweep(), sweep()]);
  expect(both.map((r) => (r.ok ? r.data.resumed : 0)).sort()).toEqual([0, 1]);
  expect(await row(4)).toMatchObject({ state: 'in_progress', resumeOn: null });
});

describe('[RC82] [RC83] execution control', () => {
  it('reports again and again: an answer is a report and moves the day on; a missed one is told', async () => {
    await strict();
    const first = await one(1);
    expect(
      await run().setControl(b.secretary, { ...first, control: 'periodic', reportDue: '2027-01-31' }),
    ).toMatchObject({ code: 'invalid_input' });
    expect(
      await run().setControl(b.secretary, {
        ...first,
        control: 'periodic',
        cadence: 1,
        reportDue: '2027-01-31',
      }),
    ).toMatchObject({ ok: true });
    world.clock.set(new Date('2027-02-05T09:00:00Z'));
    const { desks } = await ask().lettersDesk(b.secretary, b.forum.slug);
    const addresseeId = desks.find((d) => d.addressee.dative === UPRAVLENIE)?.addressee.id ?? '';
    const letter = { resolutionId: b.resolutionId, addresseeId, regNo: '7', regDate: '2027-02-05' };
    const item = { ...first, outcome: 'in_progress' as const, text: 'идёт' };
    await run().enterAnswer(b.secretary, { ...letter, items: [item] });
    expect(await row(1)).toMatchObject({ reportDue: '2027-02-28', control: 'periodic' });
    world.clock.set(new Date('2027-03-10T09:00:00Z'));
    const board = await ask().boardTable(b.secretary, b.forum.slug, { signal: 'stale' });
    expect(board.rows.map((r) => r.number)).toContain(1);
  });

  it('who helps has a task and a day of their own; the first named still assembles', async () => {
    const view = await page(b.secretary, 1);
    const [lead, helper] = view.row.addressees;
    expect(
      await run().setTasks(b.member, {
        ...(await one(1)),
        tasks: [{ addresseeId: helper?.id ?? '', task: 'план' }],
      }),
    ).toMatchObject({ code: 'forbidden' });
    expect(
      await run().setTasks(b.secretary, {
        ...(await one(1)),
        tasks: [{ addresseeId: 'A'.repeat(22), task: 'x' }],
      }),
    ).toMatchObject({ code: 'not_found' });
    await run().setTasks(b.secretary, {
      ...(await one(1)),
      tasks: [{ addresseeId: helper?.id ?? '', task: 'подготовить план', due: '2027-04-01' }],
    });
    const after = (await page(b.member, 1)).row.addressees;
    expect(after[0]).toEqual(lead);
    expect(after[1]).toMatchObject({ task: 'подготовить план', due: '2027-04-01' });
  });
});

it('[RC84] four eyes: who proposed a verdict does not give it; the full one needs no second', async () => {
  const obsolete = { ...(await one(2)), verdict: 'obsolete' as const, note: 'есть новый порядок' };
  expect(await run().secondClose(b.organiser, { ...(await one(2)), agree: true })).toMatchObject({
    code: 'board/nothing_proposed',
  });
  expect(await run().closeRecommendation(b.secretary, obsolete)).toMatchObject({
    ok: true,
    data: { proposed: true },
  });
  expect((await row(2)).state).not.toBe('closed');
  expect((await page(b.member, 2)).proposed).toBeNull();
  expect(await run().secondClose(b.secretary, { ...(await one(2)), agree: true })).toMatchObject({
    code: 'board/second_person',
  });
  expect(await run().secondClose(b.member, { ...(await one(2)), agree: true })).toMatchObject({
    code: 'forbidden',
  });
  expect(await run().secondClose(b.organiser, { ...(await one(2)), agree: false })).toMatchObject({
    ok: true,
  });
  await run().closeRecommendation(b.organiser, obsolete);
  expect(await run().secondClose(b.secretary, { ...(await one(2)), agree: true })).toMatchObject({
    data: { closed: true },
  });
  expect(await row(2)).toMatchObject({
    state: 'closed',
    verdict: 'obsolete',
    proposed: null,
    outcomeNote: 'есть новый порядок',
  });
  expect(await run().closeRecommendation(b.organiser, { ...(await one(6)), verdict: 'done' })).toMatchObject({
    data: { proposed: false },
  });
});

it('[RC85] voices of the ground are counted, signed by nobody, open a dispute at three, and change no state', async () => {
  const before = await row(1);
  const tell = async (who: Actor, holds: boolean) =>
    run().tellGround(who, { ...(await one(1)), holds, text: 'на месте этого нет' });
  expect(await run().tellGround(b.stranger, { ...(await one(1)), holds: false, text: 'нет' })).toMatchObject({
    code: 'not_found',
  });
  await tell(b.member, true);
  await tell(b.member, false);
  await tell(b.director, false);
  expect((await page(b.other, 1)).ground).toMatchObject({
    holds: 0,
    not: 2,
    disputed: false,
    mine: null,
    words: [],
  });
  await tell(b.other, false);
  const seen = await page(b.secretary, 1);
  expect(seen.ground).toMatchObject({ not: 3, disputed: true });
  expect(seen.ground?.words).toHaveLength(3);
  expect(JSON.stringify(seen.ground)).not.toMatch(/Участникова|Директоров|Соседов/);
  expect(await row(1)).toMatchObject({ state: before.state, verdict: before.verdict });
  expect(
    (await ask().boardTable(b.member, b.forum.slug, { signal: 'disputed' })).rows.map((r) => r.number),
  ).toEqual([1]);
  expect(await run().settleDispute(b.member, { ...(await one(1)), note: 'проверили' })).toMatchObject({
    code: 'forbidden',
  });
  await run().settleDispute(b.secretary, { ...(await one(1)), note: 'проверили на месте' });
  expect((await page(b.member, 1)).ground).toMatchObject({ holds: 0, not: 0, disputed: false });
  expect(await run().settleDispute(b.secretary, { ...(await one(1)), note: 'ещё раз' })).toMatchObject({
    code: 'board/no_dispute',
  });
});

it('[RC86] whatever is done in whatever order: each success is in the chain, no refusal changes anything, wording and baseline stand', async () => {
  const { db } = world.services;
  let seed = 86;
  const roll = (sides: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * sides);
  };
  const pick = <T>(from: readonly T[]): T => from[roll(from.length)] as T;
  const people = [b.organiser, b.organiser, b.secretary, b.secretary, b.member, b.director, b.stranger];
  const { desks } = await ask().lettersDesk(b.secretary, b.forum.slug);
  const frozen = (rows: Awaited<ReturnType<typeof rowsOf>>) =>
    new Map(rows.map((r) => [r.id, `${r.text}|${r.baselineDue}|${r.clauseId}|${r.number}`]));
  const start = frozen(await rowsOf());
  const told = async () => {
    const [sum] = await db.execute<{ n: number }>(sql`select count(*)::int as n from event`);
    return sum?.n ?? 0;
  };
  const image = async () => JSON.stringify(await rowsOf());
  let done = 0;
  for (let turn = 0; turn < 200; turn += 1) {
    await strict(roll(2) === 0);
    world.clock.set(new Date(world.clock.now().getTime() + roll(9) * 86_400_000 + roll(3_600_000)));
    const who = pick(people);
    const at = await row(1 + roll(6));
    const r = { recommendationId: at.id, ...(roll(4) === 0 && { expectV: at.version - roll(2) }) };
    const desk = pick(desks);
    const items = [
      {
        recommendationId: roll(3) ? (desk.items[0]?.id ?? at.id) : at.id,
        outcome: pick(OUTCOMES),
        text: 'ответ',
      },
    ];
    const day = (days: number) =>
      new Date(world.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
    const letter = {
      resolutionId: b.resolutionId,
      addresseeId: desk.addressee.id,
      regNo: '1',
      regDate: '2027-01-15',
    };
    const [events, before] = [await told(), await image()];
    const result = await pick([
      () =>
        run().closeRecommendation(who, {
          ...r,
          verdict: pick(VERDICTS),
          note: pick(['', 'почему']),
          successorId: pick([null, at.id]),
        }),
      () => run().secondClose(who, { ...r, agree: roll(3) > 0 }),
      () => run().reopenRecommendation(who, { ...r, reason: 'вернулись' }),
      () =>
        run().moveRecommendation(who, {
          ...r,
          event: pick(['start', 'suspend', 'resume'] as const),
          until: pick([null, day(30)]),
        }),
      () => run().markSent(who, letter),
      () => run().enterAnswer(who, { ...letter, items }),
      () =>
        run().askExtension(who, { recommendationId: at.id, until: day(pick([-5, 40, 90])), reason: 'смета' }),
      () =>
        run().setControl(who, {
          ...r,
          control: pick(['once', 'periodic'] as const),
          cadence: pick([null, 3]),
          reportDue: day(20),
        }),
      () => run().tellGround(who, { recommendationId: at.id, holds: roll(2) === 0, text: 'как есть' }),
      () => run().settleDispute(who, { ...r, note: 'проверили' }),
    ])();
    if (result.ok) {
      done += 1;
      expect(await told()).toBeGreaterThan(events);
    } else {
      expect(await image()).toBe(before);
      expect(await told()).toBe(events);
    }
  }
  expect(done).toBeGreaterThan(30);
  expect(frozen(await rowsOf())).toEqual(start);
  expect(await verify(world.sql)).toMatchObject({ ok: true, findings: [] });
});
