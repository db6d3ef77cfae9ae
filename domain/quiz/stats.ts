/** What a question was worth: how hard it was and whether it parts the strong from the weak. By units, never by name. Pure. */
import type { Mark } from './score.ts';

export type QuestionStats = {
  answered: number;
  /** Share of the possible that was reached: 1 is easy. */
  share: number | null;
  /** Correlation of this question with the rest of the quiz, −1 to 1; null where it says nothing (fewer than five units). */
  discrimination: number | null;
  meanMs: number | null;
};
const FEWEST = 5;

export function questionStats(
  rounds: readonly { marks: readonly Mark[]; answered: number }[],
): QuestionStats[] {
  const totals = new Map<string, number>();
  for (const { marks } of rounds)
    for (const { unitId, share } of marks) totals.set(unitId, (totals.get(unitId) ?? 0) + share);
  return rounds.map(({ marks, answered }) => {
    const mean = (list: readonly number[]) =>
      list.length === 0 ? null : list.reduce((a, b) => a + b, 0) / list.length;
    const own = [...totals.keys()].map((unit) => marks.find(({ unitId }) => unitId === unit)?.share ?? 0);
    const rest = [...totals.values()].map((total, at) => total - (own[at] ?? 0));
    return {
      answered,
      share: mean(marks.map(({ share }) => share)),
      discrimination: marks.length === 0 || own.length < FEWEST ? null : correlation(own, rest),
      meanMs: mean(marks.map(({ tookMs }) => tookMs)),
    };
  });
}

function correlation(a: readonly number[], b: readonly number[]): number | null {
  const mean = (list: readonly number[]) => list.reduce((x, y) => x + y, 0) / list.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((x, at) => {
    const [da, db] = [x - ma, (b[at] ?? 0) - mb];
    ab += da * db;
    aa += da * da;
    bb += db * db;
  });
  return aa === 0 || bb === 0 ? null : Math.round((100 * ab) / Math.sqrt(aa * bb)) / 100;
}
