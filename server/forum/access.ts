/**
 * The one way from an actor and a forum to a ForumViewer. Every noun's load and query starts here, so that «not
 * found» is answered alike for what does not exist and for what one may not know of.
 */
import type { Actor, ForumViewer } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { canSeeForum } from '#domain/forum/permissions.ts';
import { type DbOrTx, isTx } from '../db.ts';
import { once } from '../request-scope.ts';
import {
  type ForumRow,
  forumById,
  membershipOf,
  type ParticipantRow,
  type Stamps,
  standingIn,
} from './repository.ts';

export type Access = { viewer: ForumViewer; forum: ForumRow; participant: ParticipantRow | undefined };
/** With the words of the forum's data, for views that are kept while the words stand. */
export type StampedAccess = Access & { stamps: Stamps };

/** By id (22 characters) or by slug; refuses with `not_found` unless the actor may see the forum. */
export async function forumAccess(db: DbOrTx, actor: Actor | null, idOrSlug: string): Promise<StampedAccess> {
  // Out of an address anything may come; PostgreSQL refuses U+0000 with an error instead of finding nothing.
  if (idOrSlug.includes('\0')) refuse('not_found');
  const accountId = actor?.accountId ?? null;
  const ask = () => standingIn(db, idOrSlug, accountId);
  const row = await (isTx(db) ? ask() : once(db, `standing:${accountId}:${idOrSlug}`, ask));
  if (!row) refuse('not_found');
  const { forum, participant, stamps } = row;
  const viewer: ForumViewer = {
    actor,
    forum: { id: forum.id, state: forum.state, public: forum.public },
    membership: membershipOf(participant),
  };
  if (!canSeeForum(viewer)) refuse('not_found');
  return { viewer, forum, participant, stamps };
}

/** A forum that another one was made from: for the server's own work, where nobody's right is asked. */
export async function linkedForum(db: DbOrTx, id: string): Promise<ForumRow | undefined> {
  return forumById(db, id);
}
