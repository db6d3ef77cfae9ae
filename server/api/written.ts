/** A view as it goes out: its JSON text and its ETag. The same object is written once, whoever asks for it. */
import { createHash } from 'node:crypto';

export type Written = { body: string; etag: string };

const texts = new WeakMap<object, Written>();

export function written(view: unknown): Written {
  const kept = typeof view === 'object' && view !== null ? view : null;
  const known = kept && texts.get(kept);
  if (known) return known;
  const body = JSON.stringify({ ok: true, data: view });
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  if (kept) texts.set(kept, { body, etag });
  return { body, etag };
}
