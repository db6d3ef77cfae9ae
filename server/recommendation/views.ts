/** Live views of the board, of its figures and of one recommendation (`<forumId>:<number>`): each reader's own audience. */
import { z } from 'zod';
import type { Actor } from '#domain/actor.ts';
import { isRefusal } from '#domain/errors.ts';
import { zId } from '#domain/ids.ts';
import { canSeeBoard } from '#domain/recommendation/permissions.ts';
import { bindQueries } from '../bind.ts';
import { forumAccess } from '../forum/access.ts';
import type { Services } from '../services.ts';
import { personalView, type ViewEntry } from '../view-entry.ts';
import * as dashboardQueries from './dashboard-queries.ts';
import * as deskQueries from './desk-queries.ts';
import * as pageQueries from './one-queries.ts';
import * as queries from './queries.ts';

const zParams = z.object({
  group: z.string().max(20).optional(),
  addressee: z.string().max(40).optional(),
  q: z.string().max(100).optional(),
  pending: z.string().max(1).optional(),
  signal: z.string().max(20).optional(),
  after: z.string().max(20).optional(),
  limit: z.string().max(4).optional(),
});

export function liveViews(services: Services): ViewEntry[] {
  const board = bindQueries(services, queries);
  const figures = bindQueries(services, dashboardQueries);
  const desk = bindQueries(services, deskQueries);
  const pages = bindQueries(services, pageQueries);
  const visible = async (actor: Actor, forumId: string) => {
    try {
      return canSeeBoard((await forumAccess(services.db, actor, forumId)).viewer);
    } catch (error) {
      if (isRefusal(error)) return false;
      throw error;
    }
  };
  const forumOf = (id: string) => id.split(':')[0] ?? '';
  return [
    personalView(services, {
      name: 'board.table',
      id: zId,
      visible,
      query: (actor, id, params) => {
        const read = zParams.safeParse(params ?? {});
        return board.boardTable(actor, id, read.success ? read.data : {});
      },
      keys: (id) => [`forum:${id}`, `forum:${id}:board`],
    }),
    personalView(services, {
      name: 'board.dashboard',
      id: zId,
      visible,
      query: (actor, id) => figures.boardDashboard(actor, id),
      keys: (id) => [`forum:${id}`, `forum:${id}:board`],
      coalesceMs: 2000,
    }),
    personalView(services, {
      name: 'board.desk',
      id: zId,
      visible,
      query: (actor, id) => desk.boardDesk(actor, id),
      keys: (id) => [`forum:${id}`, `forum:${id}:board`],
      coalesceMs: 2000,
    }),
    personalView(services, {
      name: 'recommendation.page',
      id: z.string().regex(/^[0-9A-Za-z]{22}:\d{1,6}$/),
      visible: (actor, id) => visible(actor, forumOf(id)),
      query: (actor, id) => pages.recommendationPage(actor, forumOf(id), Number(id.split(':')[1])),
      keys: (id) => [`forum:${forumOf(id)}`, `forum:${forumOf(id)}:board`],
    }),
  ];
}
