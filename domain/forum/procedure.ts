/** The words of the rules of procedure (регламент): plain lists that forms, votes and zod share. */

/**
 * Of whom the majority is taken: `present` on the roll at opening; `cast` for + against; `taking_part` for + against +
 * abstained (ГК РФ 181.2); `roll` everybody listed with a voting right; `members` all members of the body.
 */
export const MAJORITY_BASES = ['present', 'cast', 'taking_part', 'roll', 'members'] as const;
export type MajorityBase = (typeof MAJORITY_BASES)[number];
export const QUORUM_BASES = ['roll', 'members'] as const;
export type QuorumBase = (typeof QUORUM_BASES)[number];

/** `totals`: numbers only; `named`: who voted how stands in the minutes; `secret`: ballots of paper. */
export const SECRECIES = ['totals', 'named', 'secret'] as const;
export type Secrecy = (typeof SECRECIES)[number];
export const TIES = ['rejected', 'presiding'] as const;
export type Tie = (typeof TIES)[number];

/** Matters that may go by a rule of their own. */
export const MATTER_GROUPS = ['text', 'amendment', 'procedural'] as const;
export type MatterGroup = (typeof MATTER_GROUPS)[number];

const GROUP_OF: Record<string, MatterGroup> = {
  basis: 'text',
  whole: 'text',
  whole_with_edits: 'text',
  clause: 'text',
  amendment: 'amendment',
  block: 'amendment',
};
export const groupOfMatter = (matter: string): MatterGroup => GROUP_OF[matter] ?? 'procedural';
