/**
 * The drafting engine as the rest of the house sees it: sockets come in by `handleUpgrade`, commands create, read, edit,
 * freeze and take rights away. It knows no Next, no Socket.IO and no noun of the domain but the closing codes.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type postgres from 'postgres';
import * as Y from 'yjs';
import { CLOSE_NAMES, type CloseName } from '#domain/close-codes.ts';
import { Compactor } from './compactor.ts';
import type { Connection } from './connection.ts';
import { type Authorize, Door } from './door.ts';
import { Hints } from './hints.ts';
import type { RoomKind } from './kinds.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { openDraft } from './load.ts';
import { PresenceLink, readPresence } from './presence-link.ts';
import { noticeFrame } from './protocol.ts';
import { atMost, Registry } from './registry.ts';
import type { DraftLog } from './room-deps.ts';
import { snapshotOf } from './snapshot.ts';
import { createStore, type Sql } from './store.ts';
import { Timings } from './timings.ts';

export interface DraftingDeps {
  sql: postgres.Sql;
  log: DraftLog;
  clock: { now(): Date };
  ids: { id(): string };
  /** Hints between nodes: a lost one costs latency, never an edit. A negative seq says «look again». */
  hints: {
    publish(draftId: string, seq: number): void;
    subscribe(fn: (draftId: string, seq: number) => void): () => void;
  };
  /** Carets between nodes, told and forgotten; without it each node shows its own people. */
  carets?: { publish(payload: string): void; subscribe(fn: (payload: string) => void): () => void };
  kinds: Record<string, RoomKind>;
  authorize: Authorize;
  limits?: Partial<Limits>;
}
const HINT_MS = 20;
const HOUR_MS = 3_600_000;

export interface Who {
  accountId?: string;
  draftId?: string;
  forumId?: string;
}
export type Drafting = ReturnType<typeof createDrafting>;

/** A refusal of the engine, known by its code. */
export class DraftRefused extends Error {
  readonly vecheCode: string;
  constructor(code: string) {
    super(code);
    this.vecheCode = code;
  }
}

export function createDrafting(deps: DraftingDeps) {
  const limits: Limits = { ...DEFAULT_LIMITS, ...deps.limits };
  const now = () => deps.clock.now();
  const store = createStore(deps.sql);
  const timings = new Timings();
  const carets = deps.carets ?? null;
  const node = deps.ids.id();
  const hints = new Hints((draftId, seq) => deps.hints.publish(draftId, seq), HINT_MS);
  const compactor = new Compactor({
    store,
    sql: deps.sql,
    log: deps.log,
    now,
    id: () => deps.ids.id(),
    limits,
  });
  const registry = new Registry({
    store,
    sql: deps.sql,
    log: deps.log,
    now,
    limits,
    kinds: deps.kinds,
    timings,
    publish: (draftId, seq) => {
      hints.send(draftId, seq);
      worked(draftId);
    },
    overgrown: (draftId) => compactor.request(draftId),
    link: (draftId) => carets && new PresenceLink(node, draftId, (payload) => carets.publish(payload)),
  });
  const door = new Door({
    registry,
    authorize: deps.authorize,
    limits,
    log: deps.log,
    now,
    id: () => deps.ids.id(),
  });
  const unsubscribe = deps.hints.subscribe((draftId, seq) => registry.hint(draftId, seq));
  const unsubscribeCarets = carets?.subscribe((payload) => {
    const message = readPresence(payload);
    if (message && message.node !== node) registry.rooms.get(message.draftId)?.presence.heard(message);
  });

  const matching = (who: Who): Connection[] =>
    [...door.connections.values()].filter(
      (connection) =>
        !connection.closed &&
        (who.accountId === undefined || connection.accountId === who.accountId) &&
        (who.draftId === undefined || connection.draftId === who.draftId) &&
        (who.forumId === undefined || (connection.grant.forumId ?? who.forumId) === who.forumId),
    );

  async function nameVersion(
    draftId: string,
    name: string,
    by: string | null,
  ): Promise<{ id: string; seq: number }> {
    const id = deps.ids.id();
    const seq = await deps.sql.begin(async (tx) => {
      const head = await store.head(tx, draftId, 'share');
      if (!head) throw new DraftRefused('not_found');
      const opened = await openDraft(store, tx, head);
      const { snapshot } = snapshotOf(Y.encodeStateAsUpdate(opened.doc), opened.seq);
      const { generation } = head;
      await store.addSnapshot(tx, { ...snapshot, id, draftId, generation, name, by, at: now() });
      return opened.seq;
    });
    return { id, seq };
  }

  /** After each hour of work a version is kept by itself, once however many nodes hold the draft. */
  const hourOf = new Map<string, number>();
  function worked(draftId: string): void {
    const at = now().getTime();
    const since = hourOf.get(draftId);
    if (since === undefined || at - since < HOUR_MS) {
      if (since === undefined) hourOf.set(draftId, at);
      return;
    }
    hourOf.set(draftId, at);
    const keep = async () => {
      const last = (await store.versions(draftId)).find((version) => version.name === 'hour');
      if (!last || at - last.at.getTime() > HOUR_MS / 2) await nameVersion(draftId, 'hour', null);
    };
    keep().catch((error) =>
      deps.log.warn({ draftId, err: error }, 'drafting: the hourly version was not kept'),
    );
  }

  /** Waits until the transaction that holds the row is over, then has every node look at what came of it. */
  async function announce(draftId: string): Promise<void> {
    try {
      await store.head(deps.sql, draftId, 'share');
    } catch (error) {
      deps.log.warn({ draftId, err: error }, 'drafting: the poll will notice the change');
    }
    registry.hint(draftId, -1);
    hints.send(draftId, -1);
  }

  async function lock(tx: Sql, draftId: string) {
    const head = await store.head(tx, draftId, 'update');
    if (!head) throw new DraftRefused('not_found');
    return head;
  }

  return {
    handleUpgrade: (req: IncomingMessage, socket: Duplex, head: Buffer) =>
      door.handleUpgrade(req, socket, head),

    async create(
      tx: Sql,
      draft: { id: string; kind: string; initial?: Uint8Array; accountId: string },
    ): Promise<void> {
      const kind = deps.kinds[draft.kind];
      if (!kind) throw new DraftRefused('invalid_input');
      const initial = draft.initial
        ? { id: deps.ids.id(), accountId: draft.accountId, ...snapshotOf(draft.initial, 1) }
        : null;
      await store.create(
        tx,
        { id: draft.id, kind: draft.kind, schemaVersion: kind.schemaVersion, at: now() },
        initial,
      );
    },

    /** A copy of the committed document; the caller may do with it what it likes. */
    async read(draftId: string, tx: Sql = deps.sql): Promise<Y.Doc> {
      const head = await store.head(tx, draftId);
      if (!head) throw new DraftRefused('not_found');
      return (await openDraft(store, tx, head)).doc;
    },

    /** An edit by the server in somebody's name: guarded, committed and told like any other. */
    async transact(draftId: string, accountId: string, edit: (doc: Y.Doc) => void): Promise<{ seq: number }> {
      const room = await registry.open(draftId);
      if (typeof room === 'string') throw new DraftRefused(room === 'frozen' ? 'frozen' : 'not_found');
      const result = await room.edit(accountId, edit);
      if (!result.ok) throw new DraftRefused(result.code);
      return { seq: result.seq };
    },

    /**
     * Within the caller's transaction: from its commit on no node accepts a frame. What was typed before is in the
     * document; sockets are closed once the transaction is known to have committed.
     */
    async freeze(
      tx: Sql,
      draftId: string,
      accountId: string | null = null,
    ): Promise<{ doc: Y.Doc; seq: number }> {
      const room = registry.rooms.get(draftId);
      if (room) await atMost(room.settle(), 300);
      const head = await lock(tx, draftId);
      if (head.frozen) throw new DraftRefused('frozen');
      const { doc, seq } = await openDraft(store, tx, head);
      const problems = deps.kinds[head.kind]?.check?.(doc) ?? [];
      if (problems.length > 0)
        deps.log.warn({ draftId, count: problems.length }, 'drafting: frozen with problems');
      const { snapshot } = snapshotOf(Y.encodeStateAsUpdate(doc), seq);
      await store.addSnapshot(tx, {
        ...snapshot,
        id: deps.ids.id(),
        draftId,
        generation: head.generation,
        name: 'freeze',
        by: accountId,
        at: now(),
      });
      await store.setFrozen(tx, draftId, now());
      void announce(draftId);
      return { doc, seq };
    },

    async unfreeze(tx: Sql, draftId: string): Promise<void> {
      await lock(tx, draftId);
      await store.setFrozen(tx, draftId, null);
    },

    /** Keeps the present text under a name. */
    nameVersion: (draftId: string, name: string, accountId: string) => nameVersion(draftId, name, accountId),

    versions: (draftId: string) => store.versions(draftId),

    async readVersion(draftId: string, versionId: string): Promise<Y.Doc> {
      const data = await store.version(draftId, versionId);
      if (!data) throw new DraftRefused('not_found');
      const doc = new Y.Doc();
      Y.applyUpdate(doc, data);
      return doc;
    },

    /** Who owns each Yjs client id: what an attribution view colours words by. */
    authors: (draftId: string): Promise<Map<number, string>> => store.clients(draftId),

    recheck: (who: Who): Promise<void> => door.recheck(matching(who)),

    revoke(who: Who, code: CloseName | string): number {
      const name = CLOSE_NAMES.find((known) => known === code) ?? 'rightsChanged';
      // Nobody in particular is nobody; a forum is only what the authoriser has named as such.
      if (who.accountId === undefined && who.draftId === undefined && who.forumId === undefined) return 0;
      const found = matching(who).filter(
        (one) => who.forumId === undefined || one.grant.forumId === who.forumId,
      );
      for (const connection of found) connection.close(name);
      return found.length;
    },

    roster(draftId: string): { accountId: string; name: string; colour: string; write: boolean }[] {
      const people = new Map<string, { accountId: string; name: string; colour: string; write: boolean }>();
      for (const { accountId, name, colour, grant } of matching({ draftId })) {
        const known = people.get(accountId);
        people.set(accountId, { accountId, name, colour, write: grant.write || (known?.write ?? false) });
      }
      return [...people.values()];
    },

    stats() {
      const rooms = [...registry.rooms.values()];
      return {
        rooms: registry.size,
        connections: door.connections.size,
        queued: rooms.reduce((sum, room) => sum + room.queued, 0),
        failing: rooms.filter((room) => room.failing).length,
        lagging: rooms.reduce((sum, room) => sum + room.fanout.lagging, 0),
        skipped: rooms.reduce((sum, room) => sum + room.fanout.skipped, 0),
        bufferedMax: Math.max(0, ...[...door.connections.values()].map((connection) => connection.buffered)),
        closed: Object.fromEntries(door.closedBy),
        compactions: compactor.done,
        ...timings.summary(),
      };
    },

    /** Tells clients which understand it what is about to happen, e.g. that the server restarts. */
    tell(reason: 'restart'): void {
      const frame = noticeFrame(reason);
      for (const connection of door.connections.values()) if (connection.wantsAcks) connection.send(frame);
    },

    /** Compacts drafts whose log has grown, open or not; a job calls it now and then. */
    sweep: (limit = 20): Promise<number> => compactor.sweep(limit),
    compact: (draftId: string): Promise<boolean> => compactor.compact(draftId),

    async stop(): Promise<void> {
      await door.stop();
      hints.flush();
      unsubscribe();
      unsubscribeCarets?.();
      await compactor.stop();
    },
  };
}
