/** SQL of forums and their people. Nothing here decides; commands and queries do. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Membership } from '#domain/actor.ts';
import { forum, participant } from '#drizzle/schema/forum.ts';
import type { DbOrTx } from '../db.ts';

export type ForumRow = typeof forum.$inferSelect;
export type ParticipantRow = typeof participant.$inferSelect;

export async function forumById(db: DbOrTx, id: string): Promise<ForumRow | undefined> {
  return (await db.select().from(forum).where(eq(forum.id, id)))[0];
}

export async function forumBySlug(db: DbOrTx, slug: string): Promise<ForumRow | undefined> {
  return (await db.select().from(forum).where(eq(forum.slug, slug)))[0];
}

export async function participantOf(
  db: DbOrTx,
  forumId: string,
  accountId: string,
): Promise<ParticipantRow | undefined> {
  const rows = await db
    .select()
    .from(participant)
    .where(
      and(
        eq(participant.forumId, forumId),
        eq(participant.accountId, accountId),
        isNull(participant.removedAt),
      ),
    );
  return rows[0];
}

/** What permissions need to know of a participant's row. */
export function membershipOf(row: ParticipantRow | undefined): Membership | null {
  if (!row) return null;
  return {
    participantId: row.id,
    roles: row.roles,
    voting: row.voting,
    confirmed: row.confirmedAt !== null,
    schoolId: row.schoolId,
  };
}
