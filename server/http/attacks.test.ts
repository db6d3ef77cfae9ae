import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { Front } from './front.ts';
import { handshake, openSocket, parse, rawRequest, request } from './testing/raw-client.ts';
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

/** Bytes that a socket gets until the other side ends it, and when it did. */
function untilClosed(socket: import('node:net').Socket): Promise<{ text: string; ms: number }> {
  const started = performance.now();
  let text = '';
  return new Promise((resolve) => {
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve({ text, ms: performance.now() - started }));
  });
}

describe('[HT5] limits', () => {
  test('headers over 16 kB are refused, and so is what is no HTTP', async () => {
    const { port, host } = await start();
    const big = await rawRequest(port, request('GET /', { Host: host, 'X-Big': 'a'.repeat(17_000) }));
    expect(big.status).toBe(431);
    const many = Object.fromEntries(Array.from({ length: 1_500 }, (_, i) => [`X-${i}`, 'aaaaaaaa']));
    expect((await rawRequest(port, request('GET /', { Host: host, ...many }))).status).toBe(431);
    expect((await rawRequest(port, Buffer.from([0x16, 3, 1, 2, 0, 1, 0]))).status).toBe(400);
    expect((await rawRequest(port, `GET / HTTP/1.1\r\nHost: ${host}\r\nA b: c\r\n\r\n`)).status).toBe(400);
  });

  test('smuggling by two lengths is refused', async () => {
    const { port, host, origin } = await start();
    const own = { Host: host, Origin: origin };
    const two = request(
      'POST /',
      { ...own, 'Content-Length': '4', 'Transfer-Encoding': 'chunked' },
      '0\r\n\r\nGET',
    );
    expect((await rawRequest(port, two)).status).toBe(400);
    const lengths = `POST / HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab`;
    expect((await rawRequest(port, lengths)).status).toBe(400);
  });

  test('a body is refused by its announced length and by the bytes that come', async () => {
    const { port, host, origin } = await start({ limits: { bodyBytes: 1_000, uploadBytes: 5_000 } });
    const own = { Host: host, Origin: origin };
    const announced = await rawRequest(port, request('POST /f', { ...own, 'Content-Length': '1001' }), /\}$/);
    expect(announced.status).toBe(413);
    expect(announced.body).toBe('{"ok":false,"code":"too_large"}');
    const chunk = `1f4\r\n${'a'.repeat(500)}\r\n`;
    const chunked = (count: number) => `${chunk.repeat(count)}0\r\n\r\n`;
    const send = (path: string, count: number) =>
      rawRequest(
        port,
        request(`POST ${path}`, { ...own, 'Transfer-Encoding': 'chunked' }, chunked(count)),
        /\}$/,
      );
    expect((await send('/f', 3)).status).toBe(413);
    expect((await send('/f', 2)).status).toBe(200);
    expect((await send('/f/1/import', 3)).status).toBe(200);
    expect((await send('/f/1/import', 11)).status).toBe(413);
    const early = request('POST /f', { ...own, 'Content-Length': '9999', Expect: '100-continue' });
    const refused = await rawRequest(port, early, /\}$/);
    expect(refused.status).toBe(413);
    expect(refused.text).not.toContain('100 Continue');
    const fine = request('POST /f', { ...own, 'Content-Length': '2', Expect: '100-continue' }, 'ok');
    expect((await rawRequest(port, fine, /"bytes":2/)).text).toContain('100 Continue');
  });

  test('a client that goes on sending after a refusal is cut off', async () => {
    const { port, host, origin } = await start({ limits: { bodyBytes: 1_000 } });
    const socket = await openSocket(port);
    const closed = untilClosed(socket);
    socket.write(request('POST /f', { Host: host, Origin: origin, 'Transfer-Encoding': 'chunked' }));
    const timer = setInterval(() => socket.writable && socket.write(`1f4\r\n${'a'.repeat(500)}\r\n`), 20);
    const { text, ms } = await closed;
    clearInterval(timer);
    expect(parse(text).status).toBe(413);
    expect(ms).toBeLessThan(4_000);
  });

  test('slow and silent connections are freed while others are served', async () => {
    const { port, host, front } = await start({ limits: { headersMs: 700 } });
    const loris = await Promise.all(Array.from({ length: 200 }, () => openSocket(port)));
    const ends = loris.map(untilClosed);
    const timer = setInterval(() => {
      for (const [i, socket] of loris.entries())
        if (i % 2 && socket.writable) socket.write(i % 4 === 1 ? 'G' : 'X');
    }, 100);
    for (const [i, socket] of loris.entries())
      if (i % 2) socket.write(`GET / HTTP/1.1\r\nHost: ${host}\r\nX-A: `);
    const before = performance.now();
    expect((await rawRequest(port, request('GET /', { Host: host }))).status).toBe(200);
    expect(performance.now() - before).toBeLessThan(3_000);
    for (const { ms } of await Promise.all(ends)) expect(ms).toBeLessThan(15_000);
    clearInterval(timer);
    const metrics = await front.metrics.registry.getSingleMetricAsString('veche_http_refused_total');
    expect(metrics).toContain('client_408');
  });

  test('one address may hold many connections, not all of them', async () => {
    const { port, host } = await start({ limits: { connectionsPerAddress: 5 } });
    const held = await Promise.all(Array.from({ length: 5 }, () => openSocket(port)));
    const { text } = await untilClosed(connect(port, '127.0.0.1'));
    expect(text).toBe('');
    held[0]!.destroy();
    await expect
      .poll(async () => (await rawRequest(port, request('GET /healthz', { Host: host }))).status)
      .toBe(200);
    for (const socket of held) socket.destroy();
  });
});

describe('[HT6] upgrades', () => {
  const open = (port: number, path: string, headers: Record<string, string>) =>
    rawRequest(port, handshake(path, headers), /\r\n\r\n/);
  const table = () => {
    const seen: { path: string; cookie: string | undefined }[] = [];
    const take = (req: import('node:http').IncomingMessage, socket: import('node:stream').Duplex) => {
      seen.push({ path: req.url!, cookie: req.headers.cookie });
      socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n');
    };
    return { seen, upgrades: { '/draft/': take, '/live': take } };
  };

  test('only paths of the table, only our hosts, only our pages', async () => {
    const { seen, upgrades } = table();
    const { port, host, origin } = await start({ upgrades });
    const own = { Host: host, Origin: origin, Cookie: 's=1' };
    for (const path of ['/draft/abc', '/live/?EIO=4', '/live']) {
      expect((await open(port, path, own)).status, path).toBe(101);
    }
    for (const path of ['/', '/drafts/abc', '/livex', '/_next/webpack-hmr', '/_next/hmr', '/api/v1/x']) {
      expect((await open(port, path, own)).status, path).toBe(404);
    }
    expect((await open(port, '//draft/abc', own)).status).toBe(400);
    expect((await open(port, 'http://127.0.0.1:1/draft/x', own)).status).toBe(400);
    expect((await open(port, '/draft/abc', { ...own, Host: 'evil.example' })).status).toBe(421);
    const foreign = ['http://evil.example', 'null', '', `https://${host}`, `http://127.0.0.1:${port + 1}`];
    for (const bad of [...foreign, `${origin}.evil.example`, `${origin}/`]) {
      const answer = await open(port, '/live/?ticket=1', { ...own, Origin: bad });
      expect([bad, answer.status]).toEqual([bad, 403]);
    }
    expect(seen.length).toBe(3);
  });

  test('without an Origin a ticket or a token stands alone: cookies do not count', async () => {
    const { seen, upgrades } = table();
    const { port, host } = await start({ upgrades });
    const bare = { Host: host, Cookie: 's=1' };
    expect((await open(port, '/draft/abc', bare)).status).toBe(403);
    expect((await open(port, '/draft/abc?ticket=x', bare)).status).toBe(101);
    expect((await open(port, '/live/', { ...bare, Authorization: 'Bearer t' })).status).toBe(101);
    expect(seen.map(({ cookie }) => cookie)).toEqual([undefined, undefined]);
  });

  test('an owner that takes its time is waited for, one that throws is answered for', async () => {
    const { port, host, origin } = await start({
      limits: { idleMs: 300 },
      upgrades: {
        '/slow': async (_req, socket) => {
          const from = performance.now();
          await expect.poll(() => performance.now() - from > 1_500, { timeout: 5_000 }).toBe(true);
          socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n');
        },
        '/broken': () => {
          throw new Error('broken');
        },
      },
    });
    const own = { Host: host, Origin: origin };
    expect((await open(port, '/slow', own)).status).toBe(101);
    expect((await open(port, '/broken', own)).status).toBe(500);
  });

  test('in development hot reloading goes to the decoy, in production nowhere', async () => {
    const { EventEmitter } = await import('node:events');
    const decoy = new EventEmitter();
    decoy.on('upgrade', (_req, socket) => socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n'));
    const dev = await start({ decoy, env: { mode: 'development' } });
    const own = { Host: dev.host, Origin: dev.origin };
    expect((await open(dev.port, '/_next/webpack-hmr?id=1', own)).status).toBe(101);
    expect((await open(dev.port, '/_next/other', own)).status).toBe(404);
    const live = await start({ decoy, env: { mode: 'production' } });
    expect(
      (await open(live.port, '/_next/webpack-hmr', { Host: live.host, Origin: live.origin })).status,
    ).toBe(404);
  });
});

describe('[HT7] probes', () => {
  test('healthz and readyz answer balancers under any name, and tell only codes', async () => {
    let state = { ok: true, reasons: [] as string[] };
    let asked = 0;
    const { port, front } = await start({
      ready: async () => {
        asked += 1;
        return state;
      },
    });
    const probe = (path: string) => rawRequest(port, request(`GET ${path}`, { Host: 'app:3000' }));
    expect((await probe('/healthz')).body).toBe('{"ok":true}');
    await Promise.all(Array.from({ length: 50 }, () => probe('/readyz')));
    expect(asked).toBeLessThanOrEqual(3);
    state = { ok: false, reasons: ['database'] };
    await expect.poll(async () => (await probe('/readyz')).status).toBe(503);
    expect((await probe('/readyz')).body).toBe('{"ok":false,"reasons":["database"]}');
    front.announceDrain();
    expect((await probe('/readyz')).body).toContain('draining');
    expect((await probe('/healthz')).status).toBe(200);
  });

  test('metrics are for a direct loopback peer or a bearer of the token', async () => {
    const { port, host } = await start({ env: { metricsToken: 'm'.repeat(40) } });
    const ask = async (headers: Record<string, string>) =>
      (await rawRequest(port, request('GET /metrics', headers))).status;
    expect(await ask({ Host: host })).toBe(200);
    expect(await ask({ Host: 'rebound.example' })).toBe(403);
    expect(await ask({ Host: host, 'X-Forwarded-For': '127.0.0.1' })).toBe(403);
    expect(await ask({ Host: host, Forwarded: 'for=127.0.0.1' })).toBe(403);
    expect(await ask({ Host: host, Authorization: 'Bearer wrong' })).toBe(403);
    expect(await ask({ Host: 'app:3000', Authorization: `Bearer ${'m'.repeat(40)}` })).toBe(200);
    const none = await start();
    expect(
      (await rawRequest(none.port, request('GET /metrics', { Host: none.host, Authorization: 'Bearer ' })))
        .status,
    ).toBe(200);
    const undefinedToken = { Host: none.host, Authorization: 'Bearer undefined' };
    expect((await rawRequest(none.port, request('GET /metrics', undefinedToken))).status).toBe(403);
  });
});

describe('[HT8] the end', () => {
  test('a drain lets running answers finish, frees idle sockets, cuts the rest at the deadline', async () => {
    let release: (() => void) | null = null;
    const { port, host, origin, front } = await start({
      upgrades: { '/live': (_req, socket) => void socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n') },
      next: async (_req, res) => {
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        res.end('done');
      },
    });
    const idle = await openSocket(port);
    const idleEnd = untilClosed(idle);
    idle.write(`GET /healthz HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    const long = await openSocket(port);
    const longEnd = untilClosed(long);
    long.write(handshake('/live', { Host: host, Origin: origin }));
    const running = await openSocket(port);
    const runningEnd = untilClosed(running);
    running.write(`GET /slow HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    await expect.poll(() => release !== null).toBe(true);
    await expect.poll(() => idle.bytesRead > 0 && long.bytesRead > 0).toBe(true);

    const before = performance.now();
    const drained = front.drain(1_500);
    await idleEnd;
    expect(performance.now() - before).toBeLessThan(1_000);
    release!();
    const { text } = await runningEnd;
    expect(parse(text)).toMatchObject({ status: 200, headers: { connection: 'close' } });
    expect(text).toContain('done');
    expect(performance.now() - before).toBeLessThan(1_000);
    await Promise.all([longEnd, drained]);
    const ms = performance.now() - before;
    expect(ms).toBeGreaterThan(1_300);
    expect(ms).toBeLessThan(3_000);
    expect((await rawRequest(port, request('GET /', { Host: host }))).status).toBe(0);
  });

  test('a taken port is an error of listen, not of the process', async () => {
    const { port } = await start();
    await expect(startFront({ env: { port } })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
