/** From an actor and a resolution's id to its forum, its row and the viewer; «not found» for all one may not know of. */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import type { Q } from '../bind.ts';
import { type Access, forumAccess } from '../forum/access.ts';
import { type ResolutionRow, resolutionById } from './repository.ts';

export async function resolutionInForum(
  q: Q,
  actor: Actor | null,
  resolutionId: string,
): Promise<Access & { resolution: ResolutionRow }> {
  const row = await resolutionById(q.db, resolutionId);
  if (!row) refuse('not_found');
  return { ...(await forumAccess(q.db, actor, row.forumId)), resolution: row };
}
