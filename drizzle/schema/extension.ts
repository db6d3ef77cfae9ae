/** Requests for more time. One at a time waits for a decision; what was decided is never rewritten. */
import { sql } from 'drizzle-orm';
import { boolean, date, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { account } from './account.ts';
import { addressee } from './body.ts';
import { at, createdAt, id } from './columns.ts';
import { answerLink, recommendation } from './recommendation.ts';

export const deadlineExtension = pgTable(
  'deadline_extension',
  {
    id: id(),
    recommendationId: text('recommendation_id')
      .notNull()
      .references(() => recommendation.id),
    addresseeId: text('addressee_id').references(() => addressee.id),
    linkId: text('link_id').references(() => answerLink.id),
    until: date('until').notNull(),
    reason: text('reason').notNull(),
    regNo: text('reg_no').notNull().default(''),
    signedBy: text('signed_by').notNull().default(''),
    /** Asked for after the day had passed. */
    late: boolean('late').notNull(),
    state: text('state')
      .$type<'requested' | 'granted' | 'other_date' | 'refused' | 'withdrawn'>()
      .notNull()
      .default('requested'),
    decidedUntil: date('decided_until'),
    note: text('note').notNull().default(''),
    by: text('by').references(() => account.id),
    decidedBy: text('decided_by').references(() => account.id),
    decidedAt: at('decided_at'),
    createdAt: createdAt(),
  },
  (t) => [
    index('deadline_extension_recommendation').on(t.recommendationId, t.createdAt),
    uniqueIndex('deadline_extension_pending').on(t.recommendationId).where(sql`${t.state} = 'requested'`),
  ],
);
