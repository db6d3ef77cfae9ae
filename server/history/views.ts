/** Live views of a draft's history; comparisons and words are asked for by the JSON door, with their versions as parameters. */
import { z } from 'zod';
import type { Actor } from '#domain/actor.ts';
import { isRefusal, refuse } from '#domain/errors.ts';
import { zId } from '#domain/ids.ts';
import { canReadDraft, canSeeWords } from '#domain/resolution/permissions.ts';
import { bindQueries } from '../bind.ts';
import { type Access, forumAccess } from '../forum/access.ts';
import type { Services } from '../services.ts';
import { personalView, type ViewEntry } from '../view-entry.ts';
import * as queries from './queries.ts';

const zAsked = z.object({ from: zId.optional(), to: zId.optional() });

export function liveViews(services: Services): ViewEntry[] {
  const history = bindQueries(services, queries);
  const visible = (may: (viewer: Access['viewer']) => boolean) => async (actor: Actor, forumId: string) => {
    try {
      return may((await forumAccess(services.db, actor, forumId)).viewer);
    } catch (error) {
      if (isRefusal(error)) return false;
      throw error;
    }
  };
  const keys = (id: string) => ['', ':history', ':resolution'].map((part) => `forum:${id}${part}`);
  return [
    personalView(services, {
      name: 'history.list',
      id: zId,
      visible: visible(canReadDraft),
      query: (actor, id) => history.draftHistory(actor, id),
      keys,
    }),
    personalView(services, {
      name: 'history.diff',
      id: zId,
      visible: visible(canReadDraft),
      query(actor, id, params) {
        const asked = zAsked.safeParse(params ?? {});
        return asked.success
          ? history.versionDiff(actor, id, asked.data.from, asked.data.to)
          : refuse('invalid_input');
      },
      keys,
    }),
    personalView(services, {
      name: 'history.words',
      id: zId,
      visible: visible(canSeeWords),
      query: (actor, id) => history.wordsOfDraft(actor, id),
      keys,
    }),
  ];
}
