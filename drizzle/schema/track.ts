/** Tracks of a forum and the proposals written in them. A proposal keeps its author; who may see the name is a rule. */
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { account } from './account.ts';
import { at, createdAt, id, version } from './columns.ts';
import { forum, participant } from './forum.ts';

export const track = pgTable(
  'track',
  {
    id: id(),
    forumId: text('forum_id')
      .notNull()
      .references(() => forum.id),
    number: integer('number').notNull(),
    title: text('title').notNull(),
    kind: text('kind').notNull().default('workshop'),
    room: text('room').notNull().default(''),
    /** What the track does, in order; a line each. */
    agenda: jsonb('agenda').$type<{ text: string; minutes?: number }[]>().notNull().default([]),
    /** The shared notes are a document of the drafting engine, kind `notes`. */
    notesDraftId: text('notes_draft_id').notNull(),
    proposalsOpen: boolean('proposals_open').notNull().default(true),
    /** The table's own sheet of the resolution, where it drafts one: a draft of kind `resolution`. */
    sheetDraftId: text('sheet_draft_id'),
    /** When it was last handed in to the plenary. */
    sheetSentAt: at('sheet_sent_at'),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [uniqueIndex('track_number').on(t.forumId, t.number), uniqueIndex('track_sheet').on(t.sheetDraftId)],
);

export const trackPerson = pgTable(
  'track_person',
  {
    trackId: text('track_id')
      .notNull()
      .references(() => track.id),
    participantId: text('participant_id')
      .notNull()
      .references(() => participant.id),
    role: text('role').$type<'moderator' | 'member'>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.trackId, t.participantId] }),
    index('track_person_participant').on(t.participantId),
  ],
);

export type ProposalState = 'submitted' | 'taken' | 'merged' | 'returned' | 'withdrawn';

export const proposal = pgTable(
  'proposal',
  {
    id: id(),
    forumId: text('forum_id')
      .notNull()
      .references(() => forum.id),
    /** Null when written outside a track. */
    trackId: text('track_id').references(() => track.id),
    number: integer('number').notNull(),
    /** Null when the person's data were erased. */
    participantId: text('participant_id').references(() => participant.id),
    enteredBy: text('entered_by').references(() => account.id),
    fromGuest: boolean('from_guest').notNull().default(false),
    /** Ticked by the author alone. */
    showAuthor: boolean('show_author').notNull().default(false),
    text: text('text').notNull(),
    addressees: jsonb('addressees').$type<string[]>().notNull().default([]),
    ownerText: text('owner_text').notNull().default(''),
    deadlineText: text('deadline_text').notNull().default(''),
    state: text('state').$type<ProposalState>().notNull().default('submitted'),
    mergedIntoId: text('merged_into_id'),
    /** Block id in the shared document, once taken. */
    clauseId: text('clause_id'),
    /** The clause of the table's sheet it came from, and its number there. */
    sheetBlockId: text('sheet_block_id'),
    sheetPlace: integer('sheet_place'),
    decisionReason: text('decision_reason').notNull().default(''),
    decidedBy: text('decided_by'),
    decidedAt: at('decided_at'),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [
    uniqueIndex('proposal_number').on(t.forumId, t.number),
    index('proposal_desk').on(t.forumId, t.state, t.createdAt),
    index('proposal_track').on(t.trackId),
    index('proposal_author').on(t.participantId),
    index('proposal_clause').on(t.clauseId),
    index('proposal_sheet').on(t.trackId, t.sheetBlockId),
  ],
);
