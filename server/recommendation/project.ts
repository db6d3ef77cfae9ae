/** From rows to the shapes that several queries of the board show. */
import { wallClock } from '#domain/forum/programme.ts';
import { rulesOf } from '#domain/forum/rules-schema.ts';
import { marksOf } from '#domain/recommendation/signals.ts';
import type { BoardForum, Look } from '#domain/recommendation/views.ts';
import type { Q } from '../bind.ts';
import { houseCalendar } from '../calendar/access.ts';
import type { Access } from '../forum/access.ts';

export function boardForum(forum: Access['forum']): BoardForum {
  const { id, slug, name, number, profile, timeZone, state } = forum;
  const hasPrevious = forum.previousForumId !== null;
  return { id, slug, name, number, profile, timeZone, state, hasPrevious };
}

/** How the rows of this forum are looked at today. */
export async function lookOf(q: Q, forum: Access['forum']): Promise<Look> {
  const rules = rulesOf(forum.preset, forum.rules);
  const { day } = wallClock(q.now, forum.timeZone);
  return { rules, profile: forum.profile, marks: marksOf(day, rules, await houseCalendar(q.db)) };
}
