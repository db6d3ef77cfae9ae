/**
 * Views of a page, shared by the components that show them. A revision never goes back while a connection lasts;
 * a new connection, or a page shown again, asks for the whole state and takes whatever it is told.
 */
import type { ErrorCode } from '#domain/errors.ts';
import { connectLive, type Live } from './connection.ts';

export type ViewState<T> = {
  data: T | null;
  rev: number;
  /** Asked for and answered on the present connection. */
  fresh: boolean;
  /** Why nothing more will come: not found, or not for this actor any more. */
  refused: ErrorCode | null;
};

type Entry = {
  name: string;
  id: string;
  state: ViewState<unknown>;
  listeners: Set<() => void>;
  asked: boolean;
};

const entries = new Map<string, Entry>();
let wired = false;

export function viewState(name: string, id: string): ViewState<unknown> | undefined {
  return entries.get(`${name}|${id}`)?.state;
}

/** Opens the view while anybody listens; `initial` is what the server rendered into the page. */
export function watchView(name: string, id: string, initial: unknown, listener: () => void): () => void {
  const live = connectLive();
  wire(live);
  const key = `${name}|${id}`;
  let entry = entries.get(key);
  if (entry === undefined) {
    const state = { data: initial ?? null, rev: 0, fresh: false, refused: null };
    entry = { name, id, state, listeners: new Set(), asked: false };
    entries.set(key, entry);
  }
  const watched = entry;
  watched.listeners.add(listener);
  if (!watched.state.fresh) ask(live, watched);
  return () => {
    watched.listeners.delete(listener);
    // A component that is only being replaced listens again in the same turn.
    window.setTimeout(() => {
      if (watched.listeners.size > 0 || entries.get(key) !== watched) return;
      entries.delete(key);
      if (live.socket.connected) live.socket.emit('view:close', { name, id }, () => {});
    }, 0);
  };
}

function update(entry: Entry, change: Partial<ViewState<unknown>>): void {
  entry.state = { ...entry.state, ...change };
  for (const listener of [...entry.listeners]) listener();
}

function ask(live: Live, entry: Entry): void {
  if (entry.asked || !live.socket.connected) return;
  entry.asked = true;
  const { name, id } = entry;
  const connection = live.socket.id;
  const rev = entry.state.rev;
  live.socket.timeout(8_000).emit('view:open', { name, id }, (error, result) => {
    if (live.socket.id !== connection || entries.get(`${name}|${id}`) !== entry) return;
    entry.asked = false;
    if (error || (!result.ok && result.code !== 'not_found')) {
      const wait = (!error && 'retryAfterMs' in result && result.retryAfterMs) || 2_000;
      window.setTimeout(() => ask(live, entry), wait + Math.random() * 1_000);
    } else if (!result.ok) update(entry, { data: null, fresh: false, refused: result.code });
    else if (entry.state.rev === rev || result.data.rev >= entry.state.rev) {
      update(entry, { data: result.data.data, rev: result.data.rev, fresh: true, refused: null });
    }
  });
}

function wire(live: Live): void {
  if (wired) return;
  wired = true;
  const { socket } = live;
  const askAll = () => {
    for (const entry of entries.values()) ask(live, entry);
  };
  socket.on('connect', askAll);
  socket.on('disconnect', () => {
    for (const entry of entries.values()) {
      entry.asked = false;
      update(entry, { fresh: false });
    }
  });
  socket.on('view:changed', ({ name, id, rev, data }) => {
    const entry = entries.get(`${name}|${id}`);
    const newer = entry && (rev >= entry.state.rev || !entry.state.fresh);
    if (newer) update(entry, { data, rev, fresh: true, refused: null });
  });
  socket.on('view:closed', ({ name, id, code }) => {
    const entry = entries.get(`${name}|${id}`);
    if (entry) update(entry, { data: null, fresh: false, refused: code as ErrorCode });
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') askAll();
  });
}
