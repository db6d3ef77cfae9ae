/**
 * Who is where in the text. One client id per connection, name and colour from the session, small states, few frames.
 * Invariant: an entry exists only while its connection does; the clocks sent out are ours, so that a person who comes
 * back is seen at once and nobody can speak for another.
 */
import type { Limits } from './limits.ts';
import type { PresenceLink, PresenceMessage, Told } from './presence-link.ts';
import { type AwarenessEntry, awarenessFrame } from './protocol.ts';

export interface PresencePeer {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly colour: string;
  /** Synced and not lagging: takes frames as they come. */
  readonly ready: boolean;
  /** Of another node: when it was last heard of. */
  seenAt?: number;
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
const FORGET_MS = 28_000;

interface Options {
  limits: Pick<Limits, 'presenceMs' | 'presenceBytes' | 'carets'>;
  now: () => number;
  link: PresenceLink | null;
}

export class Presence {
  readonly #entries = new Map<number, Entry>();
  readonly #byPeer = new Map<string, Entry>();
  #gone = new Map<number, { clock: number; far: boolean }>();
  #timer: NodeJS.Timeout | null = null;
  #clock = 0;
  #renewedAt = 0;
  readonly #options: Options;
  readonly #peers: () => Iterable<PresencePeer>;
  readonly #ownerOf: (client: number) => string | undefined;

  constructor(
    options: Options,
    peers: () => Iterable<PresencePeer>,
    /** The account that has written with this client id, if any. */
    ownerOf: (client: number) => string | undefined,
  ) {
    this.#options = options;
    this.#peers = peers;
    this.#ownerOf = ownerOf;
    options.link?.hello();
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
    if (Buffer.byteLength(JSON.stringify(state)) > this.#options.limits.presenceBytes) return;
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
    this.#gone.set(entry.client, { clock: this.#nextClock(), far: peer.seenAt !== undefined });
    this.#wake();
  }

  /** All states this peer may see, for one who has just synced or asks. */
  greet(peer: PresencePeer): void {
    const visible = [...this.#entries.values()].filter(
      (entry) => entry.peer !== peer && this.#sees(peer, entry),
    );
    // A client that was away remembers the clocks of those it forgot, and would pass over the same ones.
    for (const entry of visible) entry.clock = this.#nextClock();
    if (visible.length > 0) peer.send(awarenessFrame(visible));
  }

  /** Receivers forget a silent state after 30 s: renew what they see, all in one frame, instead of relaying renewals. */
  renew(): void {
    const now = this.#options.now();
    if (this.#entries.size === 0 || now - this.#renewedAt < RENEW_MS) return;
    this.#renewedAt = now;
    for (const entry of [...this.#entries.values()]) {
      if (entry.peer.seenAt !== undefined && now - entry.peer.seenAt > FORGET_MS) this.leave(entry.peer);
      entry.clock = this.#nextClock();
      entry.dirty = true;
    }
    this.#wake();
  }

  /** Another node tells where its people are. */
  heard(message: PresenceMessage): void {
    for (const told of message.told) this.#hear(message.node, told);
    this.#options.link?.heard(message, () =>
      [...this.#entries.values()].filter((entry) => entry.peer.seenAt === undefined).map(toldOf),
    );
  }

  #hear(node: string, { client, accountId, name, colour, state }: Told): void {
    const id = `${node}:${client}`;
    const known = this.#entries.get(client)?.peer;
    // Who is here himself is no longer there, whatever the other node still believes.
    if (known && known.id !== id && known.seenAt === undefined) return;
    const same = known?.id === id && known.name === name && known.colour === colour;
    const peer: PresencePeer = same ? known : { id, accountId, name, colour, ready: false, send() {} };
    peer.seenAt = this.#options.now();
    if (state === null) this.leave(peer);
    else if (this.#bindable(peer, client)) this.#accept(peer, { client, clock: this.#nextClock(), state });
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #wake(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#flush();
    }, this.#options.limits.presenceMs);
  }

  #flush(): void {
    const dirty = [...this.#entries.values()].filter((entry) => entry.dirty);
    const gone = [...this.#gone].map(([client, { clock, far }]) => ({ client, clock, far, json: 'null' }));
    this.#gone = new Map();
    const told = [
      ...dirty.filter((entry) => entry.peer.seenAt === undefined).map(toldOf),
      ...gone.filter(({ far }) => !far).map(({ client }) => farewellOf(client)),
    ];
    if (told.length > 0) this.#options.link?.tell(told);
    if (dirty.length + gone.length > 0) {
      if (this.#entries.size <= this.#options.limits.carets) this.#sendAll(dirty, gone);
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
          ...here.slice(0, this.#options.limits.carets),
          ...left.map((entry) => ({ ...entry, json: 'null' })),
        ];
        frame = list.length > 0 ? awarenessFrame(list) : null;
        frames.set(block, frame);
      }
      if (frame) peer.send(frame);
    }
  }

  #sees(peer: PresencePeer, entry: Entry): boolean {
    if (this.#entries.size <= this.#options.limits.carets) return true;
    const block = this.#byPeer.get(peer.id)?.block;
    return block != null && block === entry.block;
  }

  #nextClock(): number {
    this.#clock = Math.max(this.#clock + 1, this.#options.now());
    return this.#clock;
  }
}

function toldOf({ client, peer, json }: Entry): Told {
  const { user: _user, ...state } = JSON.parse(json) as Record<string, unknown>;
  return { client, accountId: peer.accountId, name: peer.name, colour: peer.colour, state };
}
const farewellOf = (client: number): Told => ({ client, accountId: '', name: '', colour: '', state: null });
