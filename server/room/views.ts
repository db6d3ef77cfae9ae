/**
 * Live views of the room. `room.pulse` is one answer for a whole hall; a screen's view is known by its secret address,
 * `<forumId>:<token>`, and ends when the address is taken back.
 */
import { z } from 'zod';
import type { Actor } from '#domain/actor.ts';
import { isRefusal } from '#domain/errors.ts';
import { zId } from '#domain/ids.ts';
import { zScreenKey } from '#domain/room/schema.ts';
import { canSeeVotes } from '#domain/vote/permissions.ts';
import { bindQueries } from '../bind.ts';
import { forumAccess } from '../forum/access.ts';
import type { Services } from '../services.ts';
import { personalView, type ViewEntry } from '../view-entry.ts';
import { pulseOf } from './pulse.ts';
import * as queries from './queries.ts';
import { forumClock } from './repository.ts';

const KEYS = ['', ':room', ':programme', ':votes', ':elections', ':resolution', ':people', ':quiz'];

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
      coalesceMs: 300,
      keys: (id) =>
        [...KEYS, ':ballots', ':election-ballots', ':proposals', ':quizcount', ':tracks', ':floors'].map(
          (key) => `forum:${id.split(':')[0]}${key}`,
        ),
    },
    // `<forumId>` for whoever conducts the forum, `<forumId>:<trackId>` for the moderators of a track.
    personalView(services, {
      name: 'room.screens',
      id: zScreensView,
      visible: async (actor, id) => (await unlessHidden(() => room.screens(actor, ...placeOf(id)))) !== null,
      query: (actor, id) => room.screens(actor, ...placeOf(id)),
      keys: (id) =>
        ['', ':room', ':votes', ':resolution', ':walls'].map((key) => `forum:${placeOf(id)[0]}${key}`),
    }),
  ];
}

const zScreensView = z.string().regex(/^[0-9A-Za-z]{22}(:[0-9A-Za-z]{22})?$/);
function placeOf(id: string): [string, string | null] {
  const [forumId = '', trackId = null] = id.split(':');
  return [forumId, trackId];
}
