/** Inputs about a resolution's pen, freezing and what follows adoption. */
import * as z from 'zod';
import { zId } from '../ids.ts';

export const PEN_MODES = ['everyone', 'editors', 'secretary'] as const;
export const RESOLUTION_LIMITS = {
  reason: 500,
  /** «Выверка»: a typo, a name; anything longer is no proofreading. */
  proofreading: 200,
  edit: 4_000,
  scanBytes: 10 * 1024 * 1024,
} as const;

const zMode = z.enum(PEN_MODES);
const zReason = z.string().trim().min(3, 'code:too_short').max(RESOLUTION_LIMITS.reason);

export const zEnsureResolution = z.strictObject({
  forumId: z.string().min(1).max(60),
  language: z.enum(['ru', 'en']).default('ru'),
});
export const zSetPen = z.strictObject({ resolutionId: zId, mode: zMode });
/** «Перо всем на 10 минут»; zero takes it back at once. */
export const zPenToAll = z.strictObject({
  resolutionId: zId,
  minutes: z.number().int().min(0).max(120).default(10),
});
/** Null: the section follows the whole text again. */
export const zSetSectionPen = z.strictObject({ resolutionId: zId, groupId: zId, mode: zMode.nullable() });
export const zFreeze = z.strictObject({ resolutionId: zId });
export const zThaw = z.strictObject({ resolutionId: zId, reason: zReason });

export const zAddCorrection = z.strictObject({
  adoptedTextId: zId,
  blockId: zId,
  before: z.string().min(1, 'code:required').max(RESOLUTION_LIMITS.edit),
  after: z.string().max(RESOLUTION_LIMITS.edit),
  reason: z.string().trim().max(RESOLUTION_LIMITS.reason).default(''),
});
export const zMarkSent = z.strictObject({ adoptedTextId: zId });
/** A signed paper as it was scanned: of the adopted text, of the tellers' record. */
export const zScan = z.strictObject({
  name: z.string().trim().min(1).max(200),
  data: z.instanceof(Uint8Array).refine((b) => b.byteLength > 0, 'code:required'),
});
export type Scan = z.infer<typeof zScan>;
export const zLoadScan = zScan.extend({ adoptedTextId: zId });
