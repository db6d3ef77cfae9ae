/**
 * A shared document: an append-only log of the raw updates, snapshots of their sum, and who owns which Yjs client id.
 * Invariant: `seq` is allotted under the row lock of the draft in the transaction that inserts the row, so «rows after
 * seq» never has a hole, and a frozen draft takes no row on any node.
 */
import {
  bigint,
  customType,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { at, createdAt, id } from './columns.ts';

const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });
const seq = (name: string) => bigint(name, { mode: 'number' });
const draftId = () =>
  text('draft_id')
    .notNull()
    .references(() => draft.id, { onDelete: 'cascade' });

export const draft = pgTable('draft', {
  id: id(),
  kind: text('kind').$type<'resolution' | 'notes' | 'none'>().notNull(),
  /** Raised when the document is replaced: copies of another generation must not be merged into it. */
  generation: integer('generation').notNull().default(1),
  headSeq: seq('head_seq').notNull().default(0),
  snapshotSeq: seq('snapshot_seq').notNull().default(0),
  schemaVersion: integer('schema_version').notNull().default(1),
  frozenAt: at('frozen_at'),
  createdAt: createdAt(),
});

export const draftUpdate = pgTable(
  'draft_update',
  {
    draftId: draftId(),
    seq: seq('seq').notNull(),
    accountId: text('account_id').notNull(),
    connectionId: text('connection_id').notNull(),
    schemaVersion: integer('schema_version').notNull(),
    data: bytea('data').notNull(),
    at: at('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.draftId, t.seq] })],
);

/** Unnamed rows are compaction and are thinned out; named rows are versions and stay. */
export const draftSnapshot = pgTable(
  'draft_snapshot',
  {
    id: id(),
    draftId: draftId(),
    seq: seq('seq').notNull(),
    generation: integer('generation').notNull(),
    data: bytea('data').notNull(),
    sv: bytea('sv').notNull(),
    textHash: text('text_hash').notNull(),
    name: text('name'),
    createdBy: text('created_by'),
    at: at('at').notNull(),
  },
  (t) => [index('draft_snapshot_latest').on(t.draftId, t.seq)],
);

/** A Yjs client id belongs to the first account that wrote with it; this is also what «who wrote this» reads. */
export const draftClient = pgTable(
  'draft_client',
  {
    draftId: draftId(),
    clientId: seq('client_id').notNull(),
    accountId: text('account_id').notNull(),
  },
  (t) => [uniqueIndex('draft_client_owner').on(t.draftId, t.clientId)],
);

/** Rows that could not be applied: kept for a person to look at, out of the way of everybody else. */
export const draftQuarantine = pgTable(
  'draft_quarantine',
  {
    draftId: draftId(),
    seq: seq('seq').notNull(),
    accountId: text('account_id').notNull(),
    data: bytea('data').notNull(),
    reason: text('reason').notNull(),
    at: at('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.draftId, t.seq] })],
);
