/** What may be said by the machine itself, and what was said: a key is said once. */
import { boolean, date, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { account } from './account.ts';
import { addressee } from './body.ts';
import { at, createdAt, id } from './columns.ts';
import { forum } from './forum.ts';

/** Absent: the defaults, which are silence but for a monthly digest. */
export const reminderSetting = pgTable('reminder_setting', {
  forumId: text('forum_id')
    .primaryKey()
    .references(() => forum.id),
  digest: boolean('digest').notNull(),
  schools: boolean('schools').notNull(),
  ladder: boolean('ladder').notNull(),
  /** Letters to addressees themselves, only where somebody switched them on. */
  officials: boolean('officials').notNull().default(false),
  updatedAt: at('updated_at').notNull(),
});

export const reminder = pgTable(
  'reminder',
  {
    id: id(),
    /** Rule, forum, date: with the person it is told to. */
    key: text('key').notNull(),
    rule: text('rule').$type<'monthly' | 'meeting' | 'schools' | 'year' | 'ladder'>().notNull(),
    forumId: text('forum_id')
      .notNull()
      .references(() => forum.id),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    /** One letter a person a day gathers all its notes. */
    day: date('day').notNull(),
    mailKey: text('mail_key').notNull(),
    /** Of a ladder: the recommendations that stand on this date and step, told of on this day. */
    items: text('items').array(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('reminder_key').on(t.key, t.accountId),
    index('reminder_account').on(t.accountId, t.day),
    index('reminder_forum').on(t.forumId, t.createdAt),
  ],
);

/** What an addressee was told about a date: the key says row, date and step. */
export const officialReminder = pgTable(
  'official_reminder',
  {
    id: id(),
    key: text('key').notNull(),
    forumId: text('forum_id')
      .notNull()
      .references(() => forum.id),
    addresseeId: text('addressee_id')
      .notNull()
      .references(() => addressee.id),
    /** One letter an addressee a day. */
    day: date('day').notNull(),
    mailKey: text('mail_key').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('official_reminder_key').on(t.key),
    index('official_reminder_addressee').on(t.addresseeId, t.day),
    index('official_reminder_forum').on(t.forumId, t.createdAt),
  ],
);
