/**
 * Which state of the data a reader saw: a fresh random word each time a transaction that changed rows of the scope
 * commits (drizzle/sql/20-stamps.sql). Scopes: `<forum>:programme`, `<forum>:board`, `directory`.
 */
import { pgTable, text, uuid } from 'drizzle-orm/pg-core';

export const viewStamp = pgTable('view_stamp', {
  scope: text('scope').primaryKey(),
  stamp: uuid('stamp').notNull(),
});
