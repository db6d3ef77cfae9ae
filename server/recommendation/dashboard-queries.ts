/** The board as a whole, for those who see the board; kept while the board and the day stand. */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { cohortOf, type DashboardView, flowOf } from '#domain/recommendation/dashboard.ts';
import { canKeepBoard, canSeeBoard } from '#domain/recommendation/permissions.ts';
import { shownSignals } from '#domain/recommendation/signals.ts';
import type { Q } from '../bind.ts';
import { forumAccess } from '../forum/access.ts';
import { cachePerHouse } from '../versioned-cache.ts';
import {
  byAddressee,
  byTheme,
  cohorts,
  lateness,
  monthly,
  ownLatency,
  tallyOf,
} from './dashboard-repository.ts';
import { boardForum, lookOf } from './project.ts';

const kept = cachePerHouse<Omit<DashboardView, 'forum'>>(50);

export async function boardDashboard(q: Q, actor: Actor | null, forumRef: string): Promise<DashboardView> {
  const { viewer, forum, stamps } = await forumAccess(q.db, actor, forumRef);
  if (!canSeeBoard(viewer)) refuse('not_found');
  const { marks } = await lookOf(q, forum, stamps.board);
  const { today } = marks;
  const { id } = forum;
  const whole = await kept(q.services).get(JSON.stringify([id, today]), stamps.board, async () => {
    const tally = await tallyOf(q.db, id);
    const [made, addressees] = await Promise.all([cohorts(q.db, id, tally), byAddressee(q.db, id, tally)]);
    return {
      today,
      total: made.reduce((sum, one) => sum + one.total, 0),
      cohorts: made.map((one) => cohortOf(one, today)),
      flow: flowOf(monthly(tally), today),
      lateness: lateness(tally, today),
      byAddressee: addressees,
      byTheme: byTheme(tally),
      own: ownLatency(tally, today),
    };
  });
  const told = shownSignals(forum.profile, canKeepBoard(viewer) ? 'keeper' : 'member');
  return {
    ...whole,
    forum: boardForum(forum),
    lateness: told.includes('overdue') ? whole.lateness : null,
  };
}
