/**
 * Everybody in a room and what each of them has been told.
 * Invariant: after its answer to step 1 a peer is either told every batch or is marked `behind` with the state vector
 * up to which it was told, and later gets one difference from there.
 */
import * as Y from 'yjs';
import type { Connection } from './connection.ts';
import type { Limits } from './limits.ts';
import { step1Frame, step2Frame, updateFrame } from './protocol.ts';

interface Cache {
  frame: Uint8Array;
  tail: Uint8Array[];
}
const TAIL = 16;

export class Fanout {
  readonly peers = new Map<string, Connection>();
  readonly #limits: Limits;
  #cache: Cache | null = null;
  #step1: Uint8Array | null = null;
  #lagging = new Set<Connection>();
  skipped = 0;

  /** `whole`: the document as it is now, where somebody has it encoded already. */
  constructor(limits: Limits, whole: Uint8Array | null) {
    this.#limits = limits;
    if (whole) this.#cache = { frame: step2Frame(whole), tail: [] };
  }

  /** Bytes of the last full answer; a measure of the document. */
  get fullBytes(): number {
    return this.#cache?.frame.length ?? 0;
  }

  broadcast(update: Uint8Array, before: Map<number, number>): void {
    const frame = updateFrame(update);
    this.#step1 = null;
    if (this.#cache && this.#cache.tail.push(frame) > TAIL) this.#cache = null;
    let sv: Uint8Array | null = null;
    for (const peer of this.peers.values()) {
      if (!peer.ready) continue;
      if (peer.buffered <= this.#limits.lagBytes) {
        peer.send(frame);
        continue;
      }
      sv ??= Y.encodeStateVector(before);
      peer.behind = { sv, since: performance.now(), buffered: peer.buffered };
      this.#lagging.add(peer);
      this.skipped += 1;
    }
  }

  /** The answer to step 1, from committed state only; writers are asked for what they hold in return. */
  answer(doc: Y.Doc, peer: Connection, sv: Uint8Array): void {
    const empty = sv.length === 1 && sv[0] === 0;
    if (empty) for (const frame of this.#full(doc)) peer.send(frame);
    else peer.send(step2Frame(Y.encodeStateAsUpdate(doc, sv)));
    peer.synced = true;
    peer.behind = null;
    this.#lagging.delete(peer);
    if (peer.grant.write) this.ask(doc, peer);
  }

  /** Until the answer has come nothing later on this connection is acknowledged. */
  ask(doc: Y.Doc, peer: Connection): void {
    peer.owes = true;
    this.#step1 ??= step1Frame(Y.encodeStateVector(doc));
    peer.send(this.#step1);
  }

  #full(doc: Y.Doc): Uint8Array[] {
    this.#cache ??= { frame: step2Frame(Y.encodeStateAsUpdate(doc)), tail: [] };
    return [this.#cache.frame, ...this.#cache.tail];
  }

  get lagging(): number {
    return this.#lagging.size;
  }

  /** Called between commits: those who have drained get one difference, those who never drain are cut off. */
  resume(doc: Y.Doc): Connection[] {
    const now = performance.now();
    const resumed: Connection[] = [];
    for (const peer of this.#lagging) {
      const behind = peer.behind;
      if (!behind || peer.closed) {
        this.#lagging.delete(peer);
        continue;
      }
      const buffered = peer.buffered;
      if (buffered <= this.#limits.lagBytes / 8) {
        this.#lagging.delete(peer);
        peer.behind = null;
        peer.send(updateFrame(Y.encodeStateAsUpdate(doc, behind.sv)));
        resumed.push(peer);
        continue;
      }
      if (buffered < behind.buffered) {
        behind.buffered = buffered;
        behind.since = now;
      }
      if (buffered > this.#limits.lagMaxBytes || now - behind.since > this.#limits.lagMaxMs)
        peer.close('overload');
    }
    return resumed;
  }

  /** The document was rebuilt from the log: nothing cached is valid. */
  forget(): void {
    this.#cache = null;
    this.#step1 = null;
  }

  leave(peer: Connection): void {
    this.peers.delete(peer.id);
    this.#lagging.delete(peer);
  }
}
