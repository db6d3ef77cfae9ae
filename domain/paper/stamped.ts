/** Papers that get their number and hash when they leave the house; the form and the tables know them too, so no zod. */
export const STAMPED_KINDS = ['agenda', 'sign_in', 'participants', 'votes'] as const;
export type StampedKind = (typeof STAMPED_KINDS)[number];

/** Lists of people are known by their hash and nothing more: their words are compared with nobody's. */
export const isList = (kind: StampedKind): boolean => kind === 'sign_in' || kind === 'participants';
