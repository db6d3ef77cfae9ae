/**
 * Points as a pure function of rows: the same answers give the same table whenever and wherever it is counted, so a
 * wrong key is mended by counting again. Formulas: reference of the speed mode is Kahoot's, with half the points as floor.
 */
import type { Value } from './answer.ts';
import { grade } from './grade.ts';
import type { Scoring } from './kinds.ts';
import type { Question } from './question.ts';
import { isGraded } from './rules.ts';

export type AnswerRow = {
  /** The table that answers with one phone, or the player. */
  unitId: string;
  value: Value;
  /** Milliseconds of one's own time used, credit for the network taken off. */
  tookMs: number;
};
export type RoundRows = {
  id: string;
  number: number;
  question: Question;
  /** Milliseconds everybody had, before anybody's own factor. */
  ms: number;
  /** A decider counts only between those who are equal. */
  decider: boolean;
  answers: readonly AnswerRow[];
};
export type Mark = { unitId: string; share: number; points: number; tookMs: number };

const FULL_MS = 500;
const STEP = 25;

/** Marks of one round; empty where nothing is right or wrong. */
export function markRound(
  round: RoundRows,
  scoring: Scoring,
  factorOf: (unitId: string) => number = () => 1,
): Mark[] {
  const { question, answers, ms } = round;
  if (!isGraded(question.kind)) return [];
  const all = answers.map(({ value }) => value);
  const marks = answers.map(({ unitId, value, tookMs }) => ({
    unitId,
    share: grade(question, value, all) ?? 0,
    tookMs,
  }));
  const quick = marks.filter(({ share }) => share === 1).sort((a, b) => a.tookMs - b.tookMs);
  return marks.map((mark) => {
    const weight = round.decider ? 0 : question.weight;
    if (scoring === 'accuracy') return { ...mark, points: round3(weight * mark.share) };
    const worth =
      scoring === 'speed'
        ? speedWorth(mark.tookMs, ms * factorOf(mark.unitId))
        : 1000 - STEP * Math.min(20, ahead(quick, mark));
    return { ...mark, points: Math.round(weight * worth * mark.share) };
  });
}

/** 1000 at once (half a second and less), 500 at the bell. */
function speedWorth(tookMs: number, ms: number): number {
  const late = Math.max(0, tookMs - FULL_MS) / Math.max(1, ms - FULL_MS);
  return 1000 * (1 - 0.5 * Math.min(1, late));
}
const ahead = (quick: readonly { tookMs: number }[], mark: { tookMs: number }) =>
  quick.filter(({ tookMs }) => tookMs < mark.tookMs).length;
const round3 = (points: number) => Math.round(points * 1000) / 1000;

export type Entrant = { id: string; unitIds: readonly string[] };
export type Standing = {
  id: string;
  points: number;
  /** Whole answers right, of those that counted. */
  right: number;
  of: number;
  /** Time used for what was right: decides between equals before a decider does. */
  rightMs: number;
  place: number;
};
export type MarkedRound = Pick<RoundRows, 'id' | 'question' | 'decider'> & { marks: readonly Mark[] };

/** A table is worth the mean of those of it who answered, so that a full table has no advantage over a small one. */
export function standings(rounds: readonly MarkedRound[], entrants: readonly Entrant[]): Standing[] {
  const unitOf = new Map(entrants.flatMap(({ id, unitIds }) => unitIds.map((unit) => [unit, id] as const)));
  const sums = new Map(
    entrants.map(({ id }) => [id, { id, points: 0, right: 0, of: 0, rightMs: 0, deciders: [] as number[] }]),
  );
  for (const { question, decider, marks } of rounds) {
    const byEntrant = new Map<string, Mark[]>();
    for (const mark of marks) {
      const id = unitOf.get(mark.unitId);
      if (id !== undefined) byEntrant.set(id, [...(byEntrant.get(id) ?? []), mark]);
    }
    const counts = isGraded(question.kind) && question.weight > 0 && !decider;
    for (const sum of sums.values()) {
      const own = byEntrant.get(sum.id) ?? [];
      const mean = (of: (mark: Mark) => number) =>
        own.length === 0 ? 0 : own.reduce((total, mark) => total + of(mark), 0) / own.length;
      if (decider) sum.deciders.push(mean(({ share }) => share));
      if (!counts) continue;
      sum.of += 1;
      sum.points += mean(({ points }) => points);
      if (mean(({ share }) => share) > 0.999) {
        sum.right += 1;
        sum.rightMs += mean(({ tookMs }) => tookMs);
      }
    }
  }
  const list = [...sums.values()].map((sum) => ({ ...sum, points: round3(sum.points) }));
  const order = (a: (typeof list)[number], b: (typeof list)[number]) =>
    b.points - a.points || b.right - a.right || compareDeciders(a.deciders, b.deciders);
  list.sort((a, b) => order(a, b) || a.rightMs - b.rightMs || (a.id < b.id ? -1 : 1));
  // Equal in points stay equal in place: time puts them in order, only a decider parts them.
  return list.map((sum, at) => {
    let place = at;
    while (place > 0 && order(list[place - 1]!, sum) === 0) place -= 1;
    const { deciders: _, ...rest } = sum;
    return { ...rest, place: place + 1 };
  });
}

function compareDeciders(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const by = (b[at] ?? 0) - (a[at] ?? 0);
    if (by !== 0) return by;
  }
  return 0;
}

/** Those who share a place among the first three, and so need a decider: the highest such place only. */
export function tiedAtTop(list: readonly Standing[]): string[] {
  for (const place of [1, 2, 3]) {
    const sharing = list.filter((one) => one.place === place && one.points > 0);
    if (sharing.length > 1) return sharing.map(({ id }) => id);
  }
  return [];
}
