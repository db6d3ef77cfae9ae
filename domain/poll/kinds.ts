/** Words of polls and clouds, free of zod. */
export const POLL_KINDS = ['single', 'multiple', 'scale', 'cloud'] as const;
export type PollKind = (typeof POLL_KINDS)[number];
export const POLL_STATES = ['draft', 'open', 'closed'] as const;
export type PollState = (typeof POLL_STATES)[number];
export const POLL_LIMITS = {
  title: 300,
  option: 200,
  options: 12,
  /** Words of one person, and letters of a word. */
  words: 5,
  word: 40,
  /** Words shown on the wall. */
  cloud: 40,
  polls: 100,
} as const;
/** Fewer answers would tell who gave them. */
export const LEAST_ANSWERS = 5;
export const SCALE = ['1', '2', '3', '4', '5'] as const;
