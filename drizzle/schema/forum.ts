/** A forum, its programme and its people. Rules of procedure are data, pinned by the forum with a version. */
import { boolean, date, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { ForumRole, ForumState } from '#domain/actor.ts';
import { account } from './account.ts';
import { body, school } from './body.ts';
import { at, createdAt, id, version } from './columns.ts';

export type ForumKind = 'forum' | 'club_meeting' | 'council' | 'round_table' | 'conference' | 'seminar';
export type Organiser = { name: string; role: 'lead' | 'together' };
export type Operator = { organisation: string; inn: string; address: string; contact: string };

export const forum = pgTable(
  'forum',
  {
    id: id(),
    slug: text('slug').notNull(),
    bodyId: text('body_id').references(() => body.id),
    kind: text('kind').$type<ForumKind>().notNull(),
    preset: text('preset').$type<'municipal' | 'club' | 'assembly'>().notNull(),
    /** Vocabulary of the board: tactful «Рекомендации» or «Контроль исполнения». */
    profile: text('profile').$type<'recommendations' | 'control'>().notNull(),
    number: text('number').notNull().default(''),
    name: text('name').notNull(),
    goal: text('goal').notNull().default(''),
    organisers: jsonb('organisers').$type<Organiser[]>().notNull().default([]),
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on').notNull(),
    timeZone: text('time_zone').notNull().default('Europe/Moscow'),
    /** Where the document is dated («ст. …») and where people meet may differ. */
    settlement: text('settlement').notNull().default(''),
    venue: text('venue').notNull().default(''),
    /** «28 директоров района, 4 — г. …», counted groups of participants. */
    participantGroups: jsonb('participant_groups')
      .$type<{ count: number; text: string }[]>()
      .notNull()
      .default([]),
    public: boolean('public').notNull().default(false),
    state: text('state').$type<ForumState>().notNull().default('draft'),
    /** Six digits, spoken aloud in the hall. */
    joinCode: text('join_code').notNull(),
    joinOpen: boolean('join_open').notNull().default(true),
    operator: jsonb('operator').$type<Operator | null>(),
    rules: jsonb('rules').$type<Record<string, unknown>>().notNull(),
    rulesVersion: integer('rules_version').notNull().default(1),
    previousForumId: text('previous_forum_id'),
    createdBy: text('created_by').references(() => account.id),
    createdAt: createdAt(),
    announcedAt: at('announced_at'),
    closedAt: at('closed_at'),
    version: version(),
  },
  (t) => [
    uniqueIndex('forum_slug').on(t.slug),
    uniqueIndex('forum_join_code').on(t.joinCode),
    index('forum_body').on(t.bodyId),
  ],
);

export type ProgrammeKind =
  | 'registration'
  | 'opening'
  | 'greeting'
  | 'presentation'
  | 'project_office'
  | 'workshop'
  | 'quiz'
  | 'round_table'
  | 'break'
  | 'lunch'
  | 'awards'
  | 'closing'
  | 'other';
export type ProgrammePerson = { name: string; post: string; school: string; participantId?: string };

export const programmeItem = pgTable(
  'programme_item',
  {
    id: id(),
    forumId: text('forum_id')
      .notNull()
      .references(() => forum.id),
    /** Fractional index. */
    pos: text('pos').notNull(),
    kind: text('kind').$type<ProgrammeKind>().notNull(),
    title: text('title').notNull(),
    day: date('day').notNull(),
    /** Wall-clock «HH:MM» in the forum's time zone; null when the time is open. */
    startsAt: text('starts_at'),
    endsAt: text('ends_at'),
    room: text('room').notNull().default(''),
    speakers: jsonb('speakers').$type<ProgrammePerson[]>().notNull().default([]),
    moderators: jsonb('moderators').$type<ProgrammePerson[]>().notNull().default([]),
    trackId: text('track_id'),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [index('programme_item_forum').on(t.forumId, t.pos)],
);

export type ParticipantSource = 'list' | 'walk_in' | 'code' | 'invite' | 'founder';

export const participant = pgTable(
  'participant',
  {
    id: id(),
    forumId: text('forum_id')
      .notNull()
      .references(() => forum.id),
    /** Null until the person signs in and chooses themselves from the list. */
    accountId: text('account_id').references(() => account.id),
    fullName: text('full_name').notNull(),
    post: text('post').notNull().default(''),
    schoolId: text('school_id').references(() => school.id),
    schoolName: text('school_name').notNull().default(''),
    municipality: text('municipality').notNull().default(''),
    email: text('email'),
    phone: text('phone'),
    roles: jsonb('roles').$type<ForumRole[]>().notNull(),
    source: text('source').$type<ParticipantSource>().notNull(),
    /** Four digits printed on the badge; given to the person by the desk. */
    badgeCode: text('badge_code').notNull(),
    confirmedAt: at('confirmed_at'),
    confirmedBy: text('confirmed_by'),
    /** Right to vote, given by the desk or the list, never by the QR alone. */
    voting: boolean('voting').notNull().default(false),
    present: boolean('present').notNull().default(false),
    presentAt: at('present_at'),
    consentProcessingAt: at('consent_processing_at'),
    consentPublicationAt: at('consent_publication_at'),
    consentPaper: boolean('consent_paper').notNull().default(false),
    removedAt: at('removed_at'),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [
    index('participant_forum').on(t.forumId, t.fullName),
    uniqueIndex('participant_account').on(t.forumId, t.accountId),
    uniqueIndex('participant_badge').on(t.forumId, t.badgeCode),
    index('participant_by_account').on(t.accountId),
  ],
);

/** Append-only log of presence: who was in the hall at a moment is a query. */
export const attendance = pgTable(
  'attendance',
  {
    id: id(),
    participantId: text('participant_id')
      .notNull()
      .references(() => participant.id),
    forumId: text('forum_id').notNull(),
    at: at('at').notNull(),
    present: boolean('present').notNull(),
    channel: text('channel').$type<'desk' | 'badge' | 'self' | 'list'>().notNull(),
    by: text('by'),
  },
  (t) => [
    index('attendance_forum').on(t.forumId, t.at),
    index('attendance_participant').on(t.participantId, t.at),
  ],
);
