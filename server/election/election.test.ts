/** Elections on the real database: nominations, rounds, refusals, run-off and lot, acceptance, the term of a post. */
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawLot } from '#domain/election/lot.ts';
import { election, electionBox, electionRound, postTerm } from '#drizzle/schema/election.ts';
import { event } from '#drizzle/schema/event.ts';
import { participant } from '#drizzle/schema/forum.ts';
import { verify } from '../backup/verify.ts';
import { openSql } from '../db.ts';
import { sha256 } from '../ids.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { code as codeOf, ok } from '../vote/testing.ts';
import { code, electoralHall, type Hall, listed, openFor } from './testing.ts';

let world: TestWorld;
const dataDir = mkdtempSync(join(tmpdir(), 'veche-election-'));
beforeAll(async () => {
  world = await createTestServices({ env: { dataDir } });
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.end();
});

const on = () => world.nouns.election.commands;
const desk = async (hall: Hall, who = hall.chair) =>
  (await world.nouns.election.queries.electionDesk(who, hall.slug)).elections[0]!;
const keyFiles = () => {
  try {
    return readdirSync(join(dataDir, 'ballots'));
  } catch {
    return [];
  }
};

describe('the list', () => {
  test('[EL10] oneself or another; who was named by another stands only with their own yes', async () => {
    const hall = await electoralHall(world, 4);
    const { id: electionId } = ok(
      await on().openElection(hall.chair, { forumId: hall.forumId, post: 'chair' }),
    );
    const [first, second, third] = hall.people as [never, never, never];
    const [a, b, c] = hall.seats as [string, string, string];
    ok(await on().nominate(first, { electionId, participantId: a }));
    ok(await on().nominate(first, { electionId, participantId: b }));
    ok(await on().nominate(first, { electionId, participantId: c }));
    expect(codeOf(await on().nominate(second, { electionId, participantId: a }))).toBe(
      'election/already_named',
    );
    const named = await desk(hall);
    expect(named.candidates.map(({ consent }) => consent).sort()).toEqual(['asked', 'asked', 'given']);
    const idOf = (i: number) => named.candidates.find(({ name }) => name.includes(`Избирателев${i}`))!.id;
    // Nobody answers for another but whoever presides.
    expect(codeOf(await on().answerNomination(first, { candidateId: idOf(1), consent: 'given' }))).toBe(
      'forbidden',
    );
    ok(await on().answerNomination(second, { candidateId: idOf(1), consent: 'given' }));
    ok(await on().answerNomination(third, { candidateId: idOf(2), consent: 'refused' }));
    // A refusal is nobody else's business.
    expect((await desk(hall, first)).candidates).toHaveLength(2);
    expect((await desk(hall, third)).candidates).toHaveLength(3);
    ok(await on().closeList(hall.chair, { electionId }));
    expect(codeOf(await on().nominate(first, { electionId, participantId: hall.seats[3]! }))).toBe(
      'election/list_closed',
    );
    expect(codeOf(await on().answerNomination(third, { candidateId: idOf(2), consent: 'given' }))).toBe(
      'election/list_closed',
    );
    const opened = await openFor(world.nouns, hall, electionId, 'hands', false).catch(() => null);
    // The forum's rules say secret: hands are refused.
    expect(opened).toBeNull();
    ok(await on().reopenList(hall.chair, { electionId }));
    expect((await desk(hall)).state).toBe('nominating');
  });

  test('[EL11] refusals: strangers, guests, a list nobody stands on, a post without a name', async () => {
    const hall = await electoralHall(world, 2);
    const guest = await world.person();
    const guestSeat = await world.join(hall.forumId, guest, ['guest'], { voting: false, confirmedAt: null });
    expect(codeOf(await on().openElection(hall.people[0]!, { forumId: hall.forumId, post: 'chair' }))).toBe(
      'forbidden',
    );
    expect(codeOf(await on().openElection(hall.chair, { forumId: hall.forumId, post: 'other' }))).toBe(
      'election/title_needed',
    );
    const { id: electionId } = ok(
      await on().openElection(hall.chair, { forumId: hall.forumId, post: 'other', title: 'Казначей' }),
    );
    expect(codeOf(await on().nominate(guest, { electionId, participantId: guestSeat }))).toBe('forbidden');
    expect(codeOf(await on().nominate(hall.people[0]!, { electionId, participantId: guestSeat }))).toBe(
      'election/no_person',
    );
    expect(codeOf(await on().nominate(await world.person(), { electionId, participantId: guestSeat }))).toBe(
      'not_found',
    );
    expect(codeOf(await on().closeList(hall.chair, { electionId }))).toBe('election/nobody_stands');
    expect(codeOf(await on().openRound(hall.chair, { electionId, method: 'paper' }))).toBe(
      'election/wrong_state',
    );
    ok(await on().withdrawElection(hall.chair, { electionId }));
    expect(codeOf(await on().reopenList(hall.chair, { electionId }))).toBe('election/wrong_state');
  });
});

describe('open ballots', () => {
  test('[EL20] by phones: changed until the end, one row a person, nothing counted before the announcement', async () => {
    const hall = await electoralHall(world, 5);
    const { electionId, candidates } = await listed(world.nouns, hall, 2, { secrecy: 'totals' });
    const [a, b] = candidates as [string, string];
    const { id: roundId, roll } = await openFor(world.nouns, hall, electionId, 'devices');
    expect(roll).toBe(5);
    const first = ok(await on().castOpen(hall.people[0]!, { roundId, picks: [a] }));
    expect(ok(await on().castOpen(hall.people[0]!, { roundId, picks: [a] })).receipt).toBe(first.receipt);
    ok(await on().castOpen(hall.people[0]!, { roundId, picks: [b] }));
    for (const i of [1, 2]) ok(await on().castOpen(hall.people[i]!, { roundId, picks: [b] }));
    ok(await on().castOpen(hall.people[3]!, { roundId, picks: [] }));
    expect(codeOf(await on().castOpen(hall.people[4]!, { roundId, picks: [a, b] }))).toBe(
      'election/wrong_picks',
    );
    expect(codeOf(await on().castOpen(hall.people[4]!, { roundId, picks: ['z'.repeat(22)] }))).toBe(
      'election/wrong_picks',
    );
    expect(codeOf(await on().castSecret(hall.people[4]!, { roundId, picks: [a], code: code() }))).toBe(
      'election/open_here',
    );
    expect(codeOf(await on().castOpen(hall.chair, { roundId, picks: [a] }))).toBe('election/no_right');
    const late = await world.person();
    await world.join(hall.forumId, late, ['participant']);
    expect(codeOf(await on().castOpen(late, { roundId, picks: [a] }))).toBe('election/not_on_roll');
    const [seen] = (await desk(hall)).rounds;
    expect(seen).toMatchObject({ state: 'open', taken: 4, result: null, sheets: null });
    expect((await desk(hall, hall.people[0]!)).rounds[0]?.mine.picks).toEqual([b]);
    expect((await desk(hall, hall.people[1]!)).rounds[0]?.mine.picks).toEqual([b]);
    const { result } = ok(await on().announceRound(hall.chair, { roundId }));
    expect(result).toMatchObject({ elected: [b], next: 'done', against: 1, taking: 4, base: 4, needed: 3 });
    expect(codeOf(await on().castOpen(hall.people[4]!, { roundId, picks: [a] }))).toBe('election/not_open');
    expect(codeOf(await on().annulRound(hall.chair, { roundId, reason: 'передумали' }))).toBe(
      'election/wrong_state',
    );
    await expect(
      world.services.db.execute(`update election_round set result = '{}' where id = '${roundId}'`),
    ).rejects.toThrow();
  });

  test('[EL22] hands and phones together; whoever moves is counted once; the numbers must fit', async () => {
    const hall = await electoralHall(world, 3);
    await world.join(hall.forumId, null, ['participant']);
    const { electionId, candidates } = await listed(world.nouns, hall, 2, { secrecy: 'totals' });
    const [a, b] = candidates as [string, string];
    const { id: roundId } = await openFor(world.nouns, hall, electionId, 'devices');
    ok(await on().castOpen(hall.people[0]!, { roundId, picks: [a] }));
    const move = (participantId: string, channel: 'hand' | 'paper' | 'device') =>
      on().moveVoter(hall.chair, { roundId, participantId, channel });
    expect(codeOf(await move(hall.seats[0]!, 'hand'))).toBe('election/has_voted');
    expect(codeOf(await move(hall.seats[1]!, 'paper'))).toBe('election/not_by_phone');
    ok(await move(hall.seats[1]!, 'hand'));
    expect(codeOf(await on().castOpen(hall.people[1]!, { roundId, picks: [b] }))).toBe('election/by_hand');
    const tellers = (x: number, y: number, taking: number) => ({
      votes: [
        { candidateId: a, votes: x },
        { candidateId: b, votes: y },
      ],
      against: 0,
      taking,
    });
    expect(codeOf(await on().announceRound(hall.chair, { roundId }))).toBe('election/tellers_needed');
    expect(codeOf(await on().announceRound(hall.chair, { roundId, tellers: tellers(2, 1, 3) }))).toBe(
      'election/count_wrong',
    );
    const { result } = ok(await on().announceRound(hall.chair, { roundId, tellers: tellers(2, 0, 2) }));
    expect(result).toMatchObject({ elected: [a], taking: 3, roll: 4 });
  });
});

describe('secret ballots', () => {
  test('[EL21] sealed, each one’s code in the list, the box empty and the key gone', async () => {
    const hall = await electoralHall(world, 6);
    const { electionId, candidates } = await listed(world.nouns, hall, 2);
    const [a, b] = candidates as [string, string];
    const { id: roundId } = await openFor(world.nouns, hall, electionId, 'devices');
    expect(keyFiles()).toEqual([`${roundId}.key`]);
    const codes = hall.people.map(() => code());
    const cast = (i: number, picks: string[]) =>
      on().castSecret(hall.people[i]!, { roundId, picks, code: codes[i]! });
    expect(codeOf(await on().castOpen(hall.people[0]!, { roundId, picks: [a] }))).toBe(
      'election/secret_here',
    );
    for (const i of [0, 1, 2, 3]) ok(await cast(i, [a]));
    ok(await cast(4, [b]));
    // The second is not looked at, whatever it says.
    expect(codeOf(await cast(4, [a]))).toBe('election/already_cast');
    const box = await world.services.db.select().from(electionBox).where(eq(electionBox.roundId, roundId));
    expect(new Set(box.map(({ sealed }) => sealed.length)).size).toBe(1);
    expect((await desk(hall)).rounds[0]).toMatchObject({ taken: 5, result: null, sheets: null });
    ok(await on().closeRound(hall.chair, { roundId }));
    expect(codeOf(await cast(5, [b]))).toBe('election/not_open');
    const { result } = ok(await on().announceRound(hall.chair, { roundId }));
    expect(result).toMatchObject({ elected: [a], taking: 5, roll: 6 });
    const seen = (await desk(hall, hall.people[4]!)).rounds[0]!;
    expect(seen.sheets).toHaveLength(5);
    expect(seen.sheets!.find((sheet) => sheet.code === codes[4])?.picks).toEqual([b]);
    expect(seen.sheets!.map((sheet) => sheet.code)).toEqual([...codes.slice(0, 5)].sort());
    expect(seen.mine.picks).toBeNull();
    expect(
      await world.services.db.select().from(electionBox).where(eq(electionBox.roundId, roundId)),
    ).toEqual([]);
    expect(keyFiles()).toEqual([]);
  });

  test('[EL23] paper: the tellers’ protocol; a sheet that did not come back is pointed out, not hidden', async () => {
    const hall = await electoralHall(world, 7);
    const { electionId, candidates } = await listed(world.nouns, hall, 2);
    const [a, b] = candidates as [string, string];
    const { id: roundId } = await openFor(world.nouns, hall, electionId, 'paper');
    expect(codeOf(await on().castSecret(hall.people[0]!, { roundId, picks: [a], code: code() }))).toBe(
      'election/by_paper',
    );
    const announce = (over: object, protocol: object | null) =>
      on().announceRound(hall.chair, {
        roundId,
        tellers: {
          votes: [
            { candidateId: a, votes: 4 },
            { candidateId: b, votes: 1 },
          ],
          against: 0,
          invalid: 1,
          taking: 6,
          ...(protocol && {
            protocol: { printed: 10, issued: 7, spoilt: 1, unused: 2, found: 6, ...protocol },
          }),
          ...over,
        },
      } as never);
    expect(codeOf(await announce({}, null))).toBe('election/protocol_needed');
    expect(codeOf(await announce({}, { found: 7 }))).toBe('election/protocol_wrong');
    expect(codeOf(await announce({}, { issued: 8, unused: 1 }))).toBe('election/protocol_wrong');
    expect(codeOf(await announce({ taking: 8 }, {}))).toBe('election/count_wrong');
    const { result } = ok(await announce({}, {}));
    expect(result).toMatchObject({ elected: [a], invalid: 1, base: 6, taking: 6 });
    expect((await desk(hall)).rounds[0]?.protocol).toMatchObject({
      faults: ['fewer_found'],
      issued: 7,
      found: 6,
    });
  });

  test('[EL24] few voters, or few on paper beside phones: said before it is opened', async () => {
    const hall = await electoralHall(world, 4);
    const { electionId } = await listed(world.nouns, hall, 1);
    const open = (anyway: boolean) => on().openRound(hall.chair, { electionId, method: 'devices', anyway });
    expect(await open(false)).toMatchObject({
      code: 'election/too_few',
      params: { least: 5, phones: 4, paper: 0 },
    });
    ok(await open(true));
    const big = await electoralHall(world, 5);
    await world.join(big.forumId, null, ['participant']);
    const other = await listed(world.nouns, big, 1);
    expect(
      await on().openRound(big.chair, { electionId: other.electionId, method: 'devices' }),
    ).toMatchObject({ code: 'election/too_few', params: { phones: 5, paper: 1 } });
  });

  test('[EL25] annulled: the box is emptied uncounted, the key is gone, the round is held again', async () => {
    const hall = await electoralHall(world, 5);
    const { electionId, candidates } = await listed(world.nouns, hall, 1);
    const { id: roundId } = await openFor(world.nouns, hall, electionId, 'devices');
    ok(await on().castSecret(hall.people[0]!, { roundId, picks: [candidates[0]!], code: code() }));
    expect(codeOf(await on().openRound(hall.chair, { electionId, method: 'paper' }))).toBe(
      'election/wrong_state',
    );
    ok(await on().annulRound(hall.chair, { roundId, reason: 'пришёл ещё один' }));
    expect(keyFiles().includes(`${roundId}.key`)).toBe(false);
    expect(
      await world.services.db.select().from(electionBox).where(eq(electionBox.roundId, roundId)),
    ).toEqual([]);
    const again = await openFor(world.nouns, hall, electionId, 'devices');
    expect(again.round).toBe(2);
    // Somebody took the key away: nothing is counted and nothing is lost.
    const { rmSync } = await import('node:fs');
    rmSync(join(dataDir, 'ballots', `${again.id}.key`));
    ok(await on().castSecret(hall.people[1]!, { roundId: again.id, picks: [], code: code() }));
    expect(codeOf(await on().announceRound(hall.chair, { roundId: again.id }))).toBe(
      'election/key_elsewhere',
    );
    expect((await desk(hall)).rounds[1]).toMatchObject({ state: 'open', taken: 1 });
    ok(await on().annulRound(hall.chair, { roundId: again.id, reason: 'ключ утрачен' }));
  });
});

test('[EL30] tie → run-off → lot with a phrase of the hall → acceptance → term → rights', async () => {
  const hall = await electoralHall(world, 6);
  const { electionId, candidates } = await listed(world.nouns, hall, 3, { secrecy: 'totals' });
  const [a, b, c] = candidates as [string, string, string];
  const round = async (picks: string[]) => {
    const { id: roundId } = await openFor(world.nouns, hall, electionId, 'devices');
    for (const [i, pick] of picks.entries())
      ok(await on().castOpen(hall.people[i]!, { roundId, picks: [pick] }));
    return { roundId, result: ok(await on().announceRound(hall.chair, { roundId })).result };
  };
  const first = await round([a, a, a, b, b, b]);
  expect(first.result).toMatchObject({ next: 'runoff', standing: [a, b].sort() });
  const second = await round([a, a, a, b, b, b]);
  expect(second.result).toMatchObject({ next: 'lot' });
  expect(codeOf(await on().openRound(hall.chair, { electionId, method: 'devices' }))).toBe(
    'election/lot_waits',
  );
  const before = (await desk(hall)).rounds[1]!.lot!;
  expect(before).toMatchObject({ seed: null, order: [] });
  expect(JSON.stringify(await desk(hall))).not.toContain(
    (await world.services.db.select().from(electionRound).where(eq(electionRound.id, second.roundId)))[0]!
      .lot!.seed,
  );
  expect(codeOf(await on().drawTheLot(hall.people[0]!, { roundId: second.roundId, phrase: 'весна' }))).toBe(
    'forbidden',
  );
  const { elected } = ok(await on().drawTheLot(hall.chair, { roundId: second.roundId, phrase: 'весна' }));
  expect(codeOf(await on().drawTheLot(hall.chair, { roundId: second.roundId, phrase: 'лето' }))).toBe(
    'election/no_lot',
  );
  const lot = (await desk(hall)).rounds[1]!.lot!;
  expect(sha256(`veche lot ${lot.seed}`)).toBe(before.commitment);
  expect(drawLot(lot.seed!, 'весна', [a, b], sha256)).toEqual(lot.order);
  const winner = elected[0]!;
  expect([a, b]).toContain(winner);
  expect((await desk(hall)).state).toBe('elected');

  expect(codeOf(await on().acceptPost(hall.people[5]!, { candidateId: winner, accept: true }))).toBe(
    'forbidden',
  );
  expect(codeOf(await on().acceptPost(hall.chair, { candidateId: c, accept: true }))).toBe(
    'election/not_elected',
  );
  const who = winner === a ? 0 : 1;
  const { termId } = ok(await on().acceptPost(hall.people[who]!, { candidateId: winner, accept: true }));
  expect(await world.services.db.select().from(postTerm).where(eq(postTerm.id, termId!))).toMatchObject([
    { post: 'chair', since: '2026-02-11', until: null, participantId: hall.seats[who] },
  ]);
  const roles = async () =>
    (await world.services.db.select().from(participant).where(eq(participant.id, hall.seats[who]!)))[0]!
      .roles;
  expect(await roles()).toEqual(['participant']);
  expect(codeOf(await on().giveOffice(hall.people[who]!, { termId: termId! }))).toBe('forbidden');
  ok(await on().giveOffice(hall.chair, { termId: termId! }));
  expect(await roles()).toEqual(['participant', 'presiding']);
  const types = (await world.services.db.select().from(event).where(eq(event.stream, hall.forumId))).map(
    ({ type }) => type,
  );
  expect(types).toContain('election.lot_drawn');
  expect(types).toContain('election.term_began');
});

test('[EL31] a seat that is declined is open again: for the rest of the list, or for new names', async () => {
  const hall = await electoralHall(world, 5);
  const { electionId, candidates } = await listed(world.nouns, hall, 2, { secrecy: 'totals' });
  const elect = async (pick: string) => {
    const { id: roundId } = await openFor(world.nouns, hall, electionId, 'hands');
    ok(
      await on().announceRound(hall.chair, {
        roundId,
        tellers: { votes: [{ candidateId: pick, votes: 5 }], against: 0, taking: 5 },
      }),
    );
    ok(await on().acceptPost(hall.chair, { candidateId: pick, accept: false }));
    return desk(hall);
  };
  const after = await elect(candidates[0]!);
  expect(after).toMatchObject({ state: 'listed', pending: null });
  const last = await elect(candidates[1]!);
  expect(last.rounds[1]!.candidates).toEqual([candidates[1]]);
  expect(last.state).toBe('failed');
  ok(await on().reopenList(hall.chair, { electionId }));
  const [row] = await world.services.db.select().from(election).where(eq(election.id, electionId));
  expect(row?.state).toBe('nominating');
});

test('[EL29] what was announced and is changed behind the application’s back is named by `verify`', async () => {
  const hall = await electoralHall(world, 5);
  const { electionId, candidates } = await listed(world.nouns, hall, 2);
  const { id: roundId } = await openFor(world.nouns, hall, electionId, 'devices');
  for (const person of hall.people)
    ok(await on().castSecret(person, { roundId, picks: [candidates[0]!], code: code() }));
  ok(await on().announceRound(hall.chair, { roundId }));
  const problems = async () =>
    (await verify(world.sql)).findings.filter(({ id }) => id === roundId).map(({ problem }) => problem);
  expect(await problems()).toEqual([]);
  const owner = openSql(world.ownerUrl, 1);
  await owner`alter table election_round disable trigger election_round_announced`;
  await owner`update election_round set sheets = jsonb_set(sheets, '{0,picks}', '[]') where id = ${roundId}`;
  await owner`insert into election_box values (${roundId}, 'late', 'noise')`;
  expect(await problems()).toEqual(['sheets are not the announced ones', 'ballots are left in the box']);
  await owner`update election_round set result = jsonb_set(result, '{taking}', '4') where id = ${roundId}`;
  expect(await problems()).toContain('result is not the announced one');
  await owner`alter table election_round enable trigger election_round_announced`;
  await owner.end();
});
