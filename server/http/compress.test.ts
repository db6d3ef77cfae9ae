import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCompression } from './compress.ts';

const long = 'Рекомендовать управлению образования '.repeat(400);
const compress = createCompression();
const answers: Record<string, (res: ServerResponse, req: IncomingMessage) => void> = {
  '/page': (res) => {
    res.setHeader('Content-Type', 'text/html; charset=utf-8');
    res.setHeader('Vary', 'rsc');
    res.flushHeaders();
    for (let at = 0; at < long.length; at += 100) res.write(long.slice(at, at + 100));
    res.end();
  },
  '/_next/static/a.js': (res) => {
    res.setHeader('Content-Type', 'application/javascript; charset=UTF-8');
    res.setHeader('Content-Length', Buffer.byteLength(long));
    res.end(long);
  },
  '/short': (res) => {
    res.setHeader('Content-Type', 'text/plain');
    res.end('да');
  },
  '/nothing': (res) => {
    res.statusCode = 304;
    res.setHeader('Content-Type', 'text/html');
    res.end();
  },
  '/picture': (res) => {
    res.setHeader('Content-Type', 'image/png');
    res.write(Buffer.alloc(5_000));
    res.end();
  },
  '/moved': (res) => {
    res.writeHead(307, { Location: '/page', 'Content-Type': 'text/html' });
    res.end();
  },
};
const server = createServer((req, res) => {
  compress(req, res, req.url ?? '');
  answers[req.url ?? '']!(res, req);
});
beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)));
afterAll(() => void server.close());

function ask(path: string, options: { method?: string; accept?: string } = {}) {
  return new Promise<{ res: IncomingMessage; body: Buffer }>((done, fail) => {
    const { port } = server.address() as AddressInfo;
    const headers = { 'accept-encoding': options.accept ?? 'gzip, deflate' };
    request({ port, path, method: options.method ?? 'GET', headers }, (res) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.on('end', () => done({ res, body: Buffer.concat(parts) }));
    })
      .on('error', fail)
      .end();
  });
}

test.each(['/page', '/_next/static/a.js', '/_next/static/a.js'])(
  '[HT10] %s comes whole and small, with its length and what it varies by',
  async (path) => {
    const { res, body } = await ask(path);
    expect(res.headers['content-encoding']).toBe('gzip');
    expect(Number(res.headers['content-length'])).toBe(body.length);
    expect(body.length).toBeLessThan(1_000);
    expect(gunzipSync(body).toString()).toBe(long);
    expect(res.headers.vary).toMatch(/accept-encoding/i);
    if (path === '/page') expect(res.headers.vary).toContain('rsc');
  },
);

test('[HT10] who does not take gzip, a short answer, a picture, an empty one and a redirect are left as they are', async () => {
  const plain = await ask('/page', { accept: 'identity' });
  expect(plain.res.headers['content-encoding']).toBeUndefined();
  expect(plain.body.toString()).toBe(long);
  expect((await ask('/short')).body.toString()).toBe('да');
  expect((await ask('/picture')).body).toHaveLength(5_000);
  const empty = await ask('/nothing');
  expect([empty.res.statusCode, empty.body.length]).toEqual([304, 0]);
  const moved = await ask('/moved');
  expect([moved.res.statusCode, moved.res.headers['content-encoding']]).toEqual([307, undefined]);
  const head = await ask('/_next/static/a.js', { method: 'HEAD' });
  expect([head.res.statusCode, head.body.length]).toEqual([200, 0]);
});
