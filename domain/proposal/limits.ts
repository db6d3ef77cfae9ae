/** Bounds of what one person proposes; the forms know them too, so nothing of zod stands here. */
export const PROPOSAL_LIMITS = {
  text: 4000,
  addressee: 300,
  addressees: 10,
  owner: 300,
  deadline: 300,
  reason: 1000,
  merge: 20,
} as const;
