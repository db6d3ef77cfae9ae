/** What a room needs from the engine around it. */
import type postgres from 'postgres';
import type { RoomKind } from './kinds.ts';
import type { Limits } from './limits.ts';
import type { PresenceLink } from './presence-link.ts';
import type { Store } from './store.ts';

export interface DraftLog {
  info(fields: Record<string, unknown>, msg?: string): void;
  warn(fields: Record<string, unknown>, msg?: string): void;
  error(fields: Record<string, unknown>, msg?: string): void;
}

export interface RoomDeps {
  store: Store;
  sql: postgres.Sql;
  log: DraftLog;
  now(): Date;
  limits: Limits;
  kind: RoomKind;
  publish(draftId: string, seq: number): void;
  /** The way to people in this draft on other nodes, where there are others. */
  link(draftId: string): PresenceLink | null;
  /** The room has ended by itself and must be forgotten. */
  onEnd(room: { id: string }): void;
  overgrown(draftId: string): void;
  timings: { flush(ms: number, commitMs: number, updates: number): void };
}

/** Tries until it works; undefined when the room ended meanwhile. */
export type Persist = <T>(work: () => Promise<T>) => Promise<T | undefined>;
