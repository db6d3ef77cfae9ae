/** Bounds of remarks, for forms and schemas alike. */
export const COMMENT_LIMITS = {
  text: 2_000,
  quote: 300,
  from: 1_000_000,
  mentions: 10,
  threads: 300,
  ofDraft: 2_000,
} as const;
