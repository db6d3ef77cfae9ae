/** The words of amendments that forms and screens need: no zod, nothing of the server. */
export const OPS = ['replace', 'delete', 'add', 'move', 'merge', 'split'] as const;
export type Op = (typeof OPS)[number];

/**
 * submitted → consensual | to_vote | inadmissible | withdrawn → adopted | rejected. `needs_rebase`: the clause is no
 * longer the one it was written for, somebody (the owner) must look; `obsolete`: there is nothing left to amend.
 */
export const AMENDMENT_STATES = [
  'submitted',
  'consensual',
  'to_vote',
  'adopted',
  'rejected',
  'withdrawn',
  'inadmissible',
  'needs_rebase',
  'obsolete',
] as const;
export type AmendmentState = (typeof AMENDMENT_STATES)[number];
/** Still to be decided. */
export const PENDING: readonly AmendmentState[] = ['submitted', 'consensual', 'to_vote'];

export const AMENDMENT_ORDERS = ['farthest', 'text', 'submitted'] as const;
export type AmendmentOrder = (typeof AMENDMENT_ORDERS)[number];

export const AMENDMENT_LIMITS = {
  text: 8_000,
  reason: 1_000,
  owner: 300,
  deadline: 300,
  block: 100,
} as const;
