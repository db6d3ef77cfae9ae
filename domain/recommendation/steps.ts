/**
 * A plan in a few dated steps, where the addressee cares to give one: told with answers and as good as the answer that
 * told it. A step is given once and never reworded; that it was reached or given up is told by a later answer.
 */
import * as z from 'zod';
import { zId } from '../ids.ts';
import type { Day } from '../resolution/calendar.ts';
import { zDay } from './day.ts';

export const STEP_LIMITS = { text: 300, atOnce: 10, open: 20 } as const;

/** How an answer stands. The first two lie on the addressee's own side: nobody else knows of them. */
export const ANSWER_STATES = ['to_approve', 'set_aside', 'submitted', 'confirmed', 'more_asked'] as const;
export type AnswerState = (typeof ANSWER_STATES)[number];
/** What has come to those who keep the board. */
export type CameState = Exclude<AnswerState, 'to_approve' | 'set_aside'>;
export const hasCome = <A extends { state: AnswerState }>(answer: A): answer is A & { state: CameState } =>
  answer.state !== 'to_approve' && answer.state !== 'set_aside';

/** Percent where they keep such a count, and what of the plan is told. */
export const zTold = {
  percent: z.int().min(0).max(100).nullable().default(null),
  steps: z
    .array(
      z.strictObject({
        text: z.string().trim().min(3, 'code:too_short').max(STEP_LIMITS.text),
        due: zDay,
      }),
    )
    .max(STEP_LIMITS.atOnce)
    .default([]),
  stepsTold: z
    .array(z.strictObject({ stepId: zId, as: z.enum(['reached', 'dropped']) }))
    .max(STEP_LIMITS.open)
    .default([])
    .refine((told) => new Set(told.map(({ stepId }) => stepId)).size === told.length, 'code:twice'),
};
export type Told = {
  percent: number | null;
  steps: { text: string; due: Day }[];
  stepsTold: { stepId: string; as: 'reached' | 'dropped' }[];
};

/** A line of the plan as it was told, with the answer that told it. */
export type StepRow = {
  id: string;
  answerId: string;
  addresseeId: string | null;
  kind: 'given' | 'reached' | 'dropped';
  stepId: string | null;
  text: string;
  due: Day | null;
  /** The day on which it was told. */
  on: Day;
  state: AnswerState;
  public: boolean;
};
export type StepView = {
  id: string;
  text: string;
  due: Day;
  reachedOn: Day | null;
  droppedOn: Day | null;
};

/** The plan as far as the answers that `sees` lets through tell it, in the order of its days. */
export function planOfSteps(rows: readonly StepRow[], sees: (row: StepRow) => boolean): StepView[] {
  const seen = rows.filter(sees);
  const told = (id: string, kind: StepRow['kind']) =>
    seen.find((row) => row.kind === kind && row.stepId === id)?.on ?? null;
  return seen
    .filter((row) => row.kind === 'given')
    .map(({ id, text, due, on }) => ({
      id,
      text,
      due: due ?? on,
      reachedOn: told(id, 'reached'),
      droppedOn: told(id, 'dropped'),
    }))
    .sort((a, b) => a.due.localeCompare(b.due));
}

/** Read by who keeps the board; opened to members with the words of its answer. */
export const stepsFor =
  (keeper: boolean) =>
  (row: StepRow): boolean =>
    keeper
      ? row.state === 'confirmed' || row.state === 'more_asked'
      : row.state === 'confirmed' && row.public;
/** Their own plan: all they told, but what was set aside on their side. */
export const ownSteps =
  (addresseeId: string) =>
  (row: StepRow): boolean =>
    row.addresseeId === addresseeId && row.state !== 'set_aside';

export const isOpenStep = (step: Pick<StepView, 'reachedOn' | 'droppedOn'>): boolean =>
  step.reachedOn === null && step.droppedOn === null;

/** The same words once more: sent twice, told once. */
export function sameTold(rows: readonly StepRow[], told: Pick<Told, 'steps' | 'stepsTold'>): boolean {
  const key = [
    ...told.steps.map(({ text, due }) => `given|${text}|${due}`),
    ...told.stepsTold.map(({ stepId, as }) => `${as}|${stepId}`),
  ].sort();
  const was = rows.map((row) =>
    row.kind === 'given' ? `given|${row.text}|${row.due}` : `${row.kind}|${row.stepId}`,
  );
  return key.join('\n') === was.sort().join('\n');
}

/** What one answer told of the plan, each step by its words. */
export type ToldStep = { kind: StepRow['kind']; text: string; due: Day | null };
export const toldBy = (rows: readonly StepRow[], answerId: string): ToldStep[] =>
  rows.flatMap((row) => {
    if (row.answerId !== answerId) return [];
    const given = row.kind === 'given' ? row : rows.find(({ id }) => id === row.stepId);
    return given ? [{ kind: row.kind, text: given.text, due: given.due }] : [];
  });
