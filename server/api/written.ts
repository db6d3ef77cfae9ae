/**
 * A view as it goes out: its JSON text, its ETag and, from the second time it is asked for, its compressed bytes. The
 * same object is written and compressed once, whoever asks for it.
 */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

type Written = { body: string; etag: string; asked: number; small?: Promise<Buffer> };

const gzipped = promisify(gzip);
const SMALL = 1_024;
const texts = new WeakMap<object, Written>();

function written(view: unknown): Written {
  const kept = typeof view === 'object' && view !== null ? view : null;
  const known = kept && texts.get(kept);
  if (known) {
    known.asked += 1;
    return known;
  }
  const body = JSON.stringify({ ok: true, data: view });
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const text = { body, etag, asked: 1 };
  if (kept) texts.set(kept, text);
  return text;
}

/** The answer that a view is, its headers set: nothing where the asker has it already. */
export async function answerOf(
  req: IncomingMessage,
  res: ServerResponse,
  view: unknown,
  whose: 'public' | 'private' = 'private',
): Promise<string | Buffer | 304> {
  const text = written(view);
  res.setHeader('ETag', text.etag);
  res.setHeader('Cache-Control', `${whose}, no-cache`);
  res.setHeader('Vary', 'Accept-Encoding');
  if (req.headers['if-none-match'] === text.etag) return 304;
  const takes = /\bgzip\b/.test(String(req.headers['accept-encoding'] ?? ''));
  if (!takes || text.asked < 2 || text.body.length < SMALL) return text.body;
  text.small ??= gzipped(text.body);
  const small = await text.small;
  res.setHeader('Content-Encoding', 'gzip');
  return small;
}
