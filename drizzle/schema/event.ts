/**
 * The append-only chain of events and the outbox. A stream (a forum, a body, the installation) is one hash chain;
 * the application's role may insert and read it, never change it (drizzle/sql/). Events hold ids, not personal data.
 */
import { bigint, bigserial, index, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at } from './columns.ts';

export const eventStream = pgTable('event_stream', {
  stream: text('stream').primaryKey(),
  seq: bigint('seq', { mode: 'number' }).notNull(),
  hash: text('hash').notNull(),
});

export const event = pgTable(
  'event',
  {
    stream: text('stream').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    id: text('id').notNull(),
    at: at('at').notNull(),
    accountId: text('account_id'),
    /** How it came when no account acted: 'link', 'cli', 'system'. */
    channel: text('channel').notNull(),
    noun: text('noun').notNull(),
    nounId: text('noun_id').notNull(),
    type: text('type').notNull(),
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
    prevHash: text('prev_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.stream, t.seq] }),
    uniqueIndex('event_id').on(t.id),
    index('event_noun').on(t.noun, t.nounId, t.at),
    index('event_at').on(t.at),
  ],
);

/** Facts and revocations for every process. Rows are written in the command's transaction and swept after an hour. */
export const outbox = pgTable(
  'outbox',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    at: at('at').notNull(),
    message: jsonb('message').notNull(),
  },
  (t) => [index('outbox_at').on(t.at)],
);

/** A command id is answered once; its repetition gets the same answer. */
export const commandLog = pgTable(
  'command_log',
  {
    accountId: text('account_id').notNull(),
    cmdId: text('cmd_id').notNull(),
    name: text('name').notNull(),
    /** Keyed digest of the input: the same key with another input is another intention, and is refused. */
    digest: text('digest').notNull().default(''),
    result: jsonb('result'),
    at: at('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.cmdId] }), index('command_log_at').on(t.at)],
);
