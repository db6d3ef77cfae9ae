/** The board as a whole, for those who see the board; kept while the board and the day stand. */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { cohortOf, type DashboardView, flowOf } from '#domain/recommendation/dashboard.ts';
import { canKeepBoard, canSeeBoard } from '#domain/recommendation/permissions.ts';
import { shownSignals } from '#domain/recommendation/signals.ts';
import type { Q } from '../bind.ts';
import { forumAccess } from '../forum/access.ts';
import { cachePerHouse } from '../versioned-cache.ts';
import { byAddressee, byTheme, cohorts, lateness, monthly, ownLatency } from './dashboard-repository.ts';
import { boardForum, lookOf } from './project.ts';

const kept = cachePerHouse<Omit<DashboardView, 'forum'>>(50);

export async function boardDashboard(q: Q, actor: Actor | null, forumRef: string): Promise<DashboardView> {
  const { viewer, forum, stamps } = await forumAccess(q.db, actor, forumRef);
  if (!canSeeBoard(viewer)) refuse('not_found');
  const { marks } = await lookOf(q, forum);
  const { today } = marks;
  const { id, timeZone } = forum;
  const whole = await kept(q.services).get(JSON.stringify([id, today]), stamps.board, async () => {
    const [made, months, late, addressees, themes, own] = await Promise.all([
      cohorts(q.db, id, timeZone),
      monthly(q.db, id, timeZone),
      lateness(q.db, id, timeZone, today),
      byAddressee(q.db, id),
      byTheme(q.db, id),
      ownLatency(q.db, id, timeZone, today),
    ]);
    return {
      today,
      total: made.reduce((sum, one) => sum + one.total, 0),
      cohorts: made.map((one) => cohortOf(one, today)),
      flow: flowOf(months, today),
      lateness: late,
      byAddressee: addressees,
      byTheme: themes,
      own,
    };
  });
  const told = shownSignals(forum.profile, canKeepBoard(viewer) ? 'keeper' : 'member');
  return {
    ...whole,
    forum: boardForum(forum),
    lateness: told.includes('overdue') ? whole.lateness : null,
  };
}
