/** Live views of proposals: the desk of a forum, and a track with its list. The id of a track's view is `<forumId>:<number>`. */
import { z } from 'zod';
import type { Actor } from '#domain/actor.ts';
import { isRefusal } from '#domain/errors.ts';
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
  const member = async (actor: Actor, forumId: string) => {
    try {
      return (await forumAccess(services.db, actor, forumId)).viewer.membership !== null;
    } catch (error) {
      if (isRefusal(error)) return false;
      throw error;
    }
  };
  return [
    personalView(services, {
      name: 'proposal.desk',
      id: zId,
      visible: member,
      query: (actor, id) => proposals.proposalDesk(actor, id),
      keys: (id) => [`forum:${id}`, `forum:${id}:proposals`],
    }),
    personalView(services, {
      name: 'track.page',
      id: z.string().regex(/^[0-9A-Za-z]{22}:\d{1,4}$/),
      visible: (actor, id) => member(actor, id.split(':')[0] ?? ''),
      query: (actor, id) => tracks.trackPage(actor, id.split(':')[0] ?? '', Number(id.split(':')[1])),
      keys: (id) => [
        `forum:${id.split(':')[0]}`,
        `forum:${id.split(':')[0]}:proposals`,
        `forum:${id.split(':')[0]}:tracks`,
      ],
    }),
  ];
}
