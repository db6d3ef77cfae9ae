/** Days of the working calendar that an administrator sets: a decree that came, a day of the region. */
import * as z from 'zod';

const zDay = z.iso.date();
export const zSetDay = z.strictObject({
  day: zDay,
  kind: z.enum(['off', 'on']),
  note: z.string().trim().max(200).default(''),
});
export const zDropDay = z.strictObject({ day: zDay });

export type CalendarView = {
  today: string;
  days: { day: string; kind: 'off' | 'on'; note: string; by: string }[];
  /** What was changed, the latest first. */
  log: { at: string; day: string; kind: 'off' | 'on' | 'dropped'; by: string }[];
};
