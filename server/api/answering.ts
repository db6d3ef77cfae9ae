/** How every raw route answers: a Result, a prepared text, its bytes or 304; a refusal keeps its code, anything else is `internal`. */
import type { ServerResponse } from 'node:http';
import { isRefusal, statusOf } from '#domain/errors.ts';
import type { Fail, Result } from '#domain/result.ts';
import { failOf } from '../command.ts';
import type { Services } from '../services.ts';

export type Answer = Result<unknown> | string | Buffer | 304;

export async function answering(
  res: ServerResponse,
  services: Services,
  produce: () => Promise<Answer>,
  mime = 'application/json; charset=utf-8',
): Promise<void> {
  let out: Answer;
  try {
    out = await produce();
  } catch (error) {
    if (!isRefusal(error)) services.log.error({ err: error }, 'api');
    out = isRefusal(error) ? failOf(error) : { ok: false, code: 'internal' };
  }
  if (out === 304) {
    res.writeHead(304).end();
    return;
  }
  if (typeof out === 'string' || Buffer.isBuffer(out)) {
    res.writeHead(200, { 'Content-Type': mime, 'Content-Length': Buffer.byteLength(out) });
    res.end(out);
    return;
  }
  const status = out.ok ? 200 : statusOf((out as Fail).code);
  res.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
  res.end(JSON.stringify(out));
}
