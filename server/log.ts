/**
 * Structured logs. Only an allow-list of keys is ever written: ids, codes, counts and durations. Names, mails,
 * addresses, tokens, texts and choices have no key here, so they cannot leak by accident.
 */
import pino from 'pino';

const ALLOWED = new Set([
  'level',
  'time',
  'pid',
  'msg',
  'code',
  'name',
  'noun',
  'type',
  'id',
  'forumId',
  'draftId',
  'accountId',
  'requestId',
  'method',
  'route',
  'status',
  'ms',
  'count',
  'bytes',
  'seq',
  'port',
  'host',
  'url',
  'dataDir',
  'version',
  'node',
  'signal',
  'err',
  'stack',
  'reason',
  'attempt',
  'event',
  'view',
  'room',
  'peers',
  'rev',
  'job',
  'file',
  'reasons',
  'mode',
  'address',
]);

export interface Log {
  info(fields: Record<string, unknown>, msg?: string): void;
  warn(fields: Record<string, unknown>, msg?: string): void;
  error(fields: Record<string, unknown>, msg?: string): void;
}

function pick(fields: Record<string, unknown>): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    if (!ALLOWED.has(key)) continue;
    if (value instanceof Error) out[key] = errorFacts(value);
    // Whatever else was thrown has no shape one could trust.
    else out[key] = key === 'err' ? { name: typeof value } : value;
  }
  return out;
}

/** A message can quote a row, and a line of that row can look like a place: keep class, code and real places only. */
const PLACE = /^ {4}at (?:async )?(?:[\w$.<>[\] ]+ )?\(?(?:file:|node:|\/)[^\s()]+:\d+:\d+\)?$/;

function errorFacts(error: Error): Record<string, unknown> {
  const cause = error.cause as { code?: string; constraint_name?: string } | undefined;
  const code = (error as { code?: string }).code ?? cause?.code;
  const whole = error.stack ?? '';
  const said = error.message ? whole.indexOf(error.message) : -1;
  const stack = (said < 0 ? whole : whole.slice(said + error.message.length))
    .split('\n')
    .filter((line) => PLACE.test(line))
    .slice(0, 8)
    .join('\n');
  return { name: error.name, code, constraint: cause?.constraint_name, stack };
}

export function createLog(level: string): Log {
  const base = pino({ level, base: { pid: process.pid } }, pino.destination({ dest: 2, sync: true }));
  return {
    info: (fields, msg) => base.info(pick(fields), msg),
    warn: (fields, msg) => base.warn(pick(fields), msg),
    error: (fields, msg) => base.error(pick(fields), msg),
  };
}
