/**
 * A draft held open: one loop per room takes what came in, has it judged and applied in one Yjs transaction, commits the
 * raw updates in one statement, and only then tells everybody and acknowledges.
 * Invariants: step 1 is answered only while no commit is in flight; the loop is the only one that touches the replica; a
 * flush begins at once in an idle room, and it rests (its commit and the pause after it) at least as long as it worked, so
 * that a busy room never takes more than about half a core.
 */
import * as Y from 'yjs';
import type { CloseName } from '#domain/close-codes.ts';
import type { Connection } from './connection.ts';
import { Fanout } from './fanout.ts';
import { type EditResult, type Entry, entryOf } from './judge.ts';
import { Pace } from './pace.ts';
import { Presence } from './presence.ts';
import { ackFrame, type Incoming, isEmptyUpdate, readFrame, storingFrame } from './protocol.ts';
import { Replica } from './replica.ts';
import type { RoomDeps } from './room-deps.ts';
import { codeOf, type Job, runEdit } from './server-edit.ts';
import type { DraftHead } from './store.ts';
import { decode, readableStateVector } from './structs.ts';
import { Storing } from './with-retry.ts';

interface Ack {
  kind: 'ack';
  peer: Connection;
  counter: number;
}
const MAX_DANGLING = 8;
const MAX_DROPPED = 5_000;
const LAG_CHECK_MS = 50;

export class Room {
  readonly id: string;
  readonly fanout: Fanout;
  readonly presence: Presence;
  readonly #deps: RoomDeps;
  readonly #replica: Replica;
  #queue: (Entry | Ack)[] = [];
  #joins: { peer: Connection; sv: Uint8Array }[] = [];
  #jobs: Job[] = [];
  #stale = false;
  #running = false;
  #timer: NodeJS.Timeout | NodeJS.Immediate | null = null;
  #lagTimer: NodeJS.Timeout | null = null;
  readonly #pace: Pace;
  readonly #storing: Storing;
  ended = false;
  idleSince = performance.now();
  #settled: (() => void)[] = [];

  private constructor(deps: RoomDeps, replica: Replica) {
    this.#deps = deps;
    this.#replica = replica;
    this.id = replica.head.id;
    this.#pace = new Pace(deps.limits);
    this.fanout = new Fanout(deps.limits, replica.takeWhole());
    this.#storing = new Storing(deps.limits.storeFailMs, {
      ended: () => this.ended,
      failing: (error) =>
        deps.log.warn({ draftId: this.id, err: error }, 'drafting: storing fails, trying again'),
      tell: (ok) => {
        for (const peer of this.fanout.peers.values()) if (peer.wantsAcks) peer.send(storingFrame(ok));
      },
      cutOff: () => {
        for (const peer of [...this.fanout.peers.values()]) peer.close('storeFailed');
      },
    });
    this.presence = new Presence(
      { limits: deps.limits, now: () => deps.now().getTime(), link: deps.link(this.id) },
      () => this.fanout.peers.values(),
      (client) => replica.ownerOf(client),
    );
  }

  static async open(deps: RoomDeps, head: DraftHead): Promise<Room> {
    return new Room(deps, await Replica.open(deps, head));
  }

  get seq(): number {
    return this.#replica.seq;
  }
  get generation(): number {
    return this.#replica.head.generation;
  }
  get minClientSchema(): number {
    return this.#deps.kind.minClientSchema;
  }
  get failing(): boolean {
    return this.#storing.failing;
  }
  /** Storing has failed for too long: nobody is let in until it works again. */
  get shut(): boolean {
    return this.#storing.shut;
  }
  get queued(): number {
    return this.#queue.length + this.#jobs.length;
  }
  get busy(): boolean {
    return this.#running || this.#queue.length > 0 || this.#jobs.length > 0 || this.#joins.length > 0;
  }

  // — people —

  join(peer: Connection): void {
    this.fanout.peers.set(peer.id, peer);
    if (this.failing && peer.wantsAcks) peer.send(storingFrame(false));
  }

  leave(peer: Connection): void {
    this.fanout.leave(peer);
    this.presence.leave(peer);
    this.#joins = this.#joins.filter((join) => join.peer !== peer);
    if (this.fanout.peers.size === 0) this.idleSince = performance.now();
  }

  receive(peer: Connection, frame: Uint8Array): void {
    if (this.ended || peer.closed) return;
    let messages: Incoming[];
    try {
      messages = readFrame(frame);
    } catch {
      peer.close('badFrame');
      return;
    }
    for (const message of messages) this.#take(peer, message);
    this.wake();
  }

  #take(peer: Connection, message: Incoming): void {
    if (peer.closed) return;
    switch (message.type) {
      case 'step1':
        if (readableStateVector(message.sv)) this.#joins.push({ peer, sv: message.sv });
        else peer.close('badFrame');
        break;
      case 'write':
        this.#takeUpdate(peer, message.update, message.whole);
        break;
      case 'ack':
        if (this.#running || this.#queue.length > 0 || peer.owes) {
          this.#queue.push({ kind: 'ack', peer, counter: message.counter });
        } else peer.send(ackFrame(message.counter));
        break;
      case 'awareness':
        this.presence.receive(peer, message.entries);
        break;
      case 'queryAwareness':
        this.presence.greet(peer);
        break;
    }
  }

  #takeUpdate(peer: Connection, data: Uint8Array, whole: boolean): void {
    if (isEmptyUpdate(data) && !peer.owes) return;
    const decoded = decode(data);
    if (decoded) this.#queue.push(entryOf(peer, data, decoded, whole));
    else peer.close('badFrame');
  }

  /** An edit of the server's own, on a copy, with an author; judged, committed and told like any other. */
  edit(accountId: string, edit: (doc: Y.Doc) => void): Promise<EditResult> {
    if (this.ended) return Promise.resolve({ ok: false, code: 'unavailable' });
    return new Promise((resolve, reject) => {
      this.#jobs.push({ accountId, edit, resolve, reject });
      this.wake();
    });
  }

  /** Resolves when everything taken in so far is committed or refused. */
  settle(): Promise<void> {
    if (!this.busy || this.ended) return Promise.resolve();
    return new Promise((resolve) => this.#settled.push(resolve));
  }

  /** Another node has written, or the draft row has changed: read it again. */
  refresh(): void {
    this.#stale = true;
    this.wake();
  }

  // — the loop —

  wake(): void {
    if (this.#running || this.ended) return;
    const urgent = this.#stale || this.#joins.length > 0 || this.#jobs.length > 0;
    const waiting = this.#queue.some((item) => !item.peer?.held);
    if (!urgent && !waiting) {
      this.#rest();
      return;
    }
    const delay = urgent ? 0 : this.#pace.delay;
    if (this.#timer) {
      if (delay > 0) return;
      this.#cancel();
    }
    const run = () => {
      this.#timer = null;
      void this.#run();
    };
    this.#timer = delay > 0 ? setTimeout(run, delay) : setImmediate(run);
  }

  #cancel(): void {
    if (this.#timer) {
      clearTimeout(this.#timer as NodeJS.Timeout);
      clearImmediate(this.#timer as NodeJS.Immediate);
    }
    this.#timer = null;
  }

  #rest(): void {
    if (this.fanout.peers.size === 0) this.idleSince = performance.now();
    for (const resolve of this.#settled.splice(0)) resolve();
  }

  async #run(): Promise<void> {
    this.#running = true;
    try {
      if (this.#stale) await this.#catchUp();
      this.#answer();
      if (this.#jobs.length > 0) this.#startJob();
      const due = this.#pace.delay <= 0.5;
      if (due && this.#queue.length > 0) await this.#flush(this.#batch());
      this.#answer();
    } catch (error) {
      this.#deps.log.error({ draftId: this.id, err: error }, 'drafting: the room failed and is closed');
      this.end('storeFailed');
    } finally {
      this.#running = false;
      this.wake();
    }
  }

  #answer(): void {
    if (this.ended) return;
    for (const { peer, sv } of this.#joins.splice(0, this.#deps.limits.joins)) {
      if (peer.closed) continue;
      const first = !peer.synced;
      this.fanout.answer(this.#replica.doc, peer, sv);
      if (first) this.presence.greet(peer);
    }
    if (this.fanout.lagging === 0) return;
    for (const peer of this.fanout.resume(this.#replica.doc)) this.presence.greet(peer);
    this.#lagTimer ??= setTimeout(() => {
      this.#lagTimer = null;
      // A turn of the loop looks after those who lag; a turn under way does so at its end.
      if (!this.#running) this.#answer();
    }, LAG_CHECK_MS);
  }

  #startJob(): void {
    const job = this.#jobs.shift()!;
    const entry = runEdit(job, this.#replica.doc, this.seq, (accountId, fresh) =>
      this.#replica.serverClient(accountId, fresh),
    );
    if (!entry) return;
    this.#queue.unshift(entry);
    this.#pace.urgent();
  }

  /** What may go now, in order; frames of connections whose rights are being looked up stay. */
  #batch(): (Entry | Ack)[] {
    const taken: (Entry | Ack)[] = [];
    const kept: (Entry | Ack)[] = [];
    for (const item of this.#queue) {
      if (item.peer?.closed) continue;
      if (item.peer?.held || taken.length >= this.#deps.limits.batch) kept.push(item);
      else taken.push(item);
    }
    this.#queue = kept;
    return taken;
  }

  async #flush(batch: (Entry | Ack)[]): Promise<void> {
    const entries = batch.filter((item): item is Entry => item.kind === 'update');
    await this.#replica.claim(entries, this.presence, this.#storing.persist);
    // What the database takes is no cost of ours: a pause after it would only keep people waiting.
    const started = performance.now();
    const verdicts = await this.#replica.apply(entries, this.#storing.persist);
    if (!verdicts || this.ended) return;
    for (const { entry, close, code } of verdicts.refused) this.#refuse(entry, close, code);
    for (const entry of verdicts.dangling) this.#askAgain(entry);
    const waiting = new Set(verdicts.later.map((entry) => entry.peer));
    if (verdicts.later.length > 0) {
      // Perhaps another node has what these lean on: the next turn looks before it judges them for good.
      this.#stale = true;
      const later = new Set<Entry | Ack>(verdicts.later);
      const back = (item: Entry | Ack) => later.has(item) || (item.kind === 'ack' && waiting.has(item.peer));
      this.#queue.unshift(...batch.filter(back));
    }
    const applied = performance.now();
    let committed = applied;
    if (verdicts.accepted.length > 0) {
      if (!(await this.#commit(verdicts.accepted))) return;
      committed = performance.now();
      if (verdicts.update) this.fanout.broadcast(verdicts.update.bytes, verdicts.update.before);
    }
    for (const entry of verdicts.idle) entry.done?.({ ok: true, seq: this.seq });
    for (const { peer } of entries) {
      if (peer && !peer.owes) for (const counter of peer.heldAcks.splice(0)) peer.send(ackFrame(counter));
    }
    for (const item of batch) {
      if (item.kind !== 'ack' || waiting.has(item.peer)) continue;
      if (item.peer.owes) item.peer.heldAcks.push(item.counter);
      else item.peer.send(ackFrame(item.counter));
    }
    if (entries.length === 0) return;
    const { ms, commitMs } = this.#pace.after({ started, applied, committed }, this.fanout.peers.size);
    const updates = verdicts.accepted.length;
    if (updates > 0) this.#deps.timings.flush(ms, commitMs, updates);
  }

  /** Nothing that leans on missing parts is kept; the peer is asked for all it holds, and its acks wait for that. */
  #askAgain(entry: Entry): void {
    const { peer } = entry;
    if (!peer) {
      entry.done?.({ ok: false, code: 'conflict' });
      return;
    }
    // What it has been asked for already will bring this too.
    if (peer.owes && peer.dropped < MAX_DROPPED) {
      peer.dropped += 1;
      return;
    }
    peer.dangling += 1;
    if (peer.dangling > MAX_DANGLING || peer.owes) peer.close('badFrame', 'badFrame:dangling');
    else this.fanout.ask(this.#replica.doc, peer);
  }

  #refuse(entry: Entry, close: CloseName, code: string): void {
    entry.done?.({ ok: false, code });
    entry.peer?.close(close, `${close}:${code}`);
    if (entry.peer)
      this.#deps.log.warn({ draftId: this.id, accountId: entry.accountId, code }, 'drafting: refused');
  }

  /** False when the draft no longer takes anything; then the room has ended. */
  async #commit(accepted: Entry[]): Promise<boolean> {
    const { store, sql, kind, limits } = this.#deps;
    const seq = await this.#storing.persist(() =>
      store.append(this.id, this.generation, kind.schemaVersion, this.#deps.now(), accepted),
    );
    if (seq === undefined) return false;
    if (seq === null) {
      const row = await this.#storing.persist(() => store.head(sql, this.id));
      const why: CloseName = !row ? 'notFound' : row.frozen ? 'frozen' : 'replaced';
      for (const entry of accepted) entry.done?.({ ok: false, code: codeOf(why) });
      this.end(why);
      return false;
    }
    // Rows of another node lie between ours and what we knew: fetch them, ours included, which changes nothing.
    if (!this.#replica.committed(seq, accepted)) this.#stale = true;
    for (const entry of accepted) entry.done?.({ ok: true, seq });
    this.#deps.publish(this.id, seq);
    if (this.#replica.overweight(limits.documentBytes))
      for (const entry of accepted) entry.peer?.close('tooLarge');
    if (this.#replica.overgrown(limits.compactRows)) this.#deps.overgrown(this.id);
    return true;
  }

  async #catchUp(): Promise<void> {
    this.#stale = false;
    const found = await this.#replica.catchUp(this.#storing.persist);
    if (found.update) this.fanout.broadcast(found.update.bytes, found.update.before);
    if (found.rebuilt) this.#retell();
    if (found.end) this.end(found.end);
  }

  /** After a rebuild everybody gets the whole, and writers are asked for what they hold. */
  #retell(): void {
    const { doc } = this.#replica;
    this.fanout.forget();
    this.fanout.broadcast(Y.encodeStateAsUpdate(doc), new Map());
    for (const peer of this.fanout.peers.values())
      if (peer.ready && peer.grant.write) this.fanout.ask(doc, peer);
  }

  end(name: CloseName): void {
    if (this.ended) return;
    this.ended = true;
    this.#cancel();
    if (this.#lagTimer) clearTimeout(this.#lagTimer);
    this.presence.stop();
    const code = codeOf(name);
    for (const item of this.#queue) if (item.kind === 'update') item.done?.({ ok: false, code });
    for (const job of this.#jobs) job.resolve({ ok: false, code });
    this.#queue = [];
    this.#jobs = [];
    this.#joins = [];
    for (const peer of [...this.fanout.peers.values()]) peer.close(name);
    this.#rest();
    this.#replica.doc.destroy();
    this.#deps.onEnd(this);
  }
}
