/**
 * Smaller answers at little cost. Next sends a page in dozens of pieces, and compressing each by itself costs more than
 * the page saves; a page is therefore gathered and compressed once, off the thread that renders. Built files never change
 * under their name: each is compressed once in the life of the process, however many phones of a hall ask for it.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Keep } from './kept-pages.ts';
import { filled, type Parts } from './page-parts.ts';

const gzipped = promisify(gzip);
const TEXTUAL =
  /^(text\/(html|plain|css|javascript|x-component|calendar|csv|markdown)|application\/(javascript|json|manifest\+json|xml|schema\+json)|image\/svg\+xml)\b/;
const BUILT = /^\/_next\/static\//;
const SMALL = 1_024;
/** A page waits for its bytes, a built file is asked for a thousand times. */
const [PAGE_LEVEL, BUILT_LEVEL] = [4, 9];
const KEPT_BYTES = 32 * 1024 * 1024;

export function createCompression() {
  const kept = new Map<string, Buffer>();
  let keptBytes = 0;

  async function smaller(body: Buffer, path: string): Promise<Buffer> {
    const built = BUILT.test(path);
    const known = built ? kept.get(path) : undefined;
    if (known) return known;
    const made = await gzipped(body, { level: built ? BUILT_LEVEL : PAGE_LEVEL });
    if (built && !kept.has(path) && keptBytes + made.length <= KEPT_BYTES) {
      kept.set(path, made);
      keptBytes += made.length;
    }
    return made;
  }

  /** To be called before anything is written; changes nothing where the asker or the answer is not fit for it. */
  return (
    req: IncomingMessage,
    res: ServerResponse,
    path: string,
    parts: Parts | null = null,
    keep?: Keep,
  ): void => {
    if (req.method === 'HEAD' || !/\bgzip\b/.test(String(req.headers['accept-encoding'] ?? ''))) return;
    const [write, end, flushHeaders] = [res.write.bind(res), res.end.bind(res), res.flushHeaders.bind(res)];
    let pieces: Buffer[] | null | undefined;
    const gathers = (): boolean => {
      if (pieces === undefined) pieces = fits(res) ? [] : null;
      return pieces !== null;
    };
    const take = (chunk: unknown, encoding: unknown) => {
      if (chunk === undefined || chunk === null) return;
      pieces?.push(
        typeof chunk === 'string'
          ? Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')
          : Buffer.from(chunk as Uint8Array),
      );
    };
    res.flushHeaders = () => {
      if (!gathers()) flushHeaders();
    };
    res.write = ((chunk: unknown, encoding: unknown, done: unknown) => {
      if (!gathers()) return (write as (...all: unknown[]) => boolean)(chunk, encoding, done);
      take(chunk, encoding);
      const told = typeof encoding === 'function' ? encoding : done;
      if (typeof told === 'function') process.nextTick(told);
      return true;
    }) as typeof res.write;
    res.end = ((chunk: unknown, encoding: unknown, done: unknown) => {
      if (typeof chunk === 'function' || !gathers())
        return (end as (...all: unknown[]) => ServerResponse)(chunk, encoding, done);
      take(chunk, encoding);
      const told = typeof encoding === 'function' ? encoding : done;
      const body = Buffer.concat(pieces ?? []);
      const send = (bytes: Buffer, small: boolean) => {
        if (res.destroyed) return;
        if (small) res.setHeader('Content-Encoding', 'gzip');
        res.setHeader('Content-Length', bytes.length);
        (end as (...all: unknown[]) => ServerResponse)(bytes, typeof told === 'function' ? told : undefined);
      };
      varies(res);
      const marked = parts !== null && (parts.own !== null || parts.data.size + parts.markup.size > 0);
      if (parts) keep?.(res, body);
      // A page with marks in it is of no use to anybody.
      if (marked)
        filled(body, parts).then(
          (bytes) => send(bytes, true),
          () => res.destroy(),
        );
      else if (body.length < SMALL) send(body, false);
      else
        smaller(body, path).then(
          (bytes) => send(bytes, true),
          () => send(body, false),
        );
      return res;
    }) as typeof res.end;
  };
}

function fits(res: ServerResponse): boolean {
  return (
    !res.headersSent &&
    res.statusCode !== 204 &&
    res.statusCode !== 206 &&
    res.statusCode !== 304 &&
    !res.hasHeader('Content-Encoding') &&
    TEXTUAL.test(String(res.getHeader('Content-Type') ?? ''))
  );
}

function varies(res: ServerResponse): void {
  const now = String(res.getHeader('Vary') ?? '');
  if (!/\baccept-encoding\b/i.test(now))
    res.setHeader('Vary', now ? `${now}, Accept-Encoding` : 'Accept-Encoding');
}
