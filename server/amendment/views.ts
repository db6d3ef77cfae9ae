/** Live view of amendments: one desk a forum, each reader with their own rights. */
import type { Actor } from '#domain/actor.ts';
import { canSeeAmendments } from '#domain/amendment/permissions.ts';
import { isRefusal } from '#domain/errors.ts';
import { zId } from '#domain/ids.ts';
import { bindQueries } from '../bind.ts';
import { forumAccess } from '../forum/access.ts';
import type { Services } from '../services.ts';
import { personalView, type ViewEntry } from '../view-entry.ts';
import * as queries from './queries.ts';

export function liveViews(services: Services): ViewEntry[] {
  const amendments = bindQueries(services, queries);
  return [
    personalView(services, {
      name: 'amendment.desk',
      id: zId,
      async visible(actor: Actor, forumId) {
        try {
          return canSeeAmendments((await forumAccess(services.db, actor, forumId)).viewer);
        } catch (error) {
          if (isRefusal(error)) return false;
          throw error;
        }
      },
      query: (actor, id) => amendments.amendmentDesk(actor, id),
      keys: (id) => ['', ':amendments', ':resolution', ':votes'].map((part) => `forum:${id}${part}`),
    }),
  ];
}
