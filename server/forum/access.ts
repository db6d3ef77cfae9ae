/**
 * The one way from an actor and a forum to a ForumViewer. Every noun's load and query starts here, so that «not
 * found» is answered alike for what does not exist and for what one may not know of.
 */
import type { Actor, ForumViewer } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { canSeeForum } from '#domain/forum/permissions.ts';
import type { DbOrTx } from '../db.ts';
import {
  type ForumRow,
  forumById,
  forumBySlug,
  membershipOf,
  type ParticipantRow,
  participantOf,
} from './repository.ts';

export type Access = { viewer: ForumViewer; forum: ForumRow; participant: ParticipantRow | undefined };

/** By id (22 characters) or by slug; refuses with `not_found` unless the actor may see the forum. */
export async function forumAccess(db: DbOrTx, actor: Actor | null, idOrSlug: string): Promise<Access> {
  // Out of an address anything may come; PostgreSQL refuses U+0000 with an error instead of finding nothing.
  if (idOrSlug.includes('\0')) refuse('not_found');
  const row = (await forumBySlug(db, idOrSlug)) ?? (await forumById(db, idOrSlug));
  if (!row) refuse('not_found');
  const participant = actor ? await participantOf(db, row.id, actor.accountId) : undefined;
  const viewer: ForumViewer = {
    actor,
    forum: { id: row.id, state: row.state, public: row.public },
    membership: membershipOf(participant),
  };
  if (!canSeeForum(viewer)) refuse('not_found');
  return { viewer, forum: row, participant };
}
