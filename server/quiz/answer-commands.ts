/**
 * An answer. Over the socket it goes through the inbox with the others of the moment; a plain form and the JSON door take
 * the same statement alone. The clock, the person and the credit for the network are the server's.
 */
import type { Actor } from '#domain/actor.ts';
import { isRefusal, refuse } from '#domain/errors.ts';
import { answerProblem, type Value, zAnswer } from '#domain/quiz/answer.ts';
import type { Question } from '#domain/quiz/question.ts';
import { defineCommand, type Meta } from '../command.ts';
import type { DbOrTx } from '../db.ts';
import { putAnswers, type Sent } from './answer-repository.ts';
import { inboxOf, type Receipt, refusal } from './inbox.ts';
import { roundById } from './run-repository.ts';

const MOST_KEPT = 200;
/** What may be chosen in a round never changes, only its key does. */
const shapes = new Map<string, Pick<Question, 'kind' | 'options' | 'parts'>>();

async function checkShape(db: DbOrTx, roundId: string, value: Value): Promise<void> {
  let shape = shapes.get(roundId);
  if (!shape) {
    const row = await roundById(db, roundId);
    if (!row) refuse('not_found');
    const { kind, options, parts } = row.question;
    shape = { kind, options, parts };
    shapes.set(roundId, shape);
    const oldest = shapes.keys().next().value;
    if (shapes.size > MOST_KEPT && oldest !== undefined) shapes.delete(oldest);
  }
  const problem = answerProblem(shape, value);
  if (problem) refuse(problem);
}

function sentBy(
  actor: Actor,
  input: { roundId: string; value: Value },
  meta: Meta,
  at: Date,
  id: string,
): Sent {
  return {
    ...input,
    accountId: actor.accountId,
    receivedAt: at,
    rttMs: meta.rttMs ?? null,
    cmdId: meta.cmdId ?? id,
  };
}

export const submitAnswer = defineCommand({
  name: 'quiz.answer',
  input: zAnswer,
  live: true,
  load: async () => ({}),
  /** Who may is decided by the statement that writes. */
  permit: (actor) => actor !== null || 'signed_out',
  async run(cx, input): Promise<Receipt> {
    if (!cx.actor) refuse('signed_out');
    const { channel, cmdId } = cx;
    const sent = sentBy(cx.actor, input, { channel, cmdId }, cx.now, cx.id());
    // Who may not know of the round does not learn what fits it.
    const why = await refusal(cx.tx, sent);
    if (!why.ok && why.code === 'not_found') refuse('not_found');
    await checkShape(cx.tx, input.roundId, input.value);
    const [taken] = await putAnswers(cx.tx, [sent]);
    if (!taken) {
      const now = await refusal(cx.tx, sent);
      if (!now.ok) refuse(now.code);
      return now.data;
    }
    cx.touch(`quiz:${taken.runId}:progress`, `quiz:${taken.runId}:unit:${taken.unitId}`);
    cx.touch(`forum:${taken.forumId}:quizcount`);
    return { roundId: input.roundId, receivedAt: cx.now.getTime() };
  },
  async lane(services, actor, input, meta) {
    if (!actor) return { ok: false, code: 'signed_out' };
    const at = services.clock.now();
    const sent = sentBy(actor, input, meta, at, services.ids.id());
    try {
      await checkShape(services.db, input.roundId, input.value);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const why = await refusal(services.db, sent);
      return !why.ok && why.code === 'not_found' ? why : { ok: false, code: error.vecheCode };
    }
    return inboxOf(services).put(sent);
  },
});
