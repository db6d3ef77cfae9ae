/** Around the papers of a forum: what is printed on all of them, templates of one's own, the project sent round for remarks. */

import { date, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { StampedKind } from '#domain/paper/stamped.ts';
import type { TemplateKind } from '#domain/paper/template-kinds.ts';
import { account } from './account.ts';
import { amendment } from './amendment.ts';
import { at, createdAt, id, version } from './columns.ts';
import { forum } from './forum.ts';
import { file } from './installation.ts';
import { resolution } from './resolution.ts';

/** Sender, cases of the event's name, signatories, the letter's and the press note's own words; empty means ours. */
export const paperDetail = pgTable('paper_detail', {
  forumId: text('forum_id')
    .primaryKey()
    .references(() => forum.id),
  details: jsonb('details').$type<Record<string, unknown>>().notNull(),
  updatedAt: at('updated_at').notNull(),
  version: version(),
});

/** A Word file of the organisation's own that takes the place of our letter or certificate. */
export const paperTemplate = pgTable(
  'paper_template',
  {
    id: id(),
    forumId: text('forum_id')
      .notNull()
      .references(() => forum.id),
    kind: text('kind').$type<TemplateKind>().notNull(),
    fileId: text('file_id')
      .notNull()
      .references(() => file.id),
    by: text('by').references(() => account.id),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('paper_template_kind').on(t.forumId, t.kind)],
);

/**
 * A programme, a list or a protocol that left the house, under its number of that kind. Of its words only the hash is
 * kept: whoever asks for erasure is not found again in a register.
 */
export const issuedPaper = pgTable(
  'issued_paper',
  {
    id: id(),
    forumId: text('forum_id')
      .notNull()
      .references(() => forum.id),
    kind: text('kind').$type<StampedKind>().notNull(),
    number: integer('number').notNull(),
    /** The day the paper bears. */
    day: date('day').notNull(),
    /** Of the words before they had a number: the same words are the same paper. */
    content: text('content').notNull(),
    /** Of the words as printed, and how many letters and signs they are. */
    sha256: text('sha256').notNull(),
    letters: integer('letters').notNull(),
    /** Head of the chain of events when it was first issued. */
    chain: text('chain').notNull().default(''),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('issued_paper_content').on(t.forumId, t.kind, t.content),
    uniqueIndex('issued_paper_number').on(t.forumId, t.kind, t.number),
    index('issued_paper_hash').on(t.sha256),
  ],
);

/** Every PDF that left the house, by its bytes, and the hash that is printed in it. */
export const issuedFile = pgTable('issued_file', {
  sha256: text('sha256').primaryKey(),
  paperSha256: text('paper_sha256').notNull(),
  createdAt: createdAt(),
});

/** «Направить проект на ознакомление»: the text as it stood then, read and remarked upon by whoever has the link. */
export const reviewLink = pgTable(
  'review_link',
  {
    id: id(),
    forumId: text('forum_id')
      .notNull()
      .references(() => forum.id),
    resolutionId: text('resolution_id')
      .notNull()
      .references(() => resolution.id),
    /** To whom it was sent, in the organiser's words. */
    label: text('label').notNull(),
    /** Canonical form of domain/resolution/freeze.ts. */
    canonical: text('canonical').notNull(),
    sha256: text('sha256').notNull(),
    tokenHash: text('token_hash').notNull(),
    createdBy: text('created_by').references(() => account.id),
    createdAt: createdAt(),
    expiresAt: at('expires_at').notNull(),
    revokedAt: at('revoked_at'),
    /** When the reader first said so; opening the page leaves no trace. */
    seenAt: at('seen_at'),
    answeredAt: at('answered_at'),
  },
  (t) => [
    uniqueIndex('review_link_token').on(t.tokenHash),
    index('review_link_resolution').on(t.resolutionId, t.createdAt),
  ],
);

export const reviewRemark = pgTable(
  'review_remark',
  {
    id: id(),
    /** Null: a comment in a returned Word file. */
    linkId: text('link_id').references(() => reviewLink.id),
    forumId: text('forum_id')
      .notNull()
      .references(() => forum.id),
    resolutionId: text('resolution_id')
      .notNull()
      .references(() => resolution.id),
    /** Block of the text; empty for a remark on the whole. */
    blockId: text('block_id').notNull().default(''),
    /** The words it stands at, where the file says so. */
    quote: text('quote').notNull().default(''),
    text: text('text').notNull(),
    /** As the reader signed, or as the file says. */
    signedBy: text('signed_by').notNull(),
    post: text('post').notNull().default(''),
    /** The file it came in, and the day as it stands there. */
    source: text('source').notNull().default(''),
    saidOn: text('said_on').notNull().default(''),
    state: text('state').$type<'new' | 'taken' | 'declined'>().notNull().default('new'),
    reply: text('reply').notNull().default(''),
    /** The amendment made of it. */
    amendmentId: text('amendment_id').references(() => amendment.id),
    settledBy: text('settled_by').references(() => account.id),
    settledAt: at('settled_at'),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [
    index('review_remark_link').on(t.linkId, t.createdAt),
    index('review_remark_resolution').on(t.resolutionId, t.createdAt),
    index('review_remark_amendment').on(t.amendmentId),
  ],
);

/** A line of the лист согласования: who was asked, what they said, entered by themselves or from the paper. */
export const approval = pgTable(
  'approval',
  {
    id: id(),
    forumId: text('forum_id')
      .notNull()
      .references(() => forum.id),
    resolutionId: text('resolution_id')
      .notNull()
      .references(() => resolution.id),
    linkId: text('link_id').references(() => reviewLink.id),
    /** Body, post and person as they stand on the sheet. */
    body: text('body').notNull().default(''),
    post: text('post').notNull().default(''),
    name: text('name').notNull(),
    verdict: text('verdict').$type<'agreed' | 'with_remarks' | 'declined' | null>(),
    note: text('note').notNull().default(''),
    settledOn: date('settled_on'),
    by: text('by').references(() => account.id),
    createdAt: createdAt(),
    position: integer('position').notNull().default(0),
    version: version(),
  },
  (t) => [index('approval_resolution').on(t.resolutionId, t.position), index('approval_link').on(t.linkId)],
);
