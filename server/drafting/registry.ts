/**
 * The rooms of this process. A room is opened once however many ask, lingers a little when empty, and follows the log of
 * other nodes by their hints and by a poll that heals lost hints.
 * Invariant: a failed opening leaves nothing behind; without rooms no timer runs.
 */
import type postgres from 'postgres';
import type { RoomKind } from './kinds.ts';
import type { Limits } from './limits.ts';
import { Room } from './room.ts';
import type { RoomDeps } from './room-deps.ts';
import type { Store } from './store.ts';

export interface RegistryDeps extends Omit<RoomDeps, 'kind' | 'onEnd' | 'sql' | 'limits'> {
  store: Store;
  sql: postgres.Sql;
  limits: Limits;
  kinds: Record<string, RoomKind>;
}
export type OpenFailure = 'notFound' | 'frozen';

export class Registry {
  readonly rooms = new Map<string, Room>();
  readonly #opening = new Map<string, Promise<Room | OpenFailure>>();
  readonly #deps: RegistryDeps;
  #timer: NodeJS.Timeout | null = null;
  #polling = false;

  constructor(deps: RegistryDeps) {
    this.#deps = deps;
  }

  get size(): number {
    return this.rooms.size + this.#opening.size;
  }

  open(draftId: string): Promise<Room | OpenFailure> {
    const room = this.rooms.get(draftId);
    if (room) {
      room.idleSince = performance.now();
      return Promise.resolve(room);
    }
    let opening = this.#opening.get(draftId);
    if (!opening) {
      opening = this.#load(draftId).finally(() => this.#opening.delete(draftId));
      this.#opening.set(draftId, opening);
    }
    return opening;
  }

  async #load(draftId: string): Promise<Room | OpenFailure> {
    const { store, sql, kinds } = this.#deps;
    const head = await store.head(sql, draftId);
    const kind = head ? kinds[head.kind] : undefined;
    if (!head || !kind) return 'notFound';
    if (head.frozen) return 'frozen';
    const onEnd = (ended: { id: string }) => {
      if (this.rooms.get(draftId) === ended) this.rooms.delete(draftId);
    };
    const room = await Room.open({ ...this.#deps, kind, onEnd }, head);
    this.rooms.set(draftId, room);
    // A hint may have come while the room was loading.
    room.refresh();
    this.#timer ??= setInterval(() => void this.#tick(), Math.min(this.#deps.limits.pollMs, 500));
    return room;
  }

  /** Another node has written up to `seq`; a negative one means: look again whatever you know. */
  hint(draftId: string, seq: number): void {
    const room = this.rooms.get(draftId);
    if (room && (seq < 0 || seq > room.seq)) room.refresh();
  }

  #polledAt = 0;
  async #tick(): Promise<void> {
    const now = performance.now();
    for (const room of [...this.rooms.values()]) {
      const idle =
        room.fanout.peers.size === 0 && !room.busy && now - room.idleSince > this.#deps.limits.lingerMs;
      if (idle) this.#unload(room);
    }
    if (this.rooms.size === 0 && this.#opening.size === 0) {
      if (this.#timer) clearInterval(this.#timer);
      this.#timer = null;
      return;
    }
    if (this.#polling || now - this.#polledAt < this.#deps.limits.pollMs) return;
    this.#polling = true;
    this.#polledAt = now;
    try {
      const ids = [...this.rooms.keys()];
      const heads = new Map((await this.#deps.store.heads(ids)).map((head) => [head.id, head]));
      for (const id of ids) {
        const room = this.rooms.get(id);
        const head = heads.get(id);
        if (room && (!head || head.frozen || head.headSeq > room.seq || head.generation !== room.generation))
          room.refresh();
      }
    } catch (error) {
      this.#deps.log.warn({ err: error }, 'drafting: the poll failed');
    } finally {
      this.#polling = false;
    }
  }

  #unload(room: Room): void {
    room.end('restart');
    this.rooms.delete(room.id);
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    await Promise.allSettled([...this.#opening.values()]);
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    const rooms = [...this.rooms.values()];
    await Promise.all(rooms.map((room) => atMost(room.settle(), 10_000)));
    for (const room of rooms) this.#unload(room);
  }
}

export async function atMost(work: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, limit]);
  clearTimeout(timer);
}
