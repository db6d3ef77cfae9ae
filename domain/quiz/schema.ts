/** Inputs of the bank of quizzes. The key of a question goes in here and is never sent out with the question. */
import * as z from 'zod';
import { zId } from '../ids.ts';
import { IMAGE_LIMITS } from './image.ts';
import { QUESTION_KINDS, QUIZ_LIMITS } from './kinds.ts';

const trimmed = (max: number) => z.string().trim().max(max);
export const zOptionId = z.string().regex(/^[a-z0-9]{1,8}$/);
const zOption = z.strictObject({ id: zOptionId, text: trimmed(300).min(1) });
export type Option = z.output<typeof zOption>;

/**
 * `options`: ids of the right ones; `values`: accepted words or numbers, with `typos`, `tolerance` or `closest`;
 * `order`: ids from first to last; `pairs`: which target belongs to which option. None: nothing is right or wrong.
 */
export const zKey = z.strictObject({
  options: z.array(zOptionId).max(12).optional(),
  values: z.array(trimmed(200).min(1)).max(20).optional(),
  /** Letters that may differ in a short answer. */
  typos: z.int().min(0).max(2).optional(),
  matchCase: z.boolean().optional(),
  tolerance: z.number().min(0).max(1e12).optional(),
  /** Nobody need be exact: whoever is nearest is right. */
  closest: z.boolean().optional(),
  order: z.array(zOptionId).max(12).optional(),
  pairs: z
    .array(z.strictObject({ left: zOptionId, right: zOptionId }))
    .max(12)
    .optional(),
});
export type QuestionKey = z.output<typeof zKey>;

/** What only some kinds have. */
export const zParts = z.strictObject({
  /** Right-hand side of a matching. */
  targets: z.array(zOption).max(12).optional(),
  scale: z
    .strictObject({
      from: z.int().min(0).max(1),
      to: z.int().min(2).max(10),
      low: trimmed(60).default(''),
      high: trimmed(60).default(''),
    })
    .optional(),
  /** Belongs to the case before it: its situation stays at hand. */
  ofCase: z.boolean().optional(),
  /** Kept for a tie at the top. */
  decider: z.boolean().optional(),
});
export type QuestionParts = z.output<typeof zParts>;

export const zQuestion = z.strictObject({
  kind: z.enum(QUESTION_KINDS),
  situation: trimmed(2000).default(''),
  stem: trimmed(1000).min(1, 'code:required'),
  options: z.array(zOption).max(12).default([]),
  key: zKey.default({}),
  parts: zParts.default({}),
  explanation: trimmed(2000).default(''),
  seconds: z.int().min(5).max(1800).default(90),
  /** 0: practice. */
  weight: z.int().min(0).max(100).default(1),
});
export type QuestionInput = z.output<typeof zQuestion>;

const IN_BASE64 = Math.ceil(IMAGE_LIMITS.bytes / 3) * 4;
export const zCarriedImage = z.strictObject({
  alt: trimmed(IMAGE_LIMITS.alt).min(3, 'code:too_short'),
  data: z.base64().min(1).max(IN_BASE64),
});
/** A question out of a file of ours brings its image along. */
export const zBroughtQuestion = zQuestion.extend({ image: zCarriedImage.optional() });
export type BroughtQuestion = z.output<typeof zBroughtQuestion>;

const zTitle = trimmed(200).min(2, 'code:too_short');
const zQuestions = z.array(zBroughtQuestion).max(QUIZ_LIMITS.questions);
export const zCreateQuiz = z.strictObject({
  forumId: zId,
  title: zTitle,
  /** Teams by table with one phone each is what a hall does. */
  teams: z.boolean().default(true),
  /** None yet: they are written one by one. */
  questions: zQuestions,
});
export const zOfQuiz = z.strictObject({ quizId: zId });
export const zRetitleQuiz = zOfQuiz.extend({ title: zTitle, teams: z.boolean() });
export const zArchiveQuiz = zOfQuiz.extend({ archived: z.boolean() });
/** The copy is named by whoever copies, in their language. */
export const zDuplicateQuiz = zOfQuiz.extend({ title: zTitle });
export const zAddQuestions = zOfQuiz.extend({ questions: zQuestions.min(1, 'code:required') });

export const zOfQuestion = zOfQuiz.extend({ questionId: zId });
/** A new question has no id yet; `version` is the one that was edited. */
export const zSaveQuestion = zOfQuiz.extend({
  questionId: zId.nullable(),
  version: z.int().min(1).max(1_000_000).nullable(),
  question: zQuestion,
});
/** To this place, counted from one; others make room. */
export const zMoveQuestion = zOfQuestion.extend({ to: z.int().min(1).max(QUIZ_LIMITS.questions) });
export const zSetImage = zOfQuestion.extend({
  /** null: the words of the image that is there are mended. */
  data: z
    .instanceof(Uint8Array)
    .refine((bytes) => bytes.byteLength > 0, 'code:empty')
    .refine((bytes) => bytes.byteLength <= IMAGE_LIMITS.bytes, 'code:too_large')
    .nullable(),
  /** What a person who does not see it is told; a question about an image makes no sense without. */
  alt: trimmed(IMAGE_LIMITS.alt).min(3, 'code:too_short'),
});
