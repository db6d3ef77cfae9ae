/** The bank of quizzes. Runs, rounds and answers of the live room are rows of their own, beside these. */
import { index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { createdAt, id, version } from './columns.ts';
import { forum } from './forum.ts';

export type QuizQuestionKind =
  | 'single'
  | 'multiple'
  | 'true_false'
  | 'short'
  | 'number'
  | 'poll'
  | 'open'
  | 'slide';

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
    kind: text('kind').$type<QuizQuestionKind>().notNull(),
    /** The situation read aloud before the question («7:40, водитель школьного автобуса…»). */
    situation: text('situation').notNull().default(''),
    stem: text('stem').notNull(),
    options: jsonb('options').$type<{ id: string; text: string }[]>().notNull().default([]),
    /** Never leaves the server before the reveal. */
    key: jsonb('key').$type<Record<string, unknown>>().notNull(),
    explanation: text('explanation').notNull().default(''),
    seconds: integer('seconds').notNull().default(90),
    weight: integer('weight').notNull().default(1),
    version: version(),
  },
  (t) => [uniqueIndex('quiz_question_number').on(t.quizId, t.number)],
);
