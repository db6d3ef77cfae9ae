/**
 * Standing bodies that assemble (clubs, communities, associations, councils), and the directory of addressees with
 * their posts and holders. An owner of a recommendation is a post in an addressee, not a person.
 */
import { boolean, date, index, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { account } from './account.ts';
import { createdAt, id, version } from './columns.ts';

export const body = pgTable(
  'body',
  {
    id: id(),
    slug: text('slug').notNull(),
    kind: text('kind').$type<'club' | 'community' | 'association' | 'council' | 'centre'>().notNull(),
    name: text('name').notNull(),
    shortName: text('short_name').notNull(),
    parentId: text('parent_id'),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [uniqueIndex('body_slug').on(t.slug)],
);

export const bodyMember = pgTable(
  'body_member',
  {
    id: id(),
    bodyId: text('body_id')
      .notNull()
      .references(() => body.id),
    accountId: text('account_id').references(() => account.id),
    fullName: text('full_name').notNull(),
    school: text('school').notNull().default(''),
    /** chair, deputy, secretary, member */
    post: text('post').notNull().default('member'),
    votingRight: boolean('voting_right').notNull().default(true),
    since: date('since'),
    until: date('until'),
    createdAt: createdAt(),
  },
  (t) => [index('body_member_body').on(t.bodyId), index('body_member_account').on(t.accountId)],
);

export const school = pgTable(
  'school',
  {
    id: id(),
    /** Directory of one organiser's district; null = shared by the installation. */
    bodyId: text('body_id'),
    number: text('number').notNull().default(''),
    shortName: text('short_name').notNull(),
    fullName: text('full_name').notNull(),
    municipality: text('municipality').notNull().default(''),
    createdAt: createdAt(),
  },
  (t) => [index('school_body').on(t.bodyId)],
);

export const addressee = pgTable(
  'addressee',
  {
    id: id(),
    bodyId: text('body_id'),
    /** The forum that made it: of no body, it is found only by forums of the same organisers. */
    forumId: text('forum_id'),
    /** organisation = one body; circle = many schools in one row. */
    kind: text('kind').$type<'organisation' | 'circle'>().notNull(),
    name: text('name').notNull(),
    /** Cases are written by a person, never inflected by a machine unseen. */
    dative: text('dative').notNull(),
    genitive: text('genitive').notNull().default(''),
    contact: jsonb('contact')
      .$type<{ email?: string; phone?: string; address?: string }>()
      .notNull()
      .default({}),
    /** Earlier names with the day until which they held: a renamed centre stays one addressee. */
    formerNames: jsonb('former_names')
      .$type<{ name: string; dative?: string; until: string; ground?: string }[]>()
      .notNull()
      .default([]),
    replacedById: text('replaced_by_id'),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [index('addressee_body').on(t.bodyId)],
);

export const circleSchool = pgTable(
  'circle_school',
  {
    addresseeId: text('addressee_id')
      .notNull()
      .references(() => addressee.id),
    schoolId: text('school_id')
      .notNull()
      .references(() => school.id),
  },
  (t) => [primaryKey({ columns: [t.addresseeId, t.schoolId] })],
);

export const post = pgTable(
  'post',
  {
    id: id(),
    addresseeId: text('addressee_id')
      .notNull()
      .references(() => addressee.id),
    title: text('title').notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('post_addressee').on(t.addresseeId)],
);

/** Holders have dates: hand-over keeps the open items with the post. */
export const postHolder = pgTable(
  'post_holder',
  {
    id: id(),
    postId: text('post_id')
      .notNull()
      .references(() => post.id),
    fullName: text('full_name').notNull(),
    acting: boolean('acting').notNull().default(false),
    since: date('since'),
    until: date('until'),
    createdAt: createdAt(),
  },
  (t) => [index('post_holder_post').on(t.postId)],
);
