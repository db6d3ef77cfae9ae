/**
 * What execution control adds to the life of a recommendation: suspension until a day, reports again and again, tasks of
 * those who help, a second pair of eyes at the verdict, and what participants see on the ground. A small forum meets
 * none of it (`isStrict`). Nothing here changes wording or baseline, and no voice of the ground changes a state.
 */

import * as z from 'zod';
import type { ErrorCode } from '../errors.ts';
import type { Profile } from '../forum/presets.ts';
import { zId } from '../ids.ts';
import { addDays, addMonths, type Day } from '../resolution/calendar.ts';
import { CONTROLS, type Control } from './controls.ts';
import type { Verdict } from './rules.ts';
import { BOARD_LIMITS, zDay } from './schema.ts';

/** «Контроль исполнения», chosen, or the extended rules of procedure. */
export const isStrict = (profile: Profile, rules: { extended: boolean }): boolean =>
  profile === 'control' || rules.extended;

// Suspended until a day

export const MAX_SUSPENSION_DAYS = 184;

export function checkResumeOn(until: Day | null, today: Day): ErrorCode | null {
  if (until === null) return 'board/until_needed';
  if (until <= today) return 'board/until_past';
  return until > (addDays(today, MAX_SUSPENSION_DAYS) as Day) ? 'board/until_far' : null;
}

// Reports again and again

/** The next day of a report after one that came on `on`: the rhythm stays, whatever was missed. */
export function nextReport(due: Day, months: number, on: Day): Day {
  let next = due;
  for (let step = 1; next <= on; step += 1) next = addMonths(due, months * step) as Day;
  return next;
}

/** What a report changes of the rhythm; nothing where there is none. A report may come a month early. */
export function afterReport(
  row: { control: Control; cadence: number | null; reportDue: Day | null },
  on: Day,
): { reportDue: Day } | Record<string, never> {
  if (row.control === 'once' || row.cadence === null || row.reportDue === null) return {};
  const early = addMonths(row.reportDue, -1) as Day;
  if (on < early) return {};
  return { reportDue: nextReport(row.reportDue, row.cadence, on >= row.reportDue ? on : row.reportDue) };
}

// A second pair of eyes

/** Only the full verdict is given by one hand. */
export const needsSecond = (strict: boolean, verdict: Verdict): boolean => strict && verdict !== 'done';

// What participants see on the ground

/** So many voices of the same, and more of them than of the other: a dispute. */
export const DISPUTE_FROM = 3;

export const opensDispute = (voices: { holds: number; not: number }): boolean =>
  voices.not >= DISPUTE_FROM && voices.not > voices.holds;

// Inputs

const zOne = { recommendationId: zId, expectV: z.int().min(1).optional() };
const zText = (max: number) => z.string().trim().max(max);

export const zSetControl = z.strictObject({
  ...zOne,
  control: z.enum(CONTROLS),
  /** Months between reports; a standing one is told once a year. */
  cadence: z.int().min(1).max(24).nullable().default(null),
  reportDue: zDay.nullable().default(null),
});
export const zSetTasks = z.strictObject({
  ...zOne,
  tasks: z
    .array(
      z.strictObject({
        addresseeId: zId,
        task: zText(BOARD_LIMITS.note).default(''),
        due: zDay.nullable().default(null),
      }),
    )
    .min(1)
    .max(20)
    .refine((tasks) => new Set(tasks.map((one) => one.addresseeId)).size === tasks.length, 'code:twice'),
});
export const zSecondClose = z.strictObject({ ...zOne, agree: z.boolean() });
export const zTellGround = z.strictObject({
  recommendationId: zId,
  holds: z.boolean(),
  text: zText(BOARD_LIMITS.note).min(3, 'code:too_short'),
});
export const zSettleDispute = z.strictObject({
  ...zOne,
  note: zText(BOARD_LIMITS.note).min(3, 'code:too_short'),
});

/** What the reader is shown of the ground: counts for all, words for who keeps the board, names for nobody. */
export type GroundView = {
  holds: number;
  not: number;
  disputed: boolean;
  mine: { holds: boolean; text: string } | null;
  words: { holds: boolean; text: string; on: Day }[];
};
