/** Beginning a round: which question, fixed as it is asked, and for whom. */
import { refuse } from '#domain/errors.ts';
import { stageQuestion } from '#domain/quiz/question.ts';
import { isShown } from '#domain/quiz/rules.ts';
import { begun, type RoundClock } from '#domain/quiz/run.ts';
import { tiedAtTop } from '#domain/quiz/score.ts';
import type { Cx } from '../command.ts';
import { boardOf } from './board.ts';
import { questionsOf } from './repository.ts';
import { countRounds, insertRound, type RoundRow, type RunRow, slowestOf } from './run-repository.ts';

export type BankQuestion = Awaited<ReturnType<typeof questionsOf>>[number];

/** The following question of the run, questions kept for a tie left out. */
export function following(list: readonly BankQuestion[], after: number): BankQuestion | undefined {
  return list.find(({ number, parts }) => number > after && parts.decider !== true);
}

const chance = (cx: Cx) => {
  // Ids are random letters of base 62; six of them make a number evenly enough to mix a dozen options.
  const random = () =>
    Number.parseInt(
      cx
        .id()
        .slice(-6)
        .replace(/[^0-9a-z]/gi, '0'),
      36,
    ) /
    36 ** 6;
  return random;
};

function caseBefore(list: readonly BankQuestion[], question: BankQuestion): string {
  if (question.parts.ofCase !== true) return '';
  const cases = list.filter(({ kind, number }) => kind === 'case' && number < question.number);
  return cases.at(-1)?.situation ?? '';
}

function ordinalOf(list: readonly BankQuestion[], question: BankQuestion): number {
  if (question.parts.decider === true || isShown(question.kind)) return 0;
  return list.filter((one) => asked(one) && one.number <= question.number).length;
}
export const asked = ({ kind, parts }: BankQuestion) => parts.decider !== true && !isShown(kind);

export type Begun = { id: string; number: number; clock: RoundClock };

export async function beginRound(
  cx: Cx,
  run: RunRow,
  how: 'next' | 'again' | 'decider',
  old: RoundRow | undefined,
  wanted?: number,
): Promise<Begun> {
  const list = await questionsOf(cx.tx, [run.quizId]);
  let only: string[] | null = null;
  let chosen: BankQuestion | undefined;
  if (how === 'next')
    chosen = wanted ? list.find(({ number }) => number === wanted) : following(list, run.number);
  if (how === 'decider') {
    only = tiedAtTop((await boardOf(cx.tx, run)).list);
    if (only.length === 0) refuse('quiz/no_tie');
    chosen = await unusedDecider(cx, run, list);
    if (!chosen) refuse('quiz/no_decider');
  }
  if (how === 'again') chosen = list.find(({ number }) => number === old?.number);
  if (!chosen) refuse('quiz/no_more');
  const id = cx.id();
  const { seq, attempts } = await countRounds(cx.tx, run.id, chosen.number);
  const slowest = await slowestOf(cx.tx, run.id);
  const clock = begun(chosen.kind, chosen.seconds * 1_000, slowest, cx.now.getTime());
  await insertRound(cx.tx, {
    id,
    runId: run.id,
    seq: seq + 1,
    number: chosen.number,
    attempt: attempts + 1,
    question: stageQuestion(
      chosen,
      { caseText: caseBefore(list, chosen), ordinal: ordinalOf(list, chosen) },
      chance(cx),
    ),
    only: how === 'again' ? (old?.only ?? null) : only,
    createdAt: cx.now,
    ...rowOf(clock),
  });
  return { id, number: how === 'decider' ? run.number : chosen.number, clock };
}

async function unusedDecider(cx: Cx, run: RunRow, list: readonly BankQuestion[]) {
  for (const question of list.filter(({ parts }) => parts.decider === true))
    if ((await countRounds(cx.tx, run.id, question.number)).attempts === 0) return question;
  return undefined;
}

export function rowOf({ state, openAt, closeAt, ms, leftMs, slowest }: RoundClock) {
  return { state, ms, leftMs, slowest, openAt: new Date(openAt), closeAt: new Date(closeAt) };
}
