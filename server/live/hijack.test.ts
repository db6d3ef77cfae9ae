import { expect, test } from 'vitest';
import { handshake, rawRequest, request } from '#server/http/testing/raw-client.ts';
import { startLive, World } from './testing/start-live.ts';

test('[HT3] a foreign page can neither poll nor open a socket with the cookies of a visitor', async () => {
  const world = new World();
  const node = await startLive(world);
  const { port, host, origin } = node;
  const cookie = { Host: host, Cookie: 'session=anna' };
  const path = '/live/?EIO=4&transport=';
  const foreign: Record<string, string>[] = [
    { Origin: 'http://evil.example' },
    { Origin: 'null' },
    { Origin: `http://127.0.0.1:${port + 1}` },
    { 'Sec-Fetch-Site': 'cross-site' },
    { Referer: 'http://evil.example/' },
    {},
  ];
  for (const headers of foreign) {
    const poll = await rawRequest(port, request(`GET ${path}polling`, { ...cookie, ...headers }));
    expect([headers, poll.status]).toEqual([headers, 403]);
    expect(poll.text).not.toContain('"sid"');
    const body = { ...cookie, ...headers, 'Content-Length': '2' };
    expect((await rawRequest(port, request(`POST ${path}polling&sid=x`, body, '40'))).status).toBe(403);
    const upgrade = handshake(`${path}websocket`, { ...cookie, ...headers });
    expect((await rawRequest(port, upgrade, /\r\n\r\n/)).status).toBe(403);
  }
  const own = await rawRequest(port, request(`GET ${path}polling`, { ...cookie, Referer: `${origin}/f` }));
  expect(own.status).toBe(200);
  expect(own.text).toContain('"sid"');
  expect(own.headers['access-control-allow-origin']).toBeUndefined();
  expect(own.headers['cache-control']).toBe('private, no-store');
  const ws = await rawRequest(port, handshake(`${path}websocket`, { ...cookie, Origin: origin }), /\r\n\r\n/);
  expect(ws.status).toBe(101);
  await node.stop();
});

test('[LV4] polling is a full transport where websockets are blocked', async () => {
  const world = new World();
  world.texts.set('f1', 'через опрос');
  const node = await startLive(world);
  const socket = node.connect('anna', { transports: ['polling'], upgrade: false });
  expect(await socket.emitWithAck('view:open', { name: 'forum.text', id: 'f1' })).toMatchObject({ ok: true });
  const changed = new Promise<{ data: unknown }>((resolve) => socket.once('view:changed', resolve));
  world.texts.set('f1', 'дальше');
  world.fact('forum:f1');
  expect((await changed).data).toMatchObject({ text: 'дальше' });
  await node.stop();
});
