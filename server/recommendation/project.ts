/** From rows to the shapes that several queries of the board show. */
import { wallClock } from '#domain/forum/programme.ts';
import { rulesOf } from '#domain/forum/rules-schema.ts';
import { marksOf } from '#domain/recommendation/signals.ts';
import type { BoardForum, Look } from '#domain/recommendation/views.ts';
import type { Calendar } from '#domain/recommendation/workdays.ts';
import type { Q } from '../bind.ts';
import { houseCalendar } from '../calendar/access.ts';
import type { Access } from '../forum/access.ts';
import { cachePerHouse } from '../versioned-cache.ts';

export function boardForum(forum: Access['forum']): BoardForum {
  const { id, slug, name, number, profile, timeZone, state } = forum;
  const hasPrevious = forum.previousForumId !== null;
  return { id, slug, name, number, profile, timeZone, state, hasPrevious };
}

const calendars = cachePerHouse<Calendar>(1);

/** How the rows of this forum are looked at today; by the board's word the days set apart need not be asked again. */
export async function lookOf(q: Q, forum: Access['forum'], word?: string): Promise<Look> {
  const rules = rulesOf(forum.preset, forum.rules);
  const { day } = wallClock(q.now, forum.timeZone);
  const ask = () => houseCalendar(q.db);
  const days = await (word === undefined ? ask() : calendars(q.services).get('', word, ask));
  return { rules, profile: forum.profile, marks: marksOf(day, rules, days) };
}
