/**
 * Amendments to a resolution's live text: what is to be changed, over which text, by whom, and what became of it. The
 * ids of new blocks are chosen at submission, so that an amendment applied twice is applied once.
 */
import { bigint, date, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { AmendmentState, Op } from '#domain/amendment/kinds.ts';
import { account } from './account.ts';
import { at, createdAt, id, version } from './columns.ts';
import { forum, participant } from './forum.ts';
import { resolution } from './resolution.ts';

export const amendment = pgTable(
  'amendment',
  {
    id: id(),
    forumId: text('forum_id')
      .notNull()
      .references(() => forum.id),
    resolutionId: text('resolution_id')
      .notNull()
      .references(() => resolution.id),
    number: integer('number').notNull(),
    op: text('op').$type<Op>().notNull(),
    /** Target block; null for a new clause. */
    clauseId: text('clause_id'),
    intoId: text('into_id'),
    groupId: text('group_id'),
    afterId: text('after_id'),
    /** The block that «add» and «split» make. */
    newId: text('new_id'),
    /** The target's text for which this is written, and the draft's position then. */
    base: text('base').notNull().default(''),
    baseSeq: bigint('base_seq', { mode: 'number' }).notNull(),
    text: text('text').notNull().default(''),
    tail: text('tail').notNull().default(''),
    /** Null: unchanged. */
    owner: text('owner'),
    deadlineText: text('deadline_text'),
    reason: text('reason').notNull().default(''),
    /** From outside the forum: whose words these are and in which paper, as it stands there. */
    source: text('source').notNull().default(''),
    /** Null when the person's data were erased. */
    moverId: text('mover_participant_id').references(() => participant.id),
    enteredBy: text('entered_by').references(() => account.id),
    state: text('state').$type<AmendmentState>().notNull().default('submitted'),
    /** Why it is inadmissible or dropped; code of what changed where it needs a rebase. */
    note: text('note').notNull().default(''),
    /** Who has to look at a changed clause, and until when. */
    ownerId: text('owner_participant_id').references(() => participant.id),
    rebaseDue: date('rebase_due'),
    objectedBy: text('objected_by').references(() => participant.id),
    /** The vote that decides it, alone or in a block. */
    voteId: text('vote_id'),
    /** What voters see is bound to this. */
    sha256: text('sha256').notNull(),
    decidedAt: at('decided_at'),
    appliedAt: at('applied_at'),
    appliedSeq: bigint('applied_seq', { mode: 'number' }),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [
    uniqueIndex('amendment_number').on(t.forumId, t.number),
    index('amendment_resolution').on(t.resolutionId, t.state),
    index('amendment_clause').on(t.clauseId),
    index('amendment_vote').on(t.voteId),
    index('amendment_mover').on(t.moverId),
  ],
);

export const amendmentSecond = pgTable(
  'amendment_second',
  {
    amendmentId: text('amendment_id')
      .notNull()
      .references(() => amendment.id),
    participantId: text('participant_id')
      .notNull()
      .references(() => participant.id),
    at: at('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.amendmentId, t.participantId] })],
);
