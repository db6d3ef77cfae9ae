/** Inputs about the report of the last resolution. */
import * as z from 'zod';
import { zId } from '../ids.ts';
import { PROPOSAL_LIMITS } from '../proposal/limits.ts';

export const zTakeReport = z.strictObject({ forumId: zId });
export const zCarry = z.strictObject({
  forumId: zId,
  recommendationId: zId,
  decision: z.enum(['repeat', 'strengthen']),
  /** The stronger wording; the old one is taken where it is repeated. */
  text: z.string().trim().max(PROPOSAL_LIMITS.text).default(''),
  deadlineText: z.string().trim().max(PROPOSAL_LIMITS.deadline).default(''),
});
