/** The page of the working calendar: days that were set, and who changed what. */
import { canAdminister } from '#domain/account/permissions.ts';
import type { Actor } from '#domain/actor.ts';
import type { CalendarView } from '#domain/calendar/schema.ts';
import { refuse } from '#domain/errors.ts';
import type { Q } from '../bind.ts';
import { changesOf, daysSet } from './repository.ts';

export async function calendarPage(q: Q, actor: Actor | null): Promise<CalendarView> {
  if (!canAdminister(actor)) refuse('not_found');
  const days = await daysSet(q.db);
  return {
    today: q.now.toISOString().slice(0, 10),
    days: days.map(({ day, kind, note, by }) => ({ day, kind, note, by })),
    log: await changesOf(q.db),
  };
}
