/**
 * Secret votes by phones: what opens one, what a ballot needs, what is published, and what a reader of the whole database,
 * its logs and its frames finds while it lasts and after it.
 */
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { eq } from 'drizzle-orm';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#domain/actor.ts';
import { CHOICES, type Choice } from '#domain/vote/kinds.ts';
import { participant } from '#drizzle/schema/forum.ts';
import { voteRoll } from '#drizzle/schema/resolution.ts';
import { verify } from '#server/backup/verify.ts';
import { type Core, openCore } from '#server/core.ts';
import { openSql } from '#server/db.ts';
import { code as ballotCode } from '#server/election/testing.ts';
import type { Log } from '#server/log.ts';
import { dumpAll, mostAlike, rowsOf, spearman } from '#server/testing/dump.ts';
import { createTestServices, type TestWorld, testEnv } from '#server/testing/services.ts';
import { viewRegistry } from '#server/views.ts';
import { code, type Hall, ok, openHall } from '#server/vote/testing.ts';
import { blindPaper, unblind } from '../election/blind.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'veche-secret-vote-'));
const lines: string[] = [];
let address = 'http://127.0.0.1:3000';
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
    publicUrl: () => address,
  });
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await second.close();
  await world.end();
});

const node = (at: number) => (at % 2 === 0 ? world.nouns : second.nouns).vote.commands;
const keyFile = (voteId: string) => join(dataDir, 'ballots', `${voteId}.key`);
const MAJORITY = { numerator: 1, denominator: 2, basis: 'taking_part' };
/** A hall whose rules make procedural matters secret. */
const secretHall = (n: number) =>
  openHall(world, n, {
    rules: { vote: { matters: { procedural: { majority: MAJORITY, secrecy: 'secret' } } } } as never,
  });
const put = (hall: Hall, over: object = {}, at = 0) =>
  node(at).putToVote(hall.chair, {
    forumId: hall.forumId,
    matter: 'procedural',
    question: 'Доверяем ли совету?',
    method: 'devices',
    ...over,
  });
async function viewOf(hall: Hall, actor: Actor = hall.chair) {
  const { vote } = await world.nouns.vote.queries.currentVote(actor, hall.slug);
  return vote!;
}
const marksOf = (choice: Choice) => CHOICES.map((one) => (one === choice ? '1' : '0')).join('');

/** What a phone does: paper, blinded, signed, unblinded, cast without a session. */
async function signedPaper(voteId: string, issueKey: string, person: Actor, at = 0) {
  const made = await blindPaper(issueKey);
  const { signed } = ok(await node(at).issueBallot(person, { voteId, blinded: made.blinded }));
  return { paper: made.paper, signature: await unblind(issueKey, made, signed) };
}
async function cast(voteId: string, issueKey: string, person: Actor, choice: Choice, at = 0) {
  const input = {
    voteId,
    ...(await signedPaper(voteId, issueKey, person, at)),
    marks: marksOf(choice),
    code: ballotCode(),
    sha256: null,
  };
  ok(await node(at + 1).castBlindVote(null, input));
  return input;
}

test('[VO42] plain http refuses in words of its own and leaves paper; fewer than five in a part are said before', async () => {
  const hall = await secretHall(4);
  address = 'http://192.168.1.5:3000';
  expect(code(await put(hall, { anyway: true }, 1))).toBe('vote/needs_https');
  const { ready } = await second.nouns.vote.queries.currentVote(hall.chair, hall.slug);
  expect(ready).toMatchObject({ secure: false, byGroup: { procedural: { secrecy: 'secret' } } });
  address = 'https://veche.example';
  expect(await put(hall, {}, 1)).toMatchObject({
    code: 'vote/too_few',
    params: { least: 5, phones: 4, paper: 0 },
  });
  // Nothing is left of either refusal.
  expect(await world.nouns.vote.queries.currentVote(hall.chair, hall.slug)).toMatchObject({ vote: null });
  // Paper alone hides as little among four.
  expect(await put(hall, { method: undefined }, 1)).toMatchObject({
    code: 'vote/too_few',
    params: { least: 5, phones: 0, paper: 4 },
  });
  const { id } = ok(await put(hall, { method: undefined, anyway: true }, 1));
  expect(await viewOf(hall)).toMatchObject({ method: 'paper', secrecy: 'secret', issueKey: null });
  ok(await node(0).annulVote(hall.chair, { voteId: id, reason: 'Решили телефонами' }));
  const { id: other } = ok(await put(hall, { anyway: true }, 1));
  expect(existsSync(keyFile(other))).toBe(true);
  address = 'http://127.0.0.1:3000';
});

test('[VO43] one paper a person, on two nodes at once; the open way, a stranger and a forged paper are refused', async () => {
  const hall = await secretHall(6);
  const { id: voteId } = ok(await put(hall));
  const issueKey = (await viewOf(hall)).issueKey!;
  const [first, other] = hall.people as [Actor, Actor];
  expect(code(await node(0).castVote(first, { voteId, choice: 'for', sha256: null }))).toBe(
    'vote/secret_here',
  );
  const papers = await Promise.all(Array.from({ length: 40 }, () => blindPaper(issueKey)));
  const issued = await Promise.all(
    papers.map(({ blinded }, i) => node(i).issueBallot(first, { voteId, blinded })),
  );
  expect(issued.filter((answer) => answer.ok)).toHaveLength(1);
  expect(new Set(issued.filter((answer) => !answer.ok).map(code))).toEqual(new Set(['vote/paper_spent']));
  const won = issued.findIndex((answer) => answer.ok);
  const again = ok(await node(1).issueBallot(first, { voteId, blinded: papers[won]!.blinded }));
  const signature = await unblind(issueKey, papers[won]!, again.signed);
  const input = {
    voteId,
    paper: papers[won]!.paper,
    signature,
    marks: '100',
    code: ballotCode(),
    sha256: null,
  };
  expect(code(await node(0).castBlindVote(null, { ...input, paper: papers[(won + 1) % 40]!.paper }))).toBe(
    'vote/blind_wrong',
  );
  expect(code(await node(0).castBlindVote(null, { ...input, sha256: 'a'.repeat(64) }))).toBe(
    'vote/text_changed',
  );
  for (const marks of ['110', '000', '10', '1000'])
    expect(code(await node(0).castBlindVote(null, { ...input, marks }))).toBe('invalid_input');
  const many = await Promise.all(Array.from({ length: 200 }, (_, i) => node(i).castBlindVote(null, input)));
  expect(many.every((answer) => answer.ok)).toBe(true);
  const stranger = await world.person();
  expect(code(await node(0).issueBallot(stranger, { voteId, blinded: papers[0]!.blinded }))).toBe(
    'not_found',
  );
  await world.join(hall.forumId, stranger, ['participant']);
  expect(code(await node(0).issueBallot(stranger, { voteId, blinded: papers[0]!.blinded }))).toBe(
    'vote/not_on_roll',
  );
  await cast(voteId, issueKey, other, 'against');
  const { result } = ok(await node(0).announceResult(hall.chair, { voteId }));
  expect(result).toMatchObject({
    for: 1,
    against: 1,
    abstain: 0,
    notVoted: 4,
    roll: 6,
    decision: 'rejected',
  });
  expect(code(await node(0).castBlindVote(null, { ...input, code: ballotCode() }))).toBe('vote/not_open');
}, 60_000);

test('[VO44] no total before the announcement for anybody; after it each finds the own code; all messages weigh the same', async () => {
  const hall = await secretHall(6);
  const { id: voteId } = ok(await put(hall));
  const issueKey = (await viewOf(hall)).issueKey!;
  const given: { code: string; choice: Choice }[] = [];
  const weights = new Set<number>();
  for (const [i, person] of hall.people.entries()) {
    const choice = CHOICES[i % 3]!;
    const input = await cast(voteId, issueKey, person, choice, i);
    weights.add(JSON.stringify(input).length);
    given.push({ code: input.code, choice });
  }
  expect(weights.size).toBe(1);
  for (const actor of [hall.chair, hall.people[0]!])
    expect(await viewOf(hall, actor)).toMatchObject({ turnout: 6, devices: null, slips: null, result: null });
  expect(await viewOf(hall, hall.people[0]!)).toMatchObject({
    mine: { cast: true, issued: true, choice: null, receipt: null },
  });
  ok(await node(0).closeVote(hall.chair, { voteId }));
  expect(await viewOf(hall)).toMatchObject({ state: 'closed', devices: null, slips: null });
  ok(await node(1).announceResult(hall.chair, { voteId }));
  const view = await viewOf(hall, hall.people[3]!);
  expect(view.result).toMatchObject({ for: 2, against: 2, abstain: 2, tie: true, decision: 'rejected' });
  expect(view.slips).toEqual([...given].sort((a, b) => (a.code < b.code ? -1 : 1)));
  expect(existsSync(keyFile(voteId))).toBe(false);

  // What was published is held by the chain, and by the database itself.
  const problems = async () =>
    (await verify(world.sql)).findings.filter(({ id }) => id === voteId).map(({ problem }) => problem);
  expect(await problems()).toEqual([]);
  await expect(world.sql`update vote set slips = '[]' where id = ${voteId}`).rejects.toThrow(/immutable/);
  const owner = openSql(world.ownerUrl, 1);
  await owner`alter table vote disable trigger vote_announced`;
  await owner`update vote set slips = jsonb_set(slips, '{0,choice}', case when slips #>> '{0,choice}' = 'for' then '"against"'::jsonb else '"for"'::jsonb end) where id = ${voteId}`;
  await owner`insert into vote_box values (${voteId}, 'late', 'noise')`;
  expect(new Set(await problems())).toEqual(
    new Set([
      'ballots are not the announced ones',
      'ballots are left in the box',
      'ballots do not make the announced result',
    ]),
  );
  await owner`alter table vote enable trigger vote_announced`;
  await owner.end();
});

test('[VO45] who has no phone, or whose phone died, has a sheet of paper; both are counted once, by a protocol that fits', async () => {
  const hall = await secretHall(7);
  for (let i = 0; i < 5; i += 1) await world.join(hall.forumId, null, ['participant']);
  const { id: voteId } = ok(await put(hall));
  const issueKey = (await viewOf(hall)).issueKey!;
  expect(await viewOf(hall)).toMatchObject({ deviceRoll: 7, handRoll: 5 });
  const seatOf = async (actor: Actor) =>
    (
      await world.services.db
        .select({ id: participant.id })
        .from(participant)
        .innerJoin(voteRoll, eq(voteRoll.participantId, participant.id))
        .where(eq(participant.accountId, actor.accountId))
    )[0]!.id;
  const [dead, spent] = [hall.people[0]!, hall.people[1]!];
  const move = async (actor: Actor, channel: 'hand' | 'device' | 'sheet') =>
    code(await node(0).countByHand(hall.chair, { voteId, participantId: await seatOf(actor), channel }));
  expect(await move(dead, 'hand')).toBe('ok');
  expect(code(await node(0).issueBallot(dead, { voteId, blinded: 'A'.repeat(342) }))).toBe('vote/by_paper');
  expect(await move(dead, 'sheet')).toBe('vote/not_mixed');
  await cast(voteId, issueKey, spent, 'for');
  expect(await move(spent, 'hand')).toBe('vote/has_voted');
  const announce = (hands?: object) =>
    node(0).announceResult(hall.chair, { voteId, ...(hands && { hands }) } as never);
  expect(code(await announce())).toBe('vote/protocol_needed');
  expect(code(await announce({ for: 6, against: 0, abstain: 0 }))).toBe('vote/protocol_needed');
  const paper = { issued: 6, found: 6, invalid: 1 };
  expect(code(await announce({ for: 6, against: 0, abstain: 0, paper }))).toBe('vote/protocol_wrong');
  const seven = { issued: 7, found: 7, invalid: 1 };
  expect(code(await announce({ for: 6, against: 0, abstain: 0, paper: seven }))).toBe('vote/protocol_wrong');
  const { result } = ok(await announce({ for: 4, against: 1, abstain: 0, paper }));
  expect(result).toMatchObject({ for: 5, against: 1, invalid: 1, roll: 12, notVoted: 5, base: 7 });
  expect((await viewOf(hall)).slips).toHaveLength(1);
});

test('[VO46] an annulled secret vote is never opened, its key is gone; without its key nothing is counted', async () => {
  const hall = await secretHall(5);
  const { id: voteId } = ok(await put(hall));
  await cast(voteId, (await viewOf(hall)).issueKey!, hall.people[0]!, 'for');
  const { repeatedBy } = ok(
    await node(0).annulVote(hall.chair, { voteId, reason: 'Сбой связи', repeat: true }),
  );
  expect(existsSync(keyFile(voteId))).toBe(false);
  expect(await world.sql`select 1 from vote_box where vote_id = ${voteId}`).toEqual([]);
  ok(await node(0).openVote(hall.chair, { voteId: repeatedBy! }));
  const elsewhere = await openCore({
    env: testEnv({ dataDir: mkdtempSync(join(tmpdir(), 'veche-elsewhere-')) }),
    log: world.services.log,
    appUrl: world.appUrl,
    clock: world.clock,
    publicUrl: () => 'https://veche.example',
  });
  await cast(repeatedBy!, (await viewOf(hall)).issueKey!, hall.people[1]!, 'for');
  expect(code(await elsewhere.nouns.vote.commands.announceResult(hall.chair, { voteId: repeatedBy! }))).toBe(
    'vote/key_elsewhere',
  );
  await elsewhere.close();
  const { result } = ok(await node(0).announceResult(hall.chair, { voteId: repeatedBy! }));
  expect(result).toMatchObject({ for: 1, notVoted: 4 });
});

test(`[VO47] secret ballots racing the end, ${process.env.NIGHTLY === '1' ? 'fifty' : 'three'} times: in the box = acknowledged = announced`, async () => {
  const hall = await secretHall(30);
  for (let turn = 0; turn < (process.env.NIGHTLY === '1' ? 50 : 3); turn += 1) {
    const { id: voteId } = ok(await put(hall, {}, turn));
    const issueKey = (await viewOf(hall)).issueKey!;
    const papers = await Promise.all(
      hall.people.map((person, i) => signedPaper(voteId, issueKey, person, i)),
    );
    const race = papers.map((paper, i) =>
      node(i + turn).castBlindVote(null, {
        voteId,
        ...paper,
        marks: marksOf(CHOICES[i % 3]!),
        code: ballotCode(),
        sha256: null,
      }),
    );
    const end = race[(turn * 7) % 30]!.then(() => node(turn).announceResult(hall.chair, { voteId }));
    const answers = await Promise.all(race);
    const { result } = ok(await end);
    const acked = answers.filter((answer) => answer.ok).length;
    expect(result.for + result.against + result.abstain).toBe(acked);
    expect((await viewOf(hall)).slips).toHaveLength(acked);
    for (const answer of answers) if (!answer.ok) expect(answer.code).toBe('vote/not_open');
  }
}, 240_000);

test('[VO48] database, chain, ledger, outbox, logs and frames, during the vote and after it: no link to a person', async () => {
  lines.length = 0;
  const hall = await secretHall(30);
  const { id: voteId } = ok(await put(hall));
  const issueKey = (await viewOf(hall)).issueKey!;
  const known: { account: string; code: string; choice: Choice }[] = [];
  for (const [i, person] of hall.people.entries()) {
    const choice = CHOICES[(i * 7 + 3) % 3]!;
    const input = await cast(voteId, issueKey, person, choice, i);
    ok(await node(i).castBlindVote(null, input));
    known.push({ account: person.accountId, code: input.code, choice });
  }
  const frames: string[] = [];
  const views = viewRegistry(second.services);
  const look = async () => {
    for (const name of ['vote.current', 'vote.list', 'vote.roll', 'vote.turnout'])
      for (const actor of [hall.chair, ...hall.people.slice(0, 3)]) {
        const entry = views.get(name)!;
        const audience = await entry.audience(actor, hall.forumId);
        if (audience) frames.push(JSON.stringify(await entry.load(audience, hall.forumId)));
      }
  };
  await look();
  const during = await dumpAll(world.sql);
  const all = during.map(({ text }) => text).join('\n');
  for (const one of known) {
    expect(all.includes(one.code)).toBe(false);
    expect(frames.some((frame) => frame.includes(one.code))).toBe(false);
  }
  const box = rowsOf(during, 'vote_box', voteId);
  expect(box).toHaveLength(30);
  expect(new Set(box.map(({ text }) => text.length)).size).toBe(1);
  for (const { text } of box) {
    expect(Object.keys(JSON.parse(text)).sort()).toEqual(['mark', 'sealed', 'vote_id']);
    for (const { account } of known) expect(text).not.toContain(account);
  }
  const noise = box.map(({ text }) => Buffer.from(JSON.parse(text).sealed as string, 'base64').subarray(44));
  expect(mostAlike(noise)).toBeLessThan(40);
  expect(rowsOf(during, 'ballot', voteId)).toEqual([]);
  expect(
    during.filter(({ table, text }) => table === 'command_log' && /vote\.(cast|issue)/.test(text)),
  ).toEqual([]);
  expect(during.filter(({ table, text }) => table === 'event' && /vote\.(cast|issue)/.test(text))).toEqual(
    [],
  );

  ok(await node(1).announceResult(hall.chair, { voteId }));
  await look();
  const after = await dumpAll(world.sql);
  expect(rowsOf(after, 'vote_box', voteId)).toEqual([]);
  const holds = after.filter(({ text }) => known.some((one) => text.includes(one.code)));
  // The codes stand in one place: the row of the vote itself, which names none of those who voted.
  expect([...new Set(holds.map(({ table }) => table))]).toEqual(['vote']);
  for (const { text } of holds) for (const { account } of known) expect(text).not.toContain(account);
  const seats = await world.services.db
    .select({ id: participant.id, account: participant.accountId })
    .from(participant)
    .where(eq(participant.forumId, hall.forumId));
  const slips = JSON.parse(holds[0]!.text).slips as { code: string }[];
  const places = slips.map((slip) => {
    const { account } = known.find((one) => one.code === slip.code)!;
    const seat = seats.find((one) => one.account === account)!.id;
    return rowsOf(during, 'vote_roll', voteId).find(({ text }) => text.includes(seat))!;
  });
  for (const key of ['xmin', 'ctid'] as const) {
    const sorted = [...places].sort((a, b) => a[key].localeCompare(b[key], 'en', { numeric: true }));
    const order = places.map((place) => sorted.indexOf(place));
    expect(
      Math.abs(
        spearman(
          places.map((_, i) => i),
          order,
        ),
      ),
    ).toBeLessThan(0.8);
  }
  // The result was written by one transaction, which wrote no row of the roll.
  const written = new Set(holds.map(({ xmin }) => xmin));
  expect(rowsOf(after, 'vote_roll', voteId).filter(({ xmin }) => written.has(xmin))).toEqual([]);
  const log = lines.join('\n');
  for (const one of known) expect(log.includes(one.code)).toBe(false);
}, 120_000);
