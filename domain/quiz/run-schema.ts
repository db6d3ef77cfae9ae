/** Inputs of a run. Every step names the version it was decided on, so that two moderators cannot both press «дальше». */
import * as z from 'zod';
import { zId } from '../ids.ts';
import { DEFAULT_SETTINGS, FACTORS, QUIZ_LIMITS, SCORINGS } from './kinds.ts';
import { ACTIONS } from './run.ts';
import { zKey } from './schema.ts';

export const zSettings = z.strictObject({
  teams: z.boolean(),
  phones: z.enum(['one', 'each']),
  scoring: z.enum(SCORINGS),
  autoLock: z.boolean().default(false),
  keepPersonal: z.boolean().default(false),
});
/** On the wall in front of everybody: nothing in it that cannot be seen or that turns the line round. */
const zName = z
  .string()
  .max(QUIZ_LIMITS.name)
  .transform((name) => name.normalize('NFC').replace(/\p{C}/gu, '').replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(1, 'code:required'));
const expectV = z.int().min(1);

export const zOpenRun = z.strictObject({
  quizId: zId,
  settings: zSettings.default(DEFAULT_SETTINGS),
  tables: z.int().min(2).max(QUIZ_LIMITS.tables).default(8),
});
export const zStep = z.strictObject({
  runId: zId,
  expectV,
  action: z.enum(ACTIONS),
  /** For `extend`. */
  ms: z.int().min(5_000).max(600_000).optional(),
  /** For `next`: another question than the following one. */
  number: z.int().min(1).max(QUIZ_LIMITS.questions).optional(),
});
export const zJoinRun = z.strictObject({
  runId: zId,
  teamId: zId.nullable().default(null),
  /** Answers for the table instead of the phone that did so far. */
  takeOver: z.boolean().default(false),
});
export const zSetDoor = z.strictObject({ runId: zId, open: z.boolean() });
export const zAddTable = z.strictObject({ runId: zId });
export const zRename = z.strictObject({ runId: zId, unitId: zId, name: zName });
export const zKick = z.strictObject({ runId: zId, unitId: zId });
export const zSetFactor = z.strictObject({
  runId: zId,
  unitId: zId,
  factor: z.literal(FACTORS),
});
export const zRegrade = z.strictObject({ runId: zId, expectV, roundId: zId, key: zKey });
