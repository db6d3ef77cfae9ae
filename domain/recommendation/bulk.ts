/**
 * Several rows at once: what would become of each, said before anything is done. The same table and the same grounds as
 * for one row; a row that cannot go along stays as it is and says why.
 */
import type { ErrorCode } from '../errors.ts';
import { type BoardRole, checkVerdict, mayStep, type State, step, type Verdict } from './rules.ts';

export const BULK_EVENTS = ['start', 'resume', 'close'] as const;
export type BulkEvent = (typeof BULK_EVENTS)[number];
export const MAX_BULK = 100;

export type BulkRow = { state: State; parts: number; evidence: boolean };
export type BulkStep = { ok: true; state: State; verdict: Verdict | null } | { ok: false; code: ErrorCode };

export function bulkStep(
  row: BulkRow,
  roles: readonly BoardRole[],
  asked: { event: BulkEvent; verdict: Verdict; note: string },
): BulkStep {
  if (!mayStep(roles, asked.event)) return { ok: false, code: 'forbidden' };
  if (row.parts > 0) return { ok: false, code: 'board/not_now' };
  const next = step(row.state, asked.event);
  if (!next.ok) return next;
  if (next.state === row.state) return { ok: false, code: 'board/not_now' };
  if (asked.event !== 'close') return { ok: true, state: next.state, verdict: null };
  const wrong = checkVerdict(asked.verdict, {
    evidence: row.evidence,
    note: asked.note,
    successorId: null,
  });
  return wrong ? { ok: false, code: wrong } : { ok: true, state: 'closed', verdict: asked.verdict };
}

/** Numbers as they stand in an address: whole, each once, a hundred at most. */
export function numbersOf(given: readonly string[]): number[] {
  const numbers = given.map(Number).filter((n) => Number.isInteger(n) && n > 0 && n < 1_000_000);
  return [...new Set(numbers)].slice(0, MAX_BULK);
}

export type BulkView = {
  rows: {
    id: string;
    number: number;
    text: string;
    version: number;
    state: State;
    verdict: Verdict | null;
    next: BulkStep;
  }[];
};
