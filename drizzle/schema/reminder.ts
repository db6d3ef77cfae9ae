/** What may be said by the machine itself, and what was said: a key is said once. */
import { boolean, date, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { account } from './account.ts';
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
  updatedAt: at('updated_at').notNull(),
});

export const reminder = pgTable(
  'reminder',
  {
    id: id(),
    /** Rule, forum or row, date: with the person it is told to. */
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
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('reminder_key').on(t.key, t.accountId),
    index('reminder_account').on(t.accountId, t.day),
    index('reminder_forum').on(t.forumId, t.createdAt),
  ],
);
