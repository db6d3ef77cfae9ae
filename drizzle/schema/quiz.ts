/** The bank of quizzes, and their runs: a round keeps its question as it was asked, an answer is a row of its own. */
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { Value } from '#domain/quiz/answer.ts';
import type { QuestionImage } from '#domain/quiz/image.ts';
import type { QuestionKind, RunSettings } from '#domain/quiz/kinds.ts';
import type { Question } from '#domain/quiz/question.ts';
import type { Phase, RoundClock } from '#domain/quiz/run.ts';
import type { Option, QuestionKey, QuestionParts } from '#domain/quiz/schema.ts';
import { at, createdAt, id, version } from './columns.ts';
import { forum, participant } from './forum.ts';

export type QuizQuestionKind = QuestionKind;

export const quiz = pgTable(
  'quiz',
  {
    id: id(),
    forumId: text('forum_id')
      .notNull()
      .references(() => forum.id),
    title: text('title').notNull(),
    settings: jsonb('settings').$type<Record<string, unknown>>().notNull(),
    createdAt: createdAt(),
    /** Out of the list, with all its runs: a quiz that was played is never deleted. */
    archivedAt: at('archived_at'),
    version: version(),
  },
  (t) => [index('quiz_forum').on(t.forumId)],
);

export const quizQuestion = pgTable(
  'quiz_question',
  {
    id: id(),
    quizId: text('quiz_id')
      .notNull()
      .references(() => quiz.id),
    number: integer('number').notNull(),
    kind: text('kind').$type<QuestionKind>().notNull(),
    /** The situation read aloud before the question («7:40, водитель школьного автобуса…»). */
    situation: text('situation').notNull().default(''),
    stem: text('stem').notNull(),
    options: jsonb('options').$type<Option[]>().notNull().default([]),
    /** Never leaves the server before the reveal. */
    key: jsonb('key').$type<QuestionKey>().notNull(),
    parts: jsonb('parts').$type<QuestionParts>().notNull().default({}),
    explanation: text('explanation').notNull().default(''),
    image: jsonb('image').$type<QuestionImage>(),
    seconds: integer('seconds').notNull().default(90),
    weight: integer('weight').notNull().default(1),
    version: version(),
  },
  (t) => [uniqueIndex('quiz_question_number').on(t.quizId, t.number)],
);

export const quizRun = pgTable(
  'quiz_run',
  {
    id: id(),
    forumId: text('forum_id')
      .notNull()
      .references(() => forum.id),
    quizId: text('quiz_id')
      .notNull()
      .references(() => quiz.id),
    title: text('title').notNull(),
    settings: jsonb('settings').$type<RunSettings>().notNull(),
    phase: text('phase').$type<Phase>().notNull(),
    /** The question that is on, or was last; 0 in the lobby. */
    number: integer('number').notNull().default(0),
    questions: integer('questions').notNull(),
    roundId: text('round_id'),
    doorOpen: boolean('door_open').notNull().default(true),
    /** Last sign of life of a server while a clock runs. */
    seenAt: at('seen_at').notNull(),
    createdBy: text('created_by'),
    createdAt: createdAt(),
    closedAt: at('closed_at'),
    version: version(),
  },
  (t) => [index('quiz_run_forum').on(t.forumId, t.createdAt), index('quiz_run_phase').on(t.phase)],
);

export const quizRound = pgTable(
  'quiz_round',
  {
    id: id(),
    runId: text('run_id')
      .notNull()
      .references(() => quizRun.id),
    /** Order within the run. */
    seq: integer('seq').notNull(),
    number: integer('number').notNull(),
    attempt: integer('attempt').notNull().default(1),
    question: jsonb('question').$type<Question>().notNull(),
    state: text('state').$type<RoundClock['state']>().notNull(),
    openAt: at('open_at').notNull(),
    closeAt: at('close_at').notNull(),
    ms: integer('ms').notNull(),
    leftMs: integer('left_ms'),
    slowest: real('slowest').notNull().default(1),
    /** Entrants of a decider; null: everybody. */
    only: jsonb('only').$type<string[] | null>(),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [uniqueIndex('quiz_round_seq').on(t.runId, t.seq)],
);

/** Who answers and whom the table of results names: a table with one phone, or a player. */
export const quizTeam = pgTable(
  'quiz_team',
  {
    id: id(),
    runId: text('run_id')
      .notNull()
      .references(() => quizRun.id),
    number: integer('number').notNull(),
    /** Empty: «Стол № n». */
    name: text('name').notNull().default(''),
    factor: real('factor').notNull().default(1),
  },
  (t) => [uniqueIndex('quiz_team_number').on(t.runId, t.number)],
);

export const quizPlayer = pgTable(
  'quiz_player',
  {
    id: id(),
    runId: text('run_id')
      .notNull()
      .references(() => quizRun.id),
    /** Null once personal results are forgotten. */
    participantId: text('participant_id').references(() => participant.id),
    teamId: text('team_id').references(() => quizTeam.id),
    /** The team with one phone, else the player's own id. */
    unitId: text('unit_id').notNull(),
    name: text('name').notNull(),
    factor: real('factor').notNull().default(1),
    /** Not: another phone answers for the table now. */
    active: boolean('active').notNull().default(true),
    removedAt: at('removed_at'),
    joinedAt: at('joined_at').notNull(),
  },
  (t) => [
    uniqueIndex('quiz_player_person').on(t.runId, t.participantId),
    index('quiz_player_unit').on(t.runId, t.unitId),
  ],
);

/** Taken once; never changed. */
export const quizAnswer = pgTable(
  'quiz_answer',
  {
    roundId: text('round_id')
      .notNull()
      .references(() => quizRound.id),
    unitId: text('unit_id').notNull(),
    playerId: text('player_id').notNull(),
    value: jsonb('value').$type<Value>().notNull(),
    receivedAt: at('received_at').notNull(),
    tookMs: integer('took_ms').notNull(),
    rttMs: integer('rtt_ms'),
    cmdId: text('cmd_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.unitId] })],
);
