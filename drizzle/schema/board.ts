/**
 * Beside the rows of a board: how often an addressee stands on it (kept by triggers of drizzle/sql/40-board.sql), its
 * figures (kept by those of 50-tally.sql), views that people keep, what participants saw on the ground, and the days of the working calendar that an administrator set.
 */
import { boolean, date, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { account } from './account.ts';
import { addressee } from './body.ts';
import { at, createdAt, id } from './columns.ts';
import { forum } from './forum.ts';
import { recommendation } from './recommendation.ts';

export const boardAddressee = pgTable(
  'board_addressee',
  {
    forumId: text('forum_id')
      .notNull()
      .references(() => forum.id),
    addresseeId: text('addressee_id')
      .notNull()
      .references(() => addressee.id),
    count: integer('count').notNull(),
    /** Number of the first row, for the order of the paper. */
    first: integer('first').notNull(),
  },
  (t) => [primaryKey({ columns: [t.forumId, t.addresseeId] })],
);

/** What is counted of a recommendation, as it was counted last: `kind|key`. */
export const boardFact = pgTable('board_fact', {
  recommendationId: text('recommendation_id')
    .primaryKey()
    .references(() => recommendation.id),
  forumId: text('forum_id')
    .notNull()
    .references(() => forum.id),
  facts: text('facts').array().notNull(),
});

/** How often a fact holds on a board: its figures, without reading its rows. */
export const boardTally = pgTable(
  'board_tally',
  {
    forumId: text('forum_id')
      .notNull()
      .references(() => forum.id),
    kind: text('kind').notNull(),
    key: text('key').notNull(),
    n: integer('n').notNull(),
  },
  (t) => [primaryKey({ columns: [t.forumId, t.kind, t.key] })],
);

/** Every word of the installation's recommendations, once: a misspelt one is looked up here (drizzle/sql/30-search.sql). */
export const boardWord = pgTable('board_word', { word: text('word').primaryKey() });

/** A filter under a name; one that is shared is seen by everybody who sees the board. */
export const boardView = pgTable(
  'board_view',
  {
    id: id(),
    forumId: text('forum_id')
      .notNull()
      .references(() => forum.id),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    name: text('name').notNull(),
    query: text('query').notNull(),
    shared: boolean('shared').notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('board_view_forum').on(t.forumId, t.accountId)],
);

/** One voice a person; it is counted, and never shown with a name. */
export const counterEvidence = pgTable(
  'counter_evidence',
  {
    id: id(),
    recommendationId: text('recommendation_id')
      .notNull()
      .references(() => recommendation.id),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    holds: boolean('holds').notNull(),
    text: text('text').notNull(),
    at: at('at').notNull(),
  },
  (t) => [uniqueIndex('counter_evidence_once').on(t.recommendationId, t.accountId)],
);

/** Absent: as the code and the known decrees say. What was changed is told by the event chain. */
export const calendarDay = pgTable('calendar_day', {
  day: date('day').primaryKey(),
  kind: text('kind').$type<'off' | 'on'>().notNull(),
  note: text('note').notNull().default(''),
  by: text('by').references(() => account.id),
  at: at('at').notNull(),
});
