/**
 * Parts of pages that many are shown alike do not go through Next with each page: the page carries a mark, and the front
 * puts the part in its place, encoded and compressed once in the life of the process. Markup (components/ui/kept.tsx)
 * stands where its mark stood; data (components/live/wire.ts) becomes a script of its own before the first that needs it.
 * A part is known by its whole text, and only marks handed out while this very answer was made are filled.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';

type Kind = 'data' | 'markup';
type Part = { name: string; bytes: Buffer; uses: number; value?: unknown; small?: Promise<Buffer> };
/** A page cut where its parts, and what is a reader's own, stand: `own` names a value, or the script of them all. */
export type Piece = Part | { own: string };
/** Of one answer: the parts its page holds marks of, by name, what is its reader's own, the whole page if it was kept. */
export type Parts = Record<Kind, Map<string, Part>> & {
  own: Readonly<Record<string, string>> | null;
  kept: readonly Piece[] | null;
};

/** Shorter ones cost less inside the page; markup stands apart from the data and cuts what is compressed together. */
const SHORT: Record<Kind, number> = { data: 2_000, markup: 8_000 };
const KEPT_BYTES = 8 * 1024 * 1024;
const [PAGE_LEVEL, PART_LEVEL] = [3, 9];

const stores = {
  data: { parts: new Map<string, Part>(), bytes: 0 },
  markup: { parts: new Map<string, Part>(), bytes: 0 },
};
let made = 0;
const script = (name: string, json: string) =>
  `<script type="application/json" id="${name}">${json.replaceAll('<', '\\u003c')}</script>`;

function partOf(kind: Kind, text: string): Part {
  const store = stores[kind];
  const known = store.parts.get(text);
  if (known) {
    known.uses += 1;
    store.parts.delete(text);
    store.parts.set(text, known);
    return known;
  }
  made += 1;
  const name = `part-${made.toString(36)}`;
  const part: Part = { name, bytes: Buffer.from(kind === 'markup' ? text : script(name, text)), uses: 1 };
  store.parts.set(text, part);
  store.bytes += part.bytes.length;
  for (const [oldest, its] of store.parts) {
    if (store.bytes <= KEPT_BYTES) break;
    store.parts.delete(oldest);
    store.bytes -= its.bytes.length;
  }
  return part;
}

/** Only a whole page for a browser that takes gzip: what Next's own router asks for has no document to stand in. */
export function partsFor(req: IncomingMessage): Parts | null {
  const { method, headers } = req;
  const page = method === 'GET' && headers.rsc === undefined && headers['next-action'] === undefined;
  return page && /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''))
    ? { data: new Map(), markup: new Map(), own: null, kept: null }
    : null;
}

const answers = new AsyncLocalStorage<Parts | null>();
export const withParts = <T>(parts: Parts | null, work: () => Promise<T>): Promise<T> =>
  answers.run(parts, work);

function take(kind: Kind, text: string): Part | null {
  const parts = text.length < SHORT[kind] ? null : answers.getStore();
  if (!parts) return null;
  const part = partOf(kind, text);
  parts[kind].set(part.name, part);
  return part;
}

const OWN = 'page-own';
/** Nobody can write what they do not know. */
const SECRET = randomBytes(12).toString('hex');
export const ownMark = (name: string): string => `~${name}-${SECRET}~`;
const OWN_MARKS = new RegExp(`~(\\w+)-${SECRET}~`, 'g');
const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
};

/** What is this reader's own, to be put where the page has marks of it. */
export function lendOwn(parts: Parts, own: Readonly<Record<string, string>>): string {
  const value = Object.fromEntries(Object.keys(own).map((name) => [name, ownMark(name)]));
  parts.own = { ...parts.own, ...own };
  parts.data.set(OWN, { name: OWN, bytes: Buffer.from(script(OWN, JSON.stringify(own))), uses: 1, value });
  return OWN;
}

/** Marks are of plain letters, which no encoding of markup changes. */
function withOwn(body: Buffer, own: Readonly<Record<string, string>>): Buffer {
  const text = body
    .toString('latin1')
    .replace(OWN_MARKS, (_, name: string) => Buffer.from(escaped(own[name])).toString('latin1'));
  return Buffer.from(text, 'latin1');
}

const escaped = (value = '') => value.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);

/** A page to be shown to many: all that is not a reader's own becomes parts, compressed once. */
export function cut(body: Buffer, parts: Parts): Piece[] {
  const still = (bytes: Buffer): Part => ({ name: '', bytes, uses: 2 });
  return pieces(body, parts).flatMap((one): Piece[] => {
    if (!Buffer.isBuffer(one)) {
      one.uses += 1;
      return [one.name === OWN ? { own: OWN } : one];
    }
    return one
      .toString('latin1')
      .split(OWN_MARKS)
      .flatMap((text, at): Piece[] => {
        if (at % 2) return [{ own: text }];
        return text === '' ? [] : [still(Buffer.from(text, 'latin1'))];
      });
  });
}

/** The door of the components, which import nothing of the server. Null: the part stays in the page as it is. */
export function lendParts(): void {
  (globalThis as { [door: symbol]: unknown })[Symbol.for('veche.page-parts')] = {
    data: (text: string) => take('data', text)?.name ?? null,
    markup: (html: string) => {
      const part = take('markup', html);
      return part && `<!--${part.name}-->`;
    },
    own: (json: string) => {
      const parts = answers.getStore();
      return parts ? lendOwn(parts, JSON.parse(json) as Record<string, string>) : null;
    },
    /** What a piece of data says, read once for all who are shown it. */
    read: (name: string) => {
      const part = answers.getStore()?.data.get(name);
      if (!part) throw new Error(`no part ${name} in this page`);
      if (part.value === undefined) {
        const text = part.bytes.toString();
        part.value = JSON.parse(text.slice(text.indexOf('>') + 1, text.lastIndexOf('<')));
      }
      return part.value;
    },
  };
}

const FIRST_SCRIPT = '(self.__next_f=';
const MARK = '<!--part-';

/** The page with its parts: what is the page's own, and the parts between. */
function pieces(body: Buffer, { data, markup }: Parts): (Buffer | Part)[] {
  const out: (Buffer | Part)[] = [];
  let done = 0;
  const upTo = (at: number) => {
    if (at > done) out.push(body.subarray(done, at));
    done = at;
  };
  const flight = data.size > 0 ? body.lastIndexOf('<script', Math.max(0, body.indexOf(FIRST_SCRIPT))) : -1;
  let placed = flight < 0;
  const place = () => {
    upTo(flight);
    out.push(...data.values());
    placed = true;
  };
  for (let at = body.indexOf(MARK); at >= 0; at = body.indexOf(MARK, at + 1)) {
    const end = body.indexOf('-->', at);
    const part = end < 0 ? undefined : markup.get(body.toString('latin1', at + 4, end));
    if (!part) continue;
    if (!placed && at > flight) place();
    upTo(at);
    out.push(part);
    done = end + 3;
  }
  if (!placed) place();
  upTo(body.length);
  return out;
}

const deflated = promisify(deflateRaw);
const HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
/** An empty last block: every piece before it ends at a byte and knows nothing of the others. */
const LAST = Buffer.from([3, 0]);
const piece = (bytes: Buffer, level: number) =>
  deflated(bytes, { level, finishFlush: constants.Z_SYNC_FLUSH });

/** So short that it goes as it is: a block of its own, stored. */
function stored(bytes: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt16LE(bytes.length, 1);
  head.writeUInt16LE(~bytes.length & 0xffff, 3);
  return Buffer.concat([head, bytes]);
}

function ownBytes({ data, own }: Parts, name: string): Buffer {
  return name === OWN ? (data.get(OWN)?.bytes ?? Buffer.alloc(0)) : Buffer.from(escaped(own?.[name]));
}

/** The page with its parts as one gzip stream; a part asked for again is not compressed again. */
export async function filled(body: Buffer, parts: Parts): Promise<Buffer> {
  const all = parts.kept ?? pieces(parts.own ? withOwn(body, parts.own) : body, parts);
  const small: Promise<Buffer>[] = [];
  let own: Buffer[] = [];
  const flush = () => {
    if (own.length > 0) small.push(piece(own.length === 1 ? own[0]! : Buffer.concat(own), PAGE_LEVEL));
    own = [];
  };
  let [sum, length] = [0, 0];
  for (const one of all) {
    const short = 'own' in one ? ownBytes(parts, one.own) : null;
    const bytes = short ?? (Buffer.isBuffer(one) ? one : (one as Part).bytes);
    sum = crc32(bytes, sum);
    length += bytes.length;
    if (short) {
      flush();
      small.push(Promise.resolve(stored(short)));
    } else if (Buffer.isBuffer(one) || (one as Part).uses < 2) own.push(bytes);
    else {
      flush();
      const part = one as Part;
      part.small ??= piece(bytes, PART_LEVEL);
      small.push(part.small);
    }
  }
  flush();
  const foot = Buffer.alloc(8);
  foot.writeUInt32LE(sum, 0);
  foot.writeUInt32LE(length >>> 0, 4);
  return Buffer.concat([HEAD, ...(await Promise.all(small)), LAST, foot]);
}
