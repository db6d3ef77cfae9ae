/** Live view of minutes: what the secretary writes is seen by those who read along. */
import type { Actor } from '#domain/actor.ts';
import { isRefusal } from '#domain/errors.ts';
import { zId } from '#domain/ids.ts';
import { canReadMinutes } from '#domain/minutes/permissions.ts';
import { bindQueries } from '../bind.ts';
import { forumAccess } from '../forum/access.ts';
import type { Services } from '../services.ts';
import { personalView, type ViewEntry } from '../view-entry.ts';
import * as queries from './queries.ts';

export function liveViews(services: Services): ViewEntry[] {
  const minutes = bindQueries(services, queries);
  return [
    personalView(services, {
      name: 'minutes.page',
      id: zId,
      async visible(actor: Actor, forumId) {
        try {
          return canReadMinutes((await forumAccess(services.db, actor, forumId)).viewer);
        } catch (error) {
          if (isRefusal(error)) return false;
          throw error;
        }
      },
      query: (actor, id) => minutes.minutesPage(actor, id),
      keys: (id) => ['', ':minutes', ':votes', ':resolution'].map((part) => `forum:${id}${part}`),
    }),
  ];
}
