/**
 * Who is where in the text. One client id per connection, name and colour from the session, small states, few frames.
 * Invariant: an entry exists only while its connection does; the clocks sent out are ours, so that a person who comes
 * back is seen at once and nobody can speak for another.
 */
import { type AwarenessEntry, awarenessFrame } from './protocol.ts';

export interface PresencePeer {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly colour: string;
  /** Synced and not lagging: takes frames as they come. */
  readonly ready: boolean;
  send(frame: Uint8Array): void;
}

interface Entry {
  client: number;
  peer: PresencePeer;
  theirClock: number;
  clock: number;
  json: string;
  block: string | null;
  /** Where the entry was when last sent: those there must hear that it left. */
  sentBlock: string | null;
  dirty: boolean;
}

const FIELDS = ['cursor', 'block', 'typing'] as const;
const RENEW_MS = 12_000;

export class Presence {
  readonly #entries = new Map<number, Entry>();
  readonly #byPeer = new Map<string, Entry>();
  #gone = new Map<number, { clock: number }>();
  #timer: NodeJS.Timeout | null = null;
  #clock = 0;
  #renewedAt = 0;
  readonly #options: { tickMs: number; bytes: number; carets: number; now: () => number };
  readonly #peers: () => Iterable<PresencePeer>;
  readonly #ownerOf: (client: number) => string | undefined;

  constructor(
    options: { tickMs: number; bytes: number; carets: number; now: () => number },
    peers: () => Iterable<PresencePeer>,
    /** The account that has written with this client id, if any. */
    ownerOf: (client: number) => string | undefined,
  ) {
    this.#options = options;
    this.#peers = peers;
    this.#ownerOf = ownerOf;
  }

  /** The account whose live connection speaks with this client id. */
  accountOf(client: number): string | undefined {
    return this.#entries.get(client)?.peer.accountId;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Entries for others' ids are what y-websocket clients echo by themselves: they mean nothing and are passed over. */
  receive(peer: PresencePeer, entries: readonly AwarenessEntry[]): void {
    for (const entry of entries) {
      const own = this.#byPeer.get(peer.id);
      if (own ? own.client === entry.client : entry.state !== null && this.#bindable(peer, entry.client)) {
        this.#accept(peer, entry);
      }
    }
  }

  #bindable(peer: PresencePeer, client: number): boolean {
    const holder = this.#entries.get(client)?.peer;
    if (holder && holder.accountId !== peer.accountId) return false;
    const owner = this.#ownerOf(client);
    return owner === undefined || owner === peer.accountId;
  }

  #accept(peer: PresencePeer, incoming: AwarenessEntry): void {
    const known = this.#entries.get(incoming.client);
    if (incoming.state === null) {
      if (known?.peer === peer) this.leave(peer);
      return;
    }
    if (known?.peer === peer && incoming.clock <= known.theirClock) return;
    const state: Record<string, unknown> = {};
    for (const field of FIELDS) if (incoming.state[field] != null) state[field] = incoming.state[field];
    if (Buffer.byteLength(JSON.stringify(state)) > this.#options.bytes) return;
    state.user = { name: peer.name, color: peer.colour };
    const json = JSON.stringify(state);
    if (known?.peer === peer && known.json === json) {
      known.theirClock = incoming.clock;
      return;
    }
    if (known && known.peer !== peer) this.#byPeer.delete(known.peer.id);
    const block = typeof state.block === 'string' ? state.block : null;
    const entry: Entry = {
      client: incoming.client,
      peer,
      theirClock: incoming.clock,
      clock: this.#nextClock(),
      json,
      block,
      sentBlock: known?.sentBlock ?? null,
      dirty: true,
    };
    this.#entries.set(incoming.client, entry);
    this.#byPeer.set(peer.id, entry);
    this.#gone.delete(incoming.client);
    this.#wake();
  }

  leave(peer: PresencePeer): void {
    const entry = this.#byPeer.get(peer.id);
    if (!entry) return;
    this.#byPeer.delete(peer.id);
    this.#entries.delete(entry.client);
    this.#gone.set(entry.client, { clock: this.#nextClock() });
    this.#wake();
  }

  /** All states this peer may see, for one who has just synced or asks. */
  greet(peer: PresencePeer): void {
    const visible = [...this.#entries.values()].filter(
      (entry) => entry.peer !== peer && this.#sees(peer, entry),
    );
    if (visible.length > 0) peer.send(awarenessFrame(visible));
  }

  /** Receivers forget a silent state after 30 s: renew what they see, all in one frame, instead of relaying renewals. */
  renew(): void {
    const now = this.#options.now();
    if (this.#entries.size === 0 || now - this.#renewedAt < RENEW_MS) return;
    this.#renewedAt = now;
    for (const entry of this.#entries.values()) {
      entry.clock = this.#nextClock();
      entry.dirty = true;
    }
    this.#wake();
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #wake(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#flush();
    }, this.#options.tickMs);
  }

  #flush(): void {
    const dirty = [...this.#entries.values()].filter((entry) => entry.dirty);
    const gone = [...this.#gone].map(([client, { clock }]) => ({ client, clock, json: 'null' }));
    this.#gone = new Map();
    if (dirty.length + gone.length > 0) {
      if (this.#entries.size <= this.#options.carets) this.#sendAll(dirty, gone);
      else this.#sendByBlock(dirty, gone);
    }
    for (const entry of dirty) {
      entry.dirty = false;
      entry.sentBlock = entry.block;
    }
  }

  #sendAll(dirty: Entry[], gone: { client: number; clock: number; json: string }[]): void {
    const shared = awarenessFrame([...dirty, ...gone]);
    for (const peer of this.#peers()) {
      if (!peer.ready) continue;
      const own = this.#byPeer.get(peer.id);
      if (!own?.dirty) peer.send(shared);
      else if (dirty.length + gone.length > 1) {
        peer.send(awarenessFrame([...dirty.filter((entry) => entry !== own), ...gone]));
      }
    }
  }

  /** In a crowd a caret is told only to those in the same block, and its leaving to those in the block it left. */
  #sendByBlock(dirty: Entry[], gone: { client: number; clock: number; json: string }[]): void {
    const farewell = gone.length > 0 ? awarenessFrame(gone) : null;
    const frames = new Map<string, Uint8Array | null>();
    for (const peer of this.#peers()) {
      if (!peer.ready) continue;
      if (farewell) peer.send(farewell);
      const block = this.#byPeer.get(peer.id)?.block;
      if (block == null) continue;
      let frame = frames.get(block);
      if (frame === undefined) {
        const here = dirty.filter((entry) => entry.block === block);
        const left = dirty.filter((entry) => entry.block !== block && entry.sentBlock === block);
        const list = [
          ...here.slice(0, this.#options.carets),
          ...left.map((entry) => ({ ...entry, json: 'null' })),
        ];
        frame = list.length > 0 ? awarenessFrame(list) : null;
        frames.set(block, frame);
      }
      if (frame) peer.send(frame);
    }
  }

  #sees(peer: PresencePeer, entry: Entry): boolean {
    if (this.#entries.size <= this.#options.carets) return true;
    const block = this.#byPeer.get(peer.id)?.block;
    return block != null && block === entry.block;
  }

  #nextClock(): number {
    this.#clock = Math.max(this.#clock + 1, this.#options.now());
    return this.#clock;
  }
}
