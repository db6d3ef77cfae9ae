/** Told once, signed, and never to a private address: against a real local server and every way around the guard. */
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { webhookDelivery } from '#drizzle/schema/exchange.ts';
import { isPublicAddress } from '../outgoing/guard.ts';
import { type BoardWorld, boardWorld } from '../recommendation/testing.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { deliverDue } from './deliver.ts';
import { postSigned } from './send.ts';

type Got = { headers: IncomingMessage['headers']; body: string };
let world: TestWorld;
let b: BoardWorld;
let server: Server;
let url: string;
let got: Got[] = [];
let reply: { status: number; headers?: Record<string, string>; body?: string; hang?: boolean } = {
  status: 204,
};
let secret = '';

beforeAll(async () => {
  world = await createTestServices({ env: { webhookLoopback: true } });
  b = await boardWorld(world);
  server = createServer(async (req, res) => {
    let body = '';
    for await (const chunk of req) body += chunk;
    got.push({ headers: req.headers, body });
    if (!reply.hang) res.writeHead(reply.status, reply.headers).end(reply.body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  const made = await world.nouns.webhook.commands.addWebhook(b.organiser, { forumId: b.forum.id, url });
  if (!made.ok) throw new Error(made.code);
  secret = made.data.secret;
});
afterAll(async () => {
  server?.closeAllConnections();
  server?.close();
  await world?.end();
});

const sweep = () => world.nouns.run(null, 'webhook.sweep', {}, { channel: 'system' });
const row = async (number: number) =>
  (await world.nouns.recommendation.queries.recommendationPage(b.secretary, b.forum.slug, number)).row.id;
const start = async (number: number) =>
  world.nouns.recommendation.commands.moveRecommendation(b.secretary, {
    recommendationId: await row(number),
    event: 'start',
  });
const direct = (to: string, resolve?: Parameters<typeof postSigned>[1]['resolve'], loopback = false) =>
  postSigned(
    { url: to, secret: 's', body: '{}', headers: {}, now: new Date() },
    { loopback, ms: 2_000, ...(resolve && { resolve }) },
  );

test('[EX17] a change is told once, signed with its time, in codes and numbers; marks of schools are not told', async () => {
  await start(1);
  const circle = await row(4);
  await world.nouns.recommendation.commands.markSchool(b.director, {
    recommendationId: circle,
    mark: 'done',
  });
  for (let n = 0; n < 3; n += 1) expect(await sweep()).toMatchObject({ ok: true });
  await Promise.all([deliverDue(world.services), deliverDue(world.services)]);
  await deliverDue(world.services);
  expect(got).toHaveLength(1);
  const [{ headers, body }] = got as [Got];
  expect(JSON.parse(body)).toEqual({
    id: headers['veche-delivery'],
    type: 'recommendation.start',
    at: expect.any(String),
    forum: b.forum.slug,
    number: 1,
    from: 'adopted',
    to: 'in_progress',
  });
  const [, seconds, mac] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['veche-signature'])) ?? [];
  expect(createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')).toBe(mac);
  expect(Number(seconds) * 1_000).toBe(Math.floor(world.clock.now().getTime() / 1_000) * 1_000);
});

test('[EX18] what fails is tried again later with the same id, then is seen as failed and can be told by hand', async () => {
  got = [];
  reply = { status: 500 };
  await start(2);
  await sweep();
  expect(await deliverDue(world.services)).toEqual({ sent: 0, failed: 1 });
  expect(await deliverDue(world.services)).toEqual({ sent: 0, failed: 0 });
  for (let n = 0; n < 6; n += 1) {
    world.clock.advance(25 * 3_600_000);
    await deliverDue(world.services);
  }
  world.clock.advance(25 * 3_600_000);
  expect(await deliverDue(world.services)).toEqual({ sent: 0, failed: 0 });
  expect(got).toHaveLength(7);
  expect(new Set(got.map((one) => one.headers['veche-delivery'])).size).toBe(1);
  const [hook] = (await world.nouns.webhook.queries.webhooksPage(b.organiser, b.forum.slug)).webhooks;
  expect(hook?.last[0]).toMatchObject({ status: 'failed', attempts: 7, answer: '500' });
  expect(JSON.stringify(hook)).not.toContain(secret);
  reply = { status: 200 };
  const again = { deliveryId: hook?.last[0]?.id ?? '' };
  expect(await world.nouns.webhook.commands.retryDelivery(b.secretary, again)).toMatchObject({
    code: 'forbidden',
  });
  expect(await world.nouns.webhook.commands.retryDelivery(b.organiser, again)).toMatchObject({ ok: true });
  expect(await deliverDue(world.services)).toEqual({ sent: 1, failed: 0 });
});

test('[EX19] no redirect is followed, a silent or talkative receiver is cut off', async () => {
  got = [];
  reply = { status: 302, headers: { location: url } };
  expect(await direct(url, undefined, true)).toEqual({ ok: false, answer: '302' });
  expect(got).toHaveLength(1);
  reply = { status: 200, body: 'x'.repeat(1_000_000) };
  expect(await direct(url, undefined, true)).toEqual({ ok: true, answer: '200' });
  reply = { status: 200, hang: true };
  expect(await direct(url, undefined, true)).toEqual({ ok: false, answer: 'timeout' });
  reply = { status: 204 };
});

test('[EX20] private addresses are refused however they are written or named; nothing is connected to', async () => {
  got = [];
  const { port } = server.address() as AddressInfo;
  const hosts = [
    '127.0.0.1',
    'localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '0x7f000001',
    '127.1',
    '2130706433',
    '0.0.0.0',
  ];
  for (const scheme of ['http', 'https'])
    for (const host of [
      ...hosts,
      '10.0.0.1',
      '169.254.169.254',
      '192.168.1.1',
      '[fd00::1]',
      '[fe80::1]',
      '[64:ff9b::7f00:1]',
    ])
      expect([host, (await direct(`${scheme}://${host}:${port}/`)).answer]).toEqual([
        host,
        'address_refused',
      ]);
  // A name is asked at the connection itself, and one private answer among public ones is enough.
  const inside = { address: '127.0.0.1', family: 4 };
  const outside = { address: '93.184.215.14', family: 4 };
  for (const answers of [[inside], [outside, inside], []])
    expect(await direct(`https://name.example:${port}/`, async () => answers)).toEqual({
      ok: false,
      answer: 'address_refused',
    });
  // Loopback, once allowed, opens nothing else.
  expect(await direct('http://10.0.0.1/', undefined, true)).toEqual({ ok: false, answer: 'address_refused' });
  expect(got).toEqual([]);
  for (const address of ['8.8.8.8', '2a00:1450:4010::1']) expect(isPublicAddress(address)).toBe(true);
  for (const address of ['100.64.1.1', '198.18.0.1', '224.0.0.1', '2001:db8::1', '2002:7f00:1::', '::', 'x'])
    expect(isPublicAddress(address)).toBe(false);
});

test('[EX20] only the organiser names addresses, only https, five of them; a removed one is told nothing more', async () => {
  const { commands } = world.nouns.webhook;
  const add = (actor: typeof b.organiser, to: string) =>
    commands.addWebhook(actor, { forumId: b.forum.id, url: to });
  expect(await add(b.secretary, 'https://a.example/')).toMatchObject({ code: 'forbidden' });
  expect(await add(b.stranger, 'https://a.example/')).toMatchObject({ code: 'not_found' });
  for (const wrong of ['ftp://a.example/', 'https://user:pass@a.example/', 'javascript:alert(1)', 'x'])
    expect(await add(b.organiser, wrong)).toMatchObject({ code: 'invalid_input', fields: { url: 'url' } });
  for (let n = 0; n < 4; n += 1)
    expect(await add(b.organiser, `https://a${n}.example/`)).toMatchObject({ ok: true });
  expect(await add(b.organiser, 'https://b.example/')).toMatchObject({ code: 'exchange/too_many_webhooks' });
  const { webhooks } = await world.nouns.webhook.queries.webhooksPage(b.organiser, b.forum.slug);
  for (const { id } of webhooks)
    expect(await commands.removeWebhook(b.organiser, { webhookId: id })).toMatchObject({ ok: true });
  await start(3);
  await sweep();
  expect(await deliverDue(world.services)).toEqual({ sent: 0, failed: 0 });
  expect((await world.services.db.select().from(webhookDelivery)).every((one) => one.status === 'sent')).toBe(
    true,
  );
});
