/** The live room: projectors. A screen's address is a secret that can be taken back; only its hash is kept. */
import { index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { account } from './account.ts';
import { at, createdAt, id, version } from './columns.ts';
import { forum } from './forum.ts';
import { track } from './track.ts';

export const screen = pgTable(
  'screen',
  {
    id: id(),
    forumId: text('forum_id')
      .notNull()
      .references(() => forum.id),
    /** Null: the hall's. A track's own screen is switched by its moderators too. */
    trackId: text('track_id').references(() => track.id),
    name: text('name').notNull(),
    tokenHash: text('token_hash').notNull(),
    /** What is shown: domain/room/schema.ts, zScene. */
    scene: jsonb('scene').$type<Record<string, unknown>>().notNull(),
    createdBy: text('created_by').references(() => account.id),
    createdAt: createdAt(),
    revokedAt: at('revoked_at'),
    /** When the projector last said that it is alive, and which version it showed. */
    seenAt: at('seen_at'),
    seenV: integer('seen_v'),
    version: version(),
  },
  (t) => [uniqueIndex('screen_token').on(t.tokenHash), index('screen_forum').on(t.forumId)],
);
