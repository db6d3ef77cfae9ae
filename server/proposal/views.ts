/** Live views of proposals: the desk of a forum, and a track with its list. The id of a track's view is `<forumId>:<number>`. */
import { z } from 'zod';
import type { Actor } from '#domain/actor.ts';
import { isRefusal, refuse } from '#domain/errors.ts';
import { zId } from '#domain/ids.ts';
import { bindQueries } from '../bind.ts';
import { forumAccess } from '../forum/access.ts';
import type { Services } from '../services.ts';
import * as trackQueries from '../track/queries.ts';
import { personalView, type ViewEntry } from '../view-entry.ts';
import * as queries from './queries.ts';

export function liveViews(services: Services): ViewEntry[] {
  const proposals = bindQueries(services, queries);
  const tracks = bindQueries(services, trackQueries);
  const member = async (actor: Actor | null, forumId: string): Promise<'known' | 'guest' | null> => {
    try {
      const { membership } = (await forumAccess(services.db, actor, forumId)).viewer;
      return membership && (membership.confirmed ? 'known' : 'guest');
    } catch (error) {
      if (isRefusal(error)) return null;
      throw error;
    }
  };
  return [
    personalView(services, {
      name: 'proposal.desk',
      id: zId,
      visible: async (actor, id) => (await member(actor, id)) !== null,
      query: (actor, id) => proposals.proposalDesk(actor, id),
      keys: (id) => [`forum:${id}`, `forum:${id}:proposals`],
    }),
    {
      name: 'track.page',
      id: z.string().regex(/^[0-9A-Za-z]{22}:\d{1,4}$/),
      async audience(actor, id) {
        const seen = await member(actor, forumOf(id));
        return actor && seen ? `${seen}:${actor.accountId}` : null;
      },
      async load(audience, id) {
        const actor = await services.actorById(audience.slice(audience.indexOf(':') + 1));
        if (!actor) refuse('not_found');
        return tracks.trackPage(actor, forumOf(id), Number(id.split(':')[1]));
      },
      keys: (id) => ['', ':proposals', ':tracks'].map((part) => `forum:${forumOf(id)}${part}`),
      // Who is here, by name only for those the desk knows.
      presence: { names: (audience) => audience.startsWith('known:') },
    },
  ];
}

const forumOf = (id: string) => id.split(':')[0] ?? '';
