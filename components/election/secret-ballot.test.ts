/**
 * The whole database, its outbox, its event chain, its ledger, a backup, every log line and every frame of views, taken
 * before, during and after a secret round: nothing tells who chose what. What an intruder could try is tried here.
 */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import fc from 'fast-check';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Core, openCore } from '#server/core.ts';
import { code, electoralHall, type Hall, listed, openFor } from '#server/election/testing.ts';
import type { Log } from '#server/log.ts';
import { type Dump, dumpAll, mostAlike, rowsOf, spearman } from '#server/testing/dump.ts';
import { createTestServices, type TestWorld, testEnv } from '#server/testing/services.ts';
import { viewRegistry } from '#server/views.ts';
import { code as codeOf, ok } from '#server/vote/testing.ts';
import { blindPaper, unblind } from './blind.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'veche-secrecy-'));
const lines: string[] = [];
let world: TestWorld;
let second: Core;
beforeAll(async () => {
  world = await createTestServices({ env: { dataDir } });
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  second = await openCore({
    env: testEnv({ dataDir }),
    log: pino({ level: 'trace' }, sink) as unknown as Log,
    appUrl: world.appUrl,
    clock: world.clock,
    publicUrl: () => 'http://127.0.0.1:3000',
  });
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await second.close();
  await world.end();
});

const node = (at: number) => (at % 2 === 0 ? world.nouns : second.nouns).election.commands;

/** The same choice for everybody, told apart by people only: half for one, half for the other, in a known order. */
async function vote(hall: Hall, roundId: string, candidates: string[], how: 'sealed' | 'blind') {
  const { queries } = world.nouns.election;
  const known: { seat: string; account: string; code: string; pick: string }[] = [];
  for (const [i, person] of hall.people.entries()) {
    const pick = candidates[(i * 7 + 3) % 5 < 2 ? 0 : 1]!;
    const own = code();
    if (how === 'sealed') ok(await node(i).castSecret(person, { roundId, picks: [pick], code: own }));
    else {
      const [election] = (await queries.electionDesk(person, hall.slug)).elections;
      const round = election!.rounds.find(({ id }) => id === roundId)!;
      const made = await blindPaper(round.issueKey!);
      const { signed } = ok(await node(i).issuePaper(person, { roundId, blinded: made.blinded }));
      const signature = await unblind(round.issueKey!, made, signed);
      const marks = round.candidates.map((id) => (id === pick ? '1' : '0')).join('');
      const input = { roundId, paper: made.paper, signature, marks, code: own };
      ok(await node(i + 1).castBlind(null, input));
      // Sent again, on another node: it is in once.
      ok(await node(i).castBlind(null, input));
    }
    known.push({ seat: hall.seats[i]!, account: person.accountId, code: own, pick });
  }
  return known;
}

for (const how of ['sealed', 'blind'] as const)
  test(`[EL27] ${how}: database, chain, ledger, outbox, logs and frames during and after the vote`, async () => {
    lines.length = 0;
    const hall = await electoralHall(world, 30);
    const { electionId, candidates } = await listed(world.nouns, hall, 2);
    const { id: roundId } = await openFor(world.nouns, hall, electionId, 'devices');
    const frames: string[] = [];
    const views = viewRegistry(second.services);
    const look = async () => {
      for (const name of ['election.desk', 'election.roll', 'election.turnout'])
        for (const actor of [hall.chair, ...hall.people]) {
          const entry = views.get(name)!;
          const audience = await entry.audience(actor, hall.forumId);
          if (audience) frames.push(JSON.stringify(await entry.load(audience, hall.forumId)));
        }
    };
    const known = await vote(hall, roundId, candidates, how);
    await look();
    const during = await dumpAll(world.sql);

    // While it lasts: no code and no choice is anywhere; sheets are of one length.
    const all = during.map(({ text }) => text).join('\n');
    for (const one of known) {
      expect(all.includes(one.code)).toBe(false);
      expect(frames.some((frame) => frame.includes(one.code))).toBe(false);
    }
    const box = rowsOf(during, 'election_box', roundId);
    expect(box).toHaveLength(30);
    const row = (text: string) => JSON.parse(text) as Record<string, unknown>;
    expect(new Set(box.map(({ text }) => text.length)).size).toBe(1);
    for (const { text } of box) {
      expect(Object.keys(row(text)).sort()).toEqual(['mark', 'round_id', 'sealed']);
      for (const one of known) for (const id of [one.seat, one.account]) expect(text).not.toContain(id);
    }
    // The sheets are noise: as many different ones as there are, in no way like each other.
    const sealed = box.map(({ text }) => Buffer.from(String(row(text).sealed), 'base64').subarray(44));
    expect(mostAlike(sealed)).toBeLessThan(40);
    expect(
      during.filter(({ table, text }) => table === 'command_log' && text.includes('election.cast')),
    ).toEqual([]);
    expect(
      during.filter(({ table, text }) => table === 'event' && /election\.(cast|issue)/.test(text)),
    ).toEqual([]);
    const facts = during.filter(({ table, text }) => table === 'outbox' && text.includes(hall.forumId));
    for (const { text } of facts) for (const id of candidates) expect(text).not.toContain(id);
    // What one phone is sent differs from what another is sent by their own names and rights alone.
    expect(JSON.stringify(frames)).not.toContain('"sealed"');

    const { result } = ok(await node(1).announceRound(hall.chair, { roundId }));
    const votesFor = (id: string) => known.filter(({ pick }) => pick === id).length;
    expect(result.votes.map(({ id, votes }) => [id, votes]).sort()).toEqual(
      candidates.map((id) => [id, votesFor(id)]).sort(),
    );
    await look();
    const after = await dumpAll(world.sql);
    expect(rowsOf(after, 'election_box', roundId)).toEqual([]);
    const holds = after.filter(({ text }) => known.some((one) => text.includes(one.code)));
    // The codes stand in one place: the round's own row, which names no person.
    expect([...new Set(holds.map(({ table }) => table))]).toEqual(['election_round']);
    for (const { text } of holds)
      for (const one of known) for (const id of [one.seat, one.account]) expect(text).not.toContain(id);

    // By place, by transaction, by order: what was written during the vote, set against what was published after it.
    const rollOf = (seat: string) =>
      rowsOf(during, 'election_roll', roundId).find(({ text }) => text.includes(seat))!;
    const published = (row(holds[0]!.text).sheets as { code: string; picks: string[] }[]).map((sheet) => ({
      ...sheet,
      seat: known.find((one) => one.code === sheet.code)!.seat,
    }));
    const rank = (list: string[]) => list.map((_, i) => i);
    const places = published.map((sheet) => rollOf(sheet.seat));
    const order = (key: (at: (typeof places)[number]) => string) => {
      const sorted = [...places].sort((a, b) => key(a).localeCompare(key(b), 'en', { numeric: true }));
      return places.map((place) => sorted.indexOf(place));
    };
    for (const key of [(p: Dump[number]) => p.xmin, (p: Dump[number]) => p.ctid])
      expect(Math.abs(spearman(rank(published.map(({ code: c }) => c)), order(key)))).toBeLessThan(0.8);
    // All rows of the result were written by one transaction, which wrote no row of the roll.
    const written = new Set(holds.map(({ xmin }) => xmin));
    expect(rowsOf(after, 'election_roll', roundId).filter(({ xmin }) => written.has(xmin))).toEqual([]);

    const log = lines.join('\n');
    for (const one of known) {
      expect(log.includes(one.code)).toBe(false);
      expect(log.includes(one.seat)).toBe(false);
    }
    expect(() => readFileSync(join(dataDir, 'ballots', `${roundId}.key`))).toThrow();
  }, 120_000);

test('[EL27] what every message weighs is the same, whatever is marked', async () => {
  const hall = await electoralHall(world, 5);
  const { electionId, candidates } = await listed(world.nouns, hall, 3, { seats: 2 });
  const { id: roundId } = await openFor(world.nouns, hall, electionId, 'devices');
  const [election] = (await world.nouns.election.queries.electionDesk(hall.people[0]!, hall.slug)).elections;
  const round = election!.rounds[0]!;
  const weights = new Set<number>();
  const answers = new Set<string>();
  for (const [i, picks] of [[], candidates.slice(0, 1), candidates.slice(1)].entries()) {
    const made = await blindPaper(round.issueKey!);
    const { signed } = ok(await node(i).issuePaper(hall.people[i]!, { roundId, blinded: made.blinded }));
    const signature = await unblind(round.issueKey!, made, signed);
    const marks = round.candidates.map((id) => (picks.includes(id) ? '1' : '0')).join('');
    const input = { roundId, paper: made.paper, signature, marks, code: code() };
    weights.add(JSON.stringify({ input }).length).add(-signed.length);
    answers.add(JSON.stringify(await node(i).castBlind(null, input)));
  }
  expect([...weights].filter((n) => n > 0)).toHaveLength(1);
  expect(answers.size).toBe(1);
});

test('[EL26] 200 parallel ballots of one voter on two nodes are one; a stolen or forged paper is none', async () => {
  const hall = await electoralHall(world, 6);
  const { electionId, candidates } = await listed(world.nouns, hall, 2);
  const { id: roundId } = await openFor(world.nouns, hall, electionId, 'devices');
  const many = await Promise.all(
    Array.from({ length: 200 }, (_, i) =>
      node(i).castSecret(hall.people[0]!, { roundId, picks: [candidates[i % 2]!], code: code() }),
    ),
  );
  expect(many.filter((answer) => answer.ok)).toHaveLength(1);
  expect(new Set(many.filter((answer) => !answer.ok).map(codeOf))).toEqual(
    new Set(['election/already_cast']),
  );
  const { issueKey } = (await world.nouns.election.queries.electionDesk(hall.chair, hall.slug)).elections[0]!
    .rounds[0]!;
  const papers = await Promise.all(Array.from({ length: 20 }, () => blindPaper(issueKey!)));
  const issued = await Promise.all(
    papers.map((made, i) => node(i).issuePaper(hall.people[1]!, { roundId, blinded: made.blinded })),
  );
  expect(issued.filter((answer) => answer.ok)).toHaveLength(1);
  const won = issued.findIndex((answer) => answer.ok);
  const again = ok(await node(1).issuePaper(hall.people[1]!, { roundId, blinded: papers[won]!.blinded }));
  const signature = await unblind(issueKey!, papers[won]!, again.signed);
  const input = { roundId, paper: papers[won]!.paper, signature, marks: '10', code: code() };
  // Signed for one paper, shown with another.
  expect(codeOf(await node(0).castBlind(null, { ...input, paper: papers[(won + 1) % 20]!.paper }))).toBe(
    'election/blind_wrong',
  );
  expect(codeOf(await node(0).castBlind(null, { ...input, marks: '1' }))).toBe('election/wrong_picks');
  expect(codeOf(await node(0).castBlind(null, { ...input, marks: '11' }))).toBe('election/wrong_picks');
  const casts = await Promise.all(Array.from({ length: 50 }, (_, i) => node(i).castBlind(null, input)));
  expect(casts.every((answer) => answer.ok)).toBe(true);
  // A paper was taken: the other way is closed.
  expect(codeOf(await node(0).castSecret(hall.people[1]!, { roundId, picks: [], code: code() }))).toBe(
    'election/already_cast',
  );
  const { result } = ok(await node(0).announceRound(hall.chair, { roundId }));
  expect(result.taking).toBe(2);
  expect(codeOf(await node(0).castBlind(null, { ...input, code: code() }))).toBe('election/not_open');
}, 60_000);

test(`[EL26] 40 secret ballots racing the end, ${process.env.NIGHTLY ? 'fifty' : 'two'} times: sealed = acknowledged = announced`, async () => {
  const hall = await electoralHall(world, 40);
  for (let turn = 0; turn < (process.env.NIGHTLY ? 50 : 2); turn += 1) {
    const { electionId, candidates } = await listed(world.nouns, hall, 2);
    const { id: roundId } = await openFor(world.nouns, hall, electionId, 'devices');
    const race = hall.people.map((person, i) =>
      node(i + turn).castSecret(person, { roundId, picks: [candidates[i % 2]!], code: code() }),
    );
    const end = race[(turn * 7) % 40]!.then(() => node(turn).announceRound(hall.chair, { roundId }));
    const answers = await Promise.all(race);
    const { result } = ok(await end);
    expect(result.taking).toBe(answers.filter((answer) => answer.ok).length);
    for (const answer of answers) if (!answer.ok) expect(answer.code).toBe('election/not_open');
  }
}, 600_000);

/** What may happen to one person while a round is open, several at once, on either node. */
const zActs = fc.array(
  fc.record({
    person: fc.nat({ max: 5 }),
    act: fc.constantFrom('cast', 'cast', 'to_other', 'to_device'),
    pick: fc.nat({ max: 2 }),
    wave: fc.nat({ max: 2 }),
  }),
  { maxLength: 30 },
);
test('[EL22] phones, hands, sheets and moves between them in any mix: nobody is counted twice', async () => {
  const hall = await electoralHall(world, 6);
  await fc.assert(
    fc.asyncProperty(zActs, fc.boolean(), async (acts, secret) => {
      const { electionId, candidates } = await listed(world.nouns, hall, 2, {
        secrecy: secret ? 'secret' : 'totals',
      });
      const { id: roundId } = await openFor(world.nouns, hall, electionId, 'devices', true);
      const acked = new Set<number>();
      for (const wave of [0, 1, 2])
        await Promise.all(
          acts
            .filter((one) => one.wave === wave)
            .map(async ({ person, act, pick }, i) => {
              if (act === 'cast') {
                const picks = pick === 2 ? [] : [candidates[pick]!];
                const answer = secret
                  ? await node(i).castSecret(hall.people[person]!, { roundId, picks, code: code() })
                  : await node(i).castOpen(hall.people[person]!, { roundId, picks });
                if (answer.ok) acked.add(person);
              } else
                await node(i).moveVoter(hall.chair, {
                  roundId,
                  participantId: hall.seats[person]!,
                  channel: act === 'to_device' ? 'device' : secret ? 'paper' : 'hand',
                });
            }),
        );
      const round = (await world.nouns.election.queries.electionDesk(hall.chair, hall.slug)).elections[0]!
        .rounds[0]!;
      const others = round.handRoll + round.paperRoll;
      const protocol = { printed: others, issued: others, spoilt: 0, unused: 0, found: others };
      const tellers = {
        votes: [{ candidateId: candidates[0]!, votes: others }],
        against: 0,
        taking: others,
        ...(secret && { protocol }),
      };
      const { result } = ok(
        await node(1).announceRound(hall.chair, { roundId, ...(others > 0 && { tellers }) }),
      );
      expect(round.deviceRoll + others).toBe(6);
      expect(result.taking).toBe(acked.size + others);
      expect(result.taking).toBeLessThanOrEqual(6);
    }),
    { numRuns: process.env.NIGHTLY ? 60 : 12, seed: 20261121 },
  );
}, 240_000);
