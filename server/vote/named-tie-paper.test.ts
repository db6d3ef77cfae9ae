/** Votes by name, at a tie, on paper. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { code, type Hall, ok, openHall } from './testing.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await createTestServices();
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.end();
});
const commands = () => world.nouns.vote.commands;
const procedural = async (hall: Hall, over: object) =>
  ok(
    await commands().putToVote(hall.chair, {
      forumId: hall.forumId,
      matter: 'procedural',
      question: 'Прекратить прения?',
      ...over,
    } as never),
  );

test('[VO32] by name: hands are read one by one, the list is seen after the announcement only', async () => {
  const hall = await openHall(world, 2, { rules: { vote: { secrecy: 'named' } } });
  const without = await world.join(hall.forumId, null, ['participant'], {
    fullName: 'Ярцева Мария Петровна',
  });
  const { id } = await procedural(hall, { method: 'mixed' });
  ok(await commands().castVote(hall.people[0]!, { voteId: id, sha256: null, choice: 'against' }));
  ok(await commands().enterBallot(hall.chair, { voteId: id, participantId: without, choice: 'for' }));
  const seen = async () =>
    (await world.nouns.vote.queries.voteList(hall.people[0]!, hall.slug)).votes[0]?.named;
  expect(await seen()).toBeNull();
  expect(
    code(
      await commands().announceResult(hall.chair, { voteId: id, hands: { for: 1, against: 0, abstain: 0 } }),
    ),
  ).toBe('vote/no_hands_here');
  const { result } = ok(await commands().announceResult(hall.chair, { voteId: id }));
  expect(result).toMatchObject({ for: 1, against: 1, notVoted: 1, decision: 'rejected', tie: true });
  expect(await seen()).toContainEqual({ name: 'Ярцева\u00a0М.\u00a0П.', choice: 'for' });
});

test('[VO33] at a tie the voice of who presides decides, only where the rules say so', async () => {
  const hall = await openHall(world, 2, { rules: { vote: { tie: 'presiding' } } });
  const { id } = await procedural(hall, { method: 'hands' });
  const hands = { for: 1, against: 1, abstain: 0 };
  expect(code(await commands().announceResult(hall.chair, { voteId: id, hands }))).toBe(
    'vote/casting_needed',
  );
  const { result } = ok(await commands().announceResult(hall.chair, { voteId: id, hands, casting: 'for' }));
  expect(result).toMatchObject({ tie: true, casting: 'for', decision: 'adopted' });
  const plain = await openHall(world, 2);
  const other = await procedural(plain, { method: 'hands' });
  expect(
    ok(await commands().announceResult(plain.chair, { voteId: other.id, hands, casting: 'for' })).result,
  ).toMatchObject({ tie: true, casting: null, decision: 'rejected' });
});

test('[VO34] paper: the tellers’ protocol must fit the box; secret matters go by paper', async () => {
  const hall = await openHall(world, 5, {
    rules: {
      vote: {
        matters: {
          procedural: { majority: { numerator: 1, denominator: 2, basis: 'taking_part' }, secrecy: 'secret' },
        },
      },
    },
  });
  const { id } = await procedural(hall, { method: 'paper' });
  expect(code(await commands().castVote(hall.people[0]!, { voteId: id, sha256: null, choice: 'for' }))).toBe(
    'vote/by_hand',
  );
  const announce = (paper: object, numbers: object) =>
    commands().announceResult(hall.chair, { voteId: id, hands: { ...numbers, paper } } as never);
  expect(code(await announce({ issued: 6, found: 5, invalid: 0 }, { for: 5, against: 0, abstain: 0 }))).toBe(
    'vote/protocol_wrong',
  );
  expect(code(await announce({ issued: 5, found: 4, invalid: 0 }, { for: 3, against: 0, abstain: 0 }))).toBe(
    'vote/protocol_wrong',
  );
  const { result } = ok(
    await announce({ issued: 5, found: 5, invalid: 1 }, { for: 3, against: 1, abstain: 0 }),
  );
  expect(result).toMatchObject({ for: 3, invalid: 1, base: 5, notVoted: 0, decision: 'adopted' });
});
