import { afterEach, describe, expect, test } from 'vitest';
import type { Front } from './front.ts';
import { parse, rawRequest, request } from './testing/raw-client.ts';
import { startFront } from './testing/start-front.ts';

const fronts: Front[] = [];
async function start(options: Parameters<typeof startFront>[0] = {}) {
  const started = await startFront(options);
  fronts.push(started.front);
  return started;
}
afterEach(async () => {
  await Promise.all(fronts.splice(0).map((front) => front.drain(0)));
});

const get = (port: number, headers: Record<string, string>, path = '/') =>
  rawRequest(port, request(`GET ${path}`, headers));

describe('[HT1] hosts', () => {
  test('loopback names with the real port are ours, any other name or port is misdirected', async () => {
    const { port } = await start();
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`, `LOCALHOST:${port}`]) {
      expect((await get(port, { Host: host })).status, host).toBe(200);
    }
    const foreign = [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1',
      `127.0.0.1:${port + 1}`,
      `localhost.:${port}`,
    ];
    for (const host of [...foreign, `127.0.0.1.evil.example:${port}`]) {
      const answer = await get(port, { Host: host });
      expect([host, answer.status >= 400 && answer.status < 422]).toEqual([host, true]);
      expect(answer.body).not.toContain('headers');
    }
    expect((await get(port, { Host: 'a b' })).status).toBe(400);
    expect((await get(port, { Host: `evil@127.0.0.1:${port}` })).status).toBe(400);
    expect((await rawRequest(port, 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n')).status).toBe(400);
    const twice = `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`;
    expect((await rawRequest(port, twice)).status).toBe(400);
  });

  test('PUBLIC_URL decides host, scheme and origin whatever the hop in front says', async () => {
    const { port } = await start({ env: { publicUrl: new URL('https://veche.example'), trustedProxies: 1 } });
    const told = { Host: 'app:3000', 'X-Forwarded-Host': 'veche.example', 'X-Forwarded-Proto': 'http' };
    for (const headers of [{ Host: 'veche.example' }, { Host: 'veche.example:443' }, told]) {
      const answer = await get(port, headers);
      expect(answer.status).toBe(200);
      const seen = JSON.parse(answer.body).headers;
      expect(seen['x-forwarded-host']).toBe('veche.example');
      expect(seen.host).toBe('veche.example');
      expect(seen['x-forwarded-proto']).toBe('https');
      expect(answer.headers['strict-transport-security']).toContain('max-age');
      expect(answer.headers['cross-origin-opener-policy']).toBe('same-origin');
    }
    expect((await get(port, { Host: 'veche.example:8443' })).status).toBe(421);
    expect((await get(port, { Host: 'app:3000', 'X-Forwarded-Host': 'evil.example' })).status).toBe(421);
  });

  test('targets that have misled routers are refused', async () => {
    const { port, host } = await start();
    for (const target of [
      '//evil.example/',
      '/\\evil.example',
      'http://evil.example/',
      '/a/../b',
      '/a/..',
      '/a#b',
      '*',
    ]) {
      expect((await get(port, { Host: host }, target)).status, target).toBe(400);
    }
    for (const target of ['/', '/a?b=//c', '/a%2e%2e/b', '/f/%D1%91?x=%00']) {
      expect((await get(port, { Host: host }, target)).status, target).toBe(200);
    }
  });
});

describe('[HT2] forwarded headers', () => {
  const forged = {
    'X-Forwarded-For': '9.9.9.9, 8.8.8.8',
    'X-Forwarded-Host': 'evil.example',
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-Server': 'evil',
    Forwarded: 'for=9.9.9.9;host=evil.example',
    'X-Real-Ip': '9.9.9.9',
    'X-Middleware-Subrequest': 'middleware:middleware',
    'X-Middleware-Rewrite': '/admin',
    'X-Nonce': 'mine',
    'X-Original-Url': '/admin',
    'X-Matched-Path': '/admin',
    'Content-Security-Policy': "script-src 'nonce-AAAA'",
  };

  test('a client without a trusted proxy cannot tell Next anything about host, scheme, address or nonce', async () => {
    const { port, host } = await start();
    const answer = await get(port, { Host: host, ...forged });
    const { headers, raw } = JSON.parse(answer.body);
    expect(headers['x-forwarded-for']).toBe('127.0.0.1');
    expect(headers['x-forwarded-host']).toBe(host);
    expect(headers['x-forwarded-proto']).toBe('http');
    expect(headers['x-forwarded-port']).toBe(String(port));
    for (const name of [
      'forwarded',
      'x-real-ip',
      'x-nonce',
      'x-middleware-subrequest',
      'x-middleware-rewrite',
    ]) {
      expect(headers[name], name).toBeUndefined();
    }
    expect(headers['content-security-policy']).not.toContain('AAAA');
    const words = JSON.stringify(raw);
    for (const word of ['evil', '9.9.9.9', '/admin', 'mine']) expect(words).not.toContain(word);
    expect(answer.headers['strict-transport-security']).toBeUndefined();
  });

  test('trusted hops are counted from our end', async () => {
    const { port, host } = await start({ env: { trustedProxies: 1 } });
    const one = await get(port, { Host: host, 'X-Forwarded-For': '6.6.6.6, 203.0.113.7' });
    expect(JSON.parse(one.body).headers['x-forwarded-for']).toBe('203.0.113.7');
    const junk = await get(port, { Host: host, 'X-Forwarded-For': '<script>' });
    expect(JSON.parse(junk.body).headers['x-forwarded-for']).toBe('127.0.0.1');
    const two = await start({ env: { trustedProxies: 2 } });
    const chain = { Host: two.host, 'X-Forwarded-For': '6.6.6.6, 203.0.113.7, 10.0.0.1' };
    expect(JSON.parse((await get(two.port, chain)).body).headers['x-forwarded-for']).toBe('203.0.113.7');
  });
});

describe('[HT3] who may change something', () => {
  const post = (port: number, headers: Record<string, string>, path = '/f') =>
    rawRequest(port, request(`POST ${path}`, { 'Content-Length': '2', Cookie: 's=1', ...headers }, 'ok'));

  test('an unsafe request comes from our own page, a missing Origin included', async () => {
    const { port, host, origin } = await start();
    const own: Record<string, string>[] = [
      { Origin: origin },
      { 'Sec-Fetch-Site': 'same-origin' },
      { Referer: `${origin}/f/1` },
      { Origin: origin, 'Next-Action': 'abc' },
    ];
    for (const headers of own) expect((await post(port, { Host: host, ...headers })).status).toBe(200);
    const foreign: Record<string, string>[] = [
      {},
      { 'Next-Action': 'abc' },
      { Origin: 'null' },
      { Origin: 'http://evil.example' },
      { Origin: `https://${host}` },
      { Origin: `http://127.0.0.1:${port + 1}` },
      { Origin: `${origin}.evil.example` },
      { Origin: '' },
      { 'Sec-Fetch-Site': 'same-site' },
      { 'Sec-Fetch-Site': 'cross-site', Referer: `${origin}/f` },
      { 'Sec-Fetch-Site': 'none' },
      { Referer: 'http://evil.example/' },
      { Referer: `http://evil.example/?${origin}` },
      { Origin: 'http://evil.example', Host: host, 'X-Forwarded-Host': 'evil.example', 'Next-Action': 'abc' },
      { Authorization: 'Bearer abc' },
    ];
    for (const headers of foreign) {
      const answer = await post(port, { Host: host, ...headers });
      expect([headers, answer.status]).toEqual([headers, 403]);
      expect(answer.body).toBe('{"ok":false,"code":"http/foreign_origin"}');
    }
  });

  test('a program calls the API by its token alone: cookies are taken away', async () => {
    const { port, host } = await start();
    const bare = await post(port, { Host: host, Authorization: 'Bearer abc' }, '/api/v1/forums');
    expect(bare.status).toBe(200);
    expect(JSON.parse(bare.body).headers.cookie).toBeUndefined();
    expect(JSON.parse(bare.body).headers.authorization).toBe('Bearer abc');
    const page = { Host: host, Authorization: 'Bearer abc', Origin: 'http://evil.example' };
    expect((await post(port, page, '/api/v1/forums')).status).toBe(403);
  });

  test('odd methods are refused', async () => {
    const { port, host } = await start();
    for (const method of ['TRACE', 'PROPFIND', 'MKCOL']) {
      expect((await rawRequest(port, request(`${method} /`, { Host: host }))).status).toBe(405);
    }
  });
});

describe('[HT4] headers of every answer', () => {
  test('the nonce is new each time, is the one Next was told, and errors carry the policy too', async () => {
    const { port, host } = await start();
    const nonces = new Set<string>();
    for (let i = 0; i < 3; i += 1) {
      const answer = await get(port, { Host: host });
      const policy = answer.headers['content-security-policy']!;
      expect(JSON.parse(answer.body).headers['content-security-policy']).toBe(policy);
      nonces.add(/'nonce-([^']+)'/.exec(policy)![1]!);
      expect(policy).toContain("script-src 'self' 'nonce-");
      expect(policy).toContain("'strict-dynamic'");
      expect(policy).not.toMatch(/script-src[^;]*unsafe-(inline|eval)/);
      expect(policy).toContain(`connect-src 'self' ws://${host} wss://${host};`);
      for (const part of [
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
      ]) {
        expect(policy).toContain(part);
      }
    }
    expect(nonces.size).toBe(3);
    const answers = [await get(port, { Host: 'evil.example' }), await get(port, { Host: host }, '/healthz')];
    answers.push(await rawRequest(port, 'NONSENSE\r\n\r\n'));
    for (const { headers } of answers) {
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['content-security-policy']).toContain('none');
    }
  });

  test('what a file says of itself stands alone; a page that says nothing has the policy of pages', async () => {
    const file = async (_: unknown, res: import('node:http').ServerResponse) => {
      // As Next does: what stands on the answer already is not said again.
      if (!res.hasHeader('content-security-policy'))
        res.appendHeader('content-security-policy', "sandbox; default-src 'none'");
      res.end('x');
    };
    const { port, host } = await start({ next: file });
    expect((await get(port, { Host: host })).headers['content-security-policy']).toBe(
      "sandbox; default-src 'none'",
    );
  });

  test('what was asked for with a cookie is kept by nobody, whatever the page said', async () => {
    const cacheable = async (_: unknown, res: import('node:http').ServerResponse) => {
      res.setHeader('Cache-Control', 'public, max-age=60');
      res.writeHead(200, { 'cache-control': 'public, max-age=90' });
      res.end('x');
    };
    const { port, host } = await start({ next: cacheable });
    const cookie = { Host: host, Cookie: 'a=b' };
    expect((await get(port, cookie)).headers['cache-control']).toBe('private, no-store');
    expect((await get(port, { Host: host, Authorization: 'Bearer x' })).headers['cache-control']).toContain(
      'no-store',
    );
    expect((await get(port, { Host: host })).headers['cache-control']).toBe('public, max-age=90');
    expect((await get(port, cookie, '/_next/static/a.js')).headers['cache-control']).toBe(
      'public, max-age=90',
    );
    const plain = await start();
    expect((await get(plain.port, { Host: plain.host })).headers['cache-control']).toBe('no-store');
  });
});

describe('[HT9] logs', () => {
  test('a line a request, without query, cookie, whole address or what could be a token', async () => {
    const { port, host, lines } = await start({ env: { trustedProxies: 1 } });
    const headers = { Host: host, Cookie: 'secret-cookie', 'X-Forwarded-For': '203.0.113.77' };
    await get(port, headers, '/f/Kq3vN8xYz0aB/quiz/12/%D0%98%D0%B2%D0%B0%D0%BD?token=secret-query');
    await expect.poll(() => lines.length).toBe(1);
    const text = JSON.stringify(lines);
    expect(lines[0]).toMatchObject({
      route: '/f/:/quiz/:/:',
      status: 200,
      address: '203.0.113.0',
      method: 'GET',
    });
    for (const word of ['secret', 'Kq3vN8', '203.0.113.77', '%D0']) expect(text).not.toContain(word);
  });

  test('a handler that throws answers 500 with its request id in the log, and the server lives', async () => {
    const { port, host, lines } = await start({
      next: async () => {
        throw new Error('marker-of-a-row');
      },
    });
    const answer = await get(port, { Host: host });
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('marker');
    expect(lines.some((line) => line.requestId === answer.headers['x-request-id'] && 'err' in line)).toBe(
      true,
    );
    expect(parse((await get(port, { Host: host })).text).status).toBe(500);
  });
});
