/**
 * All watched views of this node: who looks at what, which facts concern it, and the rooms through which a view is
 * encoded once for everybody of one audience. Emits are local: other nodes hear the same fact and compute their own.
 */
import { isRefusal } from '#domain/errors.ts';
import type { LiveOptions, LiveServer, LiveSocket, ViewEntry } from './types.ts';
import { type Snapshot, WatchedView } from './watched-view.ts';

type Watched = { view: WatchedView; room: string; entry: ViewEntry; id: string; members: Set<LiveSocket> };

export const viewKey = (name: string, id: string) => `${name}|${id}`;

export class ViewHub {
  readonly #io: LiveServer;
  readonly #options: LiveOptions;
  readonly #coalesceMs: number;
  readonly #watched = new Map<string, Watched>();
  readonly #byFact = new Map<string, Set<Watched>>();
  #rev = 0;

  constructor(io: LiveServer, options: LiveOptions, coalesceMs: number) {
    this.#io = io;
    this.#options = options;
    this.#coalesceMs = coalesceMs;
  }

  /** Seats a socket before loading, so that no change falls between its first state and the next. */
  join(socket: LiveSocket, entry: ViewEntry, id: string, audience: string): Promise<Snapshot> {
    const room = `view|${entry.name}|${id}|${audience}`;
    const watched = this.#watched.get(room) ?? this.#create(room, entry, id, audience);
    watched.members.add(socket);
    void socket.join(room);
    socket.data.seat.open.set(viewKey(entry.name, id), { entry, id, audience });
    return watched.view.current();
  }

  leave(socket: LiveSocket, name: string, id: string): void {
    const key = viewKey(name, id);
    const open = socket.data.seat.open.get(key);
    if (open === undefined) return;
    socket.data.seat.open.delete(key);
    const room = `view|${name}|${id}|${open.audience}`;
    void socket.leave(room);
    const watched = this.#watched.get(room);
    if (watched === undefined) return;
    watched.members.delete(socket);
    if (watched.members.size === 0) this.#dispose(room, watched);
  }

  leaveAll(socket: LiveSocket): void {
    for (const { entry, id } of [...socket.data.seat.open.values()]) this.leave(socket, entry.name, id);
  }

  facts(keys: readonly string[]): void {
    const hit = new Set<Watched>();
    for (const key of keys) for (const watched of this.#byFact.get(key) ?? []) hit.add(watched);
    for (const { view } of hit) view.touch();
  }

  stop(): void {
    for (const { view } of this.#watched.values()) view.end();
    this.#watched.clear();
    this.#byFact.clear();
  }

  #create(room: string, entry: ViewEntry, id: string, audience: string): Watched {
    const { metrics, log } = this.#options;
    const view = new WatchedView({
      coalesceMs: entry.coalesceMs ?? this.#coalesceMs,
      nextRev: () => this.#nextRev(),
      load: async () => {
        const stop = metrics.liveLoadSeconds.startTimer({ view: entry.name });
        return entry.load(audience, id).finally(stop);
      },
      changed: ({ rev, data }) => {
        this.#io.local.to(room).emit('view:changed', { name: entry.name, id, rev, data });
      },
      failed: (error) => {
        if (isRefusal(error)) {
          this.#close(watched, error.vecheCode);
          return true;
        }
        log.error({ err: error, view: entry.name }, 'view failed to load');
        return false;
      },
    });
    const watched: Watched = { view, room, entry, id, members: new Set() };
    this.#watched.set(room, watched);
    for (const key of entry.keys(id)) {
      const set = this.#byFact.get(key) ?? new Set();
      set.add(watched);
      this.#byFact.set(key, set);
    }
    metrics.liveViews.set(this.#watched.size);
    return watched;
  }

  /** The thing is gone, or nobody of this audience may see it any more. */
  #close(watched: Watched, code: string): void {
    for (const socket of [...watched.members]) {
      socket.emit('view:closed', { name: watched.entry.name, id: watched.id, code });
      this.leave(socket, watched.entry.name, watched.id);
    }
  }

  #dispose(room: string, watched: Watched): void {
    watched.view.end();
    this.#watched.delete(room);
    for (const key of watched.entry.keys(watched.id)) {
      const set = this.#byFact.get(key);
      set?.delete(watched);
      if (set?.size === 0) this.#byFact.delete(key);
    }
    this.#options.metrics.liveViews.set(this.#watched.size);
  }

  /** Rises on this node by itself; comparable with other nodes as far as their clocks agree. */
  #nextRev(): number {
    this.#rev = Math.max(this.#rev + 1, this.#options.clock.now().getTime() * 1_000);
    return this.#rev;
  }
}
