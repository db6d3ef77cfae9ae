/**
 * Who has a view open: one person however many phones, on all nodes together. Each node repeats its own list every
 * ten seconds and after a change; a list that is not repeated is forgotten, so a dead node's ghosts leave within 30 s
 * (a dead phone's within 18 s: ping 10 s, timeout 8 s).
 */
import type { Actor } from '#domain/actor.ts';
import type { Person } from '#domain/contract.ts';
import type { Broadcast, LiveServer, LiveSocket, ViewEntry } from './types.ts';

const REPEAT_MS = 10_000;
const FORGET_MS = 25_000;
const LOOK_MS = 2_000;
const SETTLE_MS = 400;
const SHOWN = 200;
/** People of one message: a NOTIFY holds 8,000 bytes. */
const CHUNK = 12;

type Here = { key: string; person: Person | null };
type Place = {
  name: string;
  id: string;
  local: Map<LiveSocket, Here>;
  remote: Map<string, { until: number; people: Map<string, Person | null> }>;
};
type Wire = { node: string; place: string; g: number; first: boolean; here: [string, Person | null][] };

export class Presence {
  readonly #io: LiveServer;
  readonly #node: string;
  readonly #broadcast: Broadcast | null;
  readonly #places = new Map<string, Place>();
  readonly #due = new Map<string, NodeJS.Timeout>();
  readonly #timers: NodeJS.Timeout[];
  readonly #unsubscribe: () => void;
  #generation = 0;

  constructor(io: LiveServer, node: string, broadcast: Broadcast | null) {
    this.#io = io;
    this.#node = node;
    this.#broadcast = broadcast;
    this.#unsubscribe = broadcast?.subscribe((text) => this.#hear(text)) ?? (() => {});
    this.#timers = [setInterval(() => this.#repeat(), REPEAT_MS), setInterval(() => this.#forget(), LOOK_MS)];
    for (const timer of this.#timers) timer.unref();
  }

  enter(socket: LiveSocket, entry: ViewEntry, id: string, audience: string, actor: Actor | null): void {
    if (entry.presence === undefined) return;
    const key = `${entry.name}|${id}`;
    const place = this.#places.get(key) ?? { name: entry.name, id, local: new Map(), remote: new Map() };
    this.#places.set(key, place);
    const person = actor && { accountId: actor.accountId, name: actor.name.slice(0, 200), kind: actor.kind };
    place.local.set(socket, { key: actor?.accountId ?? socket.id, person });
    void socket.leave(`who|${key}|names`);
    void socket.leave(`who|${key}|count`);
    void socket.join(`who|${key}|${entry.presence.names(audience) ? 'names' : 'count'}`);
    this.#changed(key, true);
  }

  exit(socket: LiveSocket, name: string, id: string): void {
    const key = `${name}|${id}`;
    const place = this.#places.get(key);
    void socket.leave(`who|${key}|names`);
    void socket.leave(`who|${key}|count`);
    if (place?.local.delete(socket)) this.#changed(key, true);
  }

  exitAll(socket: LiveSocket): void {
    for (const { name, id, local } of [...this.#places.values()])
      if (local.has(socket)) this.exit(socket, name, id);
  }

  roster(name: string, id: string): { count: number; people: Person[] } {
    const place = this.#places.get(`${name}|${id}`);
    const all = new Map<string, Person | null>();
    for (const { key, person } of place?.local.values() ?? []) all.set(key, person);
    for (const { people } of place?.remote.values() ?? [])
      for (const [key, person] of people) all.set(key, person);
    const people = [...all.values()].filter((person) => person !== null);
    return { count: all.size, people: people.slice(0, SHOWN) };
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
    for (const timer of this.#due.values()) clearTimeout(timer);
    this.#unsubscribe();
    // A farewell, so that others need not wait for us to be forgotten.
    for (const [key, place] of this.#places) {
      place.local.clear();
      this.#say(key, place);
    }
  }

  /** Collected for a moment: a hall that comes in together is one message, not a thousand. */
  #changed(key: string, ours: boolean): void {
    if (this.#due.has(key)) return;
    const timer = setTimeout(() => {
      this.#due.delete(key);
      const place = this.#places.get(key);
      if (place === undefined) return;
      this.#show(key, place);
      if (ours) this.#say(key, place);
      if (place.local.size === 0 && place.remote.size === 0) this.#places.delete(key);
    }, SETTLE_MS);
    timer.unref();
    this.#due.set(key, timer);
  }

  #show(key: string, { name, id }: Place): void {
    const { count, people } = this.roster(name, id);
    this.#io.local.to(`who|${key}|names`).emit('who:here', { name, id, count, people });
    this.#io.local.to(`who|${key}|count`).emit('who:here', { name, id, count });
  }

  #say(key: string, place: Place): void {
    if (this.#broadcast === null) return;
    const here = [...new Map([...place.local.values()].map(({ key: who, person }) => [who, person]))];
    this.#generation += 1;
    for (let at = 0; at === 0 || at < here.length; at += CHUNK) {
      const chunk: [string, Person | null][] = here.slice(at, at + CHUNK);
      const wire: Wire = { node: this.#node, place: key, g: this.#generation, first: at === 0, here: chunk };
      this.#broadcast.publish(JSON.stringify(wire));
    }
  }

  #repeat(): void {
    for (const [key, place] of this.#places) if (place.local.size > 0) this.#say(key, place);
  }

  #forget(): void {
    const now = performance.now();
    for (const [key, place] of this.#places) {
      for (const [node, { until }] of place.remote) {
        if (until > now) continue;
        place.remote.delete(node);
        this.#changed(key, false);
      }
    }
  }

  #hear(text: string): void {
    let wire: Wire;
    try {
      wire = JSON.parse(text) as Wire;
    } catch {
      return;
    }
    if (wire.node === this.#node) return;
    const [name = '', id = ''] = wire.place.split('|');
    const place = this.#places.get(wire.place) ?? { name, id, local: new Map(), remote: new Map() };
    const before = place.remote.get(wire.node);
    const people = wire.first ? new Map<string, Person | null>() : new Map(before?.people);
    for (const [key, person] of wire.here) people.set(key, person);
    if (people.size === 0) place.remote.delete(wire.node);
    else place.remote.set(wire.node, { until: performance.now() + FORGET_MS, people });
    this.#places.set(wire.place, place);
    this.#changed(wire.place, false);
  }
}
