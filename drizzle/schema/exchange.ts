/**
 * What goes out and comes in by machines: tokens of people, addresses that are told of changes, mail that answers a
 * letter. Of a token only the hash is kept; a webhook's secret is sealed, because it must sign.
 */
import { sql } from 'drizzle-orm';
import {
  bigint,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { account } from './account.ts';
import { addressee } from './body.ts';
import { at, createdAt, id } from './columns.ts';
import { forum } from './forum.ts';
import { file } from './installation.ts';
import { answerLink, letter } from './recommendation.ts';
import { resolution } from './resolution.ts';

/** `api` is sent as a bearer, `feed` stands in the address of a feed; neither can do what the other does. */
export const accessToken = pgTable(
  'access_token',
  {
    id: id(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    /** Bound to one forum, or to all that the person sees. */
    forumId: text('forum_id').references(() => forum.id),
    kind: text('kind').$type<'api' | 'feed'>().notNull(),
    name: text('name').notNull(),
    scopes: jsonb('scopes').$type<string[]>().notNull(),
    tokenHash: text('token_hash').notNull(),
    createdAt: createdAt(),
    expiresAt: at('expires_at').notNull(),
    revokedAt: at('revoked_at'),
    lastUsedOn: date('last_used_on'),
  },
  (t) => [uniqueIndex('access_token_hash').on(t.tokenHash), index('access_token_account').on(t.accountId)],
);

export const webhook = pgTable(
  'webhook',
  {
    id: id(),
    forumId: text('forum_id')
      .notNull()
      .references(() => forum.id),
    url: text('url').notNull(),
    sealedSecret: text('sealed_secret').notNull(),
    createdBy: text('created_by').references(() => account.id),
    createdAt: createdAt(),
    /** Events of the forum's chain up to here were looked at. */
    seq: bigint('seq', { mode: 'number' }).notNull(),
    /** Deliveries in a row that failed for good. */
    failures: integer('failures').notNull().default(0),
    pausedAt: at('paused_at'),
    removedAt: at('removed_at'),
  },
  (t) => [index('webhook_forum').on(t.forumId)],
);

export const webhookDelivery = pgTable(
  'webhook_delivery',
  {
    id: id(),
    webhookId: text('webhook_id')
      .notNull()
      .references(() => webhook.id),
    /** Of the event in the forum's chain: told once. */
    seq: bigint('seq', { mode: 'number' }).notNull(),
    type: text('type').notNull(),
    body: text('body').notNull(),
    status: text('status').$type<'queued' | 'sent' | 'failed'>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextAt: at('next_at').notNull(),
    /** Status of the answer, or the code of what went wrong. */
    answer: text('answer').notNull().default(''),
    createdAt: createdAt(),
    sentAt: at('sent_at'),
  },
  (t) => [
    uniqueIndex('webhook_delivery_once').on(t.webhookId, t.seq),
    index('webhook_delivery_due').on(t.nextAt).where(sql`status = 'queued'`),
  ],
);

/** A reply by mail: unverified until the secretary makes a letter of it. */
export const inboundMail = pgTable(
  'inbound_mail',
  {
    id: id(),
    forumId: text('forum_id')
      .notNull()
      .references(() => forum.id),
    linkId: text('link_id')
      .notNull()
      .references(() => answerLink.id),
    resolutionId: text('resolution_id')
      .notNull()
      .references(() => resolution.id),
    addresseeId: text('addressee_id')
      .notNull()
      .references(() => addressee.id),
    /** Hash of the message's own id: the same mail is kept once, however it comes. */
    messageKey: text('message_key').notNull(),
    sender: text('sender').notNull(),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    /** Names of what was not kept, with the reason's code. */
    refused: jsonb('refused').$type<{ name: string; code: string }[]>().notNull().default([]),
    state: text('state').$type<'waiting' | 'taken' | 'dropped'>().notNull(),
    letterId: text('letter_id').references(() => letter.id),
    decidedBy: text('decided_by').references(() => account.id),
    decidedAt: at('decided_at'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('inbound_mail_once').on(t.messageKey),
    index('inbound_mail_forum').on(t.forumId, t.state, t.createdAt),
  ],
);

export const inboundFile = pgTable(
  'inbound_file',
  {
    mailId: text('mail_id')
      .notNull()
      .references(() => inboundMail.id),
    fileId: text('file_id')
      .notNull()
      .references(() => file.id),
  },
  (t) => [primaryKey({ columns: [t.mailId, t.fileId] })],
);
