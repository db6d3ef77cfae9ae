/**
 * The way in: `/draft/<id>`, from the HTTP upgrade to a place in a room.
 * Invariants: nothing is read from a socket before its rights are known; an unknown id, somebody else's id and a path
 * trick are answered alike and create nothing; a change of rights closes the socket, it never flips in place.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { CLOSE, CLOSE_NAMES, type CloseName } from '#domain/close-codes.ts';
import { Connection, type Grant } from './connection.ts';
import type { Limits } from './limits.ts';
import { awarenessFrame } from './protocol.ts';
import { atMost, type Registry } from './registry.ts';
import type { DraftLog } from './room-deps.ts';

export interface AuthorizeRequest {
  draftId: string;
  cookie?: string;
  ticket?: string;
  /** Set when a live connection is looked at again: a ticket that was good then need not be good still. */
  connectedAt?: Date;
}
export type Authorize = (
  request: AuthorizeRequest,
) => Promise<({ ok: true } & Grant) | { ok: false; code: string }>;

export interface DoorDeps {
  registry: Registry;
  authorize: Authorize;
  limits: Limits;
  log: DraftLog;
  now(): Date;
  id(): string;
}

const PATH = /^\/draft\/([0-9A-Za-z_-]{1,64})\/?$/;
const KEEPALIVE = awarenessFrame([]);
const KEEPALIVE_MS = 12_000;
const MAX_WAITING = 5_000;
const AT_ONCE = 64;

export class Door {
  readonly connections = new Map<string, Connection>();
  readonly closedBy = new Map<string, number>();
  readonly #deps: DoorDeps;
  readonly #wss: WebSocketServer;
  readonly #entering = new Set<WebSocket>();
  readonly #waiting: (() => void)[] = [];
  #active = 0;
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor(deps: DoorDeps) {
    this.#deps = deps;
    this.#wss = new WebSocketServer({
      noServer: true,
      maxPayload: deps.limits.frameBytes,
      maxFragments: deps.limits.fragments,
      perMessageDeflate: false,
      clientTracking: false,
    });
  }

  handleUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (this.#stopped) {
      socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
      return;
    }
    this.#wss.handleUpgrade(req, socket, head, (ws) => {
      ws.pause();
      ws.on('error', () => {});
      this.#entering.add(ws);
      const leave = () => this.#entering.delete(ws);
      ws.once('close', leave);
      void this.#enter(ws, req)
        .catch((error) => {
          this.#deps.log.error({ err: error }, 'drafting: entering failed');
          this.#turnAway(ws, 'storeFailed');
        })
        .finally(leave);
    });
  }

  async #enter(ws: WebSocket, req: IncomingMessage): Promise<void> {
    const request = readRequest(req);
    if (!request) return this.#turnAway(ws, 'notFound');
    if (this.#waiting.length >= MAX_WAITING) return this.#turnAway(ws, 'overload');
    await this.#turn();
    try {
      const answer = await this.#authorize(request);
      if (ws.readyState !== ws.OPEN) return;
      if (!answer.ok) return this.#turnAway(ws, refusalOf(answer.code));
      const room = await this.#deps.registry.open(request.draftId);
      if (ws.readyState !== ws.OPEN) return;
      if (typeof room === 'string') return this.#turnAway(ws, room);
      if (this.#stopped || room.ended) return this.#turnAway(ws, 'restart');
      if (room.shut) return this.#turnAway(ws, 'storeFailed');
      if (room.fanout.peers.size >= this.#deps.limits.peers) return this.#turnAway(ws, 'overload');
      const { schema, generation } = request;
      if (generation !== null && generation !== room.generation) return this.#turnAway(ws, 'replaced');
      if (schema !== null && schema < room.minClientSchema) return this.#turnAway(ws, 'schemaTooOld');
      this.#admit(ws, request, answer, room);
    } finally {
      this.#active -= 1;
      this.#waiting.shift()?.();
    }
  }

  /** At most so many are looked up at once; the others wait in line. */
  async #turn(): Promise<void> {
    if (this.#active >= AT_ONCE) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#active += 1;
  }

  async #authorize(request: AuthorizeRequest): Promise<Awaited<ReturnType<Authorize>>> {
    const { draftId, cookie, ticket, connectedAt } = request;
    const plain: AuthorizeRequest = { draftId };
    if (cookie !== undefined) plain.cookie = cookie;
    if (ticket !== undefined) plain.ticket = ticket;
    if (connectedAt !== undefined) plain.connectedAt = connectedAt;
    let answer: Awaited<ReturnType<Authorize>> = { ok: false, code: 'overload' };
    const work = this.#deps.authorize(plain).then((result) => {
      answer = result;
    });
    await atMost(work, this.#deps.limits.authorizeMs);
    return answer;
  }

  #admit(ws: WebSocket, request: Request, grant: { ok: true } & Grant, room: Room): void {
    const connection = new Connection(ws, {
      id: this.#deps.id(),
      draftId: request.draftId,
      credentials: request,
      connectedAt: this.#deps.now(),
      wantsAcks: request.ack,
      grant,
      limits: this.#deps.limits,
      onFrame: (frame) => room.receive(connection, frame),
      onClose: (name) => this.#count(name),
    });
    this.connections.set(connection.id, connection);
    room.join(connection);
    ws.on('message', (data) => connection.receive(data));
    ws.once('close', () => {
      connection.finish();
      this.connections.delete(connection.id);
      room.leave(connection);
      if (this.connections.size === 0) this.#rest();
    });
    this.#timer ??= setInterval(() => this.#tick(), Math.min(this.#deps.limits.pingMs, 5_000));
    ws.resume();
  }

  #turnAway(ws: WebSocket, name: CloseName): void {
    this.#count(name);
    ws.close(CLOSE[name].code, name);
    ws.resume();
    const timer = setTimeout(() => ws.terminate(), 5_000);
    ws.once('close', () => clearTimeout(timer));
  }

  #count(name: CloseName): void {
    this.closedBy.set(name, (this.closedBy.get(name) ?? 0) + 1);
  }

  #pingedAt = 0;
  #tick(): void {
    const now = performance.now();
    const { pingMs } = this.#deps.limits;
    const ping = now - this.#pingedAt >= pingMs;
    if (ping) this.#pingedAt = now;
    const clock = this.#deps.now();
    for (const connection of this.connections.values()) {
      if (now - connection.pongAt > pingMs * 2.5) connection.ws.terminate();
      else if (ping) connection.ws.ping();
      if (connection.ready && now - connection.sentAt > KEEPALIVE_MS) connection.send(KEEPALIVE);
      const { expiresAt } = connection.grant;
      if (expiresAt && expiresAt <= clock && !connection.held) void this.recheck([connection]);
    }
    for (const room of this.#deps.registry.rooms.values()) room.presence.renew();
  }

  /** Asks for the rights of live connections again; until the answer their frames wait unread by the room. */
  async recheck(connections: Connection[]): Promise<void> {
    for (const connection of connections) connection.held = true;
    const line = [...connections];
    const worker = async () => {
      for (let next = line.shift(); next; next = line.shift()) await this.#recheckOne(next);
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, connections.length) }, worker));
  }

  async #recheckOne(connection: Connection): Promise<void> {
    if (connection.closed) return;
    const { draftId, credentials, connectedAt } = connection;
    let answer: Awaited<ReturnType<Authorize>>;
    try {
      answer = await this.#authorize({ draftId, ...credentials, connectedAt });
    } catch {
      answer = { ok: false, code: 'unavailable' };
    }
    if (!answer.ok || !sameRights(answer, connection.grant)) return connection.close('rightsChanged');
    connection.grant = answer;
    connection.held = false;
    this.#deps.registry.rooms.get(draftId)?.wake();
  }

  #rest(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const ws of this.#entering) this.#turnAway(ws, 'restart');
    await this.#deps.registry.stop();
    const open = [...this.connections.values()];
    for (const connection of open) connection.close('restart');
    const closed = open.map(
      (c) =>
        new Promise<void>((resolve) => {
          if (c.ws.readyState === c.ws.CLOSED) resolve();
          else c.ws.once('close', () => resolve());
        }),
    );
    await atMost(Promise.all(closed), 2_500);
    for (const connection of open) connection.ws.terminate();
    this.#rest();
  }
}

type Room = Exclude<Awaited<ReturnType<Registry['open']>>, string>;
interface Request extends AuthorizeRequest {
  ack: boolean;
  schema: number | null;
  generation: number | null;
}

function readRequest(req: IncomingMessage): Request | null {
  const raw = req.url ?? '';
  if (raw.length > 4_096) return null;
  const [path = '', query = ''] = raw.split('?', 2);
  const draftId = PATH.exec(path)?.[1];
  if (!draftId) return null;
  const params = new URLSearchParams(query);
  const request: Request = {
    draftId,
    ack: params.get('ack') === '1',
    schema: whole(params.get('schema')),
    generation: whole(params.get('gen')),
  };
  const ticket = params.get('ticket');
  if (req.headers.cookie !== undefined) request.cookie = req.headers.cookie;
  if (ticket !== null && ticket !== '') request.ticket = ticket;
  return request;
}

const whole = (text: string | null) => (text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null);

/** Codes of `authorize` in the words of the socket; whatever is unknown is «no such thing». */
function refusalOf(code: string): CloseName {
  if (code === 'signed_out' || code === 'unauthorised') return 'unauthorised';
  if (code === 'rate_limited') return 'tooMany';
  if (code === 'unavailable' || code === 'internal') return 'storeFailed';
  if (code === 'forbidden') return 'notFound';
  return CLOSE_NAMES.find((name) => name === code) ?? 'notFound';
}

function sameRights(a: Grant, b: Grant): boolean {
  if (a.accountId !== b.accountId || a.write !== b.write) return false;
  if (a.scope === undefined || b.scope === undefined) return a.scope === b.scope;
  return a.scope.length === b.scope.length && a.scope.every((group) => b.scope!.includes(group));
}
