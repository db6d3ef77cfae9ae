/**
 * Socket.IO on /live: a thin layer over views and commands. It knows no noun; what may be seen is decided by the
 * registry's audiences, what may be done by the commands. It is bound to the front's tables, never to a port.
 */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import {
  type Answer,
  type ByeCode,
  type Intent,
  type IntentName,
  intents,
  zHandshake,
} from '#domain/contract.ts';
import { isRefusal } from '#domain/errors.ts';
import { PROTOCOL_VERSION } from '#domain/protocol-version.ts';
import type { Fail, Result } from '#domain/result.ts';
import type { RouteTable, UpgradeTable } from '#server/http/types.ts';
import { accountLimiter, packetCounter } from './limits.ts';
import { Presence } from './presence.ts';
import { Rights, sayBye } from './rights.ts';
import { measureTrips, type RawSocket } from './round-trip.ts';
import {
  DEFAULT_LIVE_LIMITS,
  type LiveOptions,
  type LiveServer,
  type LiveSocket,
  type Seat,
} from './types.ts';
import { ViewHub, viewKey } from './view-hub.ts';

export type Live = ReturnType<typeof createLive>;

const PATH = '/live';
const FRAME_BYTES = 64 * 1024;
const fail = (code: Fail['code']): Fail => ({ ok: false, code });

export function createLive(options: LiveOptions) {
  const { log, metrics, clock } = options;
  const limits = { ...DEFAULT_LIVE_LIMITS, ...options.limits };
  // Socket.IO wants a server to sit on; this one never listens: the front hands it what is on /live.
  const shell = createServer();
  const io: LiveServer = new Server(shell, {
    path: PATH,
    serveClient: false,
    destroyUpgrade: false,
    transports: ['websocket', 'polling'],
    pingInterval: 10_000,
    pingTimeout: 8_000,
    connectTimeout: 5_000,
    maxHttpBufferSize: FRAME_BYTES,
    perMessageDeflate: false,
    httpCompression: false,
    allowEIO3: false,
  });
  const hub = new ViewHub(io, options, limits.coalesceMs);
  const presence = new Presence(io, randomBytes(6).toString('hex'), options.broadcast ?? null);
  const rights = new Rights(options, hub, presence);
  const mayOpen = accountLimiter(limits.opens);
  const mayCommand = accountLimiter(limits.commands);
  let stopping = false;

  type Raw = RawSocket & { close(discard?: boolean): void; id: string };
  const byRaw = new Map<string, LiveSocket>();
  /** Counted below Socket.IO, so that unknown events and namespaces are counted too. */
  const floodOf = new Map<string, ReturnType<ReturnType<typeof packetCounter>>>();
  const tripOf = new Map<string, () => number | undefined>();
  io.engine.on('connection', (raw: Raw) => {
    const count = packetCounter(limits.packets);
    let closed = false;
    tripOf.set(raw.id, measureTrips(raw));
    raw.once('close', () => tripOf.delete(raw.id));
    raw.on('packet', () => {
      const flood = count();
      floodOf.set(raw.id, flood);
      if (flood !== 'close' || closed) return;
      closed = true;
      log.warn({ code: 'tooMany', event: 'flood' });
      const socket = byRaw.get(raw.id);
      if (socket === undefined) raw.close(true);
      else sayBye(options, socket, 'tooMany');
    });
  });

  const refuseConnection = (code: ByeCode) => Object.assign(new Error(code), { data: { code } });

  io.use(async (socket, next) => {
    try {
      const handshake = zHandshake.safeParse(socket.handshake.auth);
      if (stopping) return next(refuseConnection('restart'));
      if (!handshake.success) return next(refuseConnection('badFrame'));
      if (handshake.data.protocol < PROTOCOL_VERSION) return next(refuseConnection('schemaTooOld'));
      // A page newer than this server: a rolling restart is under way.
      if (handshake.data.protocol > PROTOCOL_VERSION) return next(refuseConnection('restart'));
      const { cookie, authorization } = socket.handshake.headers;
      const headers = { cookie, authorization };
      const { epoch } = rights;
      const actor = await options.resolveActor(headers);
      if (actor !== null && rights.of(actor.accountId).size >= limits.socketsPerAccount) {
        return next(refuseConnection('tooMany'));
      }
      const seat: Seat = {
        actor,
        headers,
        wanted: new Map(),
        open: new Map(),
        epoch,
        checkedAt: performance.now(),
      };
      socket.data.seat = seat;
      next();
    } catch (error) {
      log.error({ err: error }, 'live handshake failed');
      next(refuseConnection('overload'));
    }
  });

  const rawId = (socket: LiveSocket) => (socket.conn as unknown as { id: string }).id;

  /** Parses, limits, runs and acknowledges; an intent without an acknowledgement is answered to nobody. */
  const on = <N extends IntentName>(
    socket: LiveSocket,
    name: N,
    run: (body: Intent<N>) => Promise<Result<Answer<N>>> | Result<Answer<N>>,
  ) => {
    const handler = async (raw: unknown, ack: unknown) => {
      const reply = (result: Result<Answer<N>>) => {
        if (typeof ack === 'function') ack(result);
      };
      if (floodOf.get(rawId(socket)) !== 'ok')
        return reply({ ...fail('rate_limited'), retryAfterMs: 10_000 });
      const body = intents[name].safeParse(raw);
      if (!body.success) return reply(fail('invalid_input'));
      try {
        reply(await run(body.data as Intent<N>));
      } catch (error) {
        if (isRefusal(error)) return reply({ ok: false, code: error.vecheCode, params: error.params });
        log.error({ err: error, event: name }, 'live intent failed');
        reply(fail('internal'));
      }
    };
    socket.on(name, handler as never);
  };

  io.on('connection', (socket: LiveSocket) => {
    const { seat } = socket.data;
    const who = () => seat.actor?.accountId ?? socket.id;
    byRaw.set(rawId(socket), socket);
    rights.seat(socket);
    metrics.liveSockets.inc();
    if (rights.epoch !== seat.epoch) void rights.reauthorise(socket);

    socket.on('disconnecting', () => {
      hub.leaveAll(socket);
      presence.exitAll(socket);
    });
    socket.on('disconnect', () => {
      seat.wanted.clear();
      hub.leaveAll(socket);
      presence.exitAll(socket);
      rights.unseat(socket);
      byRaw.delete(rawId(socket));
      floodOf.delete(rawId(socket));
      metrics.liveSockets.dec();
    });

    on(socket, 'view:open', async ({ name, id }) => {
      const limited = await mayOpen(who());
      if (limited !== null) return limited;
      const entry = options.views.get(name);
      if (entry === undefined) return fail('not_found');
      const key = viewKey(name, id);
      if (!seat.wanted.has(key) && seat.wanted.size >= limits.viewsPerSocket) return fail('rate_limited');
      seat.wanted.set(key, { entry, id });
      try {
        const snapshot = await rights.admit(socket, entry, id);
        if (snapshot !== null) {
          return { ok: true, data: { rev: snapshot.rev, data: snapshot.data } };
        }
      } catch (error) {
        hub.leave(socket, name, id);
        seat.wanted.delete(key);
        presence.exit(socket, name, id);
        throw error;
      }
      seat.wanted.delete(key);
      return fail('not_found');
    });
    on(socket, 'view:close', ({ name, id }) => {
      seat.wanted.delete(viewKey(name, id));
      hub.leave(socket, name, id);
      presence.exit(socket, name, id);
      return { ok: true, data: {} };
    });
    on(socket, 'clock:ping', ({ t0 }) => {
      const t1 = clock.now().getTime();
      return { ok: true, data: { t0, t1, t2: clock.now().getTime() } };
    });
    on(socket, 'command:run', async ({ name, cmdId, input }) => {
      const limited = await mayCommand(who());
      if (limited !== null) return limited;
      if (stopping) return { ...fail('unavailable'), retryAfterMs: 2_000 };
      const rttMs = tripOf.get(rawId(socket))?.();
      return options.runCommand(seat.actor, name, input, {
        channel: 'live',
        cmdId,
        ...(rttMs !== undefined && { rttMs }),
      });
    });
  });

  const unsubscribe = options.bus.subscribe((message) => {
    if (message.type === 'fact') hub.facts(message.keys);
    else rights.revoke(message);
  });
  const recheck = setInterval(() => rights.recheck(limits.recheckMs), Math.min(10_000, limits.recheckMs));
  recheck.unref();

  const upgrades: UpgradeTable = {
    [PATH]: (req, socket, head) => {
      (io.engine as unknown as { handleUpgrade(...args: unknown[]): void }).handleUpgrade(req, socket, head);
    },
  };
  const poll: RouteTable[number]['handler'] = (req, res) => {
    (io.engine as unknown as { handleRequest(...args: unknown[]): void }).handleRequest(req, res);
  };
  const route = { method: '*', handler: poll, bodyLimit: FRAME_BYTES, ownPagesOnly: true } as const;
  const routes: RouteTable = [
    { ...route, pattern: PATH },
    { ...route, pattern: `${PATH}/` },
  ];

  return {
    io,
    /** Rows for the front's tables. */
    routes,
    upgrades,
    /** A code to show once on every screen of an account on this node. */
    notice(accountId: string, code: string, params?: Record<string, string | number>): void {
      for (const socket of rights.of(accountId)) socket.emit('notice', { code, ...(params && { params }) });
    },
    roster: (name: string, id: string) => presence.roster(name, id),
    /** Tells everybody that the server restarts and closes the sockets; the front ends what is left. */
    async stop(): Promise<void> {
      stopping = true;
      unsubscribe();
      clearInterval(recheck);
      presence.stop();
      for (const socket of io.of('/').sockets.values()) sayBye(options, socket, 'restart');
      hub.stop();
      await new Promise<void>((resolve) => io.close(() => resolve()));
    },
  };
}
