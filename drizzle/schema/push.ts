/** Devices that people let be told, and the messages to them. A device that is forgotten takes its messages along. */
import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { account } from './account.ts';
import { at, createdAt, id } from './columns.ts';

export const pushDevice = pgTable(
  'push_device',
  {
    id: id(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    /** At the service of the browser's maker. Whoever knows it may knock, but not be understood without our key. */
    endpoint: text('endpoint').notNull(),
    p256dh: text('p256dh').notNull(),
    auth: text('auth').notNull(),
    name: text('name').notNull(),
    createdAt: createdAt(),
    toldAt: at('told_at'),
    answer: text('answer').notNull().default(''),
  },
  (t) => [uniqueIndex('push_device_endpoint').on(t.endpoint), index('push_device_account').on(t.accountId)],
);

export const pushMessage = pgTable(
  'push_message',
  {
    id: id(),
    deviceId: text('device_id')
      .notNull()
      .references(() => pushDevice.id, { onDelete: 'cascade' }),
    /** Of the letter that says the same: a device is told once. */
    key: text('key').notNull(),
    count: integer('count').notNull(),
    path: text('path').notNull(),
    status: text('status').$type<'queued' | 'sent' | 'failed'>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextAt: at('next_at').notNull(),
    /** Status of the answer, or the code of what went wrong. */
    answer: text('answer').notNull().default(''),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('push_message_once').on(t.key, t.deviceId),
    index('push_message_due').on(t.nextAt).where(sql`status = 'queued'`),
  ],
);
