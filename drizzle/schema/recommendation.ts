/**
 * Recommendations are generated from adopted clauses (clause × addressee) and never typed again. Their present state is
 * a projection of events, changed in the same transaction. The text and the baseline of the deadline never change.
 */
import { sql } from 'drizzle-orm';
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
import { account } from './account.ts';
import { addressee, post, school } from './body.ts';
import { at, createdAt, id, version } from './columns.ts';
import { forum } from './forum.ts';
import { file } from './installation.ts';
import { adoptedText, resolution } from './resolution.ts';

export type ControlState =
  | 'adopted'
  | 'sent'
  | 'accepted'
  | 'in_progress'
  | 'declined'
  | 'rerouted'
  | 'reported'
  | 'suspended'
  | 'closed';
export type Verdict =
  | 'done'
  | 'mostly'
  | 'partly'
  | 'not_done'
  | 'obsolete'
  | 'superseded'
  | 'merged'
  | 'not_supported';

export type Proposed = {
  verdict: Verdict;
  note: string;
  successorId: string | null;
  by: string;
  on: string;
};

export const recommendation = pgTable(
  'recommendation',
  {
    id: id(),
    forumId: text('forum_id')
      .notNull()
      .references(() => forum.id),
    resolutionId: text('resolution_id')
      .notNull()
      .references(() => resolution.id),
    adoptedTextId: text('adopted_text_id')
      .notNull()
      .references(() => adoptedText.id),
    /** The clause's identity, the same since its first draft. */
    clauseId: text('clause_id').notNull(),
    /** Short number within the forum: /f/<slug>/r/<number>. */
    number: integer('number').notNull(),
    marker: text('marker').notNull(),
    text: text('text').notNull(),
    kind: text('kind').$type<'body' | 'jointly' | 'circle'>().notNull(),
    /** Sub-item of a split («г» divided): the lead keeps the clause, parts have their own addressee and date. */
    parentId: text('parent_id'),
    part: integer('part').notNull().default(0),
    /** How many parts it was divided into. Kept by the database (drizzle/sql/30-search.sql). */
    parts: integer('parts').notNull().default(0),
    /** Order of the paper: the own number, or that of the divided clause. Set by the database (drizzle/sql/30-search.sql). */
    place: integer('place').notNull().default(0),
    ownerText: text('owner_text').notNull().default(''),
    ownerPostId: text('owner_post_id').references(() => post.id),
    deadlineText: text('deadline_text').notNull().default(''),
    deadlinePrecision: text('deadline_precision').notNull().default('none'),
    baselineDue: date('baseline_due'),
    currentDue: date('current_due'),
    state: text('state').$type<ControlState>().notNull().default('adopted'),
    verdict: text('verdict').$type<Verdict | null>(),
    outcomeNote: text('outcome_note').notNull().default(''),
    supersededById: text('superseded_by_id'),
    /** Of a suspended one: the day on which it goes on. */
    resumeOn: date('resume_on'),
    /** Once; again and again, told every so many months; or standing, told by a day of the year. */
    control: text('control').$type<'once' | 'periodic' | 'standing'>().notNull().default('once'),
    cadence: integer('cadence'),
    /** The day of the next report of one that is periodic or standing. */
    reportDue: date('report_due'),
    /** Enough participants say that it is otherwise on the ground. */
    disputedAt: at('disputed_at'),
    /** A keeper was told that it may not come in time, and why. */
    riskAt: at('risk_at'),
    riskNote: text('risk_note').notNull().default(''),
    /** Four eyes: the verdict one keeper proposed and another has to give. */
    proposed: jsonb('proposed').$type<Proposed | null>(),
    /** Titles of the tracks where it arose; no authors. */
    tracks: jsonb('tracks').$type<string[]>().notNull().default([]),
    sentAt: at('sent_at'),
    lastAnswerAt: at('last_answer_at'),
    closedAt: at('closed_at'),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [
    uniqueIndex('recommendation_number').on(t.forumId, t.number),
    index('recommendation_place').on(t.forumId, t.place, t.part),
    index('recommendation_board').on(t.forumId, t.state, t.currentDue, t.id),
    index('recommendation_clause').on(t.clauseId),
    index('recommendation_divided').on(t.forumId).where(sql`parts > 0`),
    index('recommendation_due').on(t.currentDue),
    index('recommendation_resolution').on(t.resolutionId),
  ],
);

export const recommendationAddressee = pgTable(
  'recommendation_addressee',
  {
    recommendationId: text('recommendation_id')
      .notNull()
      .references(() => recommendation.id),
    addresseeId: text('addressee_id')
      .notNull()
      .references(() => addressee.id),
    /** The first named assembles the answer of several. */
    role: text('role').$type<'lead' | 'co'>().notNull(),
    /** What this one does of it, and by when; empty: the whole, by the common day. */
    task: text('task').notNull().default(''),
    due: date('due'),
  },
  (t) => [
    primaryKey({ columns: [t.recommendationId, t.addresseeId] }),
    index('recommendation_addressee_of').on(t.addresseeId, t.recommendationId),
  ],
);

/** «Моя школа»: seen by that school and the organiser only. */
export const schoolMark = pgTable(
  'school_mark',
  {
    recommendationId: text('recommendation_id')
      .notNull()
      .references(() => recommendation.id),
    schoolId: text('school_id')
      .notNull()
      .references(() => school.id),
    mark: text('mark').$type<'done' | 'working' | 'not_relevant'>().notNull(),
    note: text('note').notNull().default(''),
    by: text('by').references(() => account.id),
    at: at('at').notNull(),
    version: version(),
  },
  (t) => [primaryKey({ columns: [t.recommendationId, t.schoolId] })],
);

/** Letters out and in: registration number, date, who signed, scan. */
export const letter = pgTable(
  'letter',
  {
    id: id(),
    forumId: text('forum_id')
      .notNull()
      .references(() => forum.id),
    resolutionId: text('resolution_id')
      .notNull()
      .references(() => resolution.id),
    addresseeId: text('addressee_id')
      .notNull()
      .references(() => addressee.id),
    direction: text('direction').$type<'out' | 'in'>().notNull(),
    regNo: text('reg_no').notNull().default(''),
    regDate: date('reg_date'),
    signer: text('signer').notNull().default(''),
    channel: text('channel').notNull().default(''),
    fileId: text('file_id').references(() => file.id),
    note: text('note').notNull().default(''),
    by: text('by').references(() => account.id),
    createdAt: createdAt(),
  },
  (t) => [index('letter_resolution').on(t.resolutionId, t.addresseeId)],
);

/** ONE link per addressee, resolution and role; only the hash of its secret is kept. */
export const answerLink = pgTable(
  'answer_link',
  {
    id: id(),
    forumId: text('forum_id')
      .notNull()
      .references(() => forum.id),
    resolutionId: text('resolution_id')
      .notNull()
      .references(() => resolution.id),
    addresseeId: text('addressee_id')
      .notNull()
      .references(() => addressee.id),
    /** Who holds it: whoever answers, or whoever approves answers of that side. */
    role: text('role').$type<'executor' | 'approver'>().notNull().default('executor'),
    tokenHash: text('token_hash').notNull(),
    createdBy: text('created_by').references(() => account.id),
    createdAt: createdAt(),
    expiresAt: at('expires_at').notNull(),
    revokedAt: at('revoked_at'),
    lastUsedAt: at('last_used_at'),
  },
  (t) => [
    uniqueIndex('answer_link_token').on(t.tokenHash),
    index('answer_link_resolution').on(t.resolutionId, t.addresseeId),
  ],
);

export type AnswerOutcome =
  | 'accepted'
  | 'in_progress'
  | 'done'
  | 'partly'
  | 'declined'
  | 'elsewhere'
  | 'no_outcome';

export const answer = pgTable(
  'answer',
  {
    id: id(),
    recommendationId: text('recommendation_id')
      .notNull()
      .references(() => recommendation.id),
    addresseeId: text('addressee_id').references(() => addressee.id),
    letterId: text('letter_id').references(() => letter.id),
    linkId: text('link_id').references(() => answerLink.id),
    outcome: text('outcome').$type<AnswerOutcome>().notNull(),
    text: text('text').notNull().default(''),
    url: text('url').notNull().default(''),
    /** Name and post as the answering person wrote them. */
    signedBy: text('signed_by').notNull().default(''),
    /** How far it is by their own reckoning; null where they keep none. */
    percent: integer('percent'),
    /**
     * What came by link is unverified until the secretary confirms it. Before that, where an approver is named, it waits on
     * the addressee's own side, unseen by anybody else; set aside there, it never comes.
     */
    state: text('state')
      .$type<'to_approve' | 'set_aside' | 'submitted' | 'confirmed' | 'more_asked'>()
      .notNull(),
    /** When it came to the secretary, if later than it was written; and who approved it, as they wrote themselves. */
    cameAt: at('came_at'),
    approvedBy: text('approved_by').notNull().default(''),
    reviewNote: text('review_note').notNull().default(''),
    public: boolean('public').notNull().default(false),
    by: text('by').references(() => account.id),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [
    index('answer_recommendation').on(t.recommendationId, t.createdAt),
    index('answer_submitted').on(t.recommendationId).where(sql`state = 'submitted'`),
  ],
);

export const answerFile = pgTable(
  'answer_file',
  {
    answerId: text('answer_id')
      .notNull()
      .references(() => answer.id),
    fileId: text('file_id')
      .notNull()
      .references(() => file.id),
    /** Opened by the secretary, file by file; internal until then. */
    public: boolean('public').notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.answerId, t.fileId] })],
);

/** A plan told with answers: a step with its day is given once, and told as reached or given up by a later answer. */
export const answerStep = pgTable(
  'answer_step',
  {
    id: id(),
    answerId: text('answer_id')
      .notNull()
      .references(() => answer.id),
    recommendationId: text('recommendation_id')
      .notNull()
      .references(() => recommendation.id),
    kind: text('kind').$type<'given' | 'reached' | 'dropped'>().notNull(),
    /** The given step that is told of. */
    stepId: text('step_id'),
    text: text('text').notNull().default(''),
    due: date('due'),
    createdAt: createdAt(),
  },
  (t) => [index('answer_step_recommendation').on(t.recommendationId)],
);

/** The post whose holder approves what this addressee answers by link; absent: nobody does. */
export const answerApprover = pgTable(
  'answer_approver',
  {
    resolutionId: text('resolution_id')
      .notNull()
      .references(() => resolution.id),
    addresseeId: text('addressee_id')
      .notNull()
      .references(() => addressee.id),
    postId: text('post_id')
      .notNull()
      .references(() => post.id),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.resolutionId, t.addresseeId] })],
);

/** What the public sees: numbered, dated, hashed, published on purpose. */
export const boardSnapshot = pgTable(
  'board_snapshot',
  {
    id: id(),
    forumId: text('forum_id')
      .notNull()
      .references(() => forum.id),
    number: integer('number').notNull(),
    asOf: date('as_of').notNull(),
    canonical: text('canonical').notNull(),
    sha256: text('sha256').notNull(),
    publishedBy: text('published_by').references(() => account.id),
    publishedAt: at('published_at').notNull(),
    withdrawnAt: at('withdrawn_at'),
  },
  (t) => [uniqueIndex('board_snapshot_number').on(t.forumId, t.number)],
);
