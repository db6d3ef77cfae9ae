/**
 * One node for the live room without Next: front, sockets and JSON door over a core that is open. The same in the process
 * of a test and in a process of its own that is measured and killed.
 */
import { io, type Socket } from 'socket.io-client';
import type { Actor } from '#domain/actor.ts';
import type { Answer, ClientToServer, ServerToClient } from '#domain/contract.ts';
import { PROTOCOL_VERSION } from '#domain/protocol-version.ts';
import type { Result } from '#domain/result.ts';
import { SESSION_COOKIE } from '../../actor.ts';
import { apiRoutes } from '../../api/routes.ts';
import type { Core } from '../../core.ts';
import { startFront } from '../../http/testing/start-front.ts';
import { randomIds } from '../../ids.ts';
import { createLive } from '../../live/live.ts';
import type { LiveLimits } from '../../live/types.ts';
import { createMetrics } from '../../metrics.ts';
import { viewRegistry } from '../../views.ts';

export type House = Pick<Core, 'services' | 'sessions' | 'nouns'>;
export type Phone = Socket<ServerToClient, ClientToServer>;

export async function openNode(
  { services, sessions, nouns }: House,
  options: { port?: number; limits?: Partial<LiveLimits> } = {},
) {
  const { log, clock, bus } = services;
  const views = viewRegistry(services);
  const metrics = createMetrics();
  const actorOf = (cookie: string | undefined) => sessions.resolve(cookie);
  const live = createLive({
    log,
    metrics,
    views,
    clock,
    bus,
    limits: options.limits,
    resolveActor: ({ cookie }) => actorOf(cookie),
    runCommand: (actor, name, input, meta) => nouns.run(actor, name, input, meta),
  });
  const started = await startFront({
    routes: [...apiRoutes({ nouns, services, views, actorOf }), ...live.routes],
    upgrades: live.upgrades,
    metrics,
    env: { port: options.port ?? 0 },
  });
  return {
    port: started.port,
    origin: started.origin,
    async stop(): Promise<void> {
      await live.stop();
      await started.front.drain(0);
    },
  };
}
export type LiveNode = Awaited<ReturnType<typeof openNode>>;

/** A socket as a page has it, on its way; nobody's without a person. */
export async function connectPhone(
  { sessions }: Pick<House, 'sessions'>,
  origin: string,
  person: Actor | null,
  options: Record<string, unknown> = {},
): Promise<Phone> {
  const cookie =
    person && `${SESSION_COOKIE}=${await sessions.issue(person.accountId, person.sessionVersion)}`;
  return io(origin, {
    path: '/live',
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: { protocol: PROTOCOL_VERSION },
    extraHeaders: { origin, ...(cookie && { cookie }) },
    ...options,
  });
}

export const openView = <T>(phone: Phone, name: string, id: string) =>
  phone.emitWithAck('view:open', { name, id }) as Promise<Result<Answer<'view:open'> & { data: T }>>;

export const sendCommand = <T>(phone: Phone, name: string, input: unknown, cmdId = randomIds.id()) =>
  phone.emitWithAck('command:run', { name, cmdId, input }) as Promise<Result<T>>;
