/**
 * Attacks that once went through, each named by the number of its threat in the reference table, with what stops it now.
 * They run on the real database with the application's own role; where the attacker is an operator, with the owner's.
 */
import { spawnSync } from 'node:child_process';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#domain/actor.ts';
import { verify } from './backup/verify.ts';
import {
  adoptText,
  type BoardWorld,
  boardWorld,
  clauseOf,
  frozenOf,
  UPRAVLENIE,
} from './recommendation/testing.ts';
import { createTestServices, type TestWorld } from './testing/services.ts';
import { viewRegistry } from './views.ts';
import { code, type Hall, ok, openHall } from './vote/testing.ts';

let world: TestWorld;
let owner: postgres.Sql;
let board: BoardWorld;
let hall: Hall;
let admin: Actor;
let voteId: string;

beforeAll(async () => {
  world = await createTestServices();
  owner = postgres(world.ownerUrl, { max: 1, onnotice: () => {} });
  board = await boardWorld(world);
  hall = await openHall(world, 5);
  admin = await world.person({ admin: true });
  const { vote, resolution } = world.nouns;
  const frozen = ok(await resolution.commands.freezeText(hall.chair, { resolutionId: hall.resolutionId }));
  const { id } = ok(
    await vote.commands.putToVote(hall.chair, { forumId: hall.forumId, matter: 'whole', method: 'devices' }),
  );
  voteId = id;
  for (const [at, person] of hall.people.entries())
    ok(
      await vote.commands.castVote(person, {
        voteId,
        choice: at < 4 ? 'for' : 'against',
        sha256: frozen.sha256,
      }),
    );
  ok(await vote.commands.closeVote(hall.chair, { voteId }));
  ok(await vote.commands.announceResult(hall.chair, { voteId }));
});
afterAll(async () => {
  await owner.end();
  await world.end();
});

const idOf = async (forumId: string, number: number): Promise<string> =>
  (await world.sql`select id from recommendation where forum_id = ${forumId} and number = ${number}`)[0]?.id;

const DISARM = `do $$ declare r record; begin
  for r in select conrelid::regclass as t, conname from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
    loop execute format('alter table %s drop constraint %I', r.t, r.conname); end loop;
  for r in select oid::regclass as t from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
    loop execute format('alter table %s disable trigger user', r.t); end loop;
end $$`;

/** Does as an operator with the owner's password would: guards off, rows changed; then puts everything back. */
async function tampered(sql: string): Promise<string[]> {
  class Undo extends Error {}
  let found: string[] = [];
  await owner
    .begin(async (tx) => {
      await tx.unsafe(DISARM);
      await tx.unsafe(sql);
      const report = await verify(tx as unknown as postgres.Sql);
      found = report.findings.map(({ table, problem }) => `${table}: ${problem}`);
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return found;
}

it('[T40] a secret that is answered once is not kept in the log of commands, and its repetition is refused', async () => {
  const { room, recommendation } = world.nouns;
  const cmdId = 'a'.repeat(22);
  const { token } = ok(await room.commands.openScreen(hall.chair, { forumId: hall.forumId }, { cmdId }));
  expect(code(await room.commands.openScreen(hall.chair, { forumId: hall.forumId }, { cmdId }))).toBe(
    'conflict',
  );
  const desk = await recommendation.queries.lettersDesk(board.secretary, board.forum.slug);
  const { url } = ok(
    await recommendation.commands.createAnswerLink(
      board.secretary,
      { resolutionId: board.resolutionId, addresseeId: desk.desks[0]?.addressee.id ?? '', days: 30 },
      { cmdId },
    ),
  );
  const { link } = ok(
    await world.nouns.account.commands.issueLink(
      admin,
      { accountId: board.member.accountId },
      { cmdId, channel: 'web' },
    ),
  );
  const kept = JSON.stringify(await world.sql`select * from command_log`);
  expect(kept).toContain('room.openScreen');
  for (const secret of [token, url.split('/o/')[1], link.split('t=')[1]]) expect(kept).not.toContain(secret);
});

it('[T22] a recommendation is not superseded by one of a board that its keeper may not see', async () => {
  const foreign = await boardWorld(world);
  const [own, theirs] = [await idOf(board.forum.id, 2), await idOf(foreign.forum.id, 1)];
  const close = {
    recommendationId: own,
    verdict: 'superseded' as const,
    note: 'вошла в неё',
    successorId: theirs,
  };
  const { closeRecommendation } = world.nouns.recommendation.commands;
  expect(code(await closeRecommendation(board.organiser, close))).toBe('not_found');
  await world.join(foreign.forum.id, board.organiser, ['participant']);
  expect(code(await closeRecommendation(board.organiser, close))).toBe('ok');
});

it('[T22] the same body named by strangers is two addressees: neither renames the other’s, nor finds it', async () => {
  const founder = await world.person();
  const mine = await world.forum();
  await world.join(mine.id, founder, ['organiser', 'participant']);
  await adoptText(world, mine.id, frozenOf([{ to: [UPRAVLENIE], clauses: [clauseOf('а)', 'иное')] }]));
  const addresseesOn = (forumId: string) => world.sql`
    select distinct a.id, a.name from recommendation r join recommendation_addressee x on x.recommendation_id = r.id
    join addressee a on a.id = x.addressee_id where r.forum_id = ${forumId} and a.dative = ${UPRAVLENIE}`;
  const [[own], [theirs]] = [await addresseesOn(mine.id), await addresseesOn(board.forum.id)];
  expect(own?.id).not.toBe(theirs?.id);
  const rename = world.nouns.recommendation.commands.renameAddressee;
  const input = {
    forumId: mine.id,
    name: 'Захвачено',
    dative: 'захвачено',
    genitive: '',
    until: '2026-02-11',
    ground: '',
  };
  expect(code(await rename(founder, { ...input, addresseeId: theirs?.id }))).toBe('not_found');
  expect(code(await rename(founder, { ...input, addresseeId: own?.id }))).toBe('ok');
  expect((await addresseesOn(board.forum.id))[0]?.name).toBe(theirs?.name);
});

it('[T15] the application cannot rewrite or delete a published snapshot, nor another result for an announced vote', async () => {
  const { recommendation } = world.nouns;
  const { sha256 } = await recommendation.queries.publishDesk(board.organiser, board.forum.slug);
  ok(await recommendation.commands.publishSnapshot(board.organiser, { forumId: board.forum.id, sha256 }));
  for (const forbidden of [
    `update board_snapshot set canonical = '{}'`,
    'delete from board_snapshot',
    `update vote set result = '{}' where id = '${voteId}'`,
    `update vote set state = 'open' where id = '${voteId}'`,
    `delete from vote where id = '${voteId}'`,
    'delete from recommendation',
  ])
    await expect(world.sql.unsafe(forbidden), forbidden).rejects.toThrow();
});

it('[T15] verify names what the owner of the database changed behind the application’s back', async () => {
  expect((await verify(world.sql)).findings).toEqual([]);
  const attacks: [string, string][] = [
    [
      `update ballot set choice = 'for' where vote_id = '${voteId}'`,
      'ballot: ballots do not make the announced result',
    ],
    [`delete from ballot where vote_id = '${voteId}'`, 'ballot: ballots do not make the announced result'],
    [
      `update ballot set sha256 = repeat('0', 64) where vote_id = '${voteId}'`,
      'ballot: a ballot is about another text',
    ],
    [`update vote set state = 'annulled' where id = '${voteId}'`, 'vote: not in the announced state'],
    [`update vote set sha256 = repeat('0', 64) where id = '${voteId}'`, 'vote: not about the announced text'],
    [
      `update adopted_text set number = '99' where vote_id = '${voteId}'`,
      'adopted_text: not as it was adopted',
    ],
    [`delete from adopted_text where vote_id = '${voteId}'`, 'adopted_text: announced, but gone'],
    ['delete from board_snapshot', 'board_snapshot: announced, but gone'],
    [
      `delete from recommendation where forum_id = '${board.forum.id}'`,
      'recommendation: announced, but gone',
    ],
    [
      `update recommendation set verdict = 'done' where state = 'closed' and forum_id = '${board.forum.id}'`,
      'recommendation: not the verdict it was closed with',
    ],
    [
      `update recommendation set state = 'accepted' where state = 'closed' and forum_id = '${board.forum.id}'`,
      'recommendation: not where its last move left it',
    ],
  ];
  for (const [sql, finding] of attacks) expect(await tampered(sql), sql).toContain(finding);
});

it('[T53] what PostgreSQL cannot hold is refused as bad input, never an error of the server', async () => {
  const errors = world.errors.length;
  const { forum, recommendation, room } = world.nouns;
  const missing = { vecheCode: 'not_found' };
  await expect(forum.queries.programme(null, 'a\0b')).rejects.toMatchObject(missing);
  await expect(recommendation.queries.publicBoard('a\0b')).rejects.toMatchObject(missing);
  await expect(
    recommendation.queries.storedFile(board.organiser, board.forum.slug, 'a\0b'),
  ).rejects.toMatchObject(missing);
  const table = viewRegistry(world.services).get('board.table');
  const audience = (await table?.audience(board.organiser, board.forum.id)) ?? '';
  const odd: Record<string, string>[] = [
    { q: 'наста\0вник' },
    { limit: '1.5' },
    { limit: '-1e9' },
    { addressee: '\0' },
  ];
  for (const params of odd)
    expect(await table?.load(audience, board.forum.id, params)).toMatchObject({ audience: 'keeper' });
  const named = { cmdId: `${'a'.repeat(20)}\0` };
  expect(code(await room.commands.openScreen(hall.chair, { forumId: hall.forumId }, named))).toBe(
    'invalid_input',
  );
  expect(world.errors.length).toBe(errors);
});

it('[T18] no view opens under an address instead of its id: a revocation would not find it', async () => {
  for (const entry of viewRegistry(world.services).values())
    expect(await entry.audience(board.organiser, board.forum.slug), entry.name).toBeNull();
});

it('[T59] words of a person do not reach the log inside an error, not even dressed as a line of its stack', () => {
  const script = `
    import { createLog } from './server/log.ts';
    const text = 'нет такого\\n    at Иванов Иван, +7 900 000-00-00\\n at Приметный (/home/Тайна:1:2)';
    const log = createLog('info');
    log.error({ err: new Error('Failed query: params: ' + text) }, 'command failed');
    log.error({ err: { detail: text } }, 'thrown');
    log.error({ err: text }, 'thrown');`;
  const { stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  expect(stderr.split('\n').filter(Boolean)).toHaveLength(3);
  expect(stderr).toMatch(/at .*:\d+:\d+/);
  expect(stderr).not.toMatch(/Иванов|900|Приметный|Тайна|params/);
});
