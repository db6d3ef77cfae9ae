/**
 * A page is what it read. When a hall opens the same page, it is made once: whoever comes next is asked for by the same
 * questions, with their own rights, and where every answer has the same word (server/page-record.ts) they are sent the
 * same bytes, with the nonce, name and mark that are theirs. Rights are decided and data read for each request; only the
 * making is spared. What a page could depend on besides (address, language, theme and other cookies, kind of session) is
 * in its key, and what depends on nothing but the clock is bounded by the age at which a page is made anew.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readerOf } from '#domain/account/face.ts';
import type { Actor } from '#domain/actor.ts';
import { SESSION_COOKIE } from '../actor.ts';
import { PageRecord, type Read } from '../page-record.ts';
import { cut, lendOwn, ownMark, type Parts, type Piece } from './page-parts.ts';
import type { RequestContext } from './types.ts';

type Header = string | number | readonly string[];
type Page = {
  born: number;
  reads: Read[];
  headers: [string, Header][];
  pieces: readonly Piece[];
  /** Whether it shows its reader at all. */
  shows: boolean;
  bytes: number;
};
export type Keep = (res: ServerResponse, body: Buffer) => void;
export type Visit = { record: PageRecord; serve(res: ServerResponse): Promise<boolean>; keep: Keep };
export type KeptPages = {
  visit(req: IncomingMessage, ctx: RequestContext, parts: Parts): Promise<Visit | null>;
};

const AGE_MS = 15_000;
const KEPT_BYTES = 16 * 1024 * 1024;
/** Of one address: as many as there are sets of rights that many people have. */
const VARIANTS = 6;
const LONG_KEY = 2_000;
const ALONE = 1_000;
/** Whoever comes while the first is being served waits for that page; not for ever. */
const WAIT_MS = 1_000;
const PAGES = /^\/f\//;
/** Next makes another page for those it takes for robots. */
const ROBOT =
  /bot|crawl|spider|preview|archiver|embed|google|lighthouse|yandex|slurp|sogou|yeti|facebook|whatsapp|telegram|vkshare|tumblr|quora/i;
/**
 * Conditions, and words of a caller to Next that a browser opening a page never says: whoever could change a page by
 * them must not change it for others. What the front itself has written is not theirs.
 */
const UNUSUAL = /^(range|if-.*|purpose|sec-purpose|rsc|next-.*|x-(?!forwarded-|request-id$|real-ip$).*)$/;
/** Told anew for each answer by the front. */
const OF_ANSWER = new Set([
  'content-security-policy',
  'x-request-id',
  'connection',
  'date',
  'content-length',
  'content-encoding',
]);

export function keepPages(actorOf: (cookie: string | undefined) => Promise<Actor | null>): KeptPages {
  const kept = new Map<string, Page[]>();
  const making = new Map<string, Promise<void>>();
  /** Pages that were like no other the last time: nobody waits for those. */
  const alone = new Set<string>();
  let bytes = 0;

  const drop = (key: string) => {
    for (const page of kept.get(key) ?? []) bytes -= page.bytes;
    kept.delete(key);
  };
  function add(key: string, page: Page): void {
    const fresh = (kept.get(key) ?? [])
      .filter(({ born }) => page.born - born < AGE_MS)
      .slice(0, VARIANTS - 1);
    drop(key);
    alone.delete(key);
    kept.set(key, [page, ...fresh]);
    for (const each of [page, ...fresh]) bytes += each.bytes;
    for (const oldest of kept.keys()) {
      if (bytes <= KEPT_BYTES) break;
      drop(oldest);
    }
  }

  function leave(key: string): void {
    if (alone.size >= ALONE) alone.clear();
    alone.add(key);
  }

  return {
    async visit(req, ctx, parts) {
      if (!PAGES.test(ctx.pathname) || ROBOT.test(req.headers['user-agent'] ?? '')) return null;
      if (Object.keys(req.headers).some((name) => UNUSUAL.test(name))) return null;
      // Where the database does not answer, the page says so.
      const actor = await actorOf(req.headers.cookie).catch(() => undefined);
      if (actor === undefined) return null;
      const key = JSON.stringify([
        ctx.origin,
        req.url,
        actor && [actor.kind, actor.admin],
        req.headers['accept-language'],
        otherCookies(req.headers.cookie),
      ]);
      if (key.length > LONG_KEY) return null;
      const record = new PageRecord(actor);
      let served = false;
      let done = () => {};

      async function known(): Promise<Page | null> {
        const now = performance.now();
        for (const page of kept.get(key) ?? [])
          if (now - page.born < AGE_MS && (await record.agrees(page.reads))) return page;
        return null;
      }

      return {
        record,
        async serve(res) {
          let page = await known();
          const other = page || alone.has(key) ? undefined : making.get(key);
          if (other) {
            await other;
            page = await known();
          }
          if (page) {
            served = true;
            send(res, page, parts, actor, ctx.nonce);
            return true;
          }
          if (!making.has(key) && !alone.has(key)) {
            const made = new Promise<void>((resolve) => {
              const late = setTimeout(resolve, WAIT_MS);
              done = () => {
                clearTimeout(late);
                resolve();
              };
            }).then(() => {
              making.delete(key);
            });
            making.set(key, made);
            res.once('close', done);
          }
          return false;
        },
        keep(res, body) {
          if (served) return;
          const headers = Object.entries(res.getHeaders()).flatMap(([name, value]) =>
            value === undefined || OF_ANSWER.has(name)
              ? []
              : [[name, swapped(value, ctx.nonce, NONCE)] as Page['headers'][number]],
          );
          const page = res.statusCode === 200 && !res.hasHeader('Set-Cookie');
          const html = String(res.getHeader('Content-Type')).startsWith('text/html');
          if (!page || !html) {
            leave(key);
            return done();
          }
          const born = performance.now();
          void record
            .reads()
            .then((reads) => {
              if (!reads) return leave(key);
              const pieces = cut(withoutNonce(body, ctx.nonce), parts);
              const size = pieces.reduce((sum, one) => sum + ('own' in one ? 0 : one.bytes.length), 0);
              add(key, { born, reads, headers, pieces, shows: parts.own !== null, bytes: size });
            })
            .finally(done);
        },
      };
    },
  };
}

function otherCookies(header = ''): string[] {
  return header
    .split(';')
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookie !== '' && !cookie.startsWith(SESSION_COOKIE))
    .sort();
}

const NONCE = ownMark('nonce');
/** Next names the nonce in a header too. */
const swapped = (value: Header, from: string, to: string): Header =>
  typeof value === 'string' ? value.replaceAll(from, to) : value;
const withoutNonce = (body: Buffer, nonce: string) =>
  Buffer.from(body.toString('latin1').replaceAll(nonce, NONCE), 'latin1');

function send(res: ServerResponse, page: Page, parts: Parts, actor: Actor | null, nonce: string): void {
  for (const [name, value] of page.headers) res.setHeader(name, swapped(value, NONCE, nonce));
  res.setHeader('Server-Timing', 'kept');
  parts.kept = page.pieces;
  if (actor && page.shows) lendOwn(parts, readerOf(actor));
  parts.own = { ...parts.own, nonce };
  res.end('');
}
