/**
 * What every command, socket acknowledgement and API call answers. A failure carries a code and parameters,
 * never a sentence: screens render it from messages/ in the reader's language.
 */
import type { ErrorCode } from './errors.ts';

export type Ok<T> = { ok: true; data: T };
export type Fail = {
  ok: false;
  code: ErrorCode;
  params?: Record<string, string | number>;
  /** Field path to error code, for input that did not parse. */
  fields?: Record<string, string>;
  retryAfterMs?: number;
};
export type Result<T> = Ok<T> | Fail;

export const ok = <T>(data: T): Ok<T> => ({ ok: true, data });
