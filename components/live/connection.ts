/**
 * The one connection of a page. It carries views, commands and the clock; what it knows is kept through reconnects,
 * and everything open is asked for again, whole, after each. Runs on Chrome 80 and on plain http: no crypto.subtle,
 * no randomUUID.
 */
import { io, type Socket } from 'socket.io-client';
import type { ByeCode, ClientToServer, EventBody, ServerToClient } from '#domain/contract.ts';
import { PROTOCOL_VERSION } from '#domain/protocol-version.ts';

export type LiveSocket = Socket<ServerToClient, ClientToServer>;
/** `reload`: the page is older than the server. `signedOut` and `refused` come back only with a new page. */
export type ConnectionState = 'connecting' | 'online' | 'offline' | 'reload' | 'signedOut' | 'refused';

export type Live = {
  socket: LiveSocket;
  state(): ConnectionState;
  /** Called at once, and after every change of the state. */
  onState(listener: (state: ConnectionState) => void): () => void;
  /** The server's present time in milliseconds, as well as it is known. */
  serverNow(): number;
};

const ENDS: Partial<Record<ByeCode, ConnectionState>> = {
  schemaTooOld: 'reload',
  badFrame: 'reload',
  unauthorised: 'signedOut',
  forbidden: 'refused',
};
/** Full jitter: after a restart a hall comes back spread over these milliseconds, later tries over more. */
const FIRST_SPREAD_MS = 2_000;
const LAST_SPREAD_MS = 10_000;

let only: Live | null = null;

export function connectLive(): Live {
  only ??= open();
  return only;
}

function open(): Live {
  const socket: LiveSocket = io({
    path: '/live',
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    auth: { protocol: PROTOCOL_VERSION },
    reconnection: false,
    timeout: 8_000,
  });
  const listeners = new Set<(state: ConnectionState) => void>();
  let state: ConnectionState = 'connecting';
  let attempts = 0;
  let timer: number | undefined;
  let offset = 0;
  let bestTrip = Number.POSITIVE_INFINITY;

  const set = (next: ConnectionState) => {
    if (next === state) return;
    state = next;
    for (const listener of [...listeners]) listener(next);
  };
  const ended = () => state === 'reload' || state === 'signedOut' || state === 'refused';
  const connect = () => {
    window.clearTimeout(timer);
    timer = undefined;
    if (!ended() && !socket.connected) socket.connect();
  };
  const later = () => {
    if (ended() || timer !== undefined) return;
    set('offline');
    const spread = Math.min(LAST_SPREAD_MS, FIRST_SPREAD_MS * 2 ** Math.min(attempts, 4));
    attempts += 1;
    timer = window.setTimeout(connect, Math.random() * spread);
  };

  const measure = () => {
    if (!socket.connected) return;
    socket.timeout(5_000).emit('clock:ping', { t0: Date.now() }, (error, result) => {
      if (error || !result.ok) return;
      const t3 = Date.now();
      const { t0, t1, t2 } = result.data;
      const trip = t3 - t0 - (t2 - t1);
      // The quickest exchange says most; a much slower one is believed only when there is no other.
      if (trip < 0 || trip > bestTrip) return;
      bestTrip = trip;
      offset = (t1 - t0 + (t2 - t3)) / 2;
    });
  };

  /** The best of five, anew: the phone's own clock may have been set meanwhile. */
  const sample = () => {
    bestTrip = Number.POSITIVE_INFINITY;
    for (const ms of [0, 150, 400, 800, 1_500]) window.setTimeout(measure, ms);
  };

  socket.on('connect', () => {
    attempts = 0;
    set('online');
    sample();
  });
  socket.on('disconnect', later);
  socket.on('connect_error', (error) => {
    const code = (error as Error & { data?: { code?: ByeCode } }).data?.code;
    const end = code && ENDS[code];
    if (end) set(end);
    else later();
  });
  socket.on('bye', ({ code }: EventBody<'bye'>) => {
    const end = ENDS[code];
    if (end) set(end);
  });
  // A phone taken out of the pocket, or back on the Wi-Fi, does not wait for its turn.
  const awake = () => {
    if (document.visibilityState !== 'visible') return;
    if (state === 'offline') {
      attempts = 0;
      connect();
    } else if (state === 'online') {
      // A locked phone may hold a connection that has long been dead: ask, and open another if there is no answer.
      socket.timeout(3_000).emit('clock:ping', { t0: Date.now() }, (error) => {
        if (!error) sample();
        if (!error || !socket.connected) return;
        attempts = 0;
        socket.disconnect();
        connect();
      });
    }
  };
  document.addEventListener('visibilitychange', awake);
  window.addEventListener('online', awake);

  return {
    socket,
    state: () => state,
    onState(listener) {
      listeners.add(listener);
      listener(state);
      return () => listeners.delete(listener);
    },
    serverNow: () => Date.now() + offset,
  };
}
