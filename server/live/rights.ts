/**
 * Rights that change while a socket is open. A revoked socket loses its rooms in the same tick, before anything is
 * asked, and gets back only what it may still see; when that cannot be found out, it is closed.
 */
import type { ByeCode } from '#domain/contract.ts';
import type { Presence } from './presence.ts';
import type { LiveMessage, LiveOptions, LiveSocket, ViewEntry } from './types.ts';
import { type ViewHub, viewKey } from './view-hub.ts';
import type { Snapshot } from './watched-view.ts';

/** Questions to the database at one time, when a whole forum's rights change. */
const AT_ONCE = 16;

export function sayBye(options: Pick<LiveOptions, 'metrics'>, socket: LiveSocket, code: ByeCode): void {
  options.metrics.liveClosed.inc({ code });
  socket.emit('bye', { code });
  socket.disconnect(true);
}

export class Rights {
  readonly #options: LiveOptions;
  readonly #hub: ViewHub;
  readonly #presence: Presence;
  readonly #byAccount = new Map<string, Set<LiveSocket>>();
  readonly #sockets = new Set<LiveSocket>();
  /** Raised by every revocation: a socket resolved before it is asked again when it is seated. */
  epoch = 0;

  constructor(options: LiveOptions, hub: ViewHub, presence: Presence) {
    this.#options = options;
    this.#hub = hub;
    this.#presence = presence;
  }

  seat(socket: LiveSocket): void {
    this.#sockets.add(socket);
    const accountId = socket.data.seat.actor?.accountId;
    if (accountId === undefined) return;
    const set = this.#byAccount.get(accountId) ?? new Set();
    set.add(socket);
    this.#byAccount.set(accountId, set);
  }

  unseat(socket: LiveSocket): void {
    this.#sockets.delete(socket);
    const accountId = socket.data.seat.actor?.accountId;
    if (accountId === undefined) return;
    const set = this.#byAccount.get(accountId);
    set?.delete(socket);
    if (set?.size === 0) this.#byAccount.delete(accountId);
  }

  of(accountId: string): ReadonlySet<LiveSocket> {
    return this.#byAccount.get(accountId) ?? new Set();
  }

  revoke(message: Extract<LiveMessage, { type: 'revoke' }>): void {
    // A frozen or closed draft is the drafting engine's; views hear of it as a fact.
    if (message.code === 'frozen') return;
    this.epoch += 1;
    const concerned = [...this.#concerned(message)];
    if (message.code !== 'rights_changed') {
      for (const socket of concerned) {
        this.#strip(socket);
        sayBye(this.#options, socket, message.code === 'suspended' ? 'forbidden' : 'unauthorised');
      }
      return;
    }
    void this.#again(concerned);
  }

  /** For connections that live longer than any message may be lost. */
  recheck(olderThanMs: number): void {
    const limit = performance.now() - olderThanMs;
    void this.#again([...this.#sockets].filter((socket) => socket.data.seat.checkedAt < limit));
  }

  /** After a socket was resolved on the brink of a revocation. */
  reauthorise(socket: LiveSocket): Promise<void> {
    this.#strip(socket);
    return this.#restore(socket);
  }

  /**
   * Lets a socket into one of the views it wants, or answers null. Rights that change meanwhile void the answer:
   * only the last question counts.
   */
  async admit(socket: LiveSocket, entry: ViewEntry, id: string): Promise<Snapshot | null> {
    const { seat } = socket.data;
    for (;;) {
      const { epoch } = seat;
      const audience = await entry.audience(seat.actor, id);
      if (seat.epoch !== epoch) continue;
      const wanted = socket.connected && seat.wanted.has(viewKey(entry.name, id));
      if (audience === null || !wanted) return null;
      const loading = this.#hub.join(socket, entry, id, audience);
      this.#presence.enter(socket, entry, id, audience, seat.actor);
      const snapshot = await loading;
      if (seat.epoch === epoch) return snapshot;
    }
  }

  *#concerned({ accountId, forumId }: { accountId?: string; forumId?: string }): Iterable<LiveSocket> {
    if (accountId !== undefined) {
      yield* this.#byAccount.get(accountId) ?? [];
      return;
    }
    if (forumId === undefined) return;
    for (const socket of this.#sockets) {
      const views = [...socket.data.seat.wanted.values()];
      if (views.some(({ entry, id }) => entry.keys(id).some((key) => key.split(':').includes(forumId))))
        yield socket;
    }
  }

  async #again(sockets: LiveSocket[]): Promise<void> {
    for (const socket of sockets) this.#strip(socket);
    const queue = [...sockets];
    const worker = async () => {
      for (let socket = queue.pop(); socket !== undefined; socket = queue.pop()) await this.#restore(socket);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }

  #strip(socket: LiveSocket): void {
    socket.data.seat.epoch += 1;
    this.#hub.leaveAll(socket);
  }

  async #restore(socket: LiveSocket): Promise<void> {
    const { seat } = socket.data;
    const { epoch } = seat;
    // Where the epoch has moved on, the later revocation restores in our place.
    const overtaken = () => seat.epoch !== epoch || !socket.connected;
    try {
      const actor = await this.#options.resolveActor(seat.headers);
      if (overtaken()) return;
      if (actor?.accountId !== seat.actor?.accountId) {
        sayBye(this.#options, socket, 'unauthorised');
        return;
      }
      seat.actor = actor;
      seat.checkedAt = performance.now();
      for (const { entry, id } of [...seat.wanted.values()]) {
        const snapshot = await this.admit(socket, entry, id);
        if (overtaken()) return;
        if (!seat.wanted.has(viewKey(entry.name, id))) continue;
        if (snapshot !== null) {
          socket.emit('view:changed', { name: entry.name, id, rev: snapshot.rev, data: snapshot.data });
          continue;
        }
        seat.wanted.delete(viewKey(entry.name, id));
        this.#presence.exit(socket, entry.name, id);
        socket.emit('view:closed', { name: entry.name, id, code: 'not_found' });
      }
    } catch (error) {
      this.#options.log.error({ err: error }, 'rights could not be asked');
      sayBye(this.#options, socket, 'rightsChanged');
    }
  }
}
