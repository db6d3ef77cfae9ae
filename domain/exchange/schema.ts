/** What a sheet that came back may change: answers, states and owners, each by the command that a screen would call. */
import * as z from 'zod';
import { zId } from '../ids.ts';
import { OUTCOMES, VERDICTS } from '../recommendation/rules.ts';
import { BOARD_LIMITS, zDay } from '../recommendation/schema.ts';

export const EXCHANGE_LIMITS = { rows: 300, fileName: 200 } as const;

const text = (max: number) => z.string().trim().max(max);
const zNote = text(BOARD_LIMITS.note).default('');

export const zSheetState = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('close'), verdict: z.enum(VERDICTS), note: zNote }),
  z.strictObject({ do: z.literal('reopen'), note: zNote }),
  z.strictObject({ do: z.enum(['start', 'suspend', 'resume']), note: zNote }),
]);
export const zSheetAnswer = z.strictObject({
  outcome: z.enum(OUTCOMES),
  text: text(BOARD_LIMITS.answer).default(''),
  regNo: text(BOARD_LIMITS.regNo).default(''),
  regDate: zDay,
  signer: text(BOARD_LIMITS.signer).default(''),
});
export const zSheetOwner = z.strictObject({
  post: text(BOARD_LIMITS.post).min(2, 'code:too_short'),
  holder: text(BOARD_LIMITS.person).default(''),
});

export const zSheetRow = z.strictObject({
  recommendationId: zId,
  /** As exported: what was changed since is not overwritten. */
  expectV: z.int().min(1),
  answer: zSheetAnswer.nullable().default(null),
  state: zSheetState.nullable().default(null),
  owner: zSheetOwner.nullable().default(null),
});
export type SheetRow = z.output<typeof zSheetRow>;

export const zApplySheet = z.strictObject({
  forumId: zId,
  rows: z
    .array(zSheetRow)
    .min(1, 'code:nothing')
    .max(EXCHANGE_LIMITS.rows)
    .refine((rows) => new Set(rows.map((row) => row.recommendationId)).size === rows.length, 'code:twice'),
});
