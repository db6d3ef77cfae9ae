/** Live views of a resolution: the frame around the sheet (the sheet itself travels on its own socket), the paper. */
import type { Actor } from '#domain/actor.ts';
import { isRefusal } from '#domain/errors.ts';
import { zId } from '#domain/ids.ts';
import { canReadDraft, canSeeAdopted } from '#domain/resolution/permissions.ts';
import { bindQueries } from '../bind.ts';
import { type Access, forumAccess } from '../forum/access.ts';
import type { Services } from '../services.ts';
import { personalView, type ViewEntry } from '../view-entry.ts';
import * as queries from './queries.ts';

export function liveViews(services: Services): ViewEntry[] {
  const resolutions = bindQueries(services, queries);
  const visible = (may: (viewer: Access['viewer']) => boolean) => async (actor: Actor, forumId: string) => {
    try {
      return may((await forumAccess(services.db, actor, forumId)).viewer);
    } catch (error) {
      if (isRefusal(error)) return false;
      throw error;
    }
  };
  return [
    {
      ...personalView(services, {
        name: 'resolution.page',
        id: zId,
        visible: visible(canReadDraft),
        query: (actor, id) => resolutions.draftPage(actor, id),
        keys: (id) => ['', ':resolution', ':votes'].map((part) => `forum:${id}${part}`),
      }),
      presence: { names: () => true },
    },
    personalView(services, {
      name: 'resolution.adopted',
      id: zId,
      visible: visible(canSeeAdopted),
      query: (actor, id) => resolutions.adoptedPage(actor, id),
      keys: (id) => ['', ':resolution'].map((part) => `forum:${id}${part}`),
    }),
  ];
}
