/** What became of the last resolution, as the next forum was told; and what it carries on. */
import { date, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { account } from './account.ts';
import { createdAt, id } from './columns.ts';
import { forum } from './forum.ts';
import { recommendation } from './recommendation.ts';
import { proposal } from './track.ts';

/** Numbered, dated, hashed; never rewritten. */
export const previousReport = pgTable(
  'previous_report',
  {
    id: id(),
    forumId: text('forum_id')
      .notNull()
      .references(() => forum.id),
    previousForumId: text('previous_forum_id')
      .notNull()
      .references(() => forum.id),
    number: integer('number').notNull(),
    asOf: date('as_of').notNull(),
    canonical: text('canonical').notNull(),
    sha256: text('sha256').notNull(),
    by: text('by').references(() => account.id),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('previous_report_number').on(t.forumId, t.number)],
);

/** An old recommendation taken up again: it lies on the desk of the new forum as a proposal, and becomes a clause there. */
export const carryOver = pgTable(
  'carry_over',
  {
    id: id(),
    forumId: text('forum_id')
      .notNull()
      .references(() => forum.id),
    recommendationId: text('recommendation_id')
      .notNull()
      .references(() => recommendation.id),
    decision: text('decision').$type<'repeat' | 'strengthen'>().notNull(),
    proposalId: text('proposal_id')
      .notNull()
      .references(() => proposal.id),
    by: text('by').references(() => account.id),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('carry_over_once').on(t.forumId, t.recommendationId),
    index('carry_over_proposal').on(t.proposalId),
    index('carry_over_recommendation').on(t.recommendationId),
  ],
);
