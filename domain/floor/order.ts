/**
 * Who speaks next. Points of order first, then what answers the speaker just heard, then speeches: those who have not
 * spoken before those who have, each group as it came. Pure; nothing here looks at a clock.
 */
import type { Side, SpeechKind } from './kinds.ts';

export type Waiting = {
  id: string;
  kind: SpeechKind;
  side: Side | null;
  /** Whose hand: a person of the list, or a name. */
  who: string;
  /** ISO; equal times keep the order of ids. */
  requestedAt: string;
};
export type OrderRules = { firstTimersFirst: boolean; alternate: boolean };

/** Lower goes first. */
export const RANK: Record<SpeechKind, number> = {
  point_of_order: 0,
  question: 1,
  reply: 2,
  remark: 3,
  main: 4,
};

export function inOrder<T extends Waiting>(
  waiting: readonly T[],
  rules: OrderRules,
  /** Speeches each person has held here. */
  held: ReadonlyMap<string, number>,
  /** Side of the last speech heard. */
  last: Side | null = null,
): T[] {
  const turns = (w: Waiting) => (rules.firstTimersFirst && w.kind === 'main' ? (held.get(w.who) ?? 0) : 0);
  const sorted = [...waiting].sort(
    (a, b) =>
      RANK[a.kind] - RANK[b.kind] ||
      turns(a) - turns(b) ||
      (a.requestedAt < b.requestedAt ? -1 : a.requestedAt > b.requestedAt ? 1 : a.id < b.id ? -1 : 1),
  );
  return rules.alternate ? alternating(sorted, last) : sorted;
}

/** Speeches for and against by turns; those without a side keep their place, and nobody is passed when a side runs out. */
function alternating<T extends Waiting>(sorted: T[], last: Side | null): T[] {
  const out = sorted.filter(({ kind }) => kind !== 'main');
  const rest = sorted.filter(({ kind }) => kind === 'main');
  let before = last;
  while (rest.length > 0) {
    const first = rest[0]!;
    const turn = before !== null && first.side === before ? rest.findIndex((w) => w.side !== before) : 0;
    const [next] = rest.splice(Math.max(0, turn), 1);
    out.push(next!);
    before = next!.side ?? before;
  }
  return out;
}
