/** Life of a proposal: submitted → taken | merged | returned | withdrawn. Pure; the answer is a state or a refusal's code. */
import type { NounCode } from '../errors.ts';

export const PROPOSAL_STATES = ['submitted', 'taken', 'merged', 'returned', 'withdrawn'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];
export type ProposalEvent = 'take' | 'merge' | 'return' | 'withdraw' | 'reopen' | 'edit';

const NEXT: Record<ProposalEvent, Partial<Record<ProposalState, ProposalState>>> = {
  take: { submitted: 'taken' },
  merge: { submitted: 'merged' },
  return: { submitted: 'returned' },
  withdraw: { submitted: 'withdrawn', returned: 'withdrawn' },
  /** The desk takes its decision back, or the author sends a returned proposal again. */
  reopen: { taken: 'submitted', merged: 'submitted', returned: 'submitted' },
  edit: { submitted: 'submitted', returned: 'submitted' },
};

/** The state after an event, or `proposal/already_decided` when it is not possible from here. */
export function nextState(
  state: ProposalState,
  event: ProposalEvent,
): { ok: true; state: ProposalState } | { ok: false; code: NounCode } {
  const next = NEXT[event][state];
  return next ? { ok: true, state: next } : { ok: false, code: 'proposal/already_decided' };
}

/** When new proposals are accepted: the forum is announced or running and the track has not closed them. */
export function acceptsProposals(
  forum: { state: string },
  track: { proposalsOpen: boolean } | null,
): boolean {
  return (forum.state === 'announced' || forum.state === 'running') && (track?.proposalsOpen ?? true);
}
