/**
 * The life of an amendment as a table, and the order in which amendments are put (AM). Whatever is decided is applied
 * only over the text it was written for; otherwise it waits for its owner, never silently accepted, never silently lost.
 */
import type { NounCode } from '../errors.ts';
import type { AmendmentOrder, AmendmentState, Op } from './kinds.ts';
import { changedShare } from './words.ts';

export type AmendmentEvent =
  | 'consent'
  | 'to_vote'
  | 'reject_as_inadmissible'
  | 'object'
  | 'withdraw'
  | 'adopt'
  | 'reject'
  | 'stale'
  | 'rebase'
  | 'drop';

const NEXT: Record<AmendmentEvent, Partial<Record<AmendmentState, AmendmentState>>> = {
  consent: { submitted: 'consensual', to_vote: 'consensual' },
  to_vote: { submitted: 'to_vote', consensual: 'to_vote' },
  reject_as_inadmissible: { submitted: 'inadmissible' },
  /** Any one objector takes it out of the block. */
  object: { consensual: 'to_vote' },
  withdraw: {
    submitted: 'withdrawn',
    consensual: 'withdrawn',
    to_vote: 'withdrawn',
    needs_rebase: 'withdrawn',
  },
  adopt: { consensual: 'adopted', to_vote: 'adopted' },
  reject: { to_vote: 'rejected' },
  stale: {
    submitted: 'needs_rebase',
    consensual: 'needs_rebase',
    to_vote: 'needs_rebase',
    adopted: 'needs_rebase',
  },
  rebase: { needs_rebase: 'submitted' },
  drop: { needs_rebase: 'obsolete', submitted: 'obsolete', consensual: 'obsolete', to_vote: 'obsolete' },
};

export function nextAmendment(
  state: AmendmentState,
  event: AmendmentEvent,
): { ok: true; state: AmendmentState } | { ok: false; code: NounCode } {
  const next = NEXT[event][state];
  return next ? { ok: true, state: next } : { ok: false, code: 'amendment/wrong_state' };
}

/** Until when amendments are taken: while the text is written, and not after the rules' number of days before the forum. */
export function takesAmendments(input: {
  state: string;
  cutOffDays: number | null;
  startsOn: string;
  today: string;
  phase: string;
}): true | NounCode {
  if (input.state !== 'drafting') return 'amendment/text_frozen';
  if (input.phase !== 'announced' && input.phase !== 'running') return 'amendment/closed';
  if (input.cutOffDays === null) return true;
  const last = new Date(Date.parse(`${input.startsOn}T00:00:00Z`) - input.cutOffDays * 86_400_000);
  return input.today <= last.toISOString().slice(0, 10) ? true : 'amendment/cut_off';
}

export type Putable = {
  id: string;
  number: number;
  op: Op;
  clauseId: string | null;
  afterId: string | null;
  base: string;
  text: string;
};

/** How far an amendment goes from the text as it stands, in thousandths; whole numbers, so that order is the same everywhere. */
export function reach(a: Pick<Putable, 'op' | 'base' | 'text'>): number {
  switch (a.op) {
    case 'delete':
      return 3_000;
    case 'merge':
      return 2_000;
    case 'split':
      return 1_500;
    case 'replace':
      return changedShare(a.base, a.text);
    case 'move':
      return 1;
    case 'add':
      return 0;
  }
}

/**
 * The order of putting: clause by clause as the text stands, in each the farthest-reaching first; additions after the
 * clause they follow. `clauses`: ids in reading order. Ties go to the one that was submitted first.
 */
export function puttingOrder<A extends Putable>(
  list: readonly A[],
  clauses: readonly string[],
  order: AmendmentOrder,
): A[] {
  const at = new Map(clauses.map((id, i) => [id, i]));
  const place = (a: A) => at.get(a.clauseId ?? a.afterId ?? '') ?? clauses.length;
  const byNumber = (a: A, b: A) => a.number - b.number;
  if (order === 'submitted') return [...list].sort(byNumber);
  return [...list].sort(
    (a, b) =>
      place(a) - place(b) ||
      Number(a.clauseId === null) - Number(b.clauseId === null) ||
      (order === 'farthest' ? reach(b) - reach(a) : 0) ||
      byNumber(a, b),
  );
}
