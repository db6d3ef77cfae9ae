/**
 * What the live layer is given: views by name, one way to run a command, one way to know who it is, and the bus.
 * A view's audience is decided by the server for each actor; two actors of one audience see the same bytes.
 */
import type { Server, Socket } from 'socket.io';
import type { Actor } from '#domain/actor.ts';
import type { ClientToServer, ServerToClient } from '#domain/contract.ts';
import type { Result } from '#domain/result.ts';
import type { Metrics } from '#server/metrics.ts';

export type ViewEntry = {
  name: string;
  /** The audience of this actor: 'organiser', 'participant', `user:ID` …; null where it may not know of it. */
  audience(actor: Actor | null, id: string): Promise<string | null>;
  /** What that audience sees: plain JSON, whole. */
  load(audience: string, id: string): Promise<unknown>;
  /** Facts after which it must be computed anew; also how a forum's revocation finds it (`forum:ID`). */
  keys(id: string): string[];
  /** Computed and sent at most once in this time, where the house's own 100 ms would be too often. */
  coalesceMs?: number;
  /** Present: whoever has this view open is «here», and the audiences told by name see who. */
  presence?: { names(audience: string): boolean };
};
export type ViewRegistry = ReadonlyMap<string, ViewEntry>;

export type LiveMessage =
  | { type: 'fact'; keys: string[]; rev: number }
  | {
      type: 'revoke';
      accountId?: string;
      forumId?: string;
      draftId?: string;
      code: 'signed_out' | 'suspended' | 'rights_changed' | 'frozen';
      rev: number;
    };
export type LiveBus = { subscribe(listener: (message: LiveMessage) => void): () => void };

/** Short texts to every node, lost without harm: presence is repeated every ten seconds. */
export type Broadcast = {
  publish(text: string): void;
  subscribe(listener: (text: string) => void): () => void;
};

export type LiveLog = {
  info(fields: Record<string, unknown>, msg?: string): void;
  warn(fields: Record<string, unknown>, msg?: string): void;
  error(fields: Record<string, unknown>, msg?: string): void;
};

export type LiveLimits = {
  /** Packets of one connection in ten seconds; at three times as many it is closed. */
  packets: number;
  /** Commands of one account in ten seconds. */
  commands: number;
  opens: number;
  viewsPerSocket: number;
  socketsPerAccount: number;
  /** A view is computed and sent at most once in this time. */
  coalesceMs: number;
  /** Every connection is authorised anew this often, should a revocation have been lost. */
  recheckMs: number;
};

export const DEFAULT_LIVE_LIMITS: LiveLimits = {
  packets: 100,
  commands: 60,
  opens: 200,
  viewsPerSocket: 40,
  socketsPerAccount: 40,
  coalesceMs: 100,
  recheckMs: 300_000,
};

export type LiveOptions = {
  log: LiveLog;
  resolveActor(headers: { cookie?: string; authorization?: string }): Promise<Actor | null>;
  views: ViewRegistry;
  runCommand(
    actor: Actor | null,
    name: string,
    input: unknown,
    meta: { channel: 'live'; cmdId: string; rttMs?: number },
  ): Promise<Result<unknown>>;
  bus: LiveBus;
  clock: { now(): Date };
  metrics: Metrics;
  broadcast?: Broadcast;
  limits?: Partial<LiveLimits>;
};

/** The server's knowledge of one connection. */
export type Seat = {
  actor: Actor | null;
  headers: { cookie?: string; authorization?: string };
  /** Views the client asked for, by `name|id`, whether or not it sits in their rooms just now. */
  wanted: Map<string, { entry: ViewEntry; id: string }>;
  /** Views in whose rooms it sits. */
  open: Map<string, { entry: ViewEntry; id: string; audience: string }>;
  /** Raised by every change of rights: an answer computed before it is thrown away. */
  epoch: number;
  checkedAt: number;
};
export type LiveServer = Server<ClientToServer, ServerToClient, Record<string, never>, { seat: Seat }>;
export type LiveSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, { seat: Seat }>;
