/** Live view of the agreement loop: a remark stands on the secretary's desk as it comes. */
import type { Actor } from '#domain/actor.ts';
import { isRefusal } from '#domain/errors.ts';
import { zId } from '#domain/ids.ts';
import { canSeeReview } from '#domain/review/permissions.ts';
import { bindQueries } from '../bind.ts';
import { forumAccess } from '../forum/access.ts';
import type { Services } from '../services.ts';
import { personalView, type ViewEntry } from '../view-entry.ts';
import * as queries from './queries.ts';

export function liveViews(services: Services): ViewEntry[] {
  const review = bindQueries(services, queries);
  return [
    personalView(services, {
      name: 'review.desk',
      id: zId,
      async visible(actor: Actor, forumId) {
        try {
          return canSeeReview((await forumAccess(services.db, actor, forumId)).viewer);
        } catch (error) {
          if (isRefusal(error)) return false;
          throw error;
        }
      },
      query: (actor, id) => review.reviewDesk(actor, id),
      keys: (id) => ['', ':review', ':resolution'].map((part) => `forum:${id}${part}`),
    }),
  ];
}
