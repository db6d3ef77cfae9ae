/** The JSON door itself, over a real socket: what it refuses before any command is run. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#domain/actor.ts';
import { compileRoutes } from '../http/routes.ts';
import type { Route } from '../http/types.ts';
import { boardWorld } from '../recommendation/testing.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { viewRegistry } from '../views.ts';
import { apiRoutes } from './routes.ts';

type RouteContext = Parameters<Route['handler']>[2];

let world: TestWorld;
let url: string;
let close: () => void;
const actors = new Map<string, Actor>();

beforeAll(async () => {
  world = await createTestServices();
  for (const name of ['anna', 'boris']) actors.set(name, await world.person());
  const match = compileRoutes(
    apiRoutes({
      nouns: world.nouns,
      services: world.services,
      views: viewRegistry(world.services),
      actorOf: async (cookie) => actors.get(cookie ?? '') ?? null,
      limits: { account: 3, address: 5 },
    }),
  );
  const server = createServer((req, res) => {
    const found = match(req.method ?? '', req.url ?? '');
    if (found.kind !== 'route') return void res.writeHead(404).end();
    // The door reads these three of what the front gives.
    const ctx = { params: found.params, address: '192.0.2.7', query: new URLSearchParams() };
    void found.route.handler(req, res, ctx as unknown as RouteContext);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  close = () => server.close();
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  close?.();
  await world?.end();
});

async function command(who: string | null, name: string, body: unknown = { input: {} }) {
  const res = await fetch(`${url}/api/v1/commands/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(who ? { cookie: who } : {}) },
    body: JSON.stringify(body),
  });
  return { status: res.status, retryAfter: res.headers.get('retry-after'), ...(await res.json()) };
}

test('commands are counted by account: one that floods is told when to come back, others are not held up', async () => {
  for (let i = 0; i < 3; i += 1)
    expect(await command('anna', 'forum.open')).not.toMatchObject({ code: 'rate_limited' });
  const refused = await command('anna', 'forum.open');
  expect(refused).toMatchObject({ status: 429, code: 'rate_limited' });
  expect(Number(refused.retryAfter)).toBeGreaterThan(0);
  expect(Number(refused.retryAfter)).toBeLessThanOrEqual(10);
  expect((await command('boris', 'forum.open')).status).not.toBe(429);
});

test('who is signed out is counted by address', async () => {
  for (let i = 0; i < 5; i += 1) expect((await command(null, 'forum.open')).status).not.toBe(429);
  expect((await command(null, 'forum.open')).status).toBe(429);
});

test('an unknown command, a foreign shape and an unknown view are named, not crashed on', async () => {
  actors.set('vera', await world.person());
  expect(await command('vera', 'no.such')).toMatchObject({ status: 404, code: 'not_found' });
  expect(await command('vera', 'forum.open', { input: {}, more: 1 })).toMatchObject({
    code: 'invalid_input',
  });
  const view = await fetch(`${url}/api/v1/views/no.such/1`);
  expect(view.status).toBe(404);
});

test('[KV8] a view asked for again is sent compressed to whoever takes it so, the same by its text and its ETag', async () => {
  const b = await boardWorld(world);
  actors.set('desk', b.organiser);
  const ask = (encoding: string, etag = '') =>
    fetch(`${url}/api/v1/views/board.table/${b.forum.id}`, {
      headers: { cookie: 'desk', 'accept-encoding': encoding, ...(etag && { 'if-none-match': etag }) },
    });
  const first = await ask('gzip');
  const again = await ask('gzip');
  const plain = await ask('identity');
  expect(
    [first, again, plain].map(({ headers }) => [
      headers.get('content-encoding'),
      headers.get('vary'),
      headers.get('etag'),
    ]),
  ).toEqual([
    [null, 'Accept-Encoding', first.headers.get('etag')],
    ['gzip', 'Accept-Encoding', first.headers.get('etag')],
    [null, 'Accept-Encoding', first.headers.get('etag')],
  ]);
  const texts = await Promise.all([first, again, plain].map((res) => res.text()));
  expect(new Set(texts).size).toBe(1);
  expect(JSON.parse(texts[1] ?? '')).toMatchObject({ ok: true, data: { audience: 'keeper' } });
  expect((await ask('gzip', first.headers.get('etag') ?? '')).status).toBe(304);
});
