/** Inputs of the bank of quizzes. The key of a question goes in here and is never sent out with the question. */
import * as z from 'zod';
import { zId } from '../ids.ts';

export const QUESTION_KINDS = [
  'single',
  'multiple',
  'true_false',
  'short',
  'number',
  'poll',
  'open',
  'slide',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

const trimmed = (max: number) => z.string().trim().max(max);
const zOptionId = z.string().regex(/^[a-z0-9]{1,8}$/);

/** `options`: ids of the right ones; `values`: accepted words or numbers. Neither: nothing is right or wrong. */
export const zKey = z.strictObject({
  options: z.array(zOptionId).max(12).optional(),
  values: z.array(trimmed(200).min(1)).max(20).optional(),
});
export type QuestionKey = z.output<typeof zKey>;

export const zQuestion = z.strictObject({
  kind: z.enum(QUESTION_KINDS),
  situation: trimmed(2000).default(''),
  stem: trimmed(1000).min(1, 'code:required'),
  options: z
    .array(z.strictObject({ id: zOptionId, text: trimmed(300).min(1) }))
    .max(12)
    .default([]),
  key: zKey.default({}),
  explanation: trimmed(2000).default(''),
  seconds: z.int().min(5).max(1800).default(90),
  weight: z.int().min(0).max(100).default(1),
});
export type QuestionInput = z.output<typeof zQuestion>;

export const zCreateQuiz = z.strictObject({
  forumId: zId,
  title: trimmed(200).min(2, 'code:too_short'),
  /** Teams by table with one phone each is what a hall does. */
  teams: z.boolean().default(true),
  questions: z.array(zQuestion).min(1, 'code:required').max(100),
});
