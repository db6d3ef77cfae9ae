/** Inputs about remarks on a draft. */
import * as z from 'zod';
import { zId } from '../ids.ts';
import { COMMENT_LIMITS as MAX } from './limits.ts';

export const zAddComment = z.strictObject({
  resolutionId: zId,
  /** A block of the text; null: the text as a whole. */
  clauseId: zId.nullable().default(null),
  /** An answer in this thread; its place is the thread's. */
  threadId: zId.nullable().default(null),
  /** The words meant, as they stand in the clause. */
  quote: z.string().trim().max(MAX.quote).default(''),
  /** Where in the clause's visible text they begin: which of several alike is meant. */
  from: z.int().min(0).max(MAX.from).default(0),
  text: z.string().trim().min(1, 'code:required').max(MAX.text),
  /** Participants who are asked to look. */
  mentions: z.array(zId).max(MAX.mentions).default([]),
});
export const zSettleComment = z.strictObject({ threadId: zId, settled: z.boolean() });
export const zRemoveComment = z.strictObject({ commentId: zId });
