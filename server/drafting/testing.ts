/**
 * What the tests and benches of the engine share: an engine behind a real HTTP server, and real y-websocket clients.
 * Tables are made from the engine's own schema when the database has none.
 */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type postgres from 'postgres';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { randomIds } from '#server/ids.ts';
import type { Authorize } from './door.ts';
import { createDrafting, type Drafting, type DraftingDeps } from './drafting.ts';
import { noneKind, notesKind } from './kinds.ts';
import type { Limits } from './limits.ts';

// Every provider listens for the end of the process.
process.setMaxListeners(0);

export interface Node {
  drafting: Drafting;
  server: Server;
  url: string;
  port: number;
  stop(): Promise<void>;
}

export const silentLog = { info() {}, warn() {}, error() {} };

/** Who may do what in a test: the ticket is `account`, `account:read`, or `account:g1,g2` for a scope. */
export const openAuthorize: Authorize = async ({ ticket }) => {
  if (!ticket) return { ok: false, code: 'signed_out' };
  const [accountId = '', mode = ''] = ticket.split(':');
  const grant = {
    ok: true as const,
    accountId,
    name: `Имя ${accountId}`,
    colour: '#336699',
    write: mode !== 'read',
  };
  return mode && mode !== 'read' ? { ...grant, scope: mode.split(',') } : grant;
};

/** Hints within one process, for several engines on one database. */
export function localHints() {
  const listeners = new Set<(draftId: string, seq: number) => void>();
  return {
    lost: false,
    publish(draftId: string, seq: number) {
      if (this.lost) return;
      for (const listener of listeners) queueMicrotask(() => listener(draftId, seq));
    },
    subscribe(fn: (draftId: string, seq: number) => void) {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
  };
}

/** Carets between engines of one process. */
export function localCarets() {
  const listeners = new Set<(payload: string) => void>();
  return {
    lost: false,
    publish(payload: string) {
      if (this.lost) return;
      for (const listener of listeners) queueMicrotask(() => listener(payload));
    },
    subscribe(fn: (payload: string) => void) {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
  };
}

export async function startNode(
  sql: postgres.Sql,
  options: Partial<Omit<DraftingDeps, 'limits'>> & { limits?: Partial<Limits>; port?: number } = {},
): Promise<Node> {
  const { port: wanted, ...rest } = options;
  const drafting = createDrafting({
    sql,
    log: silentLog,
    clock: { now: () => new Date() },
    ids: randomIds,
    hints: localHints(),
    kinds: { none: noneKind, notes: notesKind },
    authorize: openAuthorize,
    ...rest,
    limits: { lingerMs: 200, pingMs: 5_000, ...options.limits },
  });
  const server = createServer();
  server.on('upgrade', (req, socket, head) => drafting.handleUpgrade(req, socket, head));
  server.listen(wanted ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    drafting,
    server,
    port,
    url: `ws://127.0.0.1:${port}/draft`,
    async stop() {
      await drafting.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export interface Peer {
  doc: Y.Doc;
  provider: WebsocketProvider;
  /** Sends a counter after what was typed so far; resolves when it comes back. */
  acked(): Promise<void>;
  closed: Promise<{ code: number; reason: string }>;
  destroy(): void;
}

export function connect(
  url: string,
  draftId: string,
  ticket: string,
  doc = new Y.Doc(),
  params: Record<string, string> = {},
  socket = WebSocket,
): Peer {
  const provider = new WebsocketProvider(url, draftId, doc, {
    WebSocketPolyfill: socket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    params: { ticket, ack: '1', ...params },
    maxBackoffTime: 300,
  });
  const waiting = new Map<number, () => void>();
  let counter = 0;
  provider.messageHandlers[120] = (_encoder, decoder) => {
    const value = readCounter(decoder);
    for (const [sent, resolve] of waiting) {
      if (sent <= value) {
        waiting.delete(sent);
        resolve();
      }
    }
  };
  provider.messageHandlers[121] = () => {};
  const send = (value: number) =>
    provider.ws?.readyState === 1 && provider.ws.send(ackRequest(value) as Uint8Array<ArrayBuffer>);
  provider.on('sync', (synced: boolean) => {
    if (synced && waiting.size > 0) send(Math.max(...waiting.keys()));
  });
  return {
    doc,
    provider,
    acked: () =>
      new Promise((resolve) => {
        counter += 1;
        waiting.set(counter, resolve);
        if (provider.synced) send(counter);
      }),
    closed: new Promise((resolve) => {
      provider.on('connection-close', (event) => {
        if (event) resolve({ code: event.code, reason: String(event.reason) });
      });
    }),
    destroy: () => {
      provider.destroy();
      doc.destroy();
    },
  };
}

function readCounter(decoder: { arr: Uint8Array; pos: number }): number {
  let value = 0;
  let shift = 1;
  for (;;) {
    const byte = decoder.arr[decoder.pos]!;
    decoder.pos += 1;
    value += (byte & 127) * shift;
    if (byte < 128) return value;
    shift *= 128;
  }
}

export function ackRequest(counter: number): Uint8Array {
  const out = [120];
  let rest = counter;
  while (rest > 127) {
    out.push((rest & 127) | 128);
    rest = Math.floor(rest / 128);
  }
  out.push(rest);
  return Uint8Array.from(out);
}

/** Waits for a condition, not for time. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  ms = 8_000,
  what = 'condition',
): Promise<void> {
  const end = performance.now() + ms;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export const synced = (...peers: Peer[]) =>
  until(() => peers.every((peer) => peer.provider.synced), 10_000, 'sync');
