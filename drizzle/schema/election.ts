/**
 * Elections of persons: candidates, rounds with their roll, ballots, terms of posts. A secret ballot lies in `election_box`
 * sealed to a key that the database never has; at the count the sheets are written anew in another order and the box is
 * emptied. No row of the box names a person, a time or a choice.
 */
import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type {
  Consent,
  ElectionChannel,
  ElectionMethod,
  ElectionSecrecy,
  ElectionState,
  Outcome,
  Post,
  RoundKind,
  RoundState,
} from '#domain/election/kinds.ts';
import { account } from './account.ts';
import { at, createdAt, id, version } from './columns.ts';
import { forum, participant } from './forum.ts';
import { file } from './installation.ts';

export const election = pgTable(
  'election',
  {
    id: id(),
    forumId: text('forum_id')
      .notNull()
      .references(() => forum.id),
    number: integer('number').notNull(),
    post: text('post').$type<Post>().notNull(),
    title: text('title').notNull().default(''),
    seats: integer('seats').notNull(),
    secrecy: text('secrecy').$type<ElectionSecrecy>().notNull(),
    state: text('state').$type<ElectionState>().notNull().default('nominating'),
    rule: jsonb('rule').$type<Record<string, unknown>>().notNull(),
    /** Who stands in the next round and for how many seats; null: everybody of the list. */
    pending: jsonb('pending').$type<{
      kind: RoundKind | 'lot';
      candidates: string[];
      seats: number;
    } | null>(),
    until: date('until'),
    agendaItemId: text('agenda_item_id'),
    createdBy: text('created_by').references(() => account.id),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [uniqueIndex('election_number').on(t.forumId, t.number)],
);

export const electionCandidate = pgTable(
  'election_candidate',
  {
    id: id(),
    electionId: text('election_id')
      .notNull()
      .references(() => election.id),
    participantId: text('participant_id')
      .notNull()
      .references(() => participant.id),
    /** Null: named from the hall, written down by the desk. */
    nominatedBy: text('nominated_by').references(() => participant.id),
    consent: text('consent').$type<Consent>().notNull(),
    outcome: text('outcome').$type<Outcome>(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('election_candidate_person').on(t.electionId, t.participantId)],
);

export const electionRound = pgTable(
  'election_round',
  {
    id: id(),
    electionId: text('election_id')
      .notNull()
      .references(() => election.id),
    forumId: text('forum_id').notNull(),
    number: integer('number').notNull(),
    kind: text('kind').$type<RoundKind>().notNull(),
    method: text('method').$type<ElectionMethod>().notNull(),
    secrecy: text('secrecy').$type<ElectionSecrecy>().notNull(),
    seats: integer('seats').notNull(),
    candidates: jsonb('candidates').$type<string[]>().notNull(),
    state: text('state').$type<RoundState>().notNull().default('open'),
    hall: jsonb('hall').$type<Record<string, number>>().notNull(),
    roll: integer('roll').notNull(),
    /** Ballots are sealed to it; its other half is a file outside the database. */
    sealKey: text('seal_key'),
    /** Signs ballot papers without seeing them (RFC 9474); its other half lies with the first. */
    issueKey: text('issue_key'),
    tellers: jsonb('tellers').$type<Record<string, unknown> | null>(),
    result: jsonb('result').$type<Record<string, unknown> | null>(),
    /** Every electronic ballot with its code, in the order of the codes, which are random. */
    sheets: jsonb('sheets').$type<{ code: string; picks: string[] }[] | null>(),
    lot: jsonb('lot').$type<{ commitment: string; seed: string; phrase: string; order: string[] } | null>(),
    protocolFileId: text('protocol_file_id').references(() => file.id),
    openedAt: at('opened_at').notNull(),
    closedAt: at('closed_at'),
    announcedAt: at('announced_at'),
    annulReason: text('annul_reason').notNull().default(''),
    version: version(),
  },
  (t) => [
    uniqueIndex('election_round_number').on(t.electionId, t.number),
    index('election_round_forum').on(t.forumId, t.state),
  ],
);

/** Fixed at opening. `taken`: the person's ballot is spent; of a secret one nothing more is known. */
export const electionRoll = pgTable(
  'election_roll',
  {
    roundId: text('round_id')
      .notNull()
      .references(() => electionRound.id),
    participantId: text('participant_id')
      .notNull()
      .references(() => participant.id),
    channel: text('channel').$type<ElectionChannel>().notNull(),
    taken: boolean('taken').notNull().default(false),
    /** Hash of the blinded paper that was signed: the same one is signed again, another never. */
    blinded: text('blinded'),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.participantId] })],
);

/** Open ballots of phones: only totals are shown, and one may change one's own until the end. */
export const electionBallot = pgTable(
  'election_ballot',
  {
    roundId: text('round_id').notNull(),
    participantId: text('participant_id').notNull(),
    picks: jsonb('picks').$type<string[]>().notNull(),
    receipt: text('receipt').notNull(),
    at: at('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.participantId] })],
);

/** The box. `mark` is random, or the hash of a blindly signed paper, so that one paper goes in once. */
export const electionBox = pgTable(
  'election_box',
  {
    roundId: text('round_id').notNull(),
    mark: text('mark').notNull(),
    sealed: text('sealed').notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.mark] })],
);

/** Who holds which post, since when and until when, and by which election. */
export const postTerm = pgTable(
  'post_term',
  {
    id: id(),
    forumId: text('forum_id')
      .notNull()
      .references(() => forum.id),
    bodyId: text('body_id'),
    electionId: text('election_id')
      .notNull()
      .references(() => election.id),
    participantId: text('participant_id')
      .notNull()
      .references(() => participant.id),
    post: text('post').$type<Post>().notNull(),
    title: text('title').notNull().default(''),
    since: date('since').notNull(),
    until: date('until'),
    /** The organiser gave the forum's role that goes with it. */
    officeGivenAt: at('office_given_at'),
    createdAt: createdAt(),
  },
  (t) => [
    index('post_term_forum').on(t.forumId),
    uniqueIndex('post_term_holder').on(t.electionId, t.participantId),
  ],
);
