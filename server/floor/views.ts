/**
 * Live views of a floor, known by `<forumId>:<floorId>`. What the hall follows is one answer for all members, at most once
 * a second; questions are a view of their own, so that support does not send the floor anew. One's own part is told by
 * facts about oneself only, so a hall of raised hands does not wake a hall of phones.
 */
import { z } from 'zod';
import type { Actor } from '#domain/actor.ts';
import { isRefusal, refuse } from '#domain/errors.ts';
import { canFollowFloor } from '#domain/floor/permissions.ts';
import { bindQueries } from '../bind.ts';
import { listOf } from '../question/access.ts';
import type { Services } from '../services.ts';
import { personalView, type ViewEntry } from '../view-entry.ts';
import {
  type FloorAccess,
  type FloorState,
  floorAccess,
  floorKey,
  floorState,
  mineKey,
  presides,
} from './access.ts';
import * as queries from './queries.ts';
import { hallOf } from './state.ts';

const zFloorView = z.string().regex(/^[0-9A-Za-z]{22}:[0-9A-Za-z]{22}$/);
const zMineView = z.string().regex(/^[0-9A-Za-z]{22}:[0-9A-Za-z]{22}:[0-9A-Za-z]{22}$/);
const HALL_MS = 1_000;

export function liveViews(services: Services): ViewEntry[] {
  const bound = bindQueries(services, queries);
  /** Null where the floor is not of this forum, or the actor may not know of it. */
  const accessOf = async (actor: Actor | null, id: string): Promise<FloorAccess | null> => {
    const [forumId, floorId = ''] = id.split(':');
    try {
      const access = await floorAccess(services.db, actor, floorId);
      return access.forum.id === forumId ? access : null;
    } catch (error) {
      if (isRefusal(error)) return null;
      throw error;
    }
  };
  const part = (id: string, at: number) => id.split(':')[at] ?? '';
  const audience: ViewEntry['audience'] = async (actor, id) => {
    const access = await accessOf(actor, id);
    return access && canFollowFloor(access.viewer) ? 'members' : null;
  };
  const presiding = async (actor: Actor, id: string) => {
    const access = await accessOf(actor, id);
    return access !== null && presides(access);
  };
  /** The same for every member: asked for nobody in particular. */
  const unseen = async (id: string): Promise<FloorState> =>
    (await floorState(services.db, part(id, 1))) ?? refuse('not_found');
  const q = () => ({ db: services.db, services, now: services.clock.now() });
  const facts = (id: string, ...parts: ('' | 'questions' | 'answers' | 'desk')[]) => [
    `forum:${part(id, 0)}`,
    ...parts.map((aspect) => floorKey(part(id, 1), aspect)),
  ];
  return [
    {
      name: 'floor.hall',
      id: zFloorView,
      audience,
      load: async (_audience, id) => hallOf(q(), await unseen(id)),
      keys: (id) => [...facts(id, '', 'answers'), `forum:${part(id, 0)}:tracks`],
      coalesceMs: HALL_MS,
    },
    {
      name: 'question.list',
      id: zFloorView,
      audience,
      load: async (_audience, id) => listOf(q(), await unseen(id)),
      keys: (id) => facts(id, 'questions'),
      coalesceMs: HALL_MS,
    },
    personalView(services, {
      name: 'floor.mine',
      id: zMineView,
      visible: async (actor, id) =>
        (await accessOf(actor, id))?.viewer.membership?.participantId === part(id, 2),
      query: (actor, id) => bound.mine(actor, part(id, 1)),
      keys: (id) => [`forum:${part(id, 0)}`, mineKey(part(id, 1), part(id, 2))],
    }),
    personalView(services, {
      name: 'floor.people',
      id: zFloorView,
      visible: presiding,
      query: (actor, id) => bound.people(actor, part(id, 1)),
      keys: (id) => [`forum:${part(id, 0)}`, `forum:${part(id, 0)}:people`],
      coalesceMs: HALL_MS,
    }),
    personalView(services, {
      name: 'floor.desk',
      id: zFloorView,
      visible: presiding,
      query: (actor, id) => bound.desk(actor, part(id, 1)),
      keys: (id) => [...facts(id, '', 'questions', 'answers', 'desk'), `forum:${part(id, 0)}:tracks`],
      coalesceMs: 250,
    }),
  ];
}
