/**
 * Bodies are counted as they come in, whoever reads them (Next, a route, nobody): a lying or missing
 * Content-Length does not help. Over the limit: 413, then the connection ends.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { refuse } from '#domain/errors.ts';
import { answer } from './answer.ts';

/** How long a refused client may go on sending, so that it gets to read the answer. */
const LINGER_MS = 2_000;

/** Answers 413 and lets go of a client which may still be sending. */
export function refuseBody(req: IncomingMessage, res: ServerResponse): void {
  const { socket } = req;
  if (!res.headersSent) {
    res.setHeader('Connection', 'close');
    answer(res, 413, { ok: false, code: 'too_large' });
  }
  const timer = setTimeout(() => socket.destroy(), LINGER_MS);
  timer.unref();
  socket.once('close', () => clearTimeout(timer));
  req.resume();
}

/** False where the request was answered already because it announced too much. */
export function limitBody(req: IncomingMessage, res: ServerResponse, limit: number): boolean {
  const announced = Number(req.headers['content-length'] ?? 0);
  // What came in together with the headers lies in the buffer already.
  let seen = req.readableLength;
  if (!(announced <= limit && seen <= limit)) {
    refuseBody(req, res);
    return false;
  }
  let over = false;
  const push = req.push.bind(req);
  req.push = (chunk: unknown, encoding?: BufferEncoding): boolean => {
    if (over) return true;
    if (Buffer.isBuffer(chunk)) seen += chunk.length;
    if (seen <= limit) return push(chunk, encoding);
    over = true;
    refuseBody(req, res);
    req.destroy(Object.assign(new Error('body over the limit'), { code: 'too_large' }));
    return true;
  };
  return true;
}

/** The whole body of a raw route as JSON; refuses by code. The front has already bounded its size. */
export async function readJson(req: IncomingMessage): Promise<unknown> {
  const type = (req.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') refuse('invalid_input', { fields: { body: 'not_json' } });
  const text = (await readBody(req)).toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return refuse('invalid_input', { fields: { body: 'not_json' } });
  }
}

export async function readBody(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of req) chunks.push(chunk as Buffer);
  } catch (error) {
    refuse((error as { code?: string }).code === 'too_large' ? 'too_large' : 'invalid_input');
  }
  return Buffer.concat(chunks);
}
