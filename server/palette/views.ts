/** The palette asks by the JSON door, as each types; a member asks, nobody else. */
import { isRefusal, refuse } from '#domain/errors.ts';
import { zId } from '#domain/ids.ts';
import { zFind } from '#domain/palette/schema.ts';
import { bindQueries } from '../bind.ts';
import { forumAccess } from '../forum/access.ts';
import type { Services } from '../services.ts';
import { personalView, type ViewEntry } from '../view-entry.ts';
import * as queries from './queries.ts';

export function liveViews(services: Services): ViewEntry[] {
  const palette = bindQueries(services, queries);
  return [
    personalView(services, {
      name: 'palette.find',
      id: zId,
      async visible(actor, forumId) {
        try {
          return (await forumAccess(services.db, actor, forumId)).viewer.membership !== null;
        } catch (error) {
          if (isRefusal(error)) return false;
          throw error;
        }
      },
      query(actor, id, params) {
        // Opened without words it finds nothing.
        const asked = zFind.safeParse(params?.q === undefined ? { q: '.' } : params);
        return asked.success ? palette.findInForum(actor, id, asked.data.q) : refuse('invalid_input');
      },
      keys: (id) => [`forum:${id}`],
    }),
  ];
}
