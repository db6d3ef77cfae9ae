/** An answer as a phone sends it, and whether it is an answer to this question at all. Pure. */
import * as z from 'zod';
import type { NounCode } from '../errors.ts';
import { zId } from '../ids.ts';
import { QUIZ_LIMITS } from './kinds.ts';
import type { Question } from './question.ts';
import { zOptionId } from './schema.ts';

export const zValue = z.union([
  z.strictObject({ options: z.array(zOptionId).min(1).max(12) }),
  z.strictObject({ text: z.string().trim().min(1).max(QUIZ_LIMITS.text) }),
  z.strictObject({ number: z.number().min(-1e15).max(1e15) }),
  z.strictObject({ order: z.array(zOptionId).min(2).max(12) }),
  z.strictObject({
    pairs: z
      .array(z.strictObject({ left: zOptionId, right: zOptionId }))
      .min(1)
      .max(12),
  }),
  z.strictObject({ scale: z.int().min(0).max(10) }),
]);
export type Value = z.output<typeof zValue>;

/** No time, no name, no points: those are the server's own. */
export const zAnswer = z.strictObject({ roundId: zId, value: zValue });

const once = (ids: readonly string[]) => new Set(ids).size === ids.length;

/** null, or `quiz/answer_unfit`: chosen is what is not there, twice, or of another kind. */
export function answerProblem(
  question: Pick<Question, 'kind' | 'options' | 'parts'>,
  value: Value,
): NounCode | null {
  const ids = question.options.map(({ id }) => id);
  const known = (list: readonly string[]) => once(list) && list.every((id) => ids.includes(id));
  const fits = (() => {
    switch (question.kind) {
      case 'single':
      case 'true_false':
      case 'poll':
        return 'options' in value && value.options.length === 1 && known(value.options);
      case 'multiple':
        return 'options' in value && known(value.options);
      case 'short':
      case 'open':
        return 'text' in value;
      case 'cloud':
        return 'text' in value && value.text.length <= QUIZ_LIMITS.cloud;
      case 'number':
        return 'number' in value;
      case 'order':
        return 'order' in value && value.order.length === ids.length && known(value.order);
      case 'match': {
        const targets = (question.parts.targets ?? []).map(({ id }) => id);
        return (
          'pairs' in value &&
          known(value.pairs.map(({ left }) => left)) &&
          value.pairs.every(({ right }) => targets.includes(right))
        );
      }
      case 'scale': {
        const scale = question.parts.scale;
        return (
          'scale' in value && scale !== undefined && value.scale >= scale.from && value.scale <= scale.to
        );
      }
      case 'case':
      case 'slide':
        return false;
    }
  })();
  return fits ? null : 'quiz/answer_unfit';
}
