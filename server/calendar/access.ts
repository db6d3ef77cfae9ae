/** The working calendar for other nouns: law and decrees, and what the administrator of this house set. */
import { type Calendar, MOVED } from '#domain/recommendation/workdays.ts';
import type { DbOrTx } from '../db.ts';
import { daysSet } from './repository.ts';

export async function houseCalendar(db: DbOrTx): Promise<Calendar> {
  const set = await daysSet(db);
  return { moved: MOVED, set: Object.fromEntries(set.map(({ day, kind }) => [day, kind])) };
}
