/**
 * A node as in production: front, live layer and real sockets. The world behind it (accounts, roles, texts) is a few
 * maps that a test changes; several nodes may share one world and one bus.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { io as connect, type Socket } from 'socket.io-client';
import type { Actor } from '#domain/actor.ts';
import type { ClientToServer, ServerToClient } from '#domain/contract.ts';
import { PROTOCOL_VERSION } from '#domain/protocol-version.ts';
import type { Result } from '#domain/result.ts';
import { startFront } from '#server/http/testing/start-front.ts';
import { createMetrics } from '#server/metrics.ts';
import { createLive } from '../live.ts';
import type { Broadcast, LiveLimits, LiveMessage, ViewEntry } from '../types.ts';

export type TestSocket = Socket<ServerToClient, ClientToServer>;

export class World {
  readonly accounts = new Map<string, Actor>();
  readonly roles = new Map<string, string>();
  readonly texts = new Map<string, string>();
  readonly ran: unknown[] = [];
  readonly done = new Map<string, Result<unknown>>();
  loads = 0;
  broken = false;
  readonly #listeners = new Set<(message: LiveMessage) => void>();
  readonly #hearers = new Set<(text: string) => void>();
  #rev = 0;

  readonly bus = {
    subscribe: (listener: (message: LiveMessage) => void) => {
      this.#listeners.add(listener);
      return () => void this.#listeners.delete(listener);
    },
  };
  readonly broadcast: Broadcast = {
    publish: (text) => {
      for (const hear of this.#hearers) setImmediate(hear, text);
    },
    subscribe: (hear) => {
      this.#hearers.add(hear);
      return () => void this.#hearers.delete(hear);
    },
  };

  constructor() {
    for (const name of ['anna', 'boris', 'vera']) {
      this.accounts.set(name, {
        accountId: name,
        kind: 'user',
        name: `Имя ${name}`,
        sessionVersion: 1,
        admin: false,
      });
      this.roles.set(name, 'participant');
    }
    this.roles.set('vera', 'organiser');
  }

  fact(...keys: string[]): void {
    this.#rev += 1;
    for (const listener of this.#listeners) listener({ type: 'fact', keys, rev: this.#rev });
  }

  revoke(message: Omit<Extract<LiveMessage, { type: 'revoke' }>, 'type' | 'rev'>): void {
    this.#rev += 1;
    for (const listener of this.#listeners) listener({ type: 'revoke', ...message, rev: this.#rev });
  }

  readonly view: ViewEntry = {
    name: 'forum.text',
    audience: async (actor) => (actor === null ? null : (this.roles.get(actor.accountId) ?? null)),
    load: async (audience, id) => {
      this.loads += 1;
      if (this.broken) throw new Error('database is away');
      return { audience, text: this.texts.get(id) ?? '' };
    },
    keys: (id) => [`forum:${id}`],
    presence: { names: (audience) => audience === 'organiser' },
  };
}

export async function startLive(
  world: World,
  limits: Partial<LiveLimits> = {},
  page?: (req: IncomingMessage, res: ServerResponse) => void,
) {
  const metrics = createMetrics();
  const lines: unknown[] = [];
  const keep = (...line: unknown[]) => void lines.push(line);
  const live = createLive({
    log: { info: keep, warn: keep, error: keep },
    metrics,
    limits,
    clock: { now: () => new Date() },
    bus: world.bus,
    broadcast: world.broadcast,
    views: new Map([[world.view.name, world.view]]),
    resolveActor: async ({ cookie }) => {
      if (world.broken) throw new Error('database is away');
      return world.accounts.get(/^session=(\w+)$/.exec(cookie ?? '')?.[1] ?? '') ?? null;
    },
    runCommand: async (actor, name, input, meta) => {
      const before = world.done.get(meta.cmdId);
      if (before !== undefined) return before;
      const data = { actor: actor?.accountId ?? null, name, input };
      world.ran.push(data);
      const result = { ok: true, data } as const;
      world.done.set(meta.cmdId, result);
      return result;
    },
  });
  const started = await startFront({
    routes: live.routes,
    upgrades: live.upgrades,
    metrics,
    ...(page && { next: async (req, res) => page(req, res) }),
  });
  const sockets: TestSocket[] = [];
  return {
    ...started,
    live,
    metrics,
    lines,
    /** A socket that is on its way; a browser's headers unless told otherwise. */
    connect(account: string | null, options: Record<string, unknown> = {}): TestSocket {
      const headers: Record<string, string> = { origin: started.origin };
      if (account !== null) headers.cookie = `session=${account}`;
      const socket: TestSocket = connect(started.origin, {
        path: '/live',
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
        auth: { protocol: PROTOCOL_VERSION },
        extraHeaders: headers,
        ...options,
      });
      sockets.push(socket);
      return socket;
    },
    async stop(): Promise<void> {
      for (const socket of sockets) socket.disconnect();
      await live.stop();
      await started.front.drain(0);
    },
  };
}
