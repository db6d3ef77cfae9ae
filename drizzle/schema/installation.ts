/** What belongs to the installation as a whole: settings, outgoing mail, stored files. */
import { boolean, customType, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at, createdAt, id } from './columns.ts';

export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** Named values, such as `setup` (hash of the first-run code, done or not) and `operator`. */
export const setting = pgTable('setting', {
  key: text('key').primaryKey(),
  value: jsonb('value').notNull(),
  updatedAt: at('updated_at').notNull(),
});

/** Outgoing mail. Without SMTP_URL it stays here and is shown to the administrator as the outbox. */
export const mail = pgTable(
  'mail',
  {
    id: id(),
    /** Idempotency: the same reminder is never sent twice. */
    key: text('key').notNull(),
    recipient: text('recipient').notNull(),
    /** Where an answer goes, when it is not to us. */
    replyTo: text('reply_to'),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    status: text('status').$type<'queued' | 'sent' | 'kept' | 'failed'>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    errorCode: text('error_code'),
    createdAt: createdAt(),
    sentAt: at('sent_at'),
  },
  (t) => [uniqueIndex('mail_key').on(t.key), index('mail_status').on(t.status, t.createdAt)],
);

/** Files lie in the database so that every node, backup and restore has them. Type is decided by bytes, not by name. */
export const file = pgTable('file', {
  id: id(),
  forumId: text('forum_id'),
  accountId: text('account_id'),
  name: text('name').notNull(),
  mime: text('mime').notNull(),
  bytes: integer('bytes').notNull(),
  sha256: text('sha256').notNull(),
  data: bytea('data').notNull(),
  /** May be shown outside the forum once a snapshot that uses it is published. */
  public: boolean('public').notNull().default(false),
  createdAt: createdAt(),
});
