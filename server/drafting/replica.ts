/**
 * The document in memory: how updates enter it, and how it follows the log in the database.
 * Invariant: what is applied here is either committed or about to be; if that cannot be kept (an update threw half-way,
 * rows are missing) the document is thrown away and taken from the log again.
 */
import * as Y from 'yjs';
import type { CloseName } from '#domain/close-codes.ts';
import { type Entry, judge } from './judge.ts';
import { type Opened, openDraft } from './load.ts';
import type { Presence } from './presence.ts';
import type { Persist, RoomDeps } from './room-deps.ts';
import type { DraftHead } from './store.ts';
import { newClients } from './structs.ts';

const LONGEST_LOG = 10_000;

export interface Merged {
  bytes: Uint8Array;
  /** State before it, by client id. */
  before: Map<number, number>;
}
export interface Verdicts {
  accepted: Entry[];
  idle: Entry[];
  refused: { entry: Entry; close: CloseName; code: string }[];
  /** Lean on what no node has. */
  dangling: Entry[];
  /** Lean on what this node does not have: to be judged again after a look into the log. */
  later: Entry[];
  /** The sum of the accepted ones, to be told after the commit. */
  update: Merged | null;
}

export class Replica {
  readonly #deps: RoomDeps;
  readonly #owners: Map<number, string>;
  readonly #serverClients = new Map<string, number>();
  #doc: Y.Doc;
  #seq: number;
  #head: DraftHead;
  #bytes: number;
  #whole: Uint8Array | null;
  #captured: Merged | null = null;

  private constructor(deps: RoomDeps, opened: Opened, owners: Map<number, string>) {
    this.#deps = deps;
    this.#owners = owners;
    this.#doc = this.#watch(opened.doc);
    this.#seq = opened.seq;
    this.#head = opened.head;
    this.#bytes = opened.bytes;
    this.#whole = opened.whole;
  }

  static async open(deps: RoomDeps, head: DraftHead): Promise<Replica> {
    const [owners, opened] = await Promise.all([
      deps.store.clients(head.id),
      openDraft(deps.store, deps.sql, head),
    ]);
    await setAside(deps, head.id, opened);
    return new Replica(deps, opened, owners);
  }

  get doc(): Y.Doc {
    return this.#doc;
  }
  get seq(): number {
    return this.#seq;
  }
  get head(): DraftHead {
    return this.#head;
  }
  /** The document as it was opened, already encoded; once, and only while nothing has changed. */
  takeWhole(): Uint8Array | null {
    const whole = this.#whole;
    this.#whole = null;
    return whole;
  }
  ownerOf(client: number): string | undefined {
    return this.#owners.get(client);
  }
  /** One client id per author and room, so that server edits do not pile up ids. */
  serverClient(accountId: string, fresh: number): number {
    const client = this.#serverClients.get(accountId) ?? fresh;
    this.#serverClients.set(accountId, client);
    return client;
  }

  #watch(doc: Y.Doc): Y.Doc {
    doc.on('update', (bytes: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      // One event a transaction is the rule; should there be more, none may be left out.
      const first = this.#captured;
      this.#captured = first
        ? { bytes: Y.mergeUpdates([first.bytes, bytes]), before: first.before }
        : { bytes, before: transaction.beforeState };
    });
    return doc;
  }

  #transact(work: () => void): Merged | null {
    this.#captured = null;
    this.#doc.transact(work);
    const captured = this.#captured;
    this.#captured = null;
    return captured;
  }

  /** Client ids seen for the first time are bound to their account, in the database, before anything is judged. */
  async claim(entries: Entry[], presence: Presence, persist: Persist): Promise<void> {
    const claims: { client: number; accountId: string }[] = [];
    for (const entry of entries) {
      if (entry.peer && !entry.peer.grant.write) continue;
      for (const client of newClients(entry.decoded, this.#doc)) {
        const speaker = presence.accountOf(client);
        if (this.#owners.has(client) || (speaker !== undefined && speaker !== entry.accountId)) continue;
        if (!Number.isSafeInteger(client)) continue;
        claims.push({ client, accountId: entry.accountId });
      }
    }
    if (claims.length === 0) return;
    const owners = await persist(() => this.#deps.store.bind(this.#head.id, claims));
    for (const [client, owner] of owners ?? []) this.#owners.set(client, owner);
  }

  /** Null when the room ended while the document had to be rebuilt. */
  async apply(entries: Entry[], persist: Persist): Promise<Verdicts | null> {
    const poisoned: Verdicts['refused'] = [];
    let todo = entries;
    for (;;) {
      const pass = this.#pass(todo);
      if (!pass.poisoned) {
        pass.verdicts.refused.push(...poisoned);
        return pass.verdicts;
      }
      poisoned.push({ entry: pass.poisoned, close: 'badFrame', code: 'poisoned' });
      todo = todo.filter((entry) => entry !== pass.poisoned);
      if (!(await this.#reload(persist))) return null;
    }
  }

  #pass(entries: Entry[]): { verdicts: Verdicts; poisoned: Entry | null } {
    const verdicts: Verdicts = { accepted: [], idle: [], refused: [], dangling: [], later: [], update: null };
    const refusedPeers = new Set<unknown>();
    let poisoned: Entry | null = null;
    verdicts.update = this.#transact(() => {
      for (const entry of entries) {
        if (poisoned || entry.peer?.closed || (entry.peer && refusedPeers.has(entry.peer))) continue;
        if (entry.peer?.held) {
          verdicts.later.push(entry);
          continue;
        }
        const judgement = judge(entry, this.#doc, this.#deps.kind, (client) => this.#owners.get(client));
        const lookAgain = !entry.looked && entry.peer !== null;
        if (judgement.type === 'accept') {
          try {
            Y.applyUpdate(this.#doc, entry.data);
          } catch {
            poisoned = entry;
            continue;
          }
          verdicts.accepted.push(entry);
          settle(entry, true);
        } else if (judgement.type === 'idle') {
          verdicts.idle.push(entry);
          settle(entry, false);
        } else if (lookAgain && (judgement.type === 'dangling' || judgement.code === 'foreign_client')) {
          entry.looked = true;
          verdicts.later.push(entry);
        } else if (judgement.type === 'dangling') verdicts.dangling.push(entry);
        else {
          refusedPeers.add(entry.peer);
          verdicts.refused.push({ entry, close: judgement.close, code: judgement.code });
        }
      }
    });
    return { verdicts, poisoned };
  }

  /** Notes a commit of ours; false when rows of another node lie in between. */
  committed(seq: number, entries: Entry[]): boolean {
    for (const entry of entries) this.#bytes += entry.data.length;
    if (seq > this.#seq + entries.length) return false;
    this.#seq = seq;
    return true;
  }

  overweight(limit: number): boolean {
    if (this.#bytes <= limit) return false;
    this.#bytes = Y.encodeStateAsUpdate(this.#doc).length;
    return this.#bytes > limit;
  }

  /** True once each time the log has grown by so many rows, or by a share of the document: building it anew has its price. */
  overgrown(rows: number): boolean {
    let structs = 0;
    for (const list of this.#doc.store.clients.values()) structs += list.length;
    const enough = Math.max(rows, Math.min(LONGEST_LOG, structs / 5));
    if (this.#seq - this.#head.snapshotSeq < enough) return false;
    this.#head.snapshotSeq = this.#seq;
    return true;
  }

  async catchUp(persist: Persist): Promise<{ update?: Merged | null; rebuilt?: boolean; end?: CloseName }> {
    const { store, sql } = this.#deps;
    const head = await persist(() => store.head(sql, this.#head.id));
    if (head === undefined) return {};
    if (head === null) return { end: 'notFound' };
    if (head.generation !== this.#head.generation) return { end: 'replaced' };
    const end = head.frozen ? { end: 'frozen' as const } : {};
    if (head.headSeq <= this.#seq) return end;
    const rows = await persist(() => store.rowsAfter(sql, this.#head.id, this.#seq));
    if (!rows) return {};
    // A gap means the rows were compacted away meanwhile.
    if (rows[0]?.seq !== this.#seq + 1) return { rebuilt: await this.#reload(persist), ...end };
    let failed = false;
    const update = this.#transact(() => {
      try {
        for (const row of rows) Y.applyUpdate(this.#doc, row.data);
      } catch {
        failed = true;
      }
    });
    if (failed) return { rebuilt: await this.#reload(persist), ...end };
    this.#seq = rows.at(-1)!.seq;
    return { update, ...end };
  }

  async #reload(persist: Persist): Promise<boolean> {
    const { store, sql } = this.#deps;
    const head = await persist(() => store.head(sql, this.#head.id));
    const opened = head ? await persist(() => openDraft(store, sql, head)) : null;
    if (!head || !opened) return false;
    await setAside(this.#deps, head.id, opened);
    this.#doc.destroy();
    this.#doc = this.#watch(opened.doc);
    this.#seq = opened.seq;
    this.#head = head;
    return true;
  }
}

/** A whole answer to step 1 brings everything its sender had missed to send. */
function settle(entry: Entry, brought: boolean): void {
  if (!entry.peer) return;
  if (brought) entry.peer.dangling = 0;
  if (!entry.whole) return;
  entry.peer.owes = false;
  entry.peer.dropped = 0;
}

async function setAside(deps: RoomDeps, id: string, opened: Opened): Promise<void> {
  for (const row of opened.bad) {
    deps.log.error({ draftId: id, seq: row.seq, reason: row.reason }, 'drafting: a row was set aside');
    await deps.store.quarantine(id, row.seq, row.reason, deps.now());
  }
}
