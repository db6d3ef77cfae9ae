/**
 * The floor of a track, or of the hall as a whole: who speaks, what is asked, what is polled. A floor has the id of its
 * track, or of its forum, so it is found without a search and exists before anybody wrote it down.
 */

import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { account } from './account.ts';
import { at, createdAt, id, version } from './columns.ts';
import { forum, participant } from './forum.ts';
import { track } from './track.ts';

const forumId = () =>
  text('forum_id')
    .notNull()
    .references(() => forum.id);

export const floor = pgTable('floor', {
  id: id(),
  forumId: forumId(),
  /** Null: the hall. */
  trackId: text('track_id').references(() => track.id),
  /** domain/floor/schema.ts, zFloorSettings. */
  settings: jsonb('settings').$type<Record<string, unknown>>().notNull(),
  queueOpen: boolean('queue_open').notNull().default(false),
  /** Line of the agenda under way, from 0; null before the first. */
  agendaAt: integer('agenda_at'),
  /** What stands ready for the projector. */
  nextScene: jsonb('next_scene').$type<Record<string, unknown>>(),
  createdAt: createdAt(),
  version: version(),
});

export type SpeechKind = 'main' | 'reply' | 'question' | 'point_of_order' | 'remark';
export type SpeechState = 'waiting' | 'speaking' | 'done' | 'withdrawn';

/** A raised hand, and the turn it became. Every turn stays: minutes are read from these rows. */
export const speech = pgTable(
  'speech',
  {
    id: id(),
    forumId: forumId(),
    floorId: text('floor_id').notNull(),
    trackId: text('track_id').references(() => track.id),
    /** Null: somebody who is not on the list, named below. */
    participantId: text('participant_id').references(() => participant.id),
    name: text('name').notNull().default(''),
    kind: text('kind').$type<SpeechKind>().notNull(),
    side: text('side').$type<'for' | 'against'>(),
    note: text('note').notNull().default(''),
    state: text('state').$type<SpeechState>().notNull(),
    /** What was under way on the agenda when the turn began. */
    topic: text('topic').notNull().default(''),
    /** The turn this interposed question has paused. */
    interruptsId: text('interrupts_id'),
    limitSeconds: integer('limit_seconds').notNull().default(0),
    requestedAt: at('requested_at').notNull(),
    startedAt: at('started_at'),
    pausedAt: at('paused_at'),
    pausedMs: integer('paused_ms').notNull().default(0),
    endedAt: at('ended_at'),
    enteredBy: text('entered_by').references(() => account.id),
  },
  (t) => [
    index('speech_forum').on(t.forumId, t.startedAt),
    index('speech_floor').on(t.floorId, t.state),
    index('speech_person').on(t.participantId),
    uniqueIndex('speech_one_hand').on(t.floorId, t.participantId, t.kind).where(sql`state = 'waiting'`),
    uniqueIndex('speech_one_turn').on(t.floorId).where(sql`state = 'speaking' and interrupts_id is null`),
  ],
);

export type QuestionState = 'waiting' | 'open' | 'answered' | 'archived' | 'declined';

/** A question from the hall. One asked without a name has no author here, in the events or in the log of commands. */
export const question = pgTable(
  'question',
  {
    id: id(),
    forumId: forumId(),
    floorId: text('floor_id').notNull(),
    number: integer('number').notNull(),
    text: text('text').notNull(),
    participantId: text('participant_id').references(() => participant.id),
    state: text('state').$type<QuestionState>().notNull(),
    highlightedAt: at('highlighted_at'),
    /** The form's own key: sent twice, it asks once. */
    askKey: text('ask_key'),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [
    uniqueIndex('question_number').on(t.floorId, t.number),
    uniqueIndex('question_key').on(t.floorId, t.askKey),
    index('question_forum').on(t.forumId),
    index('question_author').on(t.participantId),
  ],
);

export const questionVote = pgTable(
  'question_vote',
  {
    questionId: text('question_id')
      .notNull()
      .references(() => question.id),
    participantId: text('participant_id')
      .notNull()
      .references(() => participant.id),
  },
  (t) => [
    primaryKey({ columns: [t.questionId, t.participantId] }),
    index('question_vote_person').on(t.participantId),
  ],
);

export type PollKind = 'single' | 'multiple' | 'scale' | 'cloud';
export type PollState = 'draft' | 'open' | 'closed';

export const poll = pgTable(
  'poll',
  {
    id: id(),
    forumId: forumId(),
    floorId: text('floor_id').notNull(),
    number: integer('number').notNull(),
    kind: text('kind').$type<PollKind>().notNull(),
    title: text('title').notNull(),
    options: jsonb('options').$type<{ id: string; text: string }[]>().notNull().default([]),
    state: text('state').$type<PollState>().notNull().default('draft'),
    /** Whether the hall sees the result; the presiding officer decides. */
    shown: boolean('shown').notNull().default(false),
    /** Words of a cloud put aside, and words counted as another. */
    hidden: jsonb('hidden').$type<string[]>().notNull().default([]),
    merged: jsonb('merged').$type<Record<string, string>>().notNull().default({}),
    createdBy: text('created_by').references(() => account.id),
    createdAt: createdAt(),
    openedAt: at('opened_at'),
    closedAt: at('closed_at'),
    version: version(),
  },
  (t) => [uniqueIndex('poll_number').on(t.floorId, t.number), index('poll_forum').on(t.forumId)],
);

/** One row a chosen option or a word; who gave it is never read back by a query that shows anything. */
export const pollAnswer = pgTable(
  'poll_answer',
  {
    pollId: text('poll_id')
      .notNull()
      .references(() => poll.id),
    participantId: text('participant_id')
      .notNull()
      .references(() => participant.id),
    key: text('key').notNull(),
    text: text('text').notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.pollId, t.participantId, t.key] }),
    index('poll_answer_person').on(t.participantId),
  ],
);
