/** What an answer tells of a plan: new steps, and what became of those given before. Nothing told is ever rewritten. */
import { refuse } from '#domain/errors.ts';
import {
  isOpenStep,
  ownSteps,
  planOfSteps,
  STEP_LIMITS,
  type StepRow,
  type Told,
} from '#domain/recommendation/steps.ts';
import type { Cx } from '../command.ts';
import type { Row } from './repository.ts';
import { insertSteps } from './step-repository.ts';

/** `before`: all that was told of this row. A step of somebody else, or one already settled, is refused. */
export async function tellSteps(
  cx: Cx,
  row: Row,
  answer: { id: string; addresseeId: string },
  told: Told,
  before: readonly StepRow[],
): Promise<void> {
  const open = planOfSteps(before, ownSteps(answer.addresseeId)).filter(isOpenStep);
  if (told.stepsTold.some(({ stepId }) => !open.some(({ id }) => id === stepId)))
    refuse('board/step_settled', { params: { number: row.number } });
  if (open.length - told.stepsTold.length + told.steps.length > STEP_LIMITS.open)
    refuse('board/too_many_steps', { params: { number: row.number, limit: STEP_LIMITS.open } });
  const common = { answerId: answer.id, recommendationId: row.id, createdAt: cx.now };
  await insertSteps(cx.tx, [
    ...told.steps.map(({ text, due }) => ({ id: cx.id(), kind: 'given' as const, text, due, ...common })),
    ...told.stepsTold.map(({ stepId, as }) => ({ id: cx.id(), kind: as, stepId, ...common })),
  ]);
}
