/**
 * Outbox row + NOTIFY at commit: the database decides what was said, so a fact can neither be lost by a crash nor be
 * heard before its transaction. Redis only shortens the way; a poll heals a lost notification. Each row is delivered
 * once per process: ids seen lately are remembered, because rows commit in another order than their numbers.
 */
import { sql as dsql } from 'drizzle-orm';
import { Redis } from 'ioredis';
import type postgres from 'postgres';
import { outbox } from '#drizzle/schema/event.ts';
import type { Tx } from '../db.ts';
import type { Log } from '../log.ts';
import { type BusMessage, type Delivered, zBusMessage } from './messages.ts';

const CHANNEL = 'veche_bus';
const DRAFT_CHANNEL = 'veche_draft';
const CARET_CHANNEL = 'veche_caret';
const POLL_MS = 1000;
/** Rows older than this are committed for certain or never will be. */
const LOOK_BACK_MS = 30_000;

export type HintFn = (draftId: string, seq: number) => void;

export class Bus {
  readonly #sql: postgres.Sql;
  readonly #log: Log;
  readonly #listeners = new Set<(message: Delivered) => void>();
  readonly #hintListeners = new Set<HintFn>();
  readonly #caretListeners = new Set<(payload: string) => void>();
  readonly #seen = new Map<number, number>();
  #redis?: Redis;
  #redisSub?: Redis;
  #timer?: NodeJS.Timeout;
  #polling: Promise<void> | null = null;
  #unlisten: (() => Promise<void>)[] = [];
  #stopped = false;

  constructor(deps: { sql: postgres.Sql; log: Log; redisUrl?: string }) {
    this.#sql = deps.sql;
    this.#log = deps.log;
    if (deps.redisUrl) {
      const options = {
        maxRetriesPerRequest: 1,
        enableOfflineQueue: false,
        retryStrategy: (n: number) => Math.min(n * 200, 3000),
      };
      this.#redis = new Redis(deps.redisUrl, options);
      this.#redisSub = new Redis(deps.redisUrl, {
        ...options,
        autoResubscribe: true,
        enableOfflineQueue: true,
      });
      for (const client of [this.#redis, this.#redisSub]) client.on('error', () => {});
    }
  }

  async start(): Promise<void> {
    const rows = await this.#sql`select id from outbox where at > now() - ${`${LOOK_BACK_MS} ms`}::interval`;
    for (const row of rows) this.#seen.set(Number(row.id), Date.now());
    const bus = await this.#sql.listen(
      CHANNEL,
      () => void this.poll(),
      () => void this.poll(),
    );
    const drafts = await this.#sql.listen(DRAFT_CHANNEL, (payload) => this.#hint(payload));
    const carets = await this.#sql.listen(CARET_CHANNEL, (payload) => this.#caret(payload));
    this.#unlisten = [bus.unlisten, drafts.unlisten, carets.unlisten];
    if (this.#redisSub) {
      const sub = this.#redisSub;
      sub.on('message', (channel, payload) => {
        if (channel === CHANNEL) this.#fromRedis(payload);
        else if (channel === DRAFT_CHANNEL) this.#hint(payload);
        else this.#caret(payload);
      });
      sub.on('ready', () => void this.poll());
      void sub.subscribe(CHANNEL, DRAFT_CHANNEL, CARET_CHANNEL).catch(() => {});
    }
    this.#timer = setInterval(() => void this.poll(), POLL_MS);
    this.#timer.unref();
  }

  subscribe(listener: (message: Delivered) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Writes messages into the outbox of the caller's transaction; returns what to hand to `hurry` after the commit. */
  async stage(tx: Tx, messages: readonly BusMessage[], at: Date): Promise<Delivered[]> {
    if (messages.length === 0) return [];
    const rows = await tx
      .insert(outbox)
      .values(messages.map((message) => ({ at, message })))
      .returning({ id: outbox.id });
    await tx.execute(dsql`select pg_notify(${CHANNEL}, '')`);
    return messages.map((message, i) => ({ ...message, rev: rows[i]!.id }));
  }

  /** After the commit: this process hears at once, others a little sooner where Redis is. */
  hurry(messages: readonly Delivered[]): void {
    for (const message of messages) {
      this.#deliver(message);
      void this.#redis?.publish(CHANNEL, JSON.stringify(message)).catch(() => {});
    }
  }

  /** Tells other nodes that a draft's log has grown; lost hints are healed by the engine's own poll. */
  hint(draftId: string, seq: number): void {
    this.#say(DRAFT_CHANNEL, `${draftId}:${seq}`);
  }

  /** Where people are in a text, for other nodes; kept nowhere, under 8,000 bytes. */
  caret(payload: string): void {
    this.#say(CARET_CHANNEL, payload);
  }

  onCaret(listener: (payload: string) => void): () => void {
    this.#caretListeners.add(listener);
    return () => this.#caretListeners.delete(listener);
  }

  onHint(listener: HintFn): () => void {
    this.#hintListeners.add(listener);
    return () => this.#hintListeners.delete(listener);
  }

  /** Reads what was committed since; safe to call at any time. */
  poll(): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    this.#polling ??= this.#read()
      .catch((err: unknown) => this.#log.warn({ err }, 'bus poll failed'))
      .finally(() => {
        this.#polling = null;
      });
    return this.#polling;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await Promise.allSettled(this.#unlisten.map((fn) => fn()));
    this.#redis?.disconnect();
    this.#redisSub?.disconnect();
  }

  async #read(): Promise<void> {
    const rows = await this.#sql<{ id: string; message: unknown }[]>`
      select id, message from outbox where at > now() - ${`${LOOK_BACK_MS} ms`}::interval order by id`;
    for (const row of rows) {
      const parsed = zBusMessage.safeParse(row.message);
      if (parsed.success) this.#deliver({ ...parsed.data, rev: Number(row.id) });
    }
    const horizon = Date.now() - 2 * LOOK_BACK_MS;
    for (const [id, at] of this.#seen) if (at < horizon) this.#seen.delete(id);
  }

  #fromRedis(payload: string): void {
    try {
      const { rev, ...message } = JSON.parse(payload) as Record<string, unknown>;
      const parsed = zBusMessage.safeParse(message);
      if (parsed.success && typeof rev === 'number') this.#deliver({ ...parsed.data, rev });
    } catch {
      this.#log.warn({ code: 'bus/bad_redis_message' });
    }
  }

  #deliver(message: Delivered): void {
    if (this.#seen.has(message.rev)) return;
    this.#seen.set(message.rev, Date.now());
    for (const listener of this.#listeners) {
      try {
        listener(message);
      } catch (err) {
        this.#log.error({ err }, 'bus listener failed');
      }
    }
  }

  #say(channel: string, payload: string): void {
    const notify = () => {
      if (!this.#stopped) void this.#sql.notify(channel, payload).catch(() => {});
    };
    if (this.#redis?.status === 'ready') void this.#redis.publish(channel, payload).catch(notify);
    else notify();
  }

  #caret(payload: string): void {
    for (const listener of this.#caretListeners) listener(payload);
  }

  #hint(payload: string): void {
    const [draftId, seq] = payload.split(':');
    if (draftId && seq) for (const listener of this.#hintListeners) listener(draftId, Number(seq));
  }
}

/** Sends a message from a place that has no command, such as the CLI. */
export async function sendNow(sql: postgres.Sql, message: BusMessage): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`insert into outbox (at, message) values (now(), ${tx.json(message)})`;
    await tx`select pg_notify(${CHANNEL}, '')`;
  });
}
