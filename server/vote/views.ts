/**
 * Live views of votes. What a person may do in a vote is their own; how many have answered is one number for all, in a
 * view of its own, so that a ballot in a hall of a thousand makes one small message and not a thousand views.
 */
import type { Actor } from '#domain/actor.ts';
import { isRefusal } from '#domain/errors.ts';
import { zId } from '#domain/ids.ts';
import { canCountHands, canSeeVotes } from '#domain/vote/permissions.ts';
import { bindQueries } from '../bind.ts';
import { forumAccess } from '../forum/access.ts';
import type { Services } from '../services.ts';
import { personalView, type ViewEntry } from '../view-entry.ts';
import * as queries from './queries.ts';
import { castCount, lastVoteOf, rollSizes } from './repository.ts';

export function liveViews(services: Services): ViewEntry[] {
  const votes = bindQueries(services, queries);
  const visible = async (actor: Actor | null, forumId: string, may = canSeeVotes) => {
    try {
      return may((await forumAccess(services.db, actor, forumId)).viewer);
    } catch (error) {
      if (isRefusal(error)) return false;
      throw error;
    }
  };
  const keys = (id: string) => ['', ':votes', ':resolution', ':people'].map((part) => `forum:${id}${part}`);
  return [
    personalView(services, {
      name: 'vote.current',
      id: zId,
      visible,
      query: (actor, id) => votes.currentVote(actor, id),
      keys,
    }),
    personalView(services, {
      name: 'vote.list',
      id: zId,
      visible,
      query: (actor, id) => votes.voteList(actor, id),
      keys: (id) => [`forum:${id}`, `forum:${id}:votes`],
    }),
    personalView(services, {
      name: 'vote.roll',
      id: zId,
      visible: (actor, id) => visible(actor, id, canCountHands),
      query: (actor, id) => votes.roll(actor, id),
      keys: (id) => [`forum:${id}:ballots`, `forum:${id}:votes`],
    }),
    {
      name: 'vote.turnout',
      id: zId,
      audience: async (actor, id) => ((await visible(actor, id)) ? 'members' : null),
      async load(_audience, id) {
        const row = await lastVoteOf(services.db, id, ['open']);
        if (!row) return { voteId: null, cast: 0, expected: 0 };
        const sizes = await rollSizes(services.db, row.id);
        return { voteId: row.id, cast: await castCount(services.db, row.id), expected: sizes.device };
      },
      keys: (id) => [`forum:${id}:ballots`, `forum:${id}:votes`],
    },
  ];
}
