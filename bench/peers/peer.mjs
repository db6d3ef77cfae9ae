/**
 * One of the other servers in a process of its own: `node peer.mjs y-websocket|hocuspocus <port> [update to start from]`.
 * Both keep the text in memory only, which is their best case. Answers `stats` like our own bench server.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import * as Y from 'yjs';

const [name = '', port = '0', initial] = process.argv.slice(2);
const seed = initial ? new Uint8Array(readFileSync(initial)) : null;

/** @returns {Promise<number>} the port */
async function yWebsocket() {
  const { WebSocketServer } = await import('ws');
  const { getYDoc, setupWSConnection } = await import('@y/websocket-server/utils');
  const server = createServer();
  const wss = new WebSocketServer({ server, perMessageDeflate: false });
  wss.on('connection', (ws, req) => {
    // A connection of the bench never leaves: the text stays as long as the process.
    if (seed) {
      const doc = getYDoc((req.url ?? '').slice(1).split('?')[0] ?? '');
      if (doc.store.clients.size === 0) Y.applyUpdate(doc, seed);
    }
    setupWSConnection(ws, req);
  });
  await new Promise((done) => server.listen(Number(port), '127.0.0.1', () => done(null)));
  return /** @type {import('node:net').AddressInfo} */ (server.address()).port;
}

/** @returns {Promise<number>} the port */
async function hocuspocus() {
  const { Server } = await import('@hocuspocus/server');
  const server = new Server({
    port: Number(port),
    address: '127.0.0.1',
    quiet: true,
    async onLoadDocument({ document }) {
      if (seed) Y.applyUpdate(document, seed);
      return document;
    },
  });
  await server.listen();
  return server.address.port;
}

const listening = await (name === 'hocuspocus' ? hocuspocus() : yWebsocket());
process.on('message', (message) => {
  const cpu = process.cpuUsage();
  if (message === 'cpu') process.send?.({ cpu });
  if (message !== 'stats') return;
  globalThis.gc?.();
  process.send?.({ cpu, rss: process.memoryUsage().rss });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ port: listening });
