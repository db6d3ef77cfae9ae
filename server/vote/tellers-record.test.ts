/** The tellers' signed record beside the numbers of a vote and of a round. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { electoralHall, listed } from '../election/testing.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { addPerson, code, ok, openHall } from './testing.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await createTestServices();
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.end();
});

const commands = () => world.nouns.vote.commands;
const PDF = new Uint8Array(Buffer.from('%PDF-1.4\nтри подписи'));

test('[VO49] the scan of the tellers’ record lies beside the numbers, for those who count; the numbers stay', async () => {
  const hall = await openHall(world, 5);
  const { forumId, slug, chair } = hall;
  const { actor: teller } = await addPerson(hall, ['teller', 'participant'], { voting: false });
  const put = async (method: 'paper' | 'hands') =>
    ok(
      await commands().putToVote(chair, {
        forumId,
        matter: 'procedural',
        question: 'Объявить перерыв?',
        method,
        anyway: true,
      }),
    ).id;
  const voteId = await put('paper');
  const attach = (actor = teller, data = PDF, id = voteId) =>
    commands().attachRecord(actor, { voteId: id, name: 'Протокол № 1.exe', data });
  expect(code(await attach())).toBe('vote/no_record');
  const paper = { issued: 5, found: 5, invalid: 1 };
  ok(await commands().announceResult(chair, { voteId, hands: { for: 3, against: 1, abstain: 0, paper } }));

  const seen = async (actor = teller) =>
    (await world.nouns.vote.queries.voteList(actor, slug)).votes.find(({ id }) => id === voteId)!;
  const before = await seen();
  expect(before).toMatchObject({ protocol: paper, scan: null, may: { scan: true } });
  expect(code(await attach(teller, new Uint8Array(Buffer.from('<html>'))))).toBe('resolution/scan_type');
  expect(code(await attach(teller, new Uint8Array(10 * 1024 * 1024 + 1)))).toBe('too_large');
  expect(code(await attach(hall.people[0]))).toBe('forbidden');
  expect(code(await attach(await world.person()))).toBe('not_found');

  const { fileId } = ok(await attach());
  const after = await seen();
  expect(after).toMatchObject({ scan: fileId, result: before.result, protocol: paper });
  expect(await seen(hall.people[0])).toMatchObject({ scan: null, protocol: paper, may: { scan: false } });
  const open = (actor: typeof teller | null) =>
    world.nouns.recommendation.queries.storedFile(actor, slug, fileId);
  expect(await open(teller)).toMatchObject({ name: 'Протокол № 1.pdf', mime: 'application/pdf' });
  await expect(open(hall.people[0]!)).rejects.toMatchObject({ vecheCode: 'not_found' });

  // A better scan takes its place, and the chain keeps both.
  const second = ok(await attach(chair));
  expect(await seen()).toMatchObject({ scan: second.fileId, result: before.result });

  const hands = await put('hands');
  ok(
    await commands().announceResult(chair, {
      voteId: hands,
      hands: { unanimous: true, for: 0, against: 0, abstain: 0 },
    }),
  );
  expect(code(await attach(teller, PDF, hands))).toBe('vote/no_record');
});

test('[VO49] of an election too: who counted attaches it, and it can be opened', async () => {
  const hall = await electoralHall(world, 5);
  const { electionId, candidates } = await listed(world.nouns, hall, 1);
  const on = world.nouns.election.commands;
  const { id: roundId } = ok(await on.openRound(hall.chair, { electionId, method: 'paper', anyway: true }));
  const attach = () => on.attachScan(hall.chair, { roundId, name: 'протокол', data: PDF });
  expect(code(await attach())).toBe('election/no_record');
  ok(
    await on.announceRound(hall.chair, {
      roundId,
      tellers: {
        votes: [{ candidateId: candidates[0]!, votes: 4 }],
        against: 1,
        taking: 5,
        protocol: { printed: 5, issued: 5, spoilt: 0, unused: 0, found: 5 },
      },
    }),
  );
  const { fileId } = ok(await attach());
  const open = (actor: typeof hall.chair) =>
    world.nouns.recommendation.queries.storedFile(actor, hall.slug, fileId);
  expect((await open(hall.chair)).name).toBe('протокол.pdf');
  await expect(open(hall.people[0]!)).rejects.toMatchObject({ vecheCode: 'not_found' });
});
