/**
 * Remarks on a draft: threads at a clause, at words of it, or at the text as a whole. A thread is its first remark; it
 * is settled, not deleted, and what was taken back keeps its place without its words.
 */
import { index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Anchor } from '#domain/comment/anchor.ts';
import { at, createdAt, id } from './columns.ts';
import { forum, participant } from './forum.ts';
import { resolution } from './resolution.ts';

export const comment = pgTable(
  'comment',
  {
    id: id(),
    forumId: text('forum_id')
      .notNull()
      .references(() => forum.id),
    resolutionId: text('resolution_id')
      .notNull()
      .references(() => resolution.id),
    number: integer('number').notNull(),
    /** The first remark of the thread; null: this is it. */
    threadId: text('thread_id'),
    /** Block of the text; null: the text as a whole. */
    clauseId: text('clause_id'),
    /** The words meant, as they stood then. */
    quote: text('quote').notNull().default(''),
    /** What the words hold on to in the living text; null without words, and where it was written before this. */
    anchor: jsonb('anchor').$type<Anchor>(),
    text: text('text').notNull(),
    /** Null when the person's data were erased. */
    participantId: text('participant_id').references(() => participant.id),
    mentions: jsonb('mentions').$type<string[]>().notNull().default([]),
    createdAt: createdAt(),
    settledAt: at('settled_at'),
    settledBy: text('settled_by').references(() => participant.id),
    removedAt: at('removed_at'),
  },
  (t) => [
    uniqueIndex('comment_number').on(t.resolutionId, t.number),
    index('comment_thread').on(t.threadId),
    index('comment_forum').on(t.forumId),
  ],
);
