/**
 * A command is a value: input, permission and effect together. Page action, socket event, API, CLI, seed and test
 * call the same value through `execute`, so no transport can forget a check.
 * Inside: parse → load → permit → rule and save → event rows → outbox rows → COMMIT → publish.
 */
import { createHmac } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { Actor } from '#domain/actor.ts';
import { type ErrorCode, isRefusal, refuse } from '#domain/errors.ts';
import type { Fail, Result } from '#domain/result.ts';
import { commandLog } from '#drizzle/schema/event.ts';
import type { BusMessage, Revocation } from './bus/messages.ts';
import { sqlState, type Tx } from './db.ts';
import { appendEvents, type NewEvent } from './events.ts';
import { sha256 } from './ids.ts';
import { forget } from './request-scope.ts';
import type { Services } from './services.ts';

export type Channel = 'web' | 'live' | 'api' | 'cli' | 'link' | 'system' | 'seed';

/** What `load` and `run` work with. Effects outside the database wait for `after`. */
export type Cx = {
  tx: Tx;
  actor: Actor | null;
  now: Date;
  channel: Channel;
  cmdId?: string;
  services: Services;
  id(): string;
  record(event: NewEvent): void;
  /** Keys of views that changed, `noun:id` or `noun:id:aspect`. */
  touch(...keys: string[]): void;
  revoke(revocation: Omit<Revocation, 'type'>): void;
  /** Runs once after the commit; must not throw. */
  after(effect: () => void | Promise<void>): void;
};

export type Command<I extends z.ZodType = z.ZodType, L = unknown, O = unknown> = {
  /** `noun.verb`, stable: it stands in logs, in the socket contract and in the rights matrix. */
  name: string;
  input: I;
  /** May also be called over the socket. */
  live?: boolean;
  /** The answer holds a secret of which the database keeps the hash only: it is not remembered for a repetition. */
  secret?: boolean;
  /** Nobody may learn who gave it: no key is remembered for a repetition, no event carries an account. */
  untraced?: boolean;
  /** Reads what the permission and the rule need; refuses with `not_found`. */
  load(cx: Cx, input: z.output<I>): Promise<L>;
  /** true, or the code of the refusal; false is `forbidden`. Pure, from domain/<noun>/permissions.ts. */
  permit(actor: Actor | null, loaded: L): boolean | ErrorCode;
  run(cx: Cx, input: z.output<I>, loaded: L): Promise<O>;
  /** The same rules on a quicker way, for what a whole hall sends at once over the socket. */
  lane?(services: Services, actor: Actor | null, input: z.output<I>, meta: Meta): Promise<Result<O>>;
};

export function defineCommand<I extends z.ZodType, L, O>(command: Command<I, L, O>): Command<I, L, O> {
  return command;
}

export type Meta = {
  channel: Channel;
  /** Client's key: the same key is answered once. */
  cmdId?: string;
  /** Least measured round trip of the connection. */
  rttMs?: number;
  /** Everything is done as it would be and then taken back: what the command would answer. */
  rehearsal?: boolean;
};

/** What a rehearsal brings out of the transaction that it ends. */
class Rehearsed extends Error {
  readonly out: unknown;
  constructor(out: unknown) {
    super('rehearsed');
    this.out = out;
  }
}

const RETRY = new Set(['40001', '40P01']);

export async function execute<I extends z.ZodType, L, O>(
  services: Services,
  command: Command<I, L, O>,
  actor: Actor | null,
  raw: unknown,
  meta: Meta,
): Promise<Result<O>> {
  if (hasNul(raw) || hasNul(meta.cmdId)) return { ok: false, code: 'invalid_input' };
  const parsed = command.input.safeParse(raw);
  if (!parsed.success) return invalid(parsed.error);
  for (let attempt = 1; ; attempt += 1) {
    forget();
    try {
      if (command.lane && meta.channel === 'live')
        return await command.lane(services, actor, parsed.data, meta);
      return { ok: true, data: await transact(services, command, actor, parsed.data, meta) };
    } catch (error) {
      if (error instanceof Rehearsed) return { ok: true, data: error.out as O };
      if (isRefusal(error)) return failOf(error);
      if (RETRY.has(sqlState(error) ?? '') && attempt < 4) continue;
      services.log.error({ err: error, name: command.name }, 'command failed');
      return { ok: false, code: isDown(error) ? 'unavailable' : 'internal' };
    } finally {
      forget();
    }
  }
}

async function transact<I extends z.ZodType, L, O>(
  services: Services,
  command: Command<I, L, O>,
  actor: Actor | null,
  input: z.output<I>,
  meta: Meta,
): Promise<O> {
  const events: NewEvent[] = [];
  const messages: BusMessage[] = [];
  const keys = new Set<string>();
  const effects: (() => void | Promise<void>)[] = [];
  const now = services.clock.now();
  const { data, delivered } = await services.db.transaction(async (tx) => {
    const key =
      actor && meta.cmdId && !command.untraced ? { accountId: actor.accountId, cmdId: meta.cmdId } : null;
    const digest = key ? digestOf(input, services.env.authSecret) : '';
    if (key) {
      const fresh = await tx
        .insert(commandLog)
        .values({ ...key, name: command.name, digest, at: now })
        .onConflictDoNothing()
        .returning();
      if (fresh.length === 0) {
        const [old] = await tx
          .select()
          .from(commandLog)
          .where(and(eq(commandLog.accountId, key.accountId), eq(commandLog.cmdId, key.cmdId)));
        if (old?.name !== command.name || old.digest !== digest || command.secret) refuse('conflict');
        return { data: old.result as O, delivered: [] };
      }
    }
    const cx: Cx = {
      tx,
      actor,
      now,
      channel: meta.channel,
      cmdId: meta.cmdId,
      services,
      id: () => services.ids.id(),
      record: (e) => void events.push(e),
      touch: (...list) => {
        for (const k of list) keys.add(k);
      },
      revoke: (r) => void messages.push({ type: 'revoke', ...r }),
      after: (effect) => void effects.push(effect),
    };
    const out = await perform(cx, command, input);
    if (meta.rehearsal) throw new Rehearsed(out);
    if (key) {
      await tx
        .update(commandLog)
        .set({ result: command.secret ? null : (out ?? null) })
        .where(and(eq(commandLog.accountId, key.accountId), eq(commandLog.cmdId, key.cmdId)));
    }
    if (keys.size > 0) messages.push({ type: 'fact', keys: [...keys].slice(0, 200) });
    const staged = await services.bus.stage(tx, messages, now);
    await appendEvents(tx, events, {
      accountId: command.untraced ? null : (actor?.accountId ?? null),
      channel: meta.channel,
      at: now,
      id: () => services.ids.id(),
    });
    return { data: out, delivered: staged };
  });
  services.bus.hurry(delivered);
  for (const effect of effects) {
    try {
      await effect();
    } catch (err) {
      services.log.error({ err, name: command.name }, 'after-effect failed');
    }
  }
  return data;
}

async function perform<I extends z.ZodType, L, O>(
  cx: Cx,
  command: Command<I, L, O>,
  input: z.output<I>,
): Promise<O> {
  const loaded = await command.load(cx, input);
  const verdict = command.permit(cx.actor, loaded);
  if (verdict !== true) refuse(verdict === false ? (cx.actor ? 'forbidden' : 'signed_out') : verdict);
  return command.run(cx, input, loaded);
}

/** One command as a step of another: its own input, permission and rule, in the same transaction. */
export async function asStep<I extends z.ZodType, L, O>(
  cx: Cx,
  command: Command<I, L, O>,
  raw: z.input<I>,
): Promise<O> {
  const parsed = command.input.safeParse(raw);
  if (parsed.success) return perform(cx, command, parsed.data);
  const { fields } = invalid(parsed.error);
  return refuse('invalid_input', { ...(fields && { fields }) });
}

/** Keyed, so that nobody who reads the table can try which of a few inputs it was. */
function digestOf(input: unknown, secret: string): string {
  const plain = JSON.stringify(input, (_, value: unknown) =>
    value instanceof Uint8Array ? sha256(Buffer.from(value).toString('base64')) : value,
  );
  return createHmac('sha256', secret)
    .update(plain ?? '')
    .digest('base64url');
}

export function failOf(error: {
  vecheCode: ErrorCode;
  params?: Fail['params'];
  fields?: Fail['fields'];
  retryAfterMs?: number;
}): Fail {
  const { vecheCode: code, params, fields, retryAfterMs } = error;
  return {
    ok: false,
    code,
    ...(params && { params }),
    ...(fields && { fields }),
    ...(retryAfterMs && { retryAfterMs }),
  };
}

function invalid(error: z.ZodError): Fail {
  const fields: Record<string, string> = {};
  for (const issue of error.issues.slice(0, 50)) {
    const code = issue.message.startsWith('code:') ? issue.message.slice(5) : issue.code;
    fields[issue.path.join('.') || '_'] ??= code;
  }
  return { ok: false, code: 'invalid_input', fields };
}

/** PostgreSQL text cannot hold U+0000; refuse it before it becomes an error of the driver. */
function hasNul(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return value.includes('\u0000');
  if (depth > 12) return true;
  if (Array.isArray(value)) return value.some((v) => hasNul(v, depth + 1));
  if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.entries(value).some(([k, v]) => k.includes('\u0000') || hasNul(v, depth + 1));
  }
  return false;
}

function isDown(error: unknown): boolean {
  const e = error as { code?: string; cause?: { code?: string } };
  const code = e.cause?.code ?? e.code ?? '';
  return /^(ECONN|CONNECT|CONNECTION_|57P0|53)/.test(code);
}
