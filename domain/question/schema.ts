/** Inputs about questions from the hall. */
import * as z from 'zod';
import { zId } from '../ids.ts';
import { QUESTION_LIMITS, QUESTION_MOVES } from './kinds.ts';

export const zAskQuestion = z.strictObject({
  floorId: zId,
  text: z.string().trim().min(3, 'code:too_short').max(QUESTION_LIMITS.text),
});
/** `key` is the form's own: sent twice, it asks once. It says nothing about the author. */
export const zAskAnonymously = zAskQuestion.extend({ key: zId });
export const zSupportQuestion = z.strictObject({ questionId: zId, on: z.boolean() });
export const zWithdrawQuestion = z.strictObject({ questionId: zId });
export const zMoveQuestion = z.strictObject({
  questionId: zId,
  expectV: z.int().min(1),
  move: z.enum(QUESTION_MOVES),
});
export const zHighlightQuestion = z.strictObject({ questionId: zId, on: z.boolean() });
