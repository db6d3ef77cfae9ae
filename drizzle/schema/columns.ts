/** Columns every aggregate shares, so that ids, times and versions mean the same everywhere. */
import { integer, text, timestamp } from 'drizzle-orm/pg-core';

export const id = () => text('id').primaryKey();
export const at = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });
export const createdAt = () => at('created_at').notNull();
/** Raised by every command that changes the row; a stale `expectV` is refused with `conflict`. */
export const version = () => integer('version').notNull().default(1);
