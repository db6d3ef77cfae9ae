/** The REST door over a real socket: each described path answers as described, and a token is never more than its person. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#domain/actor.ts';
import { OPERATIONS, type Operation, zProblem } from '#domain/api/contract.ts';
import { SCOPES } from '#domain/token/schema.ts';
import { compileRoutes } from '../http/routes.ts';
import type { Route } from '../http/types.ts';
import { type BoardWorld, boardWorld } from '../recommendation/testing.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { viewRegistry } from '../views.ts';
import { OPENAPI_PATH } from './openapi.ts';
import { apiRoutes } from './routes.ts';

let world: TestWorld;
let b: BoardWorld;
let url: string;
let close: () => void;
const cookies = new Map<string, Actor>();

beforeAll(async () => {
  world = await createTestServices();
  b = await boardWorld(world);
  cookies.set('member', b.member);
  const match = compileRoutes(
    apiRoutes({
      nouns: world.nouns,
      services: world.services,
      views: viewRegistry(world.services),
      actorOf: async (cookie) => cookies.get(cookie ?? '') ?? null,
      limits: { account: 60, address: 60 },
    }),
  );
  const server = createServer((req, res) => {
    const at = new URL(req.url ?? '/', 'http://x');
    const found = match(req.method ?? '', at.pathname);
    if (found.kind !== 'route') return void res.writeHead(404).end('{}');
    const ctx = {
      params: found.params,
      address: req.headers['x-test-address'] ?? '192.0.2.9',
      query: at.searchParams,
    };
    void found.route.handler(req, res, ctx as unknown as Parameters<Route['handler']>[2]);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  close = () => server.close();
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  close?.();
  await world?.end();
});

async function tokenOf(actor: Actor, over: Record<string, unknown> = {}): Promise<string> {
  const made = await world.nouns.token.commands.createToken(actor, {
    name: 'Проба',
    scopes: [...SCOPES],
    ...over,
  });
  if (!made.ok) throw new Error(made.code);
  return made.data.token;
}
async function ask(
  path: string,
  init: { token?: string; headers?: Record<string, string>; body?: unknown } = {},
) {
  const res = await fetch(url + path, {
    method: init.body === undefined ? 'GET' : 'POST',
    headers: {
      ...(init.token && { authorization: `Bearer ${init.token}` }),
      ...(init.body !== undefined && { 'content-type': 'application/json' }),
      ...init.headers,
    },
    ...(init.body !== undefined && { body: JSON.stringify(init.body) }),
  });
  const text = await res.text();
  return { status: res.status, headers: res.headers, body: text ? JSON.parse(text) : null };
}
const forum = () => `/api/v1/forums/${b.forum.slug}`;
const publish = async () => {
  const desk = await world.nouns.recommendation.queries.publishDesk(b.organiser, b.forum.slug);
  return world.nouns.recommendation.commands.publishSnapshot(b.organiser, {
    forumId: b.forum.id,
    sha256: desk.sha256,
  });
};

test('[EX10] the OpenAPI document is valid and describes every operation of the contract', async () => {
  const { body } = await ask(OPENAPI_PATH);
  const judged = await new Validator().validate(body);
  expect(judged).toMatchObject({ valid: true });
  const described = Object.entries(body.paths as Record<string, Record<string, unknown>>).flatMap(
    ([path, at]) => Object.keys(at).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(described.sort()).toEqual(OPERATIONS.map(({ method, path }) => `${method} ${path}`).sort());
});

test('[EX10] every described path answers as described: data, ETag and 304, and each refusal in one shape', async () => {
  const token = await tokenOf(b.secretary);
  expect(await publish()).toMatchObject({ ok: true });
  const doc = (await ask(OPENAPI_PATH)).body.paths;
  const adopted = await world.nouns.resolution.queries.adoptedPage(b.secretary, b.forum.slug);
  for (const operation of OPERATIONS as readonly Operation[]) {
    const number = operation.id === 'readResolution' ? (adopted?.number ?? '') : '1';
    const path = operation.path
      .replace('{slug}', b.forum.slug)
      .replace('{number}', encodeURIComponent(number));
    const body = operation.method === 'POST' ? { expectV: 1, state: { do: 'start' } } : undefined;
    const send = operation.scope === null ? {} : { token };
    const done = await ask(path, { ...send, body });
    expect([operation.id, done.status]).toEqual([operation.id, 200]);
    expect(operation.data.safeParse(done.body.data).error).toBeUndefined();
    if (operation.method === 'GET') {
      const etag = done.headers.get('etag') ?? '';
      expect((await ask(path, { ...send, headers: { 'if-none-match': etag } })).status).toBe(304);
    }
    const responses = doc[operation.path][operation.method.toLowerCase()].responses;
    const refusals = [
      await ask(path, { body }),
      await ask(path, { token: `vt_${'A'.repeat(32)}`, body }),
      await ask(path.replace(b.forum.slug, 'no-such-forum'), { ...send, body }),
      await ask(`${path}?strange=1`, { ...send, body: body && { expectV: 'x' } }),
    ];
    for (const { status, body: said } of refusals) {
      expect(Object.keys(responses)).toContain(String(status));
      if (status !== 200) expect(zProblem.safeParse(said).error).toBeUndefined();
    }
  }
});

test('[EX11] a token does what its scopes say, in its forum, for its person, until it ends or is taken back', async () => {
  const other = await world.forum({ state: 'closed', public: false });
  await world.join(other.id, b.member, ['participant']);
  const narrow = await tokenOf(b.member, { scopes: ['read:forum'], forumId: b.forum.id });
  expect((await ask('/api/v1/forums', { token: narrow })).body.data).toHaveLength(1);
  expect((await ask(`/api/v1/forums/${other.slug}`, { token: narrow })).status).toBe(404);
  expect(await ask(`${forum()}/recommendations`, { token: narrow })).toMatchObject({
    status: 403,
    body: { code: 'forbidden', params: { scope: 'read:board' } },
  });
  const wide = await tokenOf(b.member);
  expect((await ask('/api/v1/forums', { token: wide })).body.data).toHaveLength(2);
  expect((await ask(`${forum()}/recommendations/1`, { token: wide })).body.data.version).toBeUndefined();
  // A member may not move anything, with whatever scope.
  expect(
    await ask(`${forum()}/recommendations/2`, { token: wide, body: { expectV: 1, state: { do: 'start' } } }),
  ).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  const stranger = await tokenOf(b.stranger);
  expect((await ask(forum(), { token: stranger })).status).toBe(404);
  const mine = (await world.nouns.token.queries.myTokens(b.member)).tokens;
  expect(JSON.stringify(mine)).not.toContain(wide.slice(3));
  const first = mine.find((one) => one.forum === null);
  expect(
    await world.nouns.token.commands.revokeToken(b.stranger, { tokenId: first?.id ?? '' }),
  ).toMatchObject({
    code: 'not_found',
  });
  expect(await world.nouns.token.commands.revokeToken(b.member, { tokenId: first?.id ?? '' })).toMatchObject({
    ok: true,
  });
  expect((await ask('/api/v1/forums', { token: wide })).status).toBe(401);
  world.clock.advance(91 * 86_400_000);
  expect((await ask('/api/v1/forums', { token: narrow })).status).toBe(401);
  world.clock.advance(-91 * 86_400_000);
  const feed = await world.nouns.token.commands.createFeed(b.member, { forumId: b.forum.id });
  if (!feed.ok) throw new Error(feed.code);
  expect((await ask('/api/v1/forums', { token: feed.data.atom.split('/')[4] ?? '' })).status).toBe(401);
});

test('[EX11] a bad bearer is not replaced by the cookie; a session reads as the person; a suspended person’s token is dead', async () => {
  expect((await ask(forum(), { headers: { cookie: 'member' } })).status).toBe(200);
  expect(
    (await ask(forum(), { headers: { cookie: 'member', authorization: 'Bearer nonsense' } })).status,
  ).toBe(401);
  const gone = await world.person();
  await world.join(b.forum.id, gone, ['participant']);
  const token = await tokenOf(gone);
  expect((await ask(forum(), { token })).status).toBe(200);
  const admin = await world.person({ admin: true });
  expect(await world.nouns.account.commands.suspend(admin, { accountId: gone.accountId })).toMatchObject({
    ok: true,
  });
  expect((await ask(forum(), { token })).status).toBe(401);
});

test('[EX12] whoever floods is told when to come back; others are not held up', async () => {
  const headers = { 'x-test-address': '198.51.100.7' };
  let last = await ask('/api/v1/published/none', { headers });
  for (let n = 0; n < 60 && last.status !== 429; n += 1)
    last = await ask('/api/v1/published/none', { headers });
  expect(last).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await ask('/api/v1/published/none')).status).toBe(404);
});

test('[EX13] the same key writes once; a stale version is refused', async () => {
  const token = await tokenOf(b.secretary);
  const path = `${forum()}/recommendations/4`;
  const { version } = (await ask(path, { token })).body.data;
  const body = { expectV: version, state: { do: 'start' } };
  const headers = { 'idempotency-key': 'k-1' };
  for (let n = 0; n < 2; n += 1)
    expect(await ask(path, { token, body, headers })).toMatchObject({
      status: 200,
      body: { data: { steps: 1 } },
    });
  expect((await ask(path, { token })).body.data).toMatchObject({
    state: 'in_progress',
    version: version + 1,
  });
  expect(await ask(path, { token, body })).toMatchObject({
    status: 409,
    body: { code: 'exchange/changed_since' },
  });
});

test('[EX14] open data are what was published and nothing else; withdrawn is not found', async () => {
  const seen = (await ask(`/api/v1/published/${b.forum.slug}`)).body.data;
  const page = await world.nouns.recommendation.queries.publicBoard(b.forum.slug);
  expect(seen.snapshot).toEqual(JSON.parse(JSON.stringify(page.snapshot)));
  expect(seen.licence).toContain('organiser');
  const [one] = (await world.nouns.recommendation.queries.publishDesk(b.organiser, b.forum.slug)).published;
  await world.nouns.recommendation.commands.withdrawSnapshot(b.organiser, { snapshotId: one?.id ?? '' });
  expect((await ask(`/api/v1/published/${b.forum.slug}/1`)).status).toBe(404);
  const schema = await ask('/api/v1/schemas/published.json');
  expect(schema.body).toMatchObject({ type: 'object', title: 'Published snapshot' });
});

test('[EX28] percent and plan of the addressee are read by whoever may read the words of its answer, and are no open data', async () => {
  const { queries, commands } = world.nouns.recommendation;
  const desk = (await queries.lettersDesk(b.secretary, b.forum.slug)).desks.find(({ circle }) => !circle);
  const item = desk?.items[0];
  const told = { percent: 40, steps: [{ text: 'издать приказ о резерве', due: '2026-12-01' }] };
  const entered = await commands.enterAnswer(b.secretary, {
    resolutionId: desk?.resolutionId ?? '',
    addresseeId: desk?.addressee.id ?? '',
    regNo: '28',
    regDate: '2026-03-20',
    signer: 'Начальник управления',
    items: [{ recommendationId: item?.id ?? '', outcome: 'in_progress', text: 'Ведём', ...told }],
  });
  expect(entered).toMatchObject({ ok: true });
  const step = { text: 'издать приказ о резерве', due: '2026-12-01', reachedOn: null, droppedOn: null };
  for (const [who, steps, percent] of [
    [b.secretary, [step], 40],
    [b.member, [], null],
  ] as const) {
    const token = await tokenOf(who);
    const { rows } = (await ask(`${forum()}/recommendations`, { token })).body.data;
    const row = rows.find(({ number }: { number: number }) => number === item?.number);
    const one = (await ask(`${forum()}/recommendations/${item?.number}`, { token })).body.data;
    for (const read of [row, one]) expect(read).toMatchObject({ steps, answer: { percent } });
  }
  expect(await publish()).toMatchObject({ ok: true });
  const open = JSON.stringify((await ask(`/api/v1/published/${b.forum.slug}`)).body);
  expect(open).not.toMatch(/percent|steps|издать приказ/);
  expect(JSON.stringify((await ask('/api/v1/schemas/published.json')).body)).not.toMatch(/percent|steps/);
});
