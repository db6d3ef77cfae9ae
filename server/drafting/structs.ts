/**
 * Reads an update before it is applied, since Yjs has no rollback: every new struct with the place it goes to, every
 * deletion with what it deletes, as plain data for the guard of the room's kind (no yjs types in it).
 * Invariant: an update that passes leans only on what the document (or the update itself) holds, is no deeper than
 * MAX_DEPTH and carries no nested documents, so that applying it cannot leave anything pending.
 */
import * as Y from 'yjs';

export const MAX_DEPTH = 64;
const MAX_STRUCTS = 60_000;
const MAX_CLIENTS = 256;
const MAX_CLOCK = 2 ** 31;

export type TypeName = 'array' | 'map' | 'text' | 'xmlElement' | 'xmlFragment' | 'xmlHook' | 'xmlText';
export type ContentKind =
  | 'gc'
  | 'deleted'
  | 'json'
  | 'binary'
  | 'string'
  | 'embed'
  | 'format'
  | 'type'
  | 'any';

/** A container on the way from the root: under which key it sits in its own parent (null: in a sequence), and what it is. */
export interface Step {
  key: string | null;
  type: TypeName;
  nodeName: string | null;
}

export interface StructView {
  client: number;
  clock: number;
  length: number;
  content: ContentKind;
  /** Name of the root type; null when the place is already gone (deleted and collected) or the struct is a GC. */
  root: string | null;
  /** Containers from below the root down to the direct parent. */
  path: readonly Step[];
  /** Key in the parent: a map key or the name of an XML attribute; null in a sequence. */
  sub: string | null;
  /** content `type` */
  type: TypeName | null;
  nodeName: string | null;
  /** content `string` */
  text: string | null;
  /** content `any`, `json`, `embed` */
  values: readonly unknown[] | null;
  /** content `format`: a mark switched on or (null) off */
  format: { key: string; value: unknown } | null;
}

export interface DecodedUpdate {
  structs: StructView[];
  /** What exists now and will be deleted. */
  deletes: StructView[];
  /** Client ids with new structs. */
  clients: number[];
}

export type ReadResult =
  | { ok: true; update: DecodedUpdate }
  /** `dangling`: leans on what is not here (ask for the whole state again); otherwise the sender is at fault. */
  | { ok: false; code: 'dangling' | 'malformed' | 'depth' | 'nested_document' };

interface Place {
  root: string | null;
  path: Step[];
}
const GONE: Place = { root: null, path: [] };
class Refusal extends Error {
  readonly reason: 'dangling' | 'malformed' | 'depth' | 'nested_document';
  constructor(reason: Refusal['reason']) {
    super(reason);
    this.reason = reason;
  }
}

type Struct = Y.Item | Y.GC | Y.Skip;
type Decoded = ReturnType<typeof Y.decodeUpdate>;

/** Decodes without regard to a document; null when the bytes are no update. */
export function decode(data: Uint8Array): Decoded | null {
  try {
    const decoded = Y.decodeUpdate(data);
    return decoded.structs.length > MAX_STRUCTS ? null : decoded;
  } catch {
    return null;
  }
}

export function readableStateVector(sv: Uint8Array): boolean {
  try {
    return Y.decodeStateVector(sv).size <= 100_000;
  } catch {
    return false;
  }
}

/** The client ids that write something the document does not have yet. */
export function newClients(decoded: Decoded, doc: Y.Doc): number[] {
  const clients = new Set<number>();
  for (const struct of decoded.structs as Struct[]) {
    if (struct instanceof Y.Skip) continue;
    if (struct.id.clock + struct.length > Y.getState(doc.store, struct.id.client))
      clients.add(struct.id.client);
  }
  return [...clients];
}

export function readUpdate(decoded: Decoded, doc: Y.Doc): ReadResult {
  try {
    return { ok: true, update: new Reader(doc, decoded).read() };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, code: error.reason };
    return { ok: false, code: 'malformed' };
  }
}

class Reader {
  readonly #doc: Y.Doc;
  readonly #decoded: Decoded;
  readonly #fresh = new Map<number, (Y.Item | Y.GC)[]>();
  readonly #ends = new Map<number, number>();
  readonly #places = new Map<Y.Item, { place: Place; sub: string | null }>();
  readonly #typePlaces = new Map<unknown, Place>();

  constructor(doc: Y.Doc, decoded: Decoded) {
    this.#doc = doc;
    this.#decoded = decoded;
  }

  read(): DecodedUpdate {
    this.#collect();
    if (this.#fresh.size > MAX_CLIENTS) throw new Refusal('malformed');
    const structs: StructView[] = [];
    for (const list of this.#fresh.values()) {
      for (const struct of list) structs.push(this.#viewFresh(struct));
    }
    return { structs, deletes: this.#deletes(), clients: [...this.#fresh.keys()] };
  }

  /** Keeps what is new, in order; a hole before it means that something is missing here. */
  #collect(): void {
    for (const struct of this.#decoded.structs as Struct[]) {
      if (struct instanceof Y.Skip) continue;
      const { client, clock } = struct.id;
      const end = clock + struct.length;
      if (!Number.isSafeInteger(client) || struct.length < 1 || end > MAX_CLOCK)
        throw new Refusal('malformed');
      const known = this.#ends.get(client) ?? Y.getState(this.#doc.store, client);
      if (clock > known) throw new Refusal('dangling');
      if (end <= known) continue;
      this.#ends.set(client, end);
      const list = this.#fresh.get(client);
      if (list) list.push(struct);
      else this.#fresh.set(client, [struct]);
    }
  }

  #stateOf(client: number): number {
    return this.#ends.get(client) ?? Y.getState(this.#doc.store, client);
  }

  /** The struct that covers this id: fresh ones first, since the tail of a known one may be new. */
  #find(id: Y.ID): { item: Y.Item | Y.GC; fresh: boolean } {
    if (id.clock >= this.#stateOf(id.client)) throw new Refusal('dangling');
    if (id.clock < Y.getState(this.#doc.store, id.client)) {
      return { item: Y.getItem(this.#doc.store, id) as Y.Item | Y.GC, fresh: false };
    }
    const list = this.#fresh.get(id.client) ?? [];
    let low = 0;
    let high = list.length - 1;
    while (low <= high) {
      const mid = (low + high) >> 1;
      const struct = list[mid]!;
      if (struct.id.clock > id.clock) high = mid - 1;
      else if (struct.id.clock + struct.length <= id.clock) low = mid + 1;
      else return { item: struct, fresh: true };
    }
    throw new Refusal('dangling');
  }

  #viewFresh(struct: Y.Item | Y.GC): StructView {
    if (!(struct instanceof Y.Item)) return view(struct, GONE, null);
    for (const id of [struct.origin, struct.rightOrigin]) {
      if (id === null) continue;
      if (id.client === struct.id.client && id.clock >= struct.id.clock) throw new Refusal('malformed');
      if (id.clock >= this.#stateOf(id.client)) throw new Refusal('dangling');
    }
    const at = this.#placeOfFresh(struct, 0);
    if (at.place.path.length > MAX_DEPTH) throw new Refusal('depth');
    return view(struct, at.place, at.sub);
  }

  /** Follows «same parent as my neighbour» until a parent is named; the right neighbour decides, as in Yjs. */
  #placeOfFresh(start: Y.Item, depth: number): { place: Place; sub: string | null } {
    if (depth > MAX_DEPTH) throw new Refusal('depth');
    const chain: Y.Item[] = [];
    let item = start;
    let found: { place: Place; sub: string | null } | undefined;
    while (!found) {
      found = this.#places.get(item);
      if (found) break;
      chain.push(item);
      if (chain.length > MAX_STRUCTS) throw new Refusal('malformed');
      if (item.parent !== null) {
        found = { place: this.#placeOfParent(item.parent, depth), sub: item.parentSub };
        break;
      }
      const neighbour = item.rightOrigin ?? item.origin;
      if (neighbour === null) throw new Refusal('malformed');
      const next = this.#find(neighbour);
      if (!(next.item instanceof Y.Item)) found = { place: GONE, sub: null };
      else if (!next.fresh) found = this.#placeOfKnown(next.item);
      else item = next.item;
    }
    for (const link of chain) this.#places.set(link, found);
    return found;
  }

  #placeOfParent(parent: unknown, depth: number): Place {
    if (typeof parent === 'string') return { root: parent, path: [] };
    const { item, fresh } = this.#find(parent as Y.ID);
    if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentType)) return GONE;
    if (!fresh) return this.#placeInside(item.content.type);
    const known = this.#typePlaces.get(item);
    if (known) return known;
    const own = this.#placeOfFresh(item, depth + 1);
    const inside = own.place === GONE ? GONE : extend(own.place, own.sub, item.content.type);
    this.#typePlaces.set(item, inside);
    return inside;
  }

  #placeOfKnown(item: Y.Item): { place: Place; sub: string | null } {
    if (item.parent === null || !(item.parent instanceof Y.AbstractType)) return { place: GONE, sub: null };
    return { place: this.#placeInside(item.parent), sub: item.parentSub };
  }

  /** Where things sit that are put into this type of the document. */
  #placeInside(type: Y.AbstractType<unknown>): Place {
    const known = this.#typePlaces.get(type);
    if (known) return known;
    const up: Y.AbstractType<unknown>[] = [];
    let current: Y.AbstractType<unknown> | null = type;
    let place: Place | undefined;
    while (current !== null && !place) {
      const item: Y.Item | null = current._item;
      if (item === null) {
        place = { root: rootName(this.#doc, current), path: [] };
        this.#typePlaces.set(current, place);
        break;
      }
      up.push(current);
      const parent: unknown = item.parent;
      if (!(parent instanceof Y.AbstractType)) return GONE;
      current = parent as Y.AbstractType<unknown>;
      place = this.#typePlaces.get(current);
    }
    for (const inner of up.reverse()) {
      place = extend(place ?? GONE, inner._item?.parentSub ?? null, inner);
      this.#typePlaces.set(inner, place);
    }
    return place ?? GONE;
  }

  #deletes(): StructView[] {
    const out: StructView[] = [];
    for (const [client, ranges] of this.#decoded.ds.clients) {
      const state = Y.getState(this.#doc.store, client);
      const structs = this.#doc.store.clients.get(client) ?? [];
      for (const { clock, len } of ranges) {
        if (clock + len > this.#stateOf(client)) throw new Refusal('dangling');
        if (clock >= state) continue;
        for (let i = Y.findIndexSS(structs, clock); i < structs.length; i += 1) {
          const struct = structs[i]!;
          if (struct.id.clock >= clock + len) break;
          if (!(struct instanceof Y.Item) || struct.deleted) continue;
          const at = this.#placeOfKnown(struct);
          out.push(view(struct, at.place, at.sub));
        }
      }
    }
    return out;
  }
}

function extend(place: Place, key: string | null, type: Y.AbstractType<unknown>): Place {
  return { root: place.root, path: [...place.path, { key, type: typeName(type), nodeName: nodeName(type) }] };
}

function rootName(doc: Y.Doc, type: unknown): string | null {
  for (const [name, root] of doc.share) if (root === type) return name;
  return null;
}

function typeName(type: unknown): TypeName {
  if (type instanceof Y.XmlElement) return 'xmlElement';
  if (type instanceof Y.XmlText) return 'xmlText';
  if (type instanceof Y.XmlHook) return 'xmlHook';
  if (type instanceof Y.XmlFragment) return 'xmlFragment';
  if (type instanceof Y.Text) return 'text';
  if (type instanceof Y.Map) return 'map';
  return 'array';
}

const nodeName = (type: unknown): string | null => (type instanceof Y.XmlElement ? type.nodeName : null);

function view(struct: Y.Item | Y.GC, place: Place, sub: string | null): StructView {
  const base: StructView = {
    client: struct.id.client,
    clock: struct.id.clock,
    length: struct.length,
    content: 'gc',
    root: place.root,
    path: place.path,
    sub,
    type: null,
    nodeName: null,
    text: null,
    values: null,
    format: null,
  };
  if (!(struct instanceof Y.Item)) return base;
  const content = struct.content as unknown;
  if (content instanceof Y.ContentString) return { ...base, content: 'string', text: content.str };
  if (content instanceof Y.ContentType) {
    return { ...base, content: 'type', type: typeName(content.type), nodeName: nodeName(content.type) };
  }
  if (content instanceof Y.ContentAny) return { ...base, content: 'any', values: content.arr };
  if (content instanceof Y.ContentFormat) {
    return { ...base, content: 'format', format: { key: content.key, value: content.value } };
  }
  if (content instanceof Y.ContentEmbed) return { ...base, content: 'embed', values: [content.embed] };
  if (content instanceof Y.ContentJSON) return { ...base, content: 'json', values: content.arr };
  if (content instanceof Y.ContentBinary) return { ...base, content: 'binary' };
  if (content instanceof Y.ContentDoc) throw new Refusal('nested_document');
  return { ...base, content: 'deleted' };
}

/** A plain value by its keys from a root map, e.g. `('blocks', id, 'group')`; undefined when there is none. */
export function readValue(doc: Y.Doc, root: string, ...keys: string[]): unknown {
  let type: Y.AbstractType<unknown> | undefined = doc.share.get(root) as Y.AbstractType<unknown> | undefined;
  for (const [i, key] of keys.entries()) {
    const item: Y.Item | undefined = type?._map.get(key);
    if (!item || item.deleted) return undefined;
    if (item.content instanceof Y.ContentType) type = item.content.type as Y.AbstractType<unknown>;
    else return i === keys.length - 1 ? item.content.getContent().at(-1) : undefined;
  }
  return undefined;
}
