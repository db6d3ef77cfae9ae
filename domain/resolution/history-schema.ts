/** Inputs about versions of a draft and remarks on it. */
import * as z from 'zod';
import { zId } from '../ids.ts';
import { HISTORY_LIMITS } from './history.ts';

export const zKeepVersion = z.strictObject({
  resolutionId: zId,
  name: z.string().trim().min(1, 'code:required').max(HISTORY_LIMITS.name),
});
export const zRestoreVersion = z.strictObject({ resolutionId: zId, versionId: zId });
