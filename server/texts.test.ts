import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pickMessages } from '#messages/index.ts';
import type { RequestContext } from './http/types.ts';
import { createTexts } from './texts.ts';

const texts = createTexts();
const server = createServer((req, res) => {
  const [, , locale, file] = (req.url ?? '').split('/');
  const params: Record<string, string> = { ...(locale && { locale }), ...(file && { file }) };
  texts.route.handler(req, res, { params } as RequestContext & { params: Record<string, string> });
});
let address = '';
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

test('[KV7] the file of a page’s sentences is kept for ever under the hash of what is in it', async () => {
  const path = texts.path('ru', ['forum', 'people']);
  expect(path).toMatch(/^\/texts\/ru\/forum\.people\.[0-9a-f]{12}\.json$/);
  for (const encoding of ['br', 'gzip', 'identity']) {
    const answer = await fetch(address + path, { headers: { 'accept-encoding': encoding } });
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-encoding') ?? 'identity').toBe(encoding);
    expect(await answer.json()).toEqual(pickMessages('ru', ['forum', 'people']));
  }
  expect(texts.path('en', ['forum', 'people'])).not.toBe(path.replace('/ru/', '/en/'));
});

test('[KV7] a name of yesterday is answered with today’s sentences and not kept; what is no name is not found', async () => {
  const old = await fetch(`${address}/texts/en/forum.000000000000.json`);
  expect(old.headers.get('cache-control')).toBe('no-store');
  expect(await old.json()).toEqual(pickMessages('en', ['forum']));
  for (const path of [
    '/texts/de/forum.000000000000.json',
    '/texts/ru/nothing.000000000000.json',
    '/texts/ru/forum.forum.000000000000.json',
    '/texts/ru/forum.json',
    '/texts/ru/constructor.000000000000.json',
    '/texts/ru/..%2f..%2fforum.000000000000.json',
  ])
    expect((await fetch(address + path)).status, path).toBe(404);
});
