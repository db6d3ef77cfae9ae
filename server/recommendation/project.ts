/** From rows to the shapes that several queries of the board show. */
import type { BoardForum } from '#domain/recommendation/views.ts';
import type { Access } from '../forum/access.ts';

export function boardForum(forum: Access['forum']): BoardForum {
  const { id, slug, name, number, profile, timeZone, state } = forum;
  const hasPrevious = forum.previousForumId !== null;
  return { id, slug, name, number, profile, timeZone, state, hasPrevious };
}
