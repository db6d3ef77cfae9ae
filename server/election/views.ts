/** Live views of elections: one's own desk, the roll for those who count, and how many have voted as one number. */
import type { Actor } from '#domain/actor.ts';
import { canCountElection, canSeeElections } from '#domain/election/permissions.ts';
import { isRefusal } from '#domain/errors.ts';
import { zId } from '#domain/ids.ts';
import { bindQueries } from '../bind.ts';
import { forumAccess } from '../forum/access.ts';
import type { Services } from '../services.ts';
import { personalView, type ViewEntry } from '../view-entry.ts';
import { turnoutOf } from './access.ts';
import * as queries from './queries.ts';
import { ballotsOf, keyOf } from './rows.ts';

export function liveViews(services: Services): ViewEntry[] {
  const election = bindQueries(services, queries);
  const visible = async (actor: Actor | null, forumId: string, may = canSeeElections) => {
    try {
      return may((await forumAccess(services.db, actor, forumId)).viewer);
    } catch (error) {
      if (isRefusal(error)) return false;
      throw error;
    }
  };
  return [
    personalView(services, {
      name: 'election.desk',
      id: zId,
      visible,
      query: (actor, id) => election.electionDesk(actor, id),
      keys: (id) => [`forum:${id}`, `forum:${id}:people`, keyOf(id)],
    }),
    personalView(services, {
      name: 'election.roll',
      id: zId,
      visible: (actor, id) => visible(actor, id, canCountElection),
      query: (actor, id) => election.electionRoll(actor, id),
      keys: (id) => [keyOf(id), ballotsOf(id)],
    }),
    {
      name: 'election.turnout',
      id: zId,
      audience: async (actor, id) => ((await visible(actor, id)) ? 'members' : null),
      load: (_audience, id) => turnoutOf(services.db, id),
      keys: (id) => [keyOf(id), ballotsOf(id)],
    },
  ];
}
