/**
 * Live views of the room. `room.pulse` is one answer for a whole hall; a screen's view is known by its secret address,
 * `<forumId>:<token>`, and ends when the address is taken back.
 */
import type { Actor } from '#domain/actor.ts';
import { isRefusal } from '#domain/errors.ts';
import { zId } from '#domain/ids.ts';
import { canRunScreens } from '#domain/room/permissions.ts';
import { zScreenKey } from '#domain/room/schema.ts';
import { canSeeVotes } from '#domain/vote/permissions.ts';
import { bindQueries } from '../bind.ts';
import { forumAccess } from '../forum/access.ts';
import type { Services } from '../services.ts';
import { personalView, type ViewEntry } from '../view-entry.ts';
import { pulseOf } from './pulse.ts';
import * as queries from './queries.ts';
import { forumClock } from './repository.ts';

const KEYS = ['', ':room', ':programme', ':votes', ':resolution', ':people'];

export function liveViews(services: Services): ViewEntry[] {
  const room = bindQueries(services, queries);
  const unlessHidden = async <T>(ask: () => Promise<T>): Promise<T | null> => {
    try {
      return await ask();
    } catch (error) {
      if (isRefusal(error)) return null;
      throw error;
    }
  };
  return [
    {
      name: 'room.pulse',
      id: zId,
      audience: (actor, id) =>
        unlessHidden(async () =>
          canSeeVotes((await forumAccess(services.db, actor, id)).viewer) ? 'members' : 'public',
        ),
      async load(audience, id) {
        const q = { db: services.db, services, now: services.clock.now() };
        return pulseOf(q, await forumClock(q.db, id), audience === 'members');
      },
      keys: (id) => KEYS.map((key) => `forum:${id}${key}`),
    },
    {
      name: 'screen.state',
      id: zScreenKey,
      audience: (_actor: Actor | null, id) =>
        unlessHidden(async () => {
          const [forumId, token = ''] = id.split(':');
          const { forum } = await room.screenState(token);
          return forum.id === forumId ? 'wall' : null;
        }),
      load: (_audience, id) => room.screenState(id.split(':')[1] ?? ''),
      keys: (id) => [...KEYS, ':ballots', ':proposals'].map((key) => `forum:${id.split(':')[0]}${key}`),
    },
    personalView(services, {
      name: 'room.screens',
      id: zId,
      visible: async (actor, id) =>
        (await unlessHidden(async () =>
          canRunScreens((await forumAccess(services.db, actor, id)).viewer),
        )) === true,
      query: (actor, id) => room.screens(actor, id),
      keys: (id) => ['', ':room', ':votes', ':resolution'].map((key) => `forum:${id}${key}`),
    }),
  ];
}
