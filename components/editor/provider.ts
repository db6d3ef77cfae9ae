/**
 * The browser's end of a draft: y-websocket with acknowledgements, so that the screen can say truthfully whether what
 * was typed is stored. Edits stay in IndexedDB until the server has committed them.
 * Invariants: «saved» is said only after the server's acknowledgement; nobody types before the first sync; a permanent
 * refusal never loses text, it can be taken out as an update.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { IndexeddbPersistence } from 'y-indexeddb';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { CLOSE, type CloseName, closeNameOf } from '#domain/close-codes.ts';

const ACK = 120;
const NOTICE = 121;
const NOT_SAVED_AFTER_MS = 3_000;
const CLEAR_AFTER_MS = 10_000;
const MAX_BACKOFF_MS = 30_000;
const ASK_EVERY_MS = 100;

export interface DraftStatus {
  /** `waiting`: before the first sync, the editor is read-only. */
  readonly state: 'waiting' | 'saved' | 'saving' | 'notSaved' | 'offline' | 'closed';
  readonly editable: boolean;
  readonly unsaved: boolean;
  /** Milliseconds since 1970: when everything was last known to be stored; null before the first acknowledgement. */
  readonly savedAt: number | null;
  /** Since when something is not stored. */
  readonly unsavedSince: number | null;
  /** The server says that it cannot store at present, or that it is about to restart. */
  readonly notice: 'notStoring' | 'restart' | null;
  /** Why the connection ended for good. */
  readonly closed: CloseName | 'unknown' | null;
}

export interface DraftProviderOptions {
  /** `ws(s)://host/draft` */
  url: string;
  draftId: string;
  generation: number;
  schemaVersion: number;
  /** Part of the key of what is kept in this browser: another account's leftovers are not ours to send. */
  accountId: string;
  write: boolean;
  ticket?: string;
  /** Asked after 4401/4419: a new ticket, `true` when the session is good again, null to give up. */
  reauthorise?: () => Promise<string | true | null>;
  WebSocketPolyfill?: typeof WebSocket;
  now?: () => number;
}

export class DraftProvider {
  readonly doc = new Y.Doc();
  readonly provider: WebsocketProvider;
  readonly #options: DraftProviderOptions;
  readonly #listeners = new Set<() => void>();
  readonly #now: () => number;
  readonly #key: string;
  #status: DraftStatus;
  #counter = 0;
  #acked = 0;
  #askedAt = 0;
  #unsavedSince: number | null = null;
  #savedAt: number | null = null;
  /** State vectors by counter: what an acknowledgement of it covers. */
  #asked = new Map<number, Uint8Array>();
  #ackedSv: Uint8Array | null = null;
  #everSynced = false;
  #notice: DraftStatus['notice'] = null;
  #closed: DraftStatus['closed'] = null;
  #tick: ReturnType<typeof setInterval>;
  #askTimer: ReturnType<typeof setTimeout> | null = null;
  #kept: IndexeddbPersistence | null = null;
  #destroyed = false;

  constructor(options: DraftProviderOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => Date.now());
    this.#key = `veche-draft:${options.draftId}:${options.generation}:${options.accountId}`;
    const params: Record<string, string> = {
      ack: '1',
      schema: String(options.schemaVersion),
      gen: String(options.generation),
    };
    if (options.ticket) params.ticket = options.ticket;
    this.provider = new WebsocketProvider(options.url, options.draftId, this.doc, {
      connect: false,
      disableBc: true,
      params,
      maxBackoffTime: MAX_BACKOFF_MS,
      shouldReconnect: (event) => retryOf(event.code) === 'backoff',
      ...(options.WebSocketPolyfill ? { WebSocketPolyfill: options.WebSocketPolyfill } : {}),
    });
    this.#status = this.#compute();
    this.#listen();
    if (options.write) this.#keep();
    this.#tick = setInterval(() => this.#refresh(), 1_000);
    if (typeof window !== 'undefined') window.addEventListener('beforeunload', this.#beforeUnload);
    this.provider.connect();
  }

  get awareness() {
    return this.provider.awareness;
  }

  // For useSyncExternalStore.
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly getStatus = (): DraftStatus => this.#status;

  /** What the server has not confirmed, as a Yjs update: to be offered as an amendment or saved as a file. */
  unsent(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc, this.#ackedSv ?? undefined);
  }

  #listen(): void {
    const { provider, doc } = this;
    const readSync = provider.messageHandlers[0];
    provider.messageHandlers[0] = (encoder, decoder, self, emitSynced, type) => {
      const step1 = decoding.peekVarUint(decoder) === 0;
      readSync?.(encoder, decoder, self, emitSynced, type);
      // Our answer to the server's step 1 leaves right after this handler; what it holds is covered by the next ask.
      if (step1 && this.#options.write) queueMicrotask(() => this.#ask());
    };
    provider.messageHandlers[ACK] = (_encoder, decoder) => this.#onAck(decoding.readVarUint(decoder));
    provider.messageHandlers[NOTICE] = (_encoder, decoder) => {
      const notice = decoding.readVarUint(decoder);
      this.#notice = notice === 0 ? 'notStoring' : notice === 2 ? 'restart' : null;
      this.#refresh();
    };
    doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin === provider) return;
      if (origin !== this.#kept) this.#keep();
      this.#unsavedSince ??= this.#now();
      this.#counter += 1;
      this.#askSoon();
      this.#refresh();
    });
    provider.on('sync', (synced: boolean) => {
      if (synced) this.#everSynced = true;
      this.#refresh();
    });
    provider.on('status', () => this.#refresh());
    provider.on('connection-close', (event) => {
      this.#notice = null;
      // Full jitter: y-websocket waits for the smaller of its own back-off and this.
      const most = Math.min(MAX_BACKOFF_MS, 200 * 2 ** Math.min(10, provider.wsUnsuccessfulReconnects + 1));
      provider.maxBackoffTime = Math.max(50, Math.random() * most);
      if (event && retryOf(event.code) === 'reauthorise') void this.#reauthorise(closeNameOf(event.code));
    });
    provider.on('closed', ({ code }) => {
      if (retryOf(code) === 'reauthorise' && this.#options.reauthorise) return;
      this.#closed = closeNameOf(code) ?? 'unknown';
      this.#refresh();
    });
  }

  #attempts = 0;
  async #reauthorise(name: CloseName | null): Promise<void> {
    this.#attempts += 1;
    const wait = Math.random() * Math.min(MAX_BACKOFF_MS, 100 * 2 ** Math.min(this.#attempts, 8));
    await new Promise((resolve) => setTimeout(resolve, wait));
    const answer = this.#attempts > 8 ? null : await this.#options.reauthorise?.().catch(() => null);
    if (this.#destroyed) return;
    if (!answer) {
      this.#closed = name ?? 'unknown';
      this.#refresh();
      return;
    }
    if (typeof answer === 'string') this.provider.params = { ...this.provider.params, ticket: answer };
    this.provider.connect();
  }

  #askSoon(): void {
    if (this.#askTimer) return;
    const wait = Math.max(0, this.#askedAt + ASK_EVERY_MS - this.#now());
    this.#askTimer = setTimeout(
      () => {
        this.#askTimer = null;
        this.#ask();
      },
      Math.min(wait, ASK_EVERY_MS),
    );
  }

  #ask(): void {
    const { ws, synced } = this.provider;
    if (!synced || ws === null || ws.readyState !== 1) return;
    this.#askedAt = this.#now();
    this.#asked.set(this.#counter, Y.encodeStateVector(this.doc));
    ws.send(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, ACK);
        encoding.writeVarUint(encoder, this.#counter);
      }) as Uint8Array<ArrayBuffer>,
    );
  }

  #onAck(counter: number): void {
    this.#attempts = 0;
    this.#acked = Math.max(this.#acked, counter);
    this.#ackedSv = this.#asked.get(counter) ?? this.#ackedSv;
    for (const asked of this.#asked.keys()) if (asked <= counter) this.#asked.delete(asked);
    if (this.#acked >= this.#counter) {
      this.#savedAt = this.#now();
      this.#unsavedSince = null;
    }
    this.#refresh();
  }

  #compute(): DraftStatus {
    const unsaved = this.#counter > this.#acked;
    const late = this.#unsavedSince !== null && this.#now() - this.#unsavedSince > NOT_SAVED_AFTER_MS;
    const state = this.#closed
      ? 'closed'
      : !this.#everSynced
        ? 'waiting'
        : !this.provider.wsconnected
          ? 'offline'
          : !unsaved
            ? 'saved'
            : late || this.#notice === 'notStoring'
              ? 'notSaved'
              : 'saving';
    return {
      state,
      editable: this.#options.write && this.#everSynced && this.#closed === null,
      unsaved,
      savedAt: this.#savedAt,
      unsavedSince: this.#unsavedSince,
      notice: this.#notice,
      closed: this.#closed,
    };
  }

  #refresh(): void {
    const next = this.#compute();
    this.#forgetWhenStored(next);
    const keys = Object.keys(next) as (keyof DraftStatus)[];
    if (keys.every((key) => next[key] === this.#status[key])) return;
    this.#status = next;
    for (const listener of this.#listeners) listener();
  }

  /** y-indexeddb writes the whole text when it opens, so it may be opened at the first edit again. */
  #keep(): void {
    if (this.#kept || typeof indexedDB === 'undefined') return;
    this.#kept = new IndexeddbPersistence(this.#key, this.doc);
    // Private windows may refuse; then the page itself is the only copy, and says so when left.
    (this.#kept as unknown as { _db: Promise<unknown> })._db.catch(() => {
      this.#kept = null;
    });
  }

  #forgetWhenStored(status: DraftStatus): void {
    const kept = this.#kept;
    if (!kept?.synced || status.state !== 'saved' || status.savedAt === null) return;
    if (this.#now() - status.savedAt < CLEAR_AFTER_MS) return;
    this.#kept = null;
    void kept.clearData();
  }

  readonly #beforeUnload = (event: BeforeUnloadEvent): void => {
    if (this.#status.unsaved) event.preventDefault();
  };

  destroy(): void {
    this.#destroyed = true;
    clearInterval(this.#tick);
    if (this.#askTimer) clearTimeout(this.#askTimer);
    if (typeof window !== 'undefined') window.removeEventListener('beforeunload', this.#beforeUnload);
    this.#listeners.clear();
    const kept = this.#kept;
    this.#kept = null;
    if (kept) void (this.#status.unsaved || !kept.synced ? kept.destroy() : kept.clearData());
    this.provider.destroy();
    this.doc.destroy();
  }
}

function retryOf(code: number): 'never' | 'reauthorise' | 'backoff' {
  const name = closeNameOf(code);
  if (name) return CLOSE[name].retry;
  return code >= 4400 && code < 4500 ? 'never' : 'backoff';
}

/** The address of the drafting door on the page's own host. */
export function draftUrl(location: { protocol: string; host: string }): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/draft`;
}
