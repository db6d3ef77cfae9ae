/** The rule of a vote is the one that stood on the screen; a secret address ends with its vote, and looking changes nothing. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forum } from '#drizzle/schema/forum.ts';
import { ballot } from '#drizzle/schema/resolution.ts';
import { verify } from '../backup/verify.ts';
import { electoralHall, listed } from '../election/testing.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { code, ok, openHall } from './testing.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await createTestServices();
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.end();
});
const HALF = { numerator: 1, denominator: 2, basis: 'present' };
const TWO_THIRDS = { numerator: 2, denominator: 3, reached: true, basis: 'cast' };
const change = (forumId: string, rules: object, rulesVersion: number) =>
  world.services.db
    .update(forum)
    .set({ rules: rules as never, rulesVersion })
    .where(eq(forum.id, forumId));

test('[VO40] each kind of matter has its own majority and openness; a vote keeps the rule as shown, with its version', async () => {
  const hall = await openHall(world, 3, {
    rules: {
      vote: { majority: HALF, matters: { procedural: { majority: TWO_THIRDS, secrecy: 'named' } } },
    } as never,
    rulesVersion: 3,
  });
  const { ready } = await world.nouns.vote.queries.currentVote(hall.chair, hall.slug);
  expect(ready?.byGroup).toMatchObject({
    text: { rule: { majority: HALF }, secrecy: 'totals' },
    procedural: { rule: { majority: TWO_THIRDS }, secrecy: 'named' },
  });
  const { commands, queries } = world.nouns.vote;
  const { id } = ok(
    await commands.prepareVote(hall.chair, {
      forumId: hall.forumId,
      matter: 'procedural',
      question: 'Прекратить прения?',
      method: 'devices',
    }),
  );
  await change(hall.forumId, { vote: { majority: HALF } }, 4);
  ok(await commands.openVote(hall.chair, { voteId: id }));
  for (const [i, choice] of (['for', 'for', 'against'] as const).entries())
    ok(await commands.castVote(hall.people[i]!, { voteId: id, choice, sha256: null }));
  const { result } = ok(await commands.announceResult(hall.chair, { voteId: id }));
  expect(result).toMatchObject({ basis: 'cast', base: 3, needed: 2, decision: 'adopted' });
  const { vote } = await queries.currentVote(hall.chair, hall.slug);
  expect(vote).toMatchObject({ secrecy: 'named', rule: { majority: TWO_THIRDS, rulesVersion: 3 } });
});

test('[EL12] the rule of an election is pinned when it is opened', async () => {
  const hall = await electoralHall(world, 5, {
    rules: { election: { majority: TWO_THIRDS, runoff: 'majority', tie: 'repeat' } } as never,
    rulesVersion: 7,
  });
  await listed(world.nouns, hall, 1);
  await change(hall.forumId, { election: { majority: HALF } }, 8);
  const [one] = (await world.nouns.election.queries.electionDesk(hall.chair, hall.slug)).elections;
  expect(one?.rule).toMatchObject({
    majority: TWO_THIRDS,
    runoff: 'majority',
    tie: 'repeat',
    rulesVersion: 7,
  });
});

test('[VO41] a secret address looked at by anybody casts nothing; after the deadline and after the vote it is closed', async () => {
  const hall = await openHall(world, 1);
  const away = await world.join(hall.forumId, null, ['participant'], { present: false });
  const closesAt = new Date(world.clock.now().getTime() + 86_400_000).toISOString();
  const { commands, queries } = world.nouns.vote;
  const { id } = ok(
    await commands.putToVote(hall.chair, {
      forumId: hall.forumId,
      matter: 'procedural',
      question: 'Утвердить план?',
      method: 'written',
      closesAt,
    }),
  );
  const { url } = ok(await commands.issueLink(hall.chair, { voteId: id, participantId: away }));
  const token = url.split('/').at(-1)!;
  // A scanner of mail, a preview of a chat, a second person: opening is reading.
  for (let i = 0; i < 3; i += 1) expect(await queries.ballotByLink(token)).toMatchObject({ choice: null });
  expect(await world.services.db.select().from(ballot).where(eq(ballot.voteId, id))).toEqual([]);
  const cast = (choice: 'for' | 'against', by = token) =>
    commands.castByLink(null, { token: by, choice, sha256: null });
  expect(code(await cast('for', 'x'.repeat(32)))).toBe('not_found');
  expect(code(await cast('for', 'short'))).toBe('invalid_input');
  ok(await cast('for'));
  const before = world.clock.now();
  world.clock.set(new Date(Date.parse(closesAt) + 1_000));
  expect(await queries.ballotByLink(token)).toMatchObject({ open: false, choice: null });
  expect(code(await cast('against'))).toBe('vote/not_open');
  const { result } = ok(await commands.announceResult(hall.chair, { voteId: id }));
  expect(result).toMatchObject({ for: 1, against: 0 });
  expect(code(await cast('against'))).toBe('vote/not_open');
  // A ballot that stands in the place of a sheet is one of those that make the result.
  expect((await verify(world.sql)).findings).toEqual([]);
  world.clock.set(before);
});
