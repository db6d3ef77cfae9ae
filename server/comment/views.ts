/** The live view of remarks: each reader with what is theirs. */
import { canSeeComments } from '#domain/comment/permissions.ts';
import { isRefusal } from '#domain/errors.ts';
import { zId } from '#domain/ids.ts';
import { bindQueries } from '../bind.ts';
import { forumAccess } from '../forum/access.ts';
import type { Services } from '../services.ts';
import { personalView, type ViewEntry } from '../view-entry.ts';
import * as queries from './queries.ts';

export function liveViews(services: Services): ViewEntry[] {
  const comments = bindQueries(services, queries);
  return [
    personalView(services, {
      name: 'comment.list',
      id: zId,
      async visible(actor, forumId) {
        try {
          return canSeeComments((await forumAccess(services.db, actor, forumId)).viewer);
        } catch (error) {
          if (isRefusal(error)) return false;
          throw error;
        }
      },
      query: (actor, id) => comments.commentsOfText(actor, id),
      keys: (id) => ['', ':comments'].map((part) => `forum:${id}${part}`),
    }),
  ];
}
