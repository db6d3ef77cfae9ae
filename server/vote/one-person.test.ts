/**
 * One person, one vote, on two service instances over one database: however devices, hands, sheets and retries mix, each
 * person of the roll is counted at most once, and stored = acknowledged = announced.
 */
import { and, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#domain/actor.ts';
import { participant } from '#drizzle/schema/forum.ts';
import { ballot, voteRoll } from '#drizzle/schema/resolution.ts';
import { type Core, openCore } from '../core.ts';
import { openSql } from '../db.ts';
import { randomIds } from '../ids.ts';
import { silentLog } from '../testing/log.ts';
import { createTestServices, type TestWorld, testEnv } from '../testing/services.ts';
import { code, type Hall, ok, openHall } from './testing.ts';

let world: TestWorld;
let second: Core;
const errors: unknown[] = [];
beforeAll(async () => {
  world = await createTestServices();
  second = await openCore({
    env: testEnv(),
    log: { ...silentLog, error: (fields) => void errors.push(fields) },
    appUrl: world.appUrl,
    clock: world.clock,
    publicUrl: () => 'http://127.0.0.1:3000',
  });
});
afterAll(async () => {
  expect([...world.errors, ...errors]).toEqual([]);
  await second.close();
  await world.end();
});

const node = (at: number) => (at % 2 === 0 ? world.nouns : second.nouns).vote.commands;
const NIGHT = process.env.NIGHTLY === '1';
type Choice = 'for' | 'against' | 'abstain';
const CHOICES: Choice[] = ['for', 'against', 'abstain'];

async function procedural(hall: Hall, over: Record<string, unknown> = {}) {
  return ok(
    await node(0).putToVote(hall.chair, {
      forumId: hall.forumId,
      matter: 'procedural',
      question: 'Прекратить прения?',
      method: 'devices',
      ...over,
    } as never),
  );
}
const stored = (voteId: string) => world.services.db.select().from(ballot).where(eq(ballot.voteId, voteId));

test('[VO14] 200 parallel ballots of one voter on two nodes are one', async () => {
  const hall = await openHall(world, 2);
  const { id } = await procedural(hall);
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, i) =>
      node(i).castVote(hall.people[0]!, { voteId: id, sha256: null, choice: CHOICES[i % 3]! }),
    ),
  );
  expect(answers.filter(({ ok: done }) => done)).toHaveLength(200);
  expect(await stored(id)).toHaveLength(1);
  const { result } = ok(await node(0).announceResult(hall.chair, { voteId: id }));
  expect(result.for + result.against + result.abstain).toBe(1);
}, 60_000);

test(`[VO15] 100 ballots racing the end, ${NIGHT ? 50 : 4} times: stored = acknowledged = announced`, async () => {
  const hall = await openHall(world, 100);
  for (let round = 0; round < (NIGHT ? 50 : 4); round += 1) {
    const { id } = await procedural(hall);
    const race = hall.people.map((person, i) =>
      node(i + round).castVote(person, { voteId: id, sha256: null, choice: i % 4 === 0 ? 'against' : 'for' }),
    );
    const end = race[(round * 7) % 100]!.then(() => node(round).announceResult(hall.chair, { voteId: id }));
    const answers = await Promise.all(race);
    const { result } = ok(await end);
    const acked = answers.filter(({ ok: done }) => done).length;
    expect(result.for + result.against + result.abstain).toBe(acked);
    expect(await stored(id)).toHaveLength(acked);
    for (const answer of answers) if (!answer.ok) expect(answer.code).toBe('vote/not_open');
  }
}, 240_000);

/** The application's own role may end its own connections. */
const cutter = () => {
  const own = openSql(world.appUrl, 1);
  return {
    cut: (count: number) => own`select pg_terminate_backend(pid) from (
      select pid from pg_stat_activity where datname = current_database() and application_name = 'veche'
      order by random() limit ${count}) picked`,
    end: () => own.end(),
  };
};
/** A connection that was cut refuses one question; whoever asks, asks again. */
async function again<T>(ask: () => Promise<T>): Promise<T> {
  for (let left = 30; ; left -= 1)
    try {
      return await ask();
    } catch (error) {
      if (left === 0) throw error;
    }
}
async function answered<R extends { ok: boolean }>(ask: () => Promise<R>): Promise<R> {
  for (let left = 60; ; left -= 1) {
    const answer = await ask();
    const { code: said } = answer as { code?: string };
    if (answer.ok || left === 0 || !['unavailable', 'internal'].includes(said ?? '')) return answer;
  }
}
/** Nothing but what was cut off in mid-sentence was complained of, and only by commands of a vote. */
function forgiveCut(before: readonly [number, number]): void {
  const told = [...world.errors.splice(before[0]), ...errors.splice(before[1])];
  for (const one of told) expect((one as { name?: string }).name).toMatch(/^vote\./);
}

test('[VO30] connections of both nodes die under ballots: each phone repeats until it is answered, and is counted once', async () => {
  const hall = await openHall(world, 24);
  const { id } = await procedural(hall);
  const { cut, end } = cutter();
  const before = [world.errors.length, errors.length] as const;
  let cuts = 0;
  const answers = await Promise.all(
    hall.people.map(async (person, i) => {
      // What a phone does: the same key until there is an answer, to whichever node lives.
      const meta = { cmdId: `${id.slice(0, 18)}${i}`.padEnd(22, 'k') };
      const input = { voteId: id, sha256: null, choice: CHOICES[i % 3]! };
      for (let at = i; at < i + 60; at += 1) {
        if (at % 3 === 0 && cuts < 20) {
          cuts += 1;
          await cut(4);
        }
        const answer = await node(at).castVote(person, input, meta);
        if (answer.ok) return answer.data;
        expect(['unavailable', 'internal']).toContain(answer.code);
      }
      throw new Error('never answered');
    }),
  );
  await end();
  const rows = await again(() => stored(id));
  expect(rows.map(({ receipt }) => receipt).sort()).toEqual(answers.map(({ receipt }) => receipt).sort());
  const meta = { cmdId: `${id.slice(0, 18)}end`.padEnd(22, 'k') };
  const { result } = ok(await answered(() => node(0).announceResult(hall.chair, { voteId: id }, meta)));
  forgiveCut(before);
  expect(result).toMatchObject({ for: 8, against: 8, abstain: 8, notVoted: 0 });
}, 60_000);

/** What may happen to one person while the vote is open; several at once, on either node. */
const zActs = fc.array(
  fc.record({
    person: fc.nat({ max: 7 }),
    act: fc.constantFrom('cast', 'cast', 'retry', 'to_hand', 'to_sheet', 'to_device', 'enter', 'cut'),
    choice: fc.constantFrom<Choice>('for', 'against', 'abstain'),
    node: fc.nat({ max: 1 }),
    wave: fc.nat({ max: 3 }),
  }),
  { maxLength: 40 },
);

test('[VO30] devices, hands, sheets, moves, retries and cut connections in any mix: nobody is counted twice', async () => {
  const hall = await openHall(world, 4);
  const seats: { id: string; actor: Actor | null }[] = [];
  const rows = await world.services.db
    .select()
    .from(participant)
    .where(eq(participant.forumId, hall.forumId));
  for (const actor of hall.people)
    seats.push({ actor, id: rows.find((row) => row.accountId === actor.accountId)!.id });
  for (let i = 0; i < 2; i += 1)
    seats.push({ actor: null, id: await world.join(hall.forumId, null, ['participant']) });
  for (let i = 0; i < 2; i += 1)
    seats.push({
      actor: null,
      id: await world.join(hall.forumId, null, ['participant'], { present: false }),
    });
  const { cut, end } = cutter();
  const before = [world.errors.length, errors.length] as const;
  await fc.assert(
    fc.asyncProperty(zActs, fc.boolean(), async (acts, named) => {
      await again(() =>
        world.services.db.execute(
          `update forum set rules = '{"vote":{"secrecy":"${named ? 'named' : 'totals'}"}}' where id = '${hall.forumId}'`,
        ),
      );
      const key = (what: string) => ({ cmdId: `${what}${randomIds.id()}`.slice(0, 22) });
      const putting = key('p');
      const { id, roll } = ok(
        await answered(() =>
          node(0).putToVote(
            hall.chair,
            {
              forumId: hall.forumId,
              matter: 'procedural',
              question: 'Прекратить прения?',
              method: 'mixed',
              sheets: true,
            },
            putting,
          ),
        ),
      );
      expect(roll).toBe(8);
      for (const wave of [0, 1, 2, 3])
        await Promise.all(
          acts
            .filter((one) => one.wave === wave)
            .map(async (one) => {
              const { actor, id: participantId } = seats[one.person]!;
              const on = node(one.node);
              const input = { voteId: id, sha256: null, choice: one.choice };
              if (one.act === 'cast' || one.act === 'retry') {
                if (!actor) return;
                const meta =
                  one.act === 'retry' ? { cmdId: `${id.slice(0, 18)}-${one.person}`.padEnd(22, 'k') } : {};
                await on.castVote(actor, input, meta);
              } else if (one.act === 'cut') await cut(2);
              else if (one.act === 'enter')
                await on.enterBallot(hall.chair, { voteId: id, participantId, choice: one.choice });
              else
                await on.countByHand(hall.chair, {
                  voteId: id,
                  participantId,
                  channel: one.act === 'to_hand' ? 'hand' : one.act === 'to_sheet' ? 'sheet' : 'device',
                });
            }),
        );
      const { db } = world.services;
      const list = await again(() => db.select().from(voteRoll).where(eq(voteRoll.voteId, id)));
      expect(list).toHaveLength(8);
      const byHand = list.filter(({ channel }) => channel === 'hand').length;
      const hands = { for: byHand, against: 0, abstain: 0 };
      const ballots = await again(() => stored(id));
      expect(new Set(ballots.map((row) => row.participantId)).size).toBe(ballots.length);
      const ending = key('e');
      const { result } = ok(
        await answered(() =>
          node(1).announceResult(hall.chair, { voteId: id, ...(!named && byHand > 0 && { hands }) }, ending),
        ),
      );
      const voices = result.for + result.against + result.abstain;
      expect(voices).toBe(named ? ballots.length : ballots.length + byHand);
      expect(voices + result.notVoted).toBe(8);
      const handBallots = await again(() =>
        db
          .select()
          .from(ballot)
          .innerJoin(
            voteRoll,
            and(eq(voteRoll.voteId, ballot.voteId), eq(voteRoll.participantId, ballot.participantId)),
          )
          .where(and(eq(ballot.voteId, id), eq(voteRoll.channel, 'hand'))),
      );
      if (!named) expect(handBallots).toEqual([]);
    }),
    NIGHT ? { numRuns: 300 } : { numRuns: 20, seed: 20261121 },
  );
  await end();
  forgiveCut(before);
}, 600_000);

test('[VO31] a written vote: everybody of the list, a deadline, and too few make it void', async () => {
  const hall = await openHall(world, 3, {
    rules: { vote: { quorum: { numerator: 1, denominator: 2, basis: 'roll' } } },
  });
  const away = await world.join(hall.forumId, null, ['participant'], { present: false });
  const closesAt = new Date(world.clock.now().getTime() + 3 * 86_400_000).toISOString();
  expect(
    code(
      await node(0).putToVote(hall.chair, {
        forumId: hall.forumId,
        matter: 'procedural',
        question: 'Утвердить план?',
        method: 'written',
      }),
    ),
  ).toBe('vote/deadline_needed');
  const { id, roll } = await procedural(hall, { method: 'written', closesAt });
  expect(roll).toBe(4);
  ok(await node(0).castVote(hall.people[0]!, { voteId: id, sha256: null, choice: 'for' }));
  expect(await node(0).announceResult(hall.chair, { voteId: id })).toMatchObject({
    code: 'vote/before_deadline',
    params: { missing: 3 },
  });
  // A vote of the hall goes on beside it.
  const other = await procedural(hall);
  ok(await node(0).announceResult(hall.chair, { voteId: other.id }));
  const late = new Date(Date.parse(closesAt) + 86_400_000).toISOString().slice(0, 10);
  expect(
    code(
      await node(0).enterBallot(hall.chair, {
        voteId: id,
        participantId: away,
        choice: 'for',
        returnedOn: late,
      }),
    ),
  ).toBe('vote/sheet_late');
  ok(await node(0).enterBallot(hall.chair, { voteId: id, participantId: away, choice: 'for' }));
  const before = world.clock.now();
  world.clock.set(new Date(Date.parse(closesAt) + 60_000));
  expect(code(await node(0).castVote(hall.people[1]!, { voteId: id, sha256: null, choice: 'for' }))).toBe(
    'vote/not_open',
  );
  const { result } = ok(await node(0).announceResult(hall.chair, { voteId: id }));
  expect(result).toMatchObject({
    for: 2,
    roll: 4,
    notVoted: 2,
    basis: 'taking_part',
    base: 2,
    decision: 'void',
  });
  world.clock.set(before);
});

test('[VO41] a written ballot by a secret address: once a person, till the deadline, beside sheet and phone', async () => {
  const hall = await openHall(world, 2);
  const away = await world.join(hall.forumId, null, ['participant'], { present: false });
  const closesAt = new Date(world.clock.now().getTime() + 86_400_000).toISOString();
  const { id } = await procedural(hall, { method: 'written', closesAt });
  const phone = (
    await world.services.db
      .select()
      .from(participant)
      .where(eq(participant.accountId, hall.people[0]!.accountId))
  )[0]!.id;
  const issue = (participantId: string, by = hall.chair) =>
    node(0).issueLink(by, { voteId: id, participantId });
  expect(code(await issue(phone))).toBe('vote/not_written');
  expect(code(await issue(away, hall.people[0]!))).toBe('forbidden');
  const old = ok(await issue(away))
    .url.split('/')
    .at(-1)!;
  const token = ok(await issue(away))
    .url.split('/')
    .at(-1)!;
  const cast = (by: string, choice: Choice, at = 0) =>
    node(at).castByLink(null, { token: by, choice, sha256: null });
  expect(code(await cast(old, 'for'))).toBe('not_found');
  expect(JSON.stringify(await world.sql`select * from vote_link`)).not.toContain(token);
  const many = await Promise.all(Array.from({ length: 60 }, (_, i) => cast(token, CHOICES[i % 3]!, i)));
  expect(many.every((answer) => answer.ok)).toBe(true);
  expect((await stored(id)).filter((row) => row.participantId === away)).toHaveLength(1);
  ok(await cast(token, 'against'));
  expect(await world.nouns.vote.queries.ballotByLink(token)).toMatchObject({ open: true, choice: 'against' });
  // The signed sheet came too: what the teller read stands, and there is still one ballot.
  ok(await node(1).enterBallot(hall.chair, { voteId: id, participantId: away, choice: 'for' }));
  expect(code(await cast(token, 'against'))).toBe('vote/by_sheet');
  for (const person of hall.people)
    ok(await node(0).castVote(person, { voteId: id, sha256: null, choice: 'for' }));
  const { result } = ok(await node(0).announceResult(hall.chair, { voteId: id }));
  expect(result).toMatchObject({ for: 3, against: 0, roll: 3 });
  expect(code(await cast(token, 'against'))).toBe('vote/not_open');
  expect(await world.nouns.vote.queries.ballotByLink(token)).toMatchObject({ open: false, choice: null });
  await expect(world.nouns.vote.queries.ballotByLink('y'.repeat(32))).rejects.toMatchObject({
    vecheCode: 'not_found',
  });
});
