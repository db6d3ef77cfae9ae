/** Votes on the real database: rolls, rights, races, refusals, and what nobody may see before the announcement. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PRESET_DATA } from '#domain/forum/presets.ts';
import { event } from '#drizzle/schema/event.ts';
import { participant } from '#drizzle/schema/forum.ts';
import { adoptedText, ballot, resolution, vote, voteRoll } from '#drizzle/schema/resolution.ts';
import { execute } from '../command.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { castVote as castCommand } from './ballot-commands.ts';
import { addPerson, code, type Hall, ok, openHall } from './testing.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await createTestServices();
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.end();
});

const votes = () => world.nouns.vote.commands;
const freeze = async (hall: Hall) =>
  ok(await world.nouns.resolution.commands.freezeText(hall.chair, { resolutionId: hall.resolutionId }));

async function opened(
  hall: Hall,
  method: 'hands' | 'devices' | 'mixed' = 'devices',
  matter: 'whole' | 'basis' | 'whole_with_edits' = 'whole',
) {
  await freeze(hall);
  return ok(await votes().putToVote(hall.chair, { forumId: hall.forumId, matter, method }));
}
const cast = (
  hall: Hall,
  voteId: string,
  sha256: string | null,
  at: number,
  choice: 'for' | 'against' | 'abstain',
) => votes().castVote(hall.people[at] ?? null, { voteId, sha256, choice });

describe('phones', () => {
  test('[VO10] the roll is fixed at opening: confirmed, with a vote, in the hall', async () => {
    const hall = await openHall(world, 3);
    const absent = await addPerson(hall, ['participant'], { present: false });
    const guest = await addPerson(hall, ['guest'], { voting: false, confirmedAt: null });
    const { id, roll, sha256 } = await opened(hall);
    expect(roll).toBe(3);
    for (const { actor } of [absent, guest]) {
      const answer = await votes().castVote(actor, { voteId: id, sha256, choice: 'for' });
      expect(['vote/not_on_roll', 'vote/no_right']).toContain(code(answer));
    }
    await world.services.db
      .update(participant)
      .set({ present: true })
      .where(eq(participant.id, absent.participantId));
    expect(code(await votes().castVote(absent.actor, { voteId: id, sha256, choice: 'for' }))).toBe(
      'vote/not_on_roll',
    );
    expect(code(await votes().castVote(await world.person(), { voteId: id, sha256, choice: 'for' }))).toBe(
      'not_found',
    );
    expect(code(await votes().castVote(null, { voteId: id, sha256, choice: 'for' }))).toBe('not_found');
    expect(await world.services.db.select().from(ballot).where(eq(ballot.voteId, id))).toEqual([]);
  });

  test('[VO10] a voting right taken away while the vote is open changes the next vote, not this one', async () => {
    const hall = await openHall(world, 3);
    const { id, sha256 } = await opened(hall);
    const [row] = await world.services.db
      .select({ participantId: participant.id })
      .from(participant)
      .where(eq(participant.accountId, hall.people[0]!.accountId));
    const desk = world.nouns.forum.commands;
    ok(await desk.setVoting(hall.chair, { participantId: row!.participantId, voting: false }));
    ok(await cast(hall, id, sha256, 0, 'against'));
    ok(await votes().announceResult(hall.chair, { voteId: id }));
    const next = ok(
      await votes().putToVote(hall.chair, {
        forumId: hall.forumId,
        matter: 'procedural',
        method: 'devices',
        question: 'Продлить работу на 15 минут',
      }),
    );
    expect(next.roll).toBe(2);
    expect(code(await cast(hall, next.id, null, 0, 'for'))).toBe('vote/no_right');
  });

  test('[VO11] a ballot carries the hash of the text the voter saw; another is refused', async () => {
    const hall = await openHall(world, 1);
    const { id, sha256 } = await opened(hall);
    expect(code(await cast(hall, id, 'f'.repeat(64), 0, 'for'))).toBe('vote/text_changed');
    expect(code(await cast(hall, id, null, 0, 'for'))).toBe('vote/text_changed');
    ok(await cast(hall, id, sha256, 0, 'for'));
  });

  test('[VO12] an open vote may be changed until it closes; the last one counts, and the same one has the same receipt', async () => {
    const hall = await openHall(world, 2);
    const { id, sha256 } = await opened(hall);
    const first = ok(await cast(hall, id, sha256, 0, 'against'));
    expect(ok(await cast(hall, id, sha256, 0, 'against')).receipt).toBe(first.receipt);
    expect(ok(await cast(hall, id, sha256, 0, 'for')).receipt).not.toBe(first.receipt);
    ok(await cast(hall, id, sha256, 1, 'for'));
    ok(await votes().closeVote(hall.chair, { voteId: id }));
    expect(code(await cast(hall, id, sha256, 0, 'against'))).toBe('vote/not_open');
    const { result } = ok(await votes().announceResult(hall.chair, { voteId: id }));
    expect(result).toMatchObject({ for: 2, against: 0, unanimous: true, decision: 'adopted' });
  });

  test('[VO13] the same key is answered once, also after the vote closed', async () => {
    const hall = await openHall(world, 1);
    const { id, sha256 } = await opened(hall);
    const meta = { channel: 'web' as const, cmdId: 'k'.repeat(22) };
    const input = { voteId: id, sha256, choice: 'for' };
    const first = await execute(world.services, castCommand, hall.people[0] ?? null, input, meta);
    ok(await votes().closeVote(hall.chair, { voteId: id }));
    expect(await execute(world.services, castCommand, hall.people[0] ?? null, input, meta)).toEqual(first);
  });

  test('[VO16] before the announcement nobody sees a total, and the chain never learns a choice', async () => {
    const hall = await openHall(world, 4);
    const { id, sha256 } = await opened(hall);
    ok(await cast(hall, id, sha256, 0, 'against'));
    const { currentVote, voteList, turnout } = world.nouns.vote.queries;
    for (const actor of [hall.chair, ...hall.people]) {
      const { vote: seen } = await currentVote(actor, hall.slug);
      expect(seen).toMatchObject({ state: 'open', turnout: 1, devices: null, result: null });
      for (const row of (await voteList(actor, hall.slug)).votes)
        expect(row.devices ?? row.result).toBeNull();
      expect(await turnout(actor, hall.slug)).toEqual({ voteId: id, cast: 1, expected: 4 });
    }
    expect((await currentVote(hall.people[0] ?? null, hall.slug)).vote?.mine.choice).toBe('against');
    expect((await currentVote(hall.people[1] ?? null, hall.slug)).vote?.mine.choice).toBeNull();
    const rows = await world.services.db.select().from(event).where(eq(event.stream, hall.forumId));
    expect(rows.some(({ type }) => type.includes('cast'))).toBe(false);
    ok(await votes().closeVote(hall.chair, { voteId: id }));
    expect((await currentVote(hall.people[0] ?? null, hall.slug)).vote).toMatchObject({
      devices: null,
      mine: { choice: null },
    });
    expect((await currentVote(hall.chair, hall.slug)).vote?.devices).toEqual({
      for: 0,
      against: 1,
      abstain: 0,
    });
  });
});

describe('hands', () => {
  test('[VO17] «единогласно» is one press; three numbers must fit the hall', async () => {
    const hall = await openHall(world, 5);
    const { id, sha256 } = await opened(hall, 'hands');
    expect(code(await cast(hall, id, sha256, 0, 'for'))).toBe('vote/by_hand');
    expect(code(await votes().announceResult(hall.chair, { voteId: id }))).toBe('vote/hands_needed');
    const tooMany = await votes().announceResult(hall.chair, {
      voteId: id,
      hands: { for: 4, against: 1, abstain: 1 },
    });
    expect(tooMany).toMatchObject({ code: 'vote/too_many_hands', params: { given: 6, present: 5 } });
    const { result, adoptedTextId } = ok(
      await votes().announceResult(hall.chair, {
        voteId: id,
        hands: { unanimous: true, for: 0, against: 0, abstain: 0 },
      }),
    );
    expect(result).toMatchObject({ for: 5, unanimous: true, decision: 'adopted' });
    expect(adoptedTextId).not.toBeNull();
  });

  test('[VO18] devices and hands: each person stands on the roll once, with one channel', async () => {
    const hall = await openHall(world, 3);
    const without = await world.join(hall.forumId, null, ['participant']);
    const { id, sha256, roll } = await opened(hall, 'mixed');
    expect(roll).toBe(4);
    ok(await cast(hall, id, sha256, 0, 'for'));
    const rows = await world.services.db.select().from(voteRoll).where(eq(voteRoll.voteId, id));
    expect(rows.find((row) => row.participantId === without)?.channel).toBe('hand');
    const device = async (at: number) => {
      const [row] = await world.services.db
        .select()
        .from(participant)
        .where(eq(participant.accountId, hall.people[at]!.accountId));
      return row!.id;
    };
    expect(
      code(
        await votes().countByHand(hall.chair, {
          voteId: id,
          participantId: await device(0),
          channel: 'hand',
        }),
      ),
    ).toBe('vote/has_voted');
    ok(
      await votes().countByHand(hall.chair, { voteId: id, participantId: await device(1), channel: 'hand' }),
    );
    expect(code(await cast(hall, id, sha256, 1, 'against'))).toBe('vote/by_hand');
    expect(
      code(
        await votes().announceResult(hall.chair, { voteId: id, hands: { for: 3, against: 0, abstain: 0 } }),
      ),
    ).toBe('vote/too_many_hands');
    const { result } = ok(
      await votes().announceResult(hall.chair, { voteId: id, hands: { for: 1, against: 1, abstain: 0 } }),
    );
    expect(result).toMatchObject({
      for: 2,
      against: 1,
      abstain: 0,
      notVoted: 1,
      roll: 4,
      base: 4,
      decision: 'rejected',
    });
  });

  test('[VO26] whoever counts follows the roll and who has answered, never how; nobody else', async () => {
    const hall = await openHall(world, 2);
    const teller = await addPerson(hall, ['teller'], { voting: false });
    await world.join(hall.forumId, null, ['participant'], { fullName: 'Яровая Нина Петровна' });
    const { roll } = world.nouns.vote.queries;
    expect(await roll(teller.actor, hall.forumId)).toMatchObject({
      voteId: null,
      mayMove: false,
      people: [],
    });
    const { id, sha256 } = await opened(hall, 'mixed');
    ok(await cast(hall, id, sha256, 1, 'against'));
    const seen = await roll(teller.actor, hall.forumId);
    expect(seen).toMatchObject({ voteId: id, mayMove: true });
    expect(seen.people.map(({ channel, cast: answered }) => [channel, answered]).sort()).toEqual([
      ['device', false],
      ['device', true],
      ['hand', false],
    ]);
    expect(JSON.stringify(seen)).not.toMatch(/against|abstain|"for"/);
    await expect(roll(hall.people[0]!, hall.forumId)).rejects.toMatchObject({ vecheCode: 'not_found' });
    ok(
      await votes().countByHand(teller.actor, {
        voteId: id,
        participantId: seen.people[0]!.participantId,
        channel: seen.people[0]!.cast ? 'device' : 'hand',
      }),
    );
    ok(await votes().closeVote(hall.chair, { voteId: id }));
    expect(await roll(hall.chair, hall.forumId)).toMatchObject({ voteId: id, mayMove: false });
  });

  test('[VO19] a person moved to the hands while voting is counted once, whoever was first', async () => {
    const hall = await openHall(world, 20);
    const { id, sha256 } = await opened(hall, 'mixed');
    const rows = await world.services.db
      .select()
      .from(participant)
      .where(eq(participant.forumId, hall.forumId));
    const idOf = (at: number) => rows.find((row) => row.accountId === hall.people[at]!.accountId)!.id;
    const pairs = await Promise.all(
      hall.people.map(async (_, i) => {
        const [ballotAnswer, moved] = await Promise.all([
          cast(hall, id, sha256, i, 'for'),
          votes().countByHand(hall.chair, { voteId: id, participantId: idOf(i), channel: 'hand' }),
        ]);
        return [ballotAnswer.ok, moved.ok];
      }),
    );
    for (const pair of pairs) expect(pair.filter(Boolean)).toHaveLength(1);
  });
});

describe('the rule', () => {
  test('[VO20] a quorum binds only where a rule sets one, and says how many are missing', async () => {
    const club = await openHall(world, 2, { preset: 'club', rules: PRESET_DATA.club.rules });
    for (let i = 0; i < 4; i += 1) await world.join(club.forumId, null, ['participant'], { present: false });
    await freeze(club);
    const refused = await votes().putToVote(club.chair, { forumId: club.forumId, matter: 'whole' });
    expect(refused).toMatchObject({ code: 'vote/no_quorum', params: { missing: 2, needed: 4, present: 2 } });
    expect(await world.services.db.select().from(vote).where(eq(vote.forumId, club.forumId))).toEqual([]);
    const free = await openHall(world, 2);
    for (let i = 0; i < 4; i += 1) await world.join(free.forumId, null, ['participant'], { present: false });
    await freeze(free);
    ok(await votes().putToVote(free.chair, { forumId: free.forumId, matter: 'whole' }));
  });

  test('[VO21] majority of those in the hall: who is silent counts against; a tie loses', async () => {
    const hall = await openHall(world, 4);
    const { id, sha256 } = await opened(hall);
    for (const i of [0, 1]) ok(await cast(hall, id, sha256, i, 'for'));
    const { result, adoptedTextId } = ok(await votes().announceResult(hall.chair, { voteId: id }));
    expect(result).toMatchObject({ for: 2, notVoted: 2, base: 4, needed: 3, decision: 'rejected' });
    expect(adoptedTextId).toBeNull();
    const [row] = await world.services.db
      .select()
      .from(resolution)
      .where(eq(resolution.id, hall.resolutionId));
    expect(row?.state).toBe('frozen');
  });

  test('[VO22] only who presides runs a vote; one at a time; nothing without a frozen text', async () => {
    const hall = await openHall(world, 2);
    const put = { forumId: hall.forumId, matter: 'whole' as const, method: 'devices' as const };
    expect(code(await votes().putToVote(hall.chair, put))).toBe('vote/no_frozen_text');
    const { id } = await opened(hall);
    expect(code(await votes().putToVote(hall.chair, { ...put, matter: 'basis' }))).toBe('vote/another_open');
    for (const command of ['closeVote', 'announceResult', 'openVote'] as const)
      expect(code(await votes()[command](hall.people[0] ?? null, { voteId: id }))).toBe('forbidden');
    expect(code(await votes().annulVote(hall.people[0] ?? null, { voteId: id, reason: 'просто так' }))).toBe(
      'forbidden',
    );
    expect(code(await votes().openVote(hall.chair, { voteId: id }))).toBe('vote/wrong_state');
    const empty = await openHall(world, 0);
    await freeze(empty);
    expect(code(await votes().putToVote(empty.chair, { ...put, forumId: empty.forumId }))).toBe(
      'vote/nobody_present',
    );
  });

  test('[VO23] annulled with a reason and repeated; what has been adopted stands', async () => {
    const hall = await openHall(world, 3);
    const { id, sha256 } = await opened(hall);
    ok(await cast(hall, id, sha256, 0, 'for'));
    const { repeatedBy } = ok(
      await votes().annulVote(hall.chair, { voteId: id, reason: 'пришли ещё двое', repeat: true }),
    );
    expect(code(await cast(hall, id, sha256, 1, 'for'))).toBe('vote/not_open');
    const again = ok(await votes().openVote(hall.chair, { voteId: repeatedBy ?? '' }));
    for (const i of [0, 1, 2]) ok(await cast(hall, again.id, sha256, i, 'for'));
    ok(await votes().announceResult(hall.chair, { voteId: again.id }));
    expect(code(await votes().annulVote(hall.chair, { voteId: again.id, reason: 'передумали' }))).toBe(
      'vote/adopted_stands',
    );
    const list = await world.nouns.vote.queries.voteList(hall.people[0] ?? null, hall.slug);
    expect(list.votes.map(({ number, state, repeats }) => [number, state, repeats])).toEqual([
      [2, 'announced', 1],
      [1, 'annulled', null],
    ]);
  });

  test('[VO24] «за основу» gives the text back to the pens; two presses of «огласить» adopt once', async () => {
    const hall = await openHall(world, 3);
    const basis = await opened(hall, 'hands', 'basis');
    ok(
      await votes().announceResult(hall.chair, {
        voteId: basis.id,
        hands: { unanimous: true, for: 3, against: 0, abstain: 0 },
      }),
    );
    const [row] = await world.services.db
      .select()
      .from(resolution)
      .where(eq(resolution.id, hall.resolutionId));
    expect(row?.state).toBe('drafting');
    const whole = await opened(hall, 'hands', 'whole');
    const hands = { unanimous: true, for: 3, against: 0, abstain: 0 };
    const both = await Promise.all(
      [1, 2].map(() => votes().announceResult(hall.chair, { voteId: whole.id, hands })),
    );
    expect(both.map(code).sort()).toEqual(['ok', 'vote/wrong_state']);
    const adopted = await world.services.db
      .select()
      .from(adoptedText)
      .where(eq(adoptedText.forumId, hall.forumId));
    expect(adopted).toHaveLength(1);
    expect(adopted[0]?.sha256).toBe(whole.sha256);
  });

  test('[VO25] a vote about something else needs its question and no text', async () => {
    const hall = await openHall(world, 2);
    const put = { forumId: hall.forumId, matter: 'procedural' as const, method: 'devices' as const };
    expect(code(await votes().putToVote(hall.chair, put))).toBe('vote/question_needed');
    const { id } = ok(await votes().putToVote(hall.chair, { ...put, question: 'Прекратить прения?' }));
    ok(await cast(hall, id, null, 0, 'for'));
    ok(await cast(hall, id, null, 1, 'for'));
    expect(ok(await votes().announceResult(hall.chair, { voteId: id })).result.decision).toBe('adopted');
  });
});
