/** Running a quiz: opened, stepped, stopped by time itself, mended. Whoever conducts may step; the version decides who was first. */
import * as z from 'zod';
import { refuse } from '#domain/errors.ts';
import { isShown, questionProblem } from '#domain/quiz/rules.ts';
import { type Outcome, type RunState, step, tick } from '#domain/quiz/run.ts';
import { zOpenRun, zRegrade, zStep } from '#domain/quiz/run-schema.ts';
import { type Cx, defineCommand } from '../command.ts';
import { forumAccess } from '../forum/access.ts';
import { clockOf, progressOf } from './project.ts';
import { lockQuiz, questionsOf, setKey } from './repository.ts';
import { asked, beginRound, rowOf } from './rounds.ts';
import { loadRun, runs } from './run-access.ts';
import {
  forgetPlayers,
  insertRun,
  lockRound,
  lockRun,
  markSeen,
  openRunOf,
  type RoundRow,
  type RunRow,
  tickingRuns,
  updateRound,
  updateRun,
} from './run-repository.ts';
import { touched } from './tell.ts';

export const openRun = defineCommand({
  name: 'quiz.open',
  input: zOpenRun,
  live: true,
  async load(cx, input) {
    // Held: nobody changes its questions between here and the first of them.
    const quiz = await lockQuiz(cx.tx, input.quizId);
    if (!quiz) refuse('not_found');
    return { quiz, ...(await forumAccess(cx.tx, cx.actor, quiz.forumId)) };
  },
  permit: runs,
  async run(cx, { settings, tables }, { quiz, forum }) {
    const busy = await openRunOf(cx.tx, forum.id);
    if (busy && busy.phase !== 'finished') refuse('quiz/another_open', { params: { title: busy.title } });
    if (busy) await apply(cx, busy, undefined, { ok: true, phase: 'closed', round: null }, 'close');
    const list = await questionsOf(cx.tx, [quiz.id]);
    if (list.length === 0) refuse('quiz/no_questions');
    if (quiz.archivedAt) refuse('quiz/archived');
    const id = cx.id();
    const teams = settings.teams
      ? Array.from({ length: tables }, (_, at) => ({ id: cx.id(), runId: id, number: at + 1 }))
      : [];
    await insertRun(
      cx.tx,
      {
        id,
        forumId: forum.id,
        quizId: quiz.id,
        title: quiz.title,
        settings,
        phase: 'lobby',
        questions: list.filter(asked).length,
        seenAt: cx.now,
        createdBy: cx.actor?.accountId ?? null,
        createdAt: cx.now,
      },
      teams,
    );
    cx.record({ stream: forum.id, noun: 'quiz', nounId: id, type: 'quiz.opened', data: { quizId: quiz.id } });
    cx.touch(...touched({ id, forumId: forum.id }));
    return { id };
  },
});

export const stepRun = defineCommand({
  name: 'quiz.step',
  input: zStep,
  live: true,
  load: (cx, input) => loadRun(cx, input.runId),
  permit: runs,
  async run(cx, { action, expectV, ms, number }, { run }) {
    // Two moderators, or one who clicked twice: the second sees what the first has done.
    if (run.version !== expectV) refuse('conflict');
    const row = run.roundId ? await lockRound(cx.tx, run.roundId) : undefined;
    const outcome = step(stateOf(run, row), action, cx.now.getTime(), ms);
    if (!outcome.ok) refuse(outcome.code, { params: { phase: run.phase } });
    await apply(cx, run, row, outcome, action, number);
    return { id: run.id, phase: outcome.phase };
  },
});

const stateOf = (run: RunRow, row: RoundRow | undefined): RunState => ({
  phase: run.phase,
  round: row ? clockOf(row) : null,
});

type Good = Extract<Outcome, { ok: true }>;

async function apply(
  cx: Cx,
  run: RunRow,
  row: RoundRow | undefined,
  outcome: Good,
  action: string,
  wanted?: number,
): Promise<void> {
  let { phase } = outcome;
  let { roundId, number } = run;
  if (row && outcome.round) await updateRound(cx.tx, row.id, rowOf(outcome.round));
  if (outcome.begin) {
    const begun = await beginRound(cx, run, outcome.begin, row, wanted);
    ({ id: roundId, number } = begun);
    if (isShown(begun.clock.kind)) phase = 'showing';
  }
  await updateRun(cx.tx, run.id, {
    phase,
    roundId,
    number,
    seenAt: cx.now,
    ...(phase === 'closed' && { closedAt: cx.now }),
  });
  if (phase === 'closed' && !run.settings.keepPersonal) await forgetPlayers(cx.tx, run.id);
  cx.record({
    stream: run.forumId,
    noun: 'quiz',
    nounId: run.id,
    type: `quiz.${PAST[action] ?? action}`,
    data: { roundId, number, phase },
  });
  cx.touch(...touched(run));
  // One's own marks change when marks are shown or taken back.
  if (phase === 'reveal' || outcome.begin || ['cancel', 'close', 'finish'].includes(action))
    cx.touch(`quiz:${run.id}:result`);
}

const PAST: Record<string, string> = {
  next: 'asked',
  open: 'round_opened',
  pause: 'round_paused',
  resume: 'round_resumed',
  extend: 'round_extended',
  lock: 'round_locked',
  reveal: 'revealed',
  board: 'board_shown',
  cancel: 'round_cancelled',
  reopen: 'reopened',
  decider: 'decider_asked',
  finish: 'finished',
  close: 'closed',
};

/** What time has done, on any node, as often as it is asked: a round that is past its bell is locked once. */
export const sweepRuns = defineCommand({
  name: 'quiz.sweep',
  input: z.strictObject({}),
  load: async (cx) => ({ own: cx.channel === 'system' }),
  permit: (_actor, { own }) => own || 'not_found',
  async run(cx) {
    const now = cx.now.getTime();
    const due = (await tickingRuns(cx.tx)).map(({ id }) => id).sort();
    let changed = 0;
    for (const id of due) {
      const run = await lockRun(cx.tx, id);
      const row = run?.roundId ? await lockRound(cx.tx, run.roundId) : undefined;
      if (!run || !row) continue;
      const outcome = tick(stateOf(run, row), now, run.seenAt.getTime()) ?? (await everybody(cx, run, row));
      if (outcome?.ok) {
        changed += 1;
        await apply(cx, run, row, outcome, verbOf(run, outcome));
      } else if (now > run.seenAt.getTime()) await markSeen(cx.tx, id, cx.now);
    }
    return { changed };
  },
});

const verbOf = (run: RunRow, { phase }: Good) =>
  phase === 'answering' ? 'open' : phase === 'locked' ? 'lock' : phase === run.phase ? 'delayed' : 'pause';

/** «Все ответили» ends the question where the moderator chose so. */
async function everybody(cx: Cx, run: RunRow, row: RoundRow): Promise<Outcome | null> {
  if (!run.settings.autoLock || run.phase !== 'answering' || row.only !== null) return null;
  const { answered, of } = await progressOf(cx.tx, run);
  return of > 0 && answered >= of ? step(stateOf(run, row), 'lock', cx.now.getTime()) : null;
}

/** A wrong key is mended in the round that was asked and in the bank; everything is counted again. */
export const regradeRound = defineCommand({
  name: 'quiz.regrade',
  input: zRegrade,
  live: true,
  load: (cx, input) => loadRun(cx, input.runId),
  permit: runs,
  async run(cx, { expectV, roundId, key }, { run }) {
    if (run.version !== expectV) refuse('conflict');
    const row = await lockRound(cx.tx, roundId);
    if (row?.runId !== run.id) refuse('not_found');
    if (row.state !== 'revealed' && row.state !== 'locked') refuse('quiz/not_now');
    const problem = questionProblem({ ...row.question, key });
    if (problem) refuse(problem, { params: { number: row.number } });
    await updateRound(cx.tx, row.id, { question: { ...row.question, key } });
    // What was mixed for the stage has other ids in the bank; the rest keeps its own.
    const straight = row.question.kind !== 'order' && row.question.kind !== 'match';
    if (straight) await setKey(cx.tx, run.quizId, row.number, row.question, key);
    await updateRun(cx.tx, run.id, {});
    cx.record({
      stream: run.forumId,
      noun: 'quiz',
      nounId: run.id,
      type: 'quiz.regraded',
      data: { roundId },
    });
    cx.touch(...touched(run), `quiz:${run.id}:result`);
    return { roundId };
  },
});
