/** Inputs about polls and word clouds. */
import * as z from 'zod';
import { zId } from '../ids.ts';
import { POLL_KINDS, POLL_LIMITS } from './kinds.ts';

const zOptions = z
  .array(z.string().trim().min(1, 'code:required').max(POLL_LIMITS.option))
  .max(POLL_LIMITS.options);
const zWord = z.string().trim().min(1).max(POLL_LIMITS.word);

export const zCreatePoll = z.strictObject({
  floorId: zId,
  kind: z.enum(POLL_KINDS),
  title: z.string().trim().min(3, 'code:too_short').max(POLL_LIMITS.title),
  options: zOptions.default([]),
  /** Begin at once. */
  open: z.boolean().default(false),
});
export const zSetPollState = z.strictObject({
  pollId: zId,
  expectV: z.int().min(1),
  state: z.enum(['open', 'closed']),
});
export const zShowPoll = z.strictObject({ pollId: zId, shown: z.boolean() });
/** Options by id for a choice and a scale. */
export const zAnswerPoll = z.strictObject({
  pollId: zId,
  options: z.array(z.string().max(40)).max(POLL_LIMITS.options),
});
export const zAddWords = z.strictObject({ pollId: zId, words: z.array(zWord).min(1).max(POLL_LIMITS.words) });
export const zHideWord = z.strictObject({ pollId: zId, word: zWord, hidden: z.boolean() });
export const zMergeWord = z.strictObject({ pollId: zId, from: zWord, into: zWord.nullable() });
export const zRemovePoll = z.strictObject({ pollId: zId });
